"""What a conversation is, and who speaks in it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from generated import models
from impl.travel_agent.domain.geography import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation of one customer. `last_seq` numbers its last event, 0 before the first."""

    id: UUID
    customer_id: UUID
    locale: models.Locale
    time_zone: str
    title: str
    last_seq: int
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessToken:
    """The customer's own token, as it goes to the Reservation API; its value stays out of representations and logs."""

    value: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSession:
    """Who speaks in a turn, made from the connection or the request that started it.

    `position` is what the app last told, where the customer allows its use; it is never kept.
    """

    customer_id: UUID
    subject: str = field(repr=False)
    scopes: frozenset[str]
    token: AccessToken
    position: Position | None = field(default=None, repr=False)
    locale: models.Locale
    time_zone: str
