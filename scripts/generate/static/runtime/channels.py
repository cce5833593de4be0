"""Messages of a WebSocket channel: what is known of each kind, and how what a client sends is read.

Reading never raises for what a client sends: what cannot be read becomes an `UnreadableMessage`, which says enough to
answer with, and the connection goes on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json

from scripts.generate.static.runtime.arguments import MOST_FAULTS, parse_json
from scripts.generate.static.runtime.operations import RateLimit
from scripts.generate.static.runtime.refusals import FieldError, field_errors

DEEPEST_NESTING = 64
"""How many objects and arrays a message may have inside each other."""

_LONGEST_TYPE = 64

type Unreadable = Literal["binary", "too_large", "not_json", "too_deep", "unknown_type", "invalid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientMessage[M: BaseModel]:
    """A kind of message that clients send, with the policy of its operation. `name` is the value of its `type`."""

    name: str
    operation: str
    model: type[M]
    scopes: tuple[str, ...]
    rate_limit: RateLimit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerMessage[M: BaseModel]:
    """A kind of message that the service sends. A durable one is numbered, kept and sent again on resumption."""

    name: str
    model: type[M]
    durable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableMessage:
    """What a client sent is no message of the channel. `detail` says why, for the developer of the client.

    `type` is what the client calls the message, `message_id` its id, where they could be read and have the form of
    one. `errors` lists the faults of an `invalid` message; their pointers lead into the message.
    """

    code: Unreadable
    detail: str
    type: str | None = None
    message_id: str | None = None
    errors: tuple[FieldError, ...] = ()


_TOO_DEEP = UnreadableMessage(
    code="too_deep", detail=f"The message nests objects and arrays deeper than {DEEPEST_NESTING} levels."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageReader[M]:
    """Reads the messages of one channel; `M` is the union of them, `identifier` the type of their `id`."""

    messages: Mapping[str, ClientMessage[Any]]
    identifier: TypeAdapter[Any]
    max_bytes: int
    _types: Mapping[str, TypeAdapter[Any]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        types = {name: TypeAdapter(message.model) for name, message in self.messages.items()}
        object.__setattr__(self, "_types", types)

    def read(self, raw: str | bytes) -> M | UnreadableMessage:
        """Read one frame. Text is a message; bytes, as of a binary frame, never are."""
        if isinstance(raw, bytes):
            return UnreadableMessage(code="binary", detail="Messages are text frames; this one is binary.")
        # Characters are never more than bytes: what is too large anyway is not encoded first.
        if len(raw) > self.max_bytes or len(frame := raw.encode(errors="surrogatepass")) > self.max_bytes:
            detail = f"The message is larger than {self.max_bytes} bytes."
            return UnreadableMessage(code="too_large", detail=detail)
        try:
            document = from_json(frame, allow_inf_nan=False)
        except ValueError as error:
            # The parser has a limit of its own, beyond ours.
            if "recursion limit" in str(error):
                return _TOO_DEEP
            return UnreadableMessage(code="not_json", detail=f"The message is not JSON: {error}.")
        return _TOO_DEEP if _is_deeper(document, DEEPEST_NESTING) else self._interpret(frame, document)

    def _interpret(self, frame: bytes, document: object) -> M | UnreadableMessage:
        if not isinstance(document, dict):
            fault = FieldError(pointer="", code="type_invalid", detail="Input should be an object")
            return UnreadableMessage(code="invalid", detail="The message is not a JSON object.", errors=(fault,))
        kind = document.get("type")
        identifier = self._identifier_of(document)
        if not isinstance(kind, str):
            code, what = ("required", "Field required") if kind is None else ("type_invalid", "Input should be a text")
            return UnreadableMessage(
                code="invalid",
                detail="The message does not say its `type`.",
                message_id=identifier,
                errors=(FieldError(pointer="/type", code=code, detail=what),),
            )
        type_ = self._types.get(kind)
        if type_ is None:
            shown = kind[:_LONGEST_TYPE]
            return UnreadableMessage(
                code="unknown_type",
                detail=f"Clients send no messages of the type {shown!r}.",
                type=shown,
                message_id=identifier,
            )
        try:
            return cast(M, parse_json(type_, frame))
        except ValidationError as error:
            errors = tuple(field_errors(error, document))[:MOST_FAULTS]
            detail = f"The {kind} message does not fit its schema."
            return UnreadableMessage(code="invalid", detail=detail, type=kind, message_id=identifier, errors=errors)

    def _identifier_of(self, document: dict[str, object]) -> str | None:
        try:
            found: str = self.identifier.validate_python(document.get("id"), strict=True)
        except ValidationError:
            return None
        return found


def _is_deeper(document: object, most: int) -> bool:
    """Tell whether objects and arrays are nested deeper than that."""
    level = [document]
    for _ in range(most + 1):
        level = [
            member
            for container in level
            if isinstance(container, dict | list)
            for member in (container.values() if isinstance(container, dict) else container)
        ]
    return bool(level)
