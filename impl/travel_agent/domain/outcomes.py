"""How the carrying out of an approved change ends."""

from dataclasses import dataclass
from enum import StrEnum

from generated.models import Price, Reservation


class StaleReason(StrEnum):
    """What has changed since the customer approved, so that nothing was done."""

    EXPIRED = "expired"
    PRICE_CHANGED = "price_changed"
    RESERVATION_CHANGED = "reservation_changed"
    VEHICLE_TAKEN = "vehicle_taken"
    RANGE_INSUFFICIENT = "range_insufficient"
    QUOTE_EXPIRED = "quote_expired"
    OUTSIDE_BOOKING_WINDOW = "outside_booking_window"
    TOO_MANY_RESERVATIONS = "too_many_reservations"
    PAYMENT_METHOD_REQUIRED = "payment_method_required"


class FailureReason(StrEnum):
    """Why nothing can be done, now or later."""

    REFUSED = "refused"
    """The Reservation API refuses it for good."""
    TAMPERED = "tampered"
    """The stored change is not the approved one."""
    NEVER_KNOWN = "never_known"
    """No answer ever came, and it is too late to find out."""


class UnknownReason(StrEnum):
    """Why it is not known yet how it ends; it is tried again."""

    NO_ANSWER = "no_answer"
    UNAVAILABLE = "unavailable"
    TOKEN_REJECTED = "token_rejected"
    IN_PROGRESS = "in_progress"


class RefusalReason(StrEnum):
    """Why an attempt to carry something out was turned away, and nothing changed."""

    UNKNOWN_CONFIRMATION = "unknown_confirmation"
    NOT_APPROVED = "not_approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """It is done; the reservation as it is now."""

    reservation: Reservation


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """Nothing was done, as what was approved is no longer to be had; `price` is the new price or fee, where known."""

    reason: StaleReason
    price: Price | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Nothing was done, and nothing will be."""

    reason: FailureReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """It may have been done or not; it stays approved and is tried again with the same keys."""

    reason: UnknownReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """There was no right to carry it out. Nothing changed."""

    reason: RefusalReason


type Outcome = Committed | Stale | Failed | Unknown
"""How an attempt with a right to it ends."""

type CommitResult = Outcome | Refused
"""What whoever asks for a commit is answered."""
