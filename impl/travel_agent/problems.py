"""Which problem of the contract each fact is answered with."""

from collections.abc import Mapping
from typing import Final

from impl.platform.errors import NotFound
from impl.platform.webhook_reception import InvalidSignature
from impl.travel_agent.conversations.errors import UnknownConversation, UnknownTurn
from impl.travel_agent.domain.confirmations import ConfirmationNotPending, DigestMismatch, UnknownConfirmation
from impl.travel_agent.handlers.relay import UnknownCallback, UnknownGateway

DOMAIN_PROBLEMS: Final[Mapping[type[Exception], str]] = {
    UnknownConversation: NotFound.code,
    UnknownTurn: NotFound.code,
    UnknownConfirmation: NotFound.code,
    ConfirmationNotPending: "confirmation_not_pending",
    DigestMismatch: "digest_mismatch",
    UnknownGateway: "forbidden",
    UnknownCallback: "unknown_callback",
    InvalidSignature: "invalid_signature",
}
