"""Why a message of a client is not followed, found out from the conversation alone."""

from dataclasses import dataclass
from typing import Any, Final

from generated.runtime.channels import Unreadable, UnreadableMessage
from scripts.mock.chat.channel import Message, MockedChannel
from scripts.mock.chat.talk import Talk
from scripts.mock.identifiers import is_identifier

CANCEL: Final = "turn.cancel"
_OF: Final = "_id"
_CODES: Final[dict[Unreadable, str]] = {
    "binary": "malformed_message",
    "too_large": "message_too_large",
    "not_json": "malformed_message",
    "too_deep": "malformed_message",
    "unknown_type": "unknown_type",
    "invalid": "validation_failed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What there is to say: the code that fits best, and for people what happened and what to do."""

    code: str
    detail: str
    retryable: bool = False
    errors: tuple[dict[str, str], ...] | None = None


def unreadable(message: UnreadableMessage) -> Fault:
    """Why a frame is no message."""
    errors = tuple({"pointer": item.pointer, "code": item.code, "detail": item.detail} for item in message.errors)
    return Fault(code=_CODES[message.code], detail=message.detail, errors=errors or None)


def fault_of(message: Message, talk: Talk, channel: MockedChannel, *, only_answers: bool) -> Fault | None:
    """Why a message cannot be followed as things are; None where it can.

    `only_answers` tells that messages of its kind begin nothing, so that something must wait for this one.
    """
    if message["type"] == CANCEL and not talk.is_playing:
        return Fault(code="no_running_turn", detail="Nothing is being said that could be stopped.")
    named = {name: value for name, value in message.items() if name.endswith(_OF) and name != "conversation_id"}
    unknown = [f"unknown_{name.removesuffix(_OF)}" for name, value in named.items() if value not in talk.issued]
    code = channel.error_code(*unknown)
    if code is not None:
        return Fault(code=code, detail="This conversation has shown nothing of that name.")
    for value in filter(is_identifier, map(str, named.values())):
        differing = _difference(message, talk.shown(value) or {})
        code = channel.error_code(f"{differing}_mismatch")
        if code is not None:
            return Fault(code=code, detail=f"The {differing} is not the one that was shown.")
    if only_answers and talk.continuation(message) is None:
        stems = [name.removesuffix(_OF) for name in named]
        code = channel.error_code(*(f"{stem}_not_pending" for stem in stems), *(f"unknown_{stem}" for stem in stems))
        return Fault(code=code or channel.usual_error, detail="Nothing waits for this answer any more.")
    return None


def _difference(message: Message, shown: dict[str, Any]) -> str | None:
    shared = (name for name in message if name in shown and name not in ("id", "type"))
    return next((name for name in shared if message[name] != shown[name]), None)
