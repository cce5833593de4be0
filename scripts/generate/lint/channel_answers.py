"""Conventions for the methods of the client: their names, and those that answer a message of the service."""

import re
from collections.abc import Iterator

from scripts.generate.answers import MEMBERS, is_taken, path_of
from scripts.generate.documents import Node
from scripts.generate.lint.channel_survey import ChannelOperationUse, ChannelUse
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import Survey, properties_of, required_of

RULES = Rules()
# What every client of a channel has, whatever its contract says.
CLIENT_MEMBERS = frozenset(
    {
        *("connect", "reconnect", "close", "on", "onAny", "onConnection", "events"),
        *(
            "state",
            "conversationId",
            "lastSeq",
            "waiting",
            "deliver",
            "sendPing",
            "renewToken",
            "tellMessage",
            "tellConnection",
            "constructor",
        ),
    }
)


@RULES.rule(
    "channel-methods",
    source="pipeline",
    why="Operations and answers become methods of one client, which has others of its own.",
    fix="choose another name.",
)
def methods(survey: Survey) -> Iterator[Finding]:
    """No operation and no answer has the name of another one, or of something that every client has."""
    for channel in survey.channels:
        seen: set[str] = set()
        for operation in channel.receiving():
            for name, node in ((operation.name, operation.node), *map(_named, answers_of(operation))):
                if name in seen | CLIENT_MEMBERS:
                    yield Finding(node, f"The client has another member {name}.")
                seen.add(name)


@RULES.rule(
    "channel-answers",
    source="chat",
    why="The client answers a message with it, and fills in what the message has told.",
    fix=(
        "write {name, summary, to, members}: `to` refers to a message of the service, and each of the members is taken"
        " from it, as '$message.payload#/path/of/members', or is a value that the member may have."
    ),
)
def answers(survey: Survey) -> Iterator[Finding]:
    """Answers take what they need from what is always there, in the type that is wanted."""
    for channel in survey.channels:
        for operation in channel.operations():
            for answer in answers_of(operation):
                if operation.action != "receive" or len(operation.messages()) != 1:
                    yield Finding(answer, f"{operation.name} is not one message of clients; it answers nothing.")
                elif not isinstance(answer.value, dict) or set(answer.value) != MEMBERS:
                    yield Finding(answer, f"An answer of {operation.name} does not have {', '.join(sorted(MEMBERS))}.")
                else:
                    yield from _faults(answer, operation=operation, channel=channel)


def answers_of(operation: ChannelOperationUse) -> list[Node]:
    """Give what is written of the answers of an operation."""
    written = operation.node.get("x-answers")
    return list(written.items()) if written is not None else []


def _named(answer: Node) -> tuple[str, Node]:
    return str(answer.value.get("name")), answer


def _faults(answer: Node, *, operation: ChannelOperationUse, channel: ChannelUse) -> Iterator[Finding]:
    label, summary = answer.value["name"], str(answer.value["summary"]).strip()
    if not re.fullmatch(r"[a-z][a-zA-Z0-9]*", str(label)):
        yield Finding(answer["name"], f"The name {label} is not camelCase.")
    if not summary or summary.endswith(".") or "\n" in summary:
        yield Finding(answer["summary"], f"The summary of {label} is not a title.")
    sent = {message.node.identity: message for message in channel.server_messages()}
    told = sent.get(answer["to"].resolved().identity)
    wanted = properties_of(operation.messages()[0].resolved()["payload"]["schema"])
    if told is None or (schema := told.schema()) is None:
        yield Finding(answer["to"], f"{label} answers nothing that the service sends.")
        return
    for name, value in answer["members"].members():
        if name not in wanted or name in ("type", "id"):
            yield Finding(value, f"{operation.name} has no {name} to fill in.")
        elif is_taken(value.value):
            yield from _fault_of_taken(value, schema=schema, wanted=wanted[name].resolved())
        elif not _may_be(value.value, wanted[name].resolved()):
            yield Finding(value, f"{name} of {operation.name} is never {value.value}.")


def _fault_of_taken(value: Node, *, schema: Node, wanted: Node) -> Iterator[Finding]:
    for member in path_of(value.value):
        properties = properties_of(schema)
        if member not in required_of(schema) or member not in properties:
            yield Finding(value, f"There is not always a {member} in {schema.name}.")
            return
        schema = properties[member].resolved()
    if schema.identity != wanted.identity and schema.value != wanted.value:
        yield Finding(value, f"{value.value} is not a {wanted.name}.")


def _may_be(value: object, wanted: Node) -> bool:
    allowed = [True, False] if wanted.value.get("type") == "boolean" else wanted.value.get("enum", [])
    return value in (allowed or [wanted.value.get("const")])
