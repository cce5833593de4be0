"""Conventions for messages: names, examples, identifiers, numbering."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scripts.generate import asyncapi
from scripts.generate.documents import Node
from scripts.generate.lint.channel_survey import ChannelUse, MessageUse
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import Survey, constant_of, properties_of, required_of

if TYPE_CHECKING:
    from jsonschema_rs import Registry

RULES = Rules()
_SOURCE = "chat"
_SCHEMAS = "urn:schemas"
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)*")
_ENVELOPE = ("seq", "ts", "conversation_id")
_UUID = "01975f3e-7c1e-7a52-9d5b-1c5e0c5d7a11"
# What the client of applications stands on: it begins, resumes, keeps alive and renews by itself. Each message with
# the members that it must have; those with a question mark may be absent from a message.
_SESSION = {
    "session.hello": ("token", "conversation_id?", "last_seq?"),
    "token.refresh": ("token",),
    "ping": (),
    "session.ready": ("conversation_id", "resumed", "last_seq", "heartbeat_s", "ts", "token_expires_at?"),
    "ack": ("message_id", "duplicate"),
    "error": ("message_id?", "code", "detail", "retryable"),
    "rate_limited": ("message_id?", "retry_after_s"),
    "pong": ("message_id",),
}


@RULES.rule(
    "message-name",
    source=_SOURCE,
    why="Both sides tell messages apart by `type`.",
    fix="write `name` as words of snake_case with dots, and the same text as `const` of the member `type`.",
)
def names(survey: Survey) -> Iterator[Finding]:
    """The name of a message is the one value of its `type`, which is required; no two have the same."""
    for channel in survey.channels:
        seen: set[str] = set()
        for message in channel.messages():
            name, schema = message.node.get("name"), message.schema()
            if name is None or not _NAME.fullmatch(str(name.value)):
                yield Finding(name or message.node, f"{message.label} is not the name of a message.")
            elif schema is not None and constant_of(schema, "type") != name.value:
                yield Finding(name, f"The `type` of {message.label} is not {name.value}.")
            elif schema is not None and "type" not in required_of(schema):
                yield Finding(schema, f"{message.label} does not require its `type`.")
            elif name.value in seen:
                yield Finding(name, f"Two messages are called {name.value}.")
            seen.add(message.label)


@RULES.rule(
    "message-used",
    source=_SOURCE,
    why="A message that nobody sends is a promise that nobody keeps.",
    fix="list it in an operation, or remove it.",
)
def used(survey: Survey) -> Iterator[Finding]:
    """Every message is one of the channel, and sent by somebody."""
    for channel in survey.channels:
        listed = {message.node.identity for message in channel.messages()}
        components = channel.document.root.at("components", "messages")
        for name, node in components.members() if components is not None else ():
            if node.identity not in listed:
                yield Finding(node, f"The message {name} belongs to no channel.")
        sent = {use.node.identity for use in (*channel.client_messages(), *channel.server_messages())}
        for message in channel.messages():
            if message.node.identity not in sent:
                yield Finding(message.listed, f"Nobody sends {message.label}.")


@RULES.rule(
    "message-text",
    source="documents",
    why="They are the documentation of the client, the handler and the catalogue.",
    fix="write `title`, `summary` and the `description` of the schema.",
)
def texts(survey: Survey) -> Iterator[Finding]:
    """Channels, messages and their schemas say what they are."""
    for channel in survey.channels:
        if not str(channel.node.value.get("description", "")).strip():
            yield Finding(channel.node, f"The channel {channel.name} has no description.")
        for message in channel.messages():
            for member in ("title", "summary"):
                if not str(message.node.value.get(member, "")).strip():
                    yield Finding(message.node, f"{message.label} has no {member}.")
            schema = message.schema()
            if schema is not None and not str(schema.value.get("description", "")).strip():
                yield Finding(schema, f"The schema of {message.label} has no description.")


@RULES.rule(
    "message-examples",
    source="documents",
    why="Documentation, mocks and tests of the channel start from them.",
    fix="write `examples` with a `payload` that fits the schema.",
)
def examples(survey: Survey) -> Iterator[Finding]:
    """Every message has an example, and its examples fit its schema."""
    import jsonschema_rs

    for channel in survey.channels:
        schemas = asyncapi.bundle(channel.document)["components"]["schemas"]
        registry = jsonschema_rs.Registry([(_SCHEMAS, {"components": {"schemas": schemas}})])
        for message in channel.messages():
            written = message.node.get("examples")
            listed = list(written.items()) if written is not None else []
            if not listed:
                yield Finding(message.node, f"{message.label} has no example.")
            for example in listed:
                yield from _example_faults(message, example, registry)


def _example_faults(message: MessageUse, example: Node, registry: "Registry") -> Iterator[Finding]:
    import jsonschema_rs

    schema = message.schema()
    payload = example.get("payload")
    if payload is None:
        yield Finding(example, f"The example of {message.label} has no payload.")
    elif schema is not None:
        reference = {"$ref": f"{_SCHEMAS}#/components/schemas/{schema.name}"}
        validator = jsonschema_rs.Draft202012Validator(reference, validate_formats=True, registry=registry)
        for error in validator.iter_errors(payload.value):
            path = "".join(f"/{part}" for part in error.instance_path)
            yield Finding(payload, f"The example of {message.label} does not fit at `{path}`: {error.message}.")


@RULES.rule(
    "client-message",
    source=_SOURCE,
    why="The service acknowledges, refuses and recognises messages by their id.",
    fix="close the object, require `id`, and give all messages of clients the same named schema for it.",
)
def client_messages(survey: Survey) -> Iterator[Finding]:
    """Messages of clients are closed and have an `id`, all of the same schema; they are not durable."""
    for channel in survey.channels:
        expected: Node | None = None
        for message in channel.client_messages():
            schema = message.schema()
            if schema is None:
                continue
            identifier = properties_of(schema).get("id")
            if schema.value.get("additionalProperties") is not False:
                yield Finding(schema, f"{message.label} is written by clients, but open.")
            if identifier is None or "id" not in required_of(schema) or "$ref" not in identifier:
                yield Finding(schema, f"{message.label} does not require an `id` of a named schema.")
                continue
            if expected is None:
                expected = identifier.resolved()
                yield from _unfit_for_uuids(expected)
            if identifier.resolved().identity != expected.identity:
                yield Finding(identifier, f"The id of {message.label} is not a {expected.name}.")
            if "x-durable" in message.node:
                yield Finding(message.node["x-durable"], f"{message.label} comes from clients and is never durable.")


def _unfit_for_uuids(schema: Node) -> Iterator[Finding]:
    value = schema.value
    if not re.search(str(value.get("pattern", "")), _UUID) or value.get("maxLength", len(_UUID)) < len(_UUID):
        yield Finding(schema, f"{schema.name} does not admit UUIDs, by which the generated client names messages.")


@RULES.rule(
    "durable-message",
    source=_SOURCE,
    why="A client resumes after the last number it has seen, and must miss nothing.",
    fix="write `x-durable: true` and require seq, ts and conversation_id, or `x-durable: false` and have no seq.",
)
def durable_messages(survey: Survey) -> Iterator[Finding]:
    """Messages of the service say whether they are durable; those that are have a number, a time and a conversation."""
    for channel in survey.channels:
        for message in channel.server_messages():
            durable, schema = message.node.get("x-durable"), message.schema()
            if durable is None or not isinstance(durable.value, bool):
                yield Finding(durable or message.node, f"{message.label} does not say whether it is durable.")
            elif schema is not None and durable.value and not set(_ENVELOPE) <= required_of(schema):
                yield Finding(schema, f"{message.label} is durable, but does not require {', '.join(_ENVELOPE)}.")
            elif schema is not None and not durable.value and "seq" in properties_of(schema):
                yield Finding(schema, f"{message.label} has a seq, but is not durable.")


@RULES.rule(
    "session-messages",
    source=_SOURCE,
    why="The generated client begins, resumes, renews its token and keeps alive with them.",
    fix="write the message with that name and those members.",
)
def session_messages(survey: Survey) -> Iterator[Finding]:
    """A channel has the messages of a session."""
    for channel in survey.channels:
        messages = {message.label: message.schema() for message in channel.messages()}
        for name, members in _SESSION.items():
            schema = messages.get(name)
            if schema is None:
                yield Finding(channel.node, f"The channel has no message {name}.")
                continue
            for member in members:
                wanted = required_of(schema) if not member.endswith("?") else properties_of(schema).keys()
                if member.removesuffix("?") not in wanted:
                    yield Finding(schema, f"{name} has no {member.removesuffix('?')}, or it may be absent.")


@RULES.rule(
    "channel-types",
    source=_SOURCE,
    why="Types of that name are generated for the channel.",
    fix="choose another name for the schema.",
)
def channel_types(survey: Survey) -> Iterator[Finding]:
    """No schema has the name of a type that is generated for a channel, and no two channels share their name."""
    taken = {name: channel for channel in survey.channels for name in asyncapi.message_names(channel.name)}
    for node in survey.definitions:
        if node.name in taken:
            yield Finding(node, f"{node.name} is generated from the channel {taken[node.name].name}.")
    seen: dict[str, ChannelUse] = {}
    for channel in survey.channels:
        if channel.name in seen:
            yield Finding(
                channel.node, f"The channel {channel.name} is also described at {seen[channel.name].node.place}."
            )
        seen.setdefault(channel.name, channel)
