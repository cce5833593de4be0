"""What a channel must be for Amazon API Gateway to hold its WebSockets. AWS itself would say so at deployment only."""

import re
from collections.abc import Iterator
from typing import Final

from scripts.generate.aws_socket_quotas import IDLE_SECONDS, INTEGRATION_MS, MESSAGE_BYTES
from scripts.generate.documents import Node
from scripts.generate.lint.channel_survey import ChannelUse
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import OperationUse, Survey, properties_of
from scripts.generate.python_names import service_of, words

RULES = Rules()
_QUOTAS = "Amazon API Gateway, quotas of WebSocket APIs"

# A frame may be all control characters, of which each takes six bytes in JSON; the rest of the event is small.
LARGEST_EVENT: Final = 6 * MESSAGE_BYTES + 4096
EVENT_MEMBERS: Final = ("type", "connection_id", "callback_url", "subject", "body")
_EVENT_HEADERS: Final = {"X-Gateway-Key", "Idempotency-Key"}


@RULES.rule(
    "aws-route-key",
    source="Amazon API Gateway, routes of WebSocket APIs",
    why="The `type` of a message is the key of its route; AWS keeps keys with $ to itself, and refuses most signs.",
    fix="write the name in letters, digits, dots, dashes and underscores, different from others in more than these.",
)
def route_keys(survey: Survey) -> Iterator[Finding]:
    """Messages of clients have names that are keys of routes, and of resources in a template."""
    for channel in survey.channels:
        seen: dict[str, str] = {}
        for message in channel.client_messages():
            place = message.node.get("name") or message.node
            if not re.fullmatch(r"[A-Za-z0-9._/-]+", message.label):
                yield Finding(place, f"{message.label} cannot be the key of a route.")
                continue
            first = seen.setdefault("".join(words(message.label)), message.label)
            if first != message.label:
                yield Finding(place, f"{message.label} and {first} differ in signs only.")


@RULES.rule(
    "aws-message-size",
    source=_QUOTAS,
    why=f"AWS closes the connection when a message has more than {MESSAGE_BYTES} bytes; nobody can raise that.",
    fix=f"write at most {MESSAGE_BYTES}, and let clients upload what is larger over HTTP.",
)
def message_sizes(survey: Survey) -> Iterator[Finding]:
    """Messages fit into what AWS passes on."""
    for channel in survey.channels:
        size = channel.node.get("x-max-message-bytes")
        if size is not None and isinstance(size.value, int) and size.value > MESSAGE_BYTES:
            yield Finding(size, f"The channel {channel.name} takes messages of {size.value} bytes.")


@RULES.rule(
    "aws-idle-time",
    source=_QUOTAS,
    why=f"AWS closes a connection that is silent for {IDLE_SECONDS} s; nobody can raise that.",
    fix=f"write at most {IDLE_SECONDS}; clients keep a connection alive with messages.",
)
def idle_times(survey: Survey) -> Iterator[Finding]:
    """No channel promises more silence than AWS bears."""
    for channel in survey.channels:
        idle = channel.node.get("x-idle-timeout-s")
        if idle is not None and isinstance(idle.value, int) and idle.value > IDLE_SECONDS:
            yield Finding(idle, f"The channel {channel.name} allows {idle.value} s of silence.")


@RULES.rule(
    "relay-operation",
    source="gateway policy",
    why="A gateway that holds the WebSockets itself tells the service by this operation what happens to them.",
    fix=(
        "name one internal POST of the service's OpenAPI document, with X-Gateway-Key and Idempotency-Key,"
        f" and a JSON body with {', '.join(EVENT_MEMBERS)}."
    ),
)
def relay_operations(survey: Survey) -> Iterator[Finding]:
    """The operation that a channel names is there, and gateways can call it."""
    named = [(channel, node) for channel in survey.channels if (node := channel.node.get("x-relay-operation"))]
    for _channel, node in named[1:]:
        yield Finding(node, "Gateways hold the WebSockets of one channel only.")
    for channel, node in named:
        operation = _operation_of(channel, name=node.value, survey=survey)
        if operation is None:
            yield Finding(node, f"{node.value} is no operation of the service of {channel.name}.")
        else:
            yield from _relay_faults(operation, node)


def _operation_of(channel: ChannelUse, *, name: object, survey: Survey) -> OperationUse | None:
    service = service_of(channel.document.path.name)
    return next(
        (
            operation
            for operation in survey.operations
            if operation.node.value.get("operationId") == name and service_of(operation.document.path.name) == service
        ),
        None,
    )


def _relay_faults(operation: OperationUse, node: Node) -> Iterator[Finding]:
    value = operation.node.value
    if operation.method != "post" or "{" in operation.path or not value.get("x-internal"):
        yield Finding(node, f"{operation.label} is not an internal POST to a fixed path.")
    required = {parameter.value["name"] for parameter in operation.parameters() if parameter.value.get("required")}
    if required - _EVENT_HEADERS:
        yield Finding(node, f"{operation.label} requires {', '.join(sorted(required - _EVENT_HEADERS))}.")
    schema = next((media["schema"] for kind, media in operation.body_media() if kind == "application/json"), None)
    members = properties_of(schema) if schema is not None else {}
    missing = [member for member in EVENT_MEMBERS if member not in members]
    if missing:
        yield Finding(node, f"The body of {operation.label} has no {', '.join(missing)}.")
    size, timeout = value.get("x-max-body-bytes"), value.get("x-timeout-ms")
    if isinstance(size, int) and size < LARGEST_EVENT:
        place = operation.node["x-max-body-bytes"]
        yield Finding(place, f"{operation.label} takes {size} bytes.", f"write at least {LARGEST_EVENT}.")
    if isinstance(timeout, int) and timeout not in INTEGRATION_MS:
        place = operation.node["x-timeout-ms"]
        yield Finding(
            place, f"{operation.label} may take {timeout} ms.", f"write {INTEGRATION_MS[0]} to {INTEGRATION_MS[-1]}."
        )
