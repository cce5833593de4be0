"""How an approved change is carried out, step by step, so that it can be repeated and nothing is left half done.

Keys are made of the confirmation's id: a step that is repeated is answered with the first answer. A change takes no
key; it names the version it was worked out from, and is looked up before it is repeated.
"""

from typing import Final

from pydantic import MISSING

from generated import models
from impl.platform.identifiers import encode
from impl.platform.telemetry import log
from impl.travel_agent.domain.confirmations import Confirmation
from impl.travel_agent.domain.outcomes import (
    Committed,
    Failed,
    FailureReason,
    Outcome,
    Stale,
    StaleReason,
    Unknown,
    UnknownReason,
)
from impl.travel_agent.reservations import errors
from impl.travel_agent.reservations.port import ReadReservation, ReservationWrites

_REASONS: Final = {
    errors.VehicleTaken: StaleReason.VEHICLE_TAKEN,
    errors.RangeInsufficient: StaleReason.RANGE_INSUFFICIENT,
    errors.OutsideBookingWindow: StaleReason.OUTSIDE_BOOKING_WINDOW,
    errors.QuoteExpired: StaleReason.QUOTE_EXPIRED,
    errors.QuoteUsed: StaleReason.QUOTE_EXPIRED,
    errors.TooManyReservations: StaleReason.TOO_MANY_RESERVATIONS,
    errors.PaymentMethodMissing: StaleReason.PAYMENT_METHOD_REQUIRED,
    errors.NotPossibleNow: StaleReason.RESERVATION_CHANGED,
    errors.ReservationChanged: StaleReason.RESERVATION_CHANGED,
    errors.NotYours: StaleReason.RESERVATION_CHANGED,
}
_LIVE: Final = frozenset(
    {
        models.ReservationStatus.CONFIRMED,
        models.ReservationStatus.ACTIVE,
        models.ReservationStatus.PAUSED,
        models.ReservationStatus.RETURNED,
        models.ReservationStatus.SETTLED,
    }
)


async def carry_out(confirmation: Confirmation, *, writes: ReservationWrites) -> Outcome:
    """Do what was approved, once, whoever has tried before."""
    try:
        match confirmation.change.action:
            case models.ProposedAction.CREATE:
                return await _create(confirmation, writes=writes)
            case models.ProposedAction.CHANGE:
                return await _change(confirmation, writes=writes)
            case models.ProposedAction.CANCEL:
                return await _cancel(confirmation, writes=writes)
    except errors.ReservationsError as error:
        return _outcome_of(error)


async def look_up(confirmation: Confirmation, *, writes: ReservationWrites) -> Outcome:
    """Find out, after the time to act is over, what an attempt has come to. Nothing new is written."""
    try:
        match confirmation.change.action:
            case models.ProposedAction.CREATE:
                return await _look_up_creation(confirmation, writes=writes)
            case models.ProposedAction.CHANGE:
                return await _look_up_change(confirmation, writes=writes) or Stale(reason=StaleReason.EXPIRED)
            case models.ProposedAction.CANCEL:
                return await _look_up_cancellation(confirmation, writes=writes)
    except errors.ReservationsError as error:
        return _outcome_of(error)


def key_of(confirmation: Confirmation, step: str) -> str:
    """The idempotency key of a step."""
    return f"{encode('cnf', value=confirmation.id)}/{step}"


def patch_of(change: models.ProposedChange) -> models.ReservationPatch:
    """The merge patch that leads from `before` to `after`, at the total that was shown."""
    before, after = _terms(change.before), _terms(change.after)
    is_noted_otherwise = before.note != after.note
    return models.ReservationPatch(
        vehicle_id=MISSING if after.vehicle.id == before.vehicle.id else after.vehicle.id,
        starts_at=MISSING if after.starts_at == before.starts_at else after.starts_at,
        ends_at=MISSING if after.ends_at == before.ends_at else after.ends_at,
        note=(None if after.note is MISSING else after.note) if is_noted_otherwise else MISSING,
        accepted_total=_accepted(after.total),
    )


def shows(reservation: models.Reservation, terms: models.ReservationTerms) -> bool:
    """Whether a reservation is on exactly these terms."""
    return (
        reservation.vehicle.id == terms.vehicle.id
        and reservation.starts_at == terms.starts_at
        and reservation.ends_at == terms.ends_at
        and reservation.estimate.total == terms.total
        and reservation.note == terms.note
    )


async def _create(confirmation: Confirmation, *, writes: ReservationWrites) -> Outcome:
    change = confirmation.change
    after = _terms(change.after)
    assert change.quote_id is not MISSING
    note = None if after.note is MISSING else after.note
    try:
        held = await writes.hold(change.quote_id, note=note, key=key_of(confirmation, "reserve"))
    except errors.NotYours:
        return Stale(reason=StaleReason.QUOTE_EXPIRED)
    if not shows(held.reservation, after):
        await _release(confirmation, held, writes=writes)
        return Stale(reason=StaleReason.PRICE_CHANGED, price=held.reservation.estimate)
    try:
        confirmed = await writes.confirm(held.reservation.id, version=held.version, key=key_of(confirmation, "confirm"))
    except (errors.ReservationsUnavailable, errors.TokenRejected):
        raise
    except errors.NotPossibleNow:
        return Stale(reason=StaleReason.QUOTE_EXPIRED)
    except errors.ReservationsError as refusal:
        await _release(confirmation, held, writes=writes)
        return _outcome_of(refusal)
    return Committed(reservation=confirmed.reservation)


async def _change(confirmation: Confirmation, *, writes: ReservationWrites) -> Outcome:
    change = confirmation.change
    if _was_tried(confirmation):
        found = await _look_up_change(confirmation, writes=writes)
        if found is not None:
            return found
    assert change.reservation_id is not MISSING
    assert change.reservation_version is not MISSING
    changed = await writes.change(change.reservation_id, version=change.reservation_version, patch=patch_of(change))
    return Committed(reservation=changed.reservation)


async def _cancel(confirmation: Confirmation, *, writes: ReservationWrites) -> Outcome:
    change = confirmation.change
    assert change.reservation_id is not MISSING
    assert change.reservation_version is not MISSING
    assert change.fee is not MISSING
    cancelled = await writes.cancel(
        change.reservation_id,
        version=change.reservation_version,
        accepted_fee=_accepted(change.fee.total),
        key=key_of(confirmation, "cancel"),
    )
    return Committed(reservation=cancelled.reservation)


async def _look_up_creation(confirmation: Confirmation, *, writes: ReservationWrites) -> Outcome:
    quote_id = confirmation.change.quote_id
    assert quote_id is not MISSING
    made = await writes.made_from(quote_id)
    if made is None:
        return Stale(reason=StaleReason.EXPIRED)
    if made.reservation.status in _LIVE:
        return Committed(reservation=made.reservation)
    if made.reservation.status is models.ReservationStatus.HELD:
        await _release(confirmation, made, writes=writes)
    return Stale(reason=StaleReason.EXPIRED)


async def _look_up_change(confirmation: Confirmation, *, writes: ReservationWrites) -> Outcome | None:
    """What a change has come to; None where the reservation is still as it was before."""
    change = confirmation.change
    assert change.reservation_id is not MISSING
    current = await writes.read(change.reservation_id)
    if current.version == change.reservation_version:
        return None
    if shows(current.reservation, _terms(change.after)):
        return Committed(reservation=current.reservation)
    return Stale(reason=StaleReason.RESERVATION_CHANGED)


async def _look_up_cancellation(confirmation: Confirmation, *, writes: ReservationWrites) -> Outcome:
    change = confirmation.change
    assert change.reservation_id is not MISSING
    current = await writes.read(change.reservation_id)
    if current.reservation.status is models.ReservationStatus.CANCELLED:
        return Committed(reservation=current.reservation)
    return Stale(reason=StaleReason.EXPIRED)


async def _release(confirmation: Confirmation, held: ReadReservation, *, writes: ReservationWrites) -> None:
    """Give a hold back that cannot be confirmed. It costs nothing; where it fails, the hold lapses by itself."""
    free = models.AcceptedAmount(amount=0, currency=held.reservation.estimate.total.currency)
    key = key_of(confirmation, "release")
    try:
        await writes.cancel(held.reservation.id, version=held.version, accepted_fee=free, key=key)
    except errors.ReservationsError as error:
        log().warning("hold_not_released", confirmation_id=key, reason=type(error).__name__)


def _outcome_of(error: errors.ReservationsError) -> Outcome:
    match error:
        case errors.ReservationsUnavailable(outcome_unknown=outcome_unknown):
            return Unknown(reason=UnknownReason.NO_ANSWER if outcome_unknown else UnknownReason.UNAVAILABLE)
        case errors.TokenRejected():
            return Unknown(reason=UnknownReason.TOKEN_REJECTED)
        case errors.PriceChanged(price=price):
            return Stale(reason=StaleReason.PRICE_CHANGED, price=price)
        case _:
            reason = _REASONS.get(type(error))
            return Failed(reason=FailureReason.REFUSED) if reason is None else Stale(reason=reason)


def _was_tried(confirmation: Confirmation) -> bool:
    return confirmation.attempt is not None and confirmation.attempt.count > 1


def _accepted(amount: models.Money) -> models.AcceptedAmount:
    return models.AcceptedAmount(amount=amount.amount, currency=amount.currency)


def _terms(terms: models.ReservationTerms | MISSING) -> models.ReservationTerms:
    assert terms is not MISSING
    return terms
