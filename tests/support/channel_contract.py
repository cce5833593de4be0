"""An AsyncAPI document as the source of tests: messages a client may and may not send, and what the server may answer.

Nothing here knows the chat: any document of the pipeline will do. Schemathesis makes the values; it only reads OpenAPI,
so each message is shown to it as the body of a request.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import jsonschema_rs
import schemathesis
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode

type Json = Mapping[str, Any]
type Message = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientKind:
    """A kind of message that clients send: its `type`, its schema's name, and the types that may answer it."""

    type: str
    schema: str
    replies: frozenset[str]
    examples: tuple[Message, ...]


class ChannelContract:
    """The messages of a bundled AsyncAPI document."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self._messages: Json = document["components"]["messages"]

    @classmethod
    def load(cls, bundle: Path) -> Self:
        """Read a bundle from its file."""
        return cls(json.loads(bundle.read_bytes()))

    @cached_property
    def client_kinds(self) -> tuple[ClientKind, ...]:
        """What clients may send, in the order of the document."""
        return tuple(
            self._kind(_last(operation["messages"][0]), replies=operation.get("reply", {}).get("messages", ()))
            for operation in self.document["operations"].values()
            if operation["action"] == "receive"
        )

    def kind(self, of_type: str) -> ClientKind:
        """The kind of client message with this `type`."""
        return next(kind for kind in self.client_kinds if kind.type == of_type)

    @cached_property
    def server_types(self) -> Mapping[str, bool]:
        """What the server may send, by `type`; True for messages that are kept and sent again on resumption."""
        clients = {kind.type for kind in self.client_kinds}
        return {
            message["name"]: bool(message.get("x-durable"))
            for message in self._messages.values()
            if message["name"] not in clients
        }

    def good(self, kind: ClientKind) -> SearchStrategy[Message]:
        """Messages of a kind that keep to the contract."""
        return self._bodies(kind, GenerationMode.POSITIVE).map(lambda body: {**body, "type": kind.type})

    def bad(self, kind: ClientKind) -> SearchStrategy[Message]:
        """Messages of a kind that break the contract somewhere, but are JSON and name their type."""
        named = self._bodies(kind, GenerationMode.NEGATIVE).filter(_is_json_object)
        return named.map(lambda body: {**body, "type": kind.type}).filter(lambda body: not self.is_valid(kind, body))

    def is_valid(self, kind: ClientKind, message: Json) -> bool:
        """Whether a message keeps to the contract."""
        return self._validator(kind.schema).is_valid(dict(message))

    def verify(self, frame: str) -> Message:
        """Read a frame of the server.

        Raises:
            AssertionError: it is none that the contract describes; the text says where it differs.
        """
        message: Message = json.loads(frame)
        name = message.get("type")
        assert name in self.server_types, f"The contract has no server message {name}: {frame[:500]}"
        schema = next(_last(found["payload"]["schema"]) for found in self._messages.values() if found["name"] == name)
        faults = [f"{error.instance_path}: {error.message}" for error in self._validator(schema).iter_errors(message)]
        assert not faults, f"{frame[:500]}\n" + "\n".join(faults)
        return message

    def _kind(self, name: str, *, replies: Any) -> ClientKind:
        message = self._messages[name]
        return ClientKind(
            type=message["name"],
            schema=_last(message["payload"]["schema"]),
            replies=frozenset(self._messages[_last(reply)]["name"] for reply in replies),
            examples=tuple(example["payload"] for example in message["examples"]),
        )

    def _bodies(self, kind: ClientKind, mode: GenerationMode) -> SearchStrategy[Any]:
        cases: SearchStrategy[Any] = self._requests[f"/{kind.type}"]["POST"].as_strategy(generation_mode=mode)
        return cases.map(lambda case: case.body)

    @cached_property
    def _requests(self) -> Any:
        paths = {f"/{kind.type}": {"post": _request(kind)} for kind in self.client_kinds}
        return schemathesis.openapi.from_dict(
            {
                "openapi": "3.1.0",
                "info": {"title": "The messages as requests", "version": "1.0.0"},
                "paths": paths,
                "components": {"schemas": self.document["components"]["schemas"]},
            }
        )

    @cached_property
    def _validators(self) -> dict[str, jsonschema_rs.Draft202012Validator]:
        return {}

    def _validator(self, schema: str) -> jsonschema_rs.Draft202012Validator:
        if schema not in self._validators:
            components = {"schemas": _without_discriminators(self.document["components"]["schemas"])}
            document = {"$ref": f"#/components/schemas/{schema}", "components": components}
            self._validators[schema] = jsonschema_rs.Draft202012Validator(document, validate_formats=True)
        return self._validators[schema]


def no_message(types: Callable[[str], bool]) -> SearchStrategy[str | bytes]:
    """Frames that are no message at all; `types` tells whether a `type` is known."""
    texts = st.one_of(
        st.text(max_size=200).filter(lambda text: not _is_message(text, types)),
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20), st.lists).map(json.dumps),
        st.sampled_from(["", "{", "[]", "null", "NaN", '{"type": NaN}', '{"type": 1}', "{}", "[" * 2000 + "]" * 2000]),
        st.text(min_size=1, max_size=40)
        .filter(lambda name: not types(name))
        .map(lambda name: json.dumps({"type": name, "id": "unknown-1"})),
    )
    return texts | st.binary(max_size=200)


def _is_message(text: str, types: Callable[[str], bool]) -> bool:
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return isinstance(value, dict) and types(str(value.get("type")))


def _request(kind: ClientKind) -> Json:
    schema = {"$ref": f"#/components/schemas/{kind.schema}"}
    return {
        "operationId": kind.schema,
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": {"200": {"description": "Followed."}},
    }


def _is_json_object(body: Any) -> bool:
    return isinstance(body, dict) and _is_plain(body)


def _is_plain(value: Any) -> bool:
    match value:
        case dict():
            return all(isinstance(key, str) and _is_plain(child) for key, child in value.items())
        case list():
            return all(_is_plain(child) for child in value)
        case float():
            return math.isfinite(value)
        case _:
            return value is None or isinstance(value, str | int | bool)


def _last(reference: Json) -> str:
    return str(reference["$ref"]).rsplit("/", 1)[-1]


def _without_discriminators(node: Any) -> Any:
    match node:
        case dict():
            return {key: _without_discriminators(child) for key, child in node.items() if key != "discriminator"}
        case list():
            return [_without_discriminators(child) for child in node]
        case _:
            return node
