"""From a bundled AsyncAPI document to the contract model.

The document has passed the linter: what is read here is there, and nothing is left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.generate import example_conversations
from scripts.generate.asyncapi import message_names, messages_of, payload_of
from scripts.generate.contract import Channel, ChannelOperation, CloseCode, Member, Message, RateLimit
from scripts.generate.python_names import service_of

type Json = Mapping[str, Any]


def build(source: str, document: Json) -> Iterator[Channel]:
    """Build the channels of a bundle; `source` is the name of the file it was made from."""
    for name, raw in document["channels"].items():
        yield _ChannelBuilder(source=source, document=document, name=name, raw=raw).build()


class _ChannelBuilder:
    def __init__(self, *, source: str, document: Json, name: str, raw: Json) -> None:
        self._source = source
        self._document = document
        self._name = name
        self._raw = raw
        self._schemas: Json = document["components"]["schemas"]

    def build(self) -> Channel:
        info, raw = self._document["info"], self._raw
        client_schema, server_schema = message_names(self._name)
        server = messages_of(self._document, self._name, action="send")
        operations = tuple(self._operations())
        return Channel(
            service=service_of(self._source),
            source=self._source,
            name=self._name,
            title=info["title"],
            description=raw["description"].strip(),
            introduction=info.get("description", "").strip(),
            version=info["version"],
            address=raw["address"],
            subprotocol=raw["x-subprotocol"],
            token_subprotocol=raw.get("x-token-subprotocol"),
            max_message_bytes=raw["x-max-message-bytes"],
            idle_timeout_s=raw.get("x-idle-timeout-s"),
            relay=raw.get("x-relay-operation"),
            close_codes=tuple(CloseCode(**entry) for entry in raw["x-close-codes"]),
            operations=operations,
            server_messages=tuple(map(self._message, server)),
            client_schema=client_schema,
            server_schema=server_schema,
            id_schema=_id_schema(operations[0].message),
            conversations=tuple(example_conversations.read(self._document, self._name)),
        )

    def _operations(self) -> Iterator[ChannelOperation]:
        for name, raw in self._document["operations"].items():
            if raw["action"] == "receive":
                limit = raw.get("x-rate-limit")
                yield ChannelOperation(
                    id=name,
                    summary=raw["summary"],
                    description=raw.get("description", "").strip(),
                    message=self._message(self._resolve(raw["messages"][0])),
                    replies=tuple(self._resolve(entry)["name"] for entry in raw.get("reply", {}).get("messages", ())),
                    scopes=tuple(raw["x-scopes"]),
                    rate_limit=RateLimit(**limit) if limit else None,
                )

    def _message(self, raw: Json) -> Message:
        schema = payload_of(raw)
        return Message(
            name=raw["name"],
            schema=schema,
            title=raw["title"],
            summary=raw["summary"].strip(),
            members=tuple(self._members(self._schemas[schema])),
            example=raw["examples"][0]["payload"],
            durable=raw.get("x-durable", False),
        )

    def _members(self, schema: Json) -> Iterator[Member]:
        for part in schema.get("allOf", ()):
            yield from self._members(self._schemas[_last(part["$ref"])] if "$ref" in part else part)
        required = set(schema.get("required", ()))
        for name, member in schema.get("properties", {}).items():
            yield Member(name=name, schema=member, required=name in required)

    def _resolve(self, node: Json) -> Json:
        while "$ref" in node:
            target: Any = self._document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node


def _id_schema(message: Message) -> str:
    (member,) = (member for member in message.members if member.name == "id")
    return _last(member.schema["$ref"])


def _last(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]
