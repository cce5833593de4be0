"""What AsyncAPI documents may hold. Whatever is not listed here would be lost on the way to the code."""

import re
from collections.abc import Iterator, Set

from scripts.generate import example_conversations
from scripts.generate.asyncapi import JSON_SCHEMA
from scripts.generate.documents import Node
from scripts.generate.lint.channel_survey import ChannelUse, MessageUse
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import Survey

RULES = Rules()
_SOURCE = "pipeline"
_ANNOTATIONS = {"title", "summary", "description", "externalDocs", "tags"}

DOCUMENT = {"asyncapi", "info", "defaultContentType", "servers", "channels", "operations", "components"}
COMPONENTS = {"messages", "securitySchemes"}
CHANNEL = {
    *_ANNOTATIONS,
    *("address", "messages", "servers", "bindings"),
    *("x-subprotocol", "x-token-subprotocol", "x-max-message-bytes", "x-idle-timeout-s", "x-relay-operation"),
    "x-close-codes",
    example_conversations.KEY,
}
OPERATION = {
    *_ANNOTATIONS,
    *("action", "channel", "messages", "reply", "security"),
    *("x-scopes", "x-rate-limit", "x-answers"),
}
REPLY = {"channel", "messages"}
MESSAGE = {*_ANNOTATIONS, "name", "contentType", "payload", "examples", "x-durable"}
PAYLOAD = {"schemaFormat", "schema"}
EXAMPLE = {"name", "summary", "payload"}

_WAYS_OUT = {
    "parameters": "put what the channel needs into its first message.",
    "headers": "put them into the payload; frames of a WebSocket have none.",
    "correlationId": "put the id of the message that is answered into the payload.",
    "traits": "write the members out.",
    "operationTraits": "write the members out.",
    "messageTraits": "write the members out.",
    "schemas": "define schemas under `$defs` in schemas/, where all documents find them.",
    "bindings": "leave it out; it says nothing that a WebSocket needs.",
    "address": "answer on the channel of the request.",
}


@RULES.rule(
    "channel-version",
    source="documents",
    why="Channels are read by the rules of AsyncAPI 3.0.",
    fix="write `asyncapi: 3.0.0`.",
)
def version(survey: Survey) -> Iterator[Finding]:
    """Documents are AsyncAPI 3.0."""
    for document in survey.workspace.channels():
        value = document.root.get("asyncapi")
        if value is None or not str(value.value).startswith("3.0."):
            yield Finding(value or document.root, "The document is not AsyncAPI 3.0.")


@RULES.rule(
    "channel-construct",
    source=_SOURCE,
    why="Nothing is generated for it, so it would be lost without a word.",
    fix="leave it out, or teach the pipeline to generate it.",
)
def members(survey: Survey) -> Iterator[Finding]:
    """Every member of documents, channels, operations and messages is one we know; a document has one channel."""
    for document in survey.workspace.channels():
        yield from _unknown(document.root, DOCUMENT, of="a document")
        yield from _unknown(document.root.get("components"), COMPONENTS, of="components")
        channels = [channel for channel in survey.channels if channel.document is document]
        if len(channels) != 1:
            node = document.root.get("channels") or document.root
            yield Finding(node, f"The document has {len(channels)} channels.", "write one channel in each document.")
        for channel in channels:
            yield from _channel_members(channel)


def _channel_members(channel: ChannelUse) -> Iterator[Finding]:
    yield from _unknown(channel.node, CHANNEL, of="a channel")
    bindings = channel.node.get("bindings")
    if bindings is not None and not (
        set(bindings.value) == {"ws"} and set(bindings.value["ws"]) <= {"method", "bindingVersion"}
    ):
        yield Finding(bindings, "Only the method of the binding `ws` is supported.", _WAYS_OUT["bindings"])
    for operation in channel.operations():
        yield from _unknown(operation.node, OPERATION, of="an operation")
        yield from _unknown(operation.node.get("reply"), REPLY, of="a reply")
    for message in channel.messages():
        yield from _unknown(message.node, MESSAGE, of="a message")
        examples = message.node.get("examples")
        for example in examples.items() if examples is not None else ():
            yield from _unknown(example, EXAMPLE, of="an example")


def _unknown(node: Node | None, known: Set[str], *, of: str) -> Iterator[Finding]:
    for name, member in node.members() if node is not None else ():
        if name not in known:
            yield Finding(member, f"`{name}` of {of} is not supported.", _WAYS_OUT.get(name))


@RULES.rule(
    "channel-address",
    source="paths",
    why="A version in the address lets two major versions run side by side.",
    fix="write one address in kebab-case that begins with the major version of `info.version`, such as /v1/chat.",
)
def addresses(survey: Survey) -> Iterator[Finding]:
    """The address of a channel is fixed and begins with the major version of the document."""
    for channel in survey.channels:
        address = channel.node.get("address")
        major = str(channel.document.value["info"]["version"]).partition(".")[0]
        if address is None:
            yield Finding(channel.node, "The channel has no address.")
        elif not re.fullmatch(rf"/v{major}(/[a-z][a-z0-9]*(-[a-z0-9]+)*)+", str(address.value)):
            yield Finding(address, f"The address {address.value} is not one of version {major} in kebab-case.")


@RULES.rule(
    "channel-reference",
    source=_SOURCE,
    why="Operations, channel and messages are put together by these references.",
    fix="refer to `#/channels/NAME`, `#/channels/NAME/messages/NAME` and `#/components/messages/NAME`.",
)
def references(survey: Survey) -> Iterator[Finding]:
    """Operations refer to messages of the channel, and the channel to messages of the components."""
    for channel in survey.channels:
        path = f"#/channels/{channel.name}"
        for message in channel.messages():
            if message.listed.value != {"$ref": f"#/components/messages/{message.listed.name}"}:
                yield Finding(message.listed, f"{message.listed.name} is not the message of that name.")
        for operation in channel.operations():
            for node in (operation.node.get("channel"), operation.node.at("reply", "channel")):
                if node is not None and node.value != {"$ref": path}:
                    yield Finding(node, f"{operation.name} does not refer to the channel {channel.name}.")
            for node in (*operation.messages(), *operation.replies()):
                if not str(node.value.get("$ref")).startswith(f"{path}/messages/"):
                    yield Finding(node, f"{operation.name} refers to something else than a message of the channel.")


@RULES.rule(
    "channel-action",
    source=_SOURCE,
    why="Each message of a client becomes one handler and one method of the client.",
    fix="write `action: receive` with one message for what clients send, `action: send` for what the service sends.",
)
def actions(survey: Survey) -> Iterator[Finding]:
    """What clients send has an operation with exactly one message; no message goes both ways."""
    for channel in survey.channels:
        if not channel.receiving():
            yield Finding(channel.node, "Clients can send nothing on the channel.")
        for operation in channel.operations():
            if operation.action not in ("receive", "send"):
                yield Finding(operation.node, f"{operation.name} neither receives nor sends.")
            elif operation.action == "receive" and len(operation.messages()) != 1:
                yield Finding(operation.node, f"{operation.name} does not receive exactly one message.")
            elif operation.action == "send" and "reply" in operation.node:
                yield Finding(operation.node["reply"], f"{operation.name} sends and cannot have a reply.")
        received = [reference.resolved().identity for use in channel.receiving() for reference in use.messages()]
        sent = {message.node.identity for message in channel.server_messages()}
        for message in channel.client_messages():
            if received.count(message.node.identity) > 1:
                yield Finding(message.node, f"{message.label} is received by two operations.")
            if message.node.identity in sent:
                yield Finding(message.node, f"{message.label} is sent by clients and by the service.")


@RULES.rule(
    "message-payload",
    source=_SOURCE,
    why="The name of the schema becomes the name of the type, the same in REST and on the channel.",
    fix=f"write `payload: {{schemaFormat: '{JSON_SCHEMA}', schema: {{$ref: schemas/FILE.yaml#/$defs/NAME}}}}`.",
)
def payloads(survey: Survey) -> Iterator[Finding]:
    """Payloads are named objects of the shared schemas, in JSON Schema 2020-12, each of one message."""
    for channel in survey.channels:
        seen: dict[object, str] = {}
        for message in channel.messages():
            faults = list(_payload_faults(message))
            yield from faults
            schema = message.schema() if not faults else None
            if schema is not None and seen.setdefault(schema.identity, message.label) != message.label:
                yield Finding(message.node, f"{message.label} has the schema of {seen[schema.identity]}.")


def _payload_faults(message: MessageUse) -> Iterator[Finding]:
    payload = message.node.get("payload")
    if payload is None or not isinstance(payload.value, dict) or set(payload.value) != PAYLOAD:
        yield Finding(payload or message.node, f"The payload of {message.label} is not a schema with its format.")
        return
    if payload.value["schemaFormat"] != JSON_SCHEMA:
        yield Finding(payload["schemaFormat"], f"{payload.value['schemaFormat']} is not supported.")
    schema = payload["schema"]
    if "$ref" not in schema:
        yield Finding(schema, f"The schema of {message.label} has no name.")
    elif schema.resolved().pointer[:1] != ("$defs",):
        yield Finding(schema, f"The schema of {message.label} is not one of the shared schemas.")
    elif schema.resolved().value.get("type") != "object" and "allOf" not in schema.resolved():
        yield Finding(schema, f"{message.label} is not an object.")
