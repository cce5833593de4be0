"""From a bundled AsyncAPI document to the contract model.

The document has passed the linter: what is read here is there, and nothing is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.generate.answers import is_taken, path_of
from scripts.generate.asyncapi import message_names, messages_of, payload_of
from scripts.generate.contract import (
    Answer,
    Channel,
    ChannelOperation,
    CloseCode,
    ErrorCode,
    Member,
    Message,
    RateLimit,
)
from scripts.generate.explanations import parts_of
from scripts.generate.python_names import service_of

type Json = Mapping[str, Any]

# The message that refuses one of a client.
ERROR = "error"


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
            close_codes=tuple(map(_close_code, raw["x-close-codes"])),
            error_codes=tuple(self._error_codes(server)),
            operations=operations,
            server_messages=tuple(map(self._message, server)),
            client_schema=client_schema,
            server_schema=server_schema,
            id_schema=_id_schema(operations[0].message),
            servers=tuple(map(_address, self._document.get("servers", {}).values())),
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
                    answers=tuple(map(self._answer, raw.get("x-answers", ()))),
                )

    def _error_codes(self, messages: Iterable[Json]) -> Iterator[ErrorCode]:
        """List what `error` may have as its code; values that are not described have empty texts."""
        for member in (member for raw in messages if raw["name"] == ERROR for member in self._message(raw).members):
            if member.name == "code":
                schema = self._resolve(member.schema)
                texts = schema.get("x-value-descriptions", {})
                for value in schema.get("enum", ()):
                    description, advice = parts_of(texts.get(value, ""))
                    yield ErrorCode(code=value, description=description, advice=advice)

    def _answer(self, raw: Json) -> Answer:
        members = raw["members"]
        return Answer(
            name=raw["name"],
            summary=raw["summary"].strip(),
            to=self._resolve(raw["to"])["name"],
            taken={name: path_of(value) for name, value in members.items() if is_taken(value)},
            fixed={name: value for name, value in members.items() if not is_taken(value)},
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


def _address(server: Json) -> str:
    return f"{server['protocol']}://{server['host']}{server.get('pathname', '')}"


def _close_code(entry: Json) -> CloseCode:
    description, advice = parts_of(entry["description"])
    return CloseCode(code=entry["code"], name=entry["name"], description=description, advice=advice)


def _id_schema(message: Message) -> str:
    (member,) = (member for member in message.members if member.name == "id")
    return _last(member.schema["$ref"])


def _last(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]
