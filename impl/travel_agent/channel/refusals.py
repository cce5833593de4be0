"""Why a message of a client cannot be followed, and how that is told."""

from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import MISSING

from generated import models
from generated.runtime import FieldError
from generated.runtime.channels import Unreadable, UnreadableMessage
from impl.platform.identifiers import encode, new_uuid7
from impl.travel_agent.conversations.errors import MessageIdReused, UnknownConversation, UnknownTurn
from impl.travel_agent.domain.confirmations import ConfirmationNotPending, DigestMismatch, UnknownConfirmation
from impl.travel_agent.reservations.errors import (
    ReservationChanged,
    ReservationsError,
    ReservationsUnavailable,
    ScopeMissing,
    TokenRejected,
)
from impl.travel_agent.turns.errors import UnknownChoice, UnknownMessage

_LONGEST_DETAIL: Final = 2000
_MOST_ERRORS: Final = 100
_UNREADABLE: Final[dict[Unreadable, models.ErrorCode]] = {
    "binary": models.ErrorCode.MALFORMED_MESSAGE,
    "too_large": models.ErrorCode.MESSAGE_TOO_LARGE,
    "not_json": models.ErrorCode.MALFORMED_MESSAGE,
    "too_deep": models.ErrorCode.MALFORMED_MESSAGE,
    "unknown_type": models.ErrorCode.UNKNOWN_TYPE,
    "invalid": models.ErrorCode.VALIDATION_FAILED,
}


class MessageRefused(Exception):
    """The message cannot be followed; nothing has changed. `retryable`: the same message may succeed later."""

    def __init__(
        self, code: models.ErrorCode, detail: str, *, errors: Sequence[FieldError] = (), retryable: bool = False
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.detail = detail
        self.errors = tuple(errors)
        self.retryable = retryable


class MessageRateLimited(Exception):
    """The customer sends too many messages of the kind; in `retry_after_s` seconds the next one is followed."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(retry_after_s)
        self.retry_after_s = retry_after_s


def event_id() -> models.EventId:
    """A fresh id for a message that is not kept."""
    return models.EventId(encode("evt", value=new_uuid7()))


def refusal_of(unreadable: UnreadableMessage) -> MessageRefused:
    """What is told of a frame that is no message."""
    return MessageRefused(_UNREADABLE[unreadable.code], unreadable.detail, errors=unreadable.errors)


def tell(refused: MessageRefused, *, message_id: str | None) -> models.ChatError:
    """The message that tells of a refusal."""
    errors = [
        models.FieldError(pointer=error.pointer, code=error.code, detail=error.detail)
        for error in refused.errors[:_MOST_ERRORS]
    ]
    return models.ChatError(
        id=event_id(),
        message_id=MISSING if message_id is None else models.ClientMessageId(message_id),
        code=refused.code,
        detail=refused.detail[:_LONGEST_DETAIL],
        errors=errors or MISSING,
        retryable=refused.retryable,
    )


def tell_limit(limited: MessageRateLimited, *, message_id: str) -> models.ChatRateLimited:
    """The message that tells of a rate limit."""
    return models.ChatRateLimited(
        id=event_id(), message_id=models.ClientMessageId(message_id), retry_after_s=limited.retry_after_s
    )


def refusal_for(error: Exception) -> MessageRefused | None:
    """How a fact that stands in the way is told; None for what nobody foresaw."""
    match error:
        case ReservationsUnavailable():
            return MessageRefused(models.ErrorCode.SERVICE_UNAVAILABLE, error.detail, retryable=True)
        case ConfirmationNotPending() | DigestMismatch():
            return MessageRefused(_CODES[type(error)], error.detail)
        case ReservationsError():
            code = _RESERVATION_CODES.get(type(error), models.ErrorCode.VALIDATION_FAILED)
            return MessageRefused(code, error.detail, retryable=isinstance(error, TokenRejected))
        case _ if type(error) in _DETAILS:
            return MessageRefused(_CODES[type(error)], _DETAILS[type(error)])
        case _:
            return None


_CODES: Final[Mapping[type[Exception], models.ErrorCode]] = {
    UnknownConversation: models.ErrorCode.UNKNOWN_CONVERSATION,
    UnknownTurn: models.ErrorCode.UNKNOWN_TURN,
    UnknownMessage: models.ErrorCode.UNKNOWN_MESSAGE,
    UnknownChoice: models.ErrorCode.UNKNOWN_CHOICE,
    UnknownConfirmation: models.ErrorCode.UNKNOWN_CONFIRMATION,
    ConfirmationNotPending: models.ErrorCode.CONFIRMATION_NOT_PENDING,
    DigestMismatch: models.ErrorCode.DIGEST_MISMATCH,
    MessageIdReused: models.ErrorCode.MESSAGE_ID_REUSED,
}
_DETAILS: Final[Mapping[type[Exception], str]] = {
    UnknownConversation: "There is no such conversation. Begin a new one with session.hello.",
    UnknownTurn: "You have no such turn. Take the turn_id from an event of your conversations.",
    UnknownMessage: "The conversation has no such answer. Take the message_id from message.completed.",
    UnknownChoice: "No open question and no plan offers this choice. Take the id from what was shown last.",
    UnknownConfirmation: "There is no such proposal. Take the id from confirmation.required.",
    MessageIdReused: "This id was used for another message. Give each new message an id of its own.",
}
_RESERVATION_CODES: Final[Mapping[type[Exception], models.ErrorCode]] = {
    TokenRejected: models.ErrorCode.TOKEN_EXPIRED,
    ScopeMissing: models.ErrorCode.SCOPE_MISSING,
    ReservationChanged: models.ErrorCode.SERVICE_UNAVAILABLE,
}
