"""A channel as the mock speaks on it: its generated module, and the examples that its own messages are made from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Final, Self

from pydantic import TypeAdapter

from scripts.generate import example_conversations
from scripts.generate.example_conversations import Conversation

type Message = dict[str, Any]

ERROR: Final = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class MockedChannel:
    """What there is to know of a channel.

    Attributes:
        module: what is generated for it.
        conversations: its example conversations.
        schemas: the names of the schemas of its messages.
        document: the bundled document.
    """

    module: ModuleType
    conversations: tuple[Conversation, ...]
    schemas: Mapping[str, str]
    document: Mapping[str, Any]
    _examples: Mapping[str, Message]
    _members: Mapping[str, frozenset[str]]
    _error_codes: tuple[str, ...]
    _types: dict[str, TypeAdapter[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Mapping[str, Any], module: ModuleType) -> Self:
        """Read the channel of a bundled document; it has one."""
        [name] = document["channels"]
        messages = document["components"]["messages"].values()
        schemas = {message["name"]: _last(message["payload"]["schema"]) for message in messages}
        return cls(
            module=module,
            conversations=tuple(example_conversations.read(document, name)),
            schemas=schemas,
            document=document,
            _members={name_: _members_of(document, schema) for name_, schema in schemas.items()},
            _examples={message["name"]: message["examples"][0]["payload"] for message in messages},
            _error_codes=_error_codes(document, schemas[ERROR]),
        )

    @property
    def address(self) -> str:
        """The path of its WebSocket."""
        return str(self.module.ADDRESS)

    @property
    def subprotocol(self) -> str:
        """What the service answers to a client that offers it."""
        return str(self.module.SUBPROTOCOL)

    def is_durable(self, name: str) -> bool:
        """Whether messages of that name are numbered and kept."""
        return bool(self.module.DURABLE[name])

    def made(self, name: str, **members: object) -> Message:
        """A message as its example has it, with those of the members that its schema has; None leaves one out."""
        example = self._examples[name]
        known = {member: value for member, value in members.items() if member in self._members[name]}
        return {member: value for member, value in {**example, **known}.items() if value is not None}

    def frame(self, message: Message) -> str:
        """A message of the service as it goes over the wire.

        Raises:
            pydantic.ValidationError: it does not fit its schema, which is a defect of an example.
        """
        name = message["type"]
        type_ = self._types.get(name)
        if type_ is None:
            type_ = self._types[name] = TypeAdapter(self.module.SERVER_MESSAGES[name].model)
        return str(self.module.write(type_.validate_json(json.dumps(message))))

    def error_code(self, *wanted: str) -> str | None:
        """The first of these codes that errors of the channel may have."""
        return next((code for code in wanted if code in self._error_codes), None)

    @property
    def usual_error(self) -> str:
        """The code of the written error."""
        return str(self._examples[ERROR]["code"])


def _members_of(document: Mapping[str, Any], schema: str) -> frozenset[str]:
    written = document["components"]["schemas"][schema]
    composed = (_members_of(document, _last(part)) for part in written.get("allOf", ()) if "$ref" in part)
    inline = (part.get("properties", {}) for part in written.get("allOf", ()))
    return frozenset(written.get("properties", {})).union(*composed, *inline)


def _error_codes(document: Mapping[str, Any], schema: str) -> tuple[str, ...]:
    schemas = document["components"]["schemas"]
    code = schemas[schema]["properties"]["code"]
    resolved = schemas[_last(code)] if "$ref" in code else code
    return tuple(resolved.get("enum", ()))


def _last(reference: Mapping[str, Any]) -> str:
    return str(reference["$ref"]).rsplit("/", 1)[-1]
