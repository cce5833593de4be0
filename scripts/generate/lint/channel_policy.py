"""Conventions for channels and their operations: what gateways, operators and clients need to know."""

import re
from collections.abc import Iterator

from scripts.generate.documents import Node
from scripts.generate.lint.channel_survey import ChannelUse
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import Survey

RULES = Rules()
_SOURCE = "gateway policy"
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# Codes that RFC 6455 lets an endpoint send, and those it leaves to applications.
_CLOSE_CODES = (*range(1000, 1004), *range(1007, 1015), *range(4000, 5000))


@RULES.rule(
    "channel-operation",
    source="documents",
    why="Handlers and methods of the client are named after it, and documented by it.",
    fix="write its name in camelCase (a verb and its object), and a `summary` of one line without a full stop.",
)
def operations(survey: Survey) -> Iterator[Finding]:
    """Operations have names in camelCase and a summary."""
    for channel in survey.channels:
        for operation in channel.operations():
            text = str(operation.node.value.get("summary", "")).strip()
            if not re.fullmatch(r"[a-z][a-zA-Z0-9]*", operation.name):
                yield Finding(operation.node, f"The name {operation.name} is not camelCase.")
            if not text:
                yield Finding(operation.node, f"{operation.name} has no summary.")
            elif text.endswith(".") or "\n" in text:
                yield Finding(operation.node["summary"], f"The summary of {operation.name} is not a title.")


@RULES.rule(
    "channel-access",
    source=_SOURCE,
    why="Every message is admitted by it, and silence must not mean open.",
    fix="write `x-scopes` with resource:action, or `x-scopes: []` for what every customer may send.",
)
def access(survey: Survey) -> Iterator[Finding]:
    """What clients send names its scopes; what the service sends has none."""
    for channel in survey.channels:
        for operation in channel.operations():
            scopes = operation.node.get("x-scopes")
            if (scopes is None) == (operation.action == "receive"):
                yield Finding(operation.node, f"{operation.name} must name its scopes, if clients begin it.")
            elif scopes is not None and not isinstance(scopes.value, list):
                yield Finding(scopes, f"The scopes of {operation.name} are not a list.")
            for scope in scopes.items() if scopes is not None else ():
                if not re.fullmatch(r"[a-z_]+:[a-z_]+", str(scope.value)):
                    yield Finding(scope, f"The scope {scope.value} is not resource:action.")


@RULES.rule(
    "channel-limits",
    source=_SOURCE,
    why="The service and every gateway enforce it.",
    fix="write `x-rate-limit: {requests, per_seconds}` at what clients send, `x-max-message-bytes` at the channel.",
)
def limits(survey: Survey) -> Iterator[Finding]:
    """A channel says how large messages may be, what clients send says how often."""
    for channel in survey.channels:
        if not _is_count(channel.node.value.get("x-max-message-bytes")):
            yield Finding(channel.node, f"The channel {channel.name} does not limit the size of messages.")
        idle = channel.node.get("x-idle-timeout-s")
        if idle is not None and not _is_count(idle.value):
            yield Finding(idle, f"The idle time-out of {channel.name} is not a number of seconds.")
        for operation in channel.operations():
            limit = operation.node.get("x-rate-limit")
            if operation.action == "receive" and not _is_limit(limit):
                yield Finding(operation.node, f"{operation.name} has no rate limit of {{requests, per_seconds}}.")
            elif operation.action == "send" and limit is not None:
                yield Finding(limit, f"{operation.name} is what the service does; nobody limits it.")


def _is_limit(limit: Node | None) -> bool:
    return (
        limit is not None
        and isinstance(limit.value, dict)
        and set(limit.value) == {"requests", "per_seconds"}
        and all(map(_is_count, limit.value.values()))
    )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


@RULES.rule(
    "channel-protocol",
    source="chat",
    why="Both sides agree on it when they connect, and say with a code why they part.",
    fix="write `x-subprotocol`, and `x-close-codes` as a list of {code, name, description} without repetitions.",
)
def protocol(survey: Survey) -> Iterator[Finding]:
    """A channel names its subprotocol and the codes with which the service closes connections."""
    for channel in survey.channels:
        subprotocol = channel.node.get("x-subprotocol")
        if subprotocol is None or not re.fullmatch(r"[a-z0-9]+([.-][a-z0-9]+)*", str(subprotocol.value)):
            yield Finding(subprotocol or channel.node, f"The channel {channel.name} has no subprotocol.")
        prefix = channel.node.get("x-token-subprotocol")
        if prefix is not None and not re.fullmatch(r"([a-z0-9]+[.-])+", str(prefix.value)):
            yield Finding(prefix, f"{prefix.value} is no prefix that ends in a dot or a dash.")
        yield from _close_code_faults(channel)


def _close_code_faults(channel: ChannelUse) -> Iterator[Finding]:
    codes = channel.node.get("x-close-codes")
    listed = list(codes.items()) if codes is not None else []
    if not listed:
        yield Finding(codes or channel.node, f"The channel {channel.name} has no close codes.")
    seen: set[object] = set()
    for entry in listed:
        value = entry.value
        if not isinstance(value, dict) or set(value) != {"code", "name", "description"}:
            yield Finding(entry, "A close code does not have exactly code, name and description.")
        elif value["code"] not in _CLOSE_CODES or not _SNAKE.fullmatch(str(value["name"])):
            yield Finding(entry, f"{value['code']} {value['name']} is no code that a service may send, or no name.")
        elif seen & {value["code"], value["name"]}:
            yield Finding(entry, f"{value['code']} {value['name']} is written twice.")
        else:
            seen |= {value["code"], value["name"]}
