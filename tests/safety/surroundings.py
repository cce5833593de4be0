"""What stands around the stage: what is witnessed there, and what stands in for plans and events."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from generated import models
from impl.travel_agent.domain.confirmations import Confirmation
from impl.travel_agent.planning.plans import Booking


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A proposal as the customer's app shows it."""

    confirmation: Confirmation
    at: datetime
    quote_expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision that the ledger has taken, and whether it should have: by what was shown and when."""

    confirmation_id: UUID
    customer_id: UUID
    decision: models.Decision
    at: datetime
    legitimate: bool


@dataclass(slots=True)
class NoEvents:
    """Takes what is told while a turn runs, and lets it go."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        async def ignore(*_: object, **__: object) -> None:
            return None

        return ignore


@dataclass(slots=True)
class OfferedPlans:
    """The plans of both customers: one option for each vehicle."""

    bookings: dict[tuple[UUID, str], Booking]
    without_vehicle: set[str] = field(default_factory=set)

    async def option(self, option_id: str, *, customer_id: UUID) -> "OfferedOption | None":
        booking = self.bookings.get((customer_id, option_id))
        return None if booking is None else OfferedOption(None if option_id in self.without_vehicle else booking)

    async def reserved(self, option_id: str, *, reservation_id: UUID, customer_id: UUID) -> None:
        """Nobody asks later."""

    async def invalidate_by_option(
        self, option_id: str, *, customer_id: UUID, reason: models.InvalidationReason
    ) -> models.PlanId | None:
        """Nobody looks at plans again."""
        return None


@dataclass(frozen=True, slots=True)
class OfferedOption:
    """An option with what it asks for."""

    asked: Booking | None

    def booking(self, now: datetime) -> Booking | None:
        return self.asked
