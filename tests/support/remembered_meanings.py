"""How the rules of the Reservation service look to the travel agent: its errors, its faults, its merge patches."""

from enum import StrEnum
from typing import Final
from uuid import UUID

from pydantic import MISSING

from generated import models
from impl.platform.identifiers import InvalidIdentifier, decode
from impl.reservation.domain import errors as domain
from impl.reservation.domain.changes import Change, Unchanged
from impl.travel_agent.reservations import errors


class Fault(StrEnum):
    """How a call fails."""

    UNREACHABLE = "unreachable"
    """Nothing arrives."""
    ANSWER_LOST = "answer_lost"
    """It takes effect, and nobody hears of it."""
    TOKEN_REJECTED = "token_rejected"


def change_of(patch: models.ReservationPatch) -> Change:
    return Change(
        vehicle_id=None if patch.vehicle_id is MISSING else uuid_of("veh", patch.vehicle_id),
        starts_at=None if patch.starts_at is MISSING else patch.starts_at,
        ends_at=None if patch.ends_at is MISSING else patch.ends_at,
        note=Unchanged.UNCHANGED if patch.note is MISSING else patch.note,
        accepted_total=None if patch.accepted_total is MISSING else patch.accepted_total,
    )


def fail(fault: Fault) -> None:
    if fault is Fault.TOKEN_REJECTED:
        raise errors.TokenRejected("The token has expired.")
    raise errors.ReservationsUnavailable("There is no connection.", outcome_unknown=fault is Fault.ANSWER_LOST)


def meaning_of(error: domain.DomainError) -> errors.ReservationsError:
    match error:
        case domain.RangeInsufficient():
            return errors.RangeInsufficient(error.detail, range_m=int(str(error.members["range_m"])))
        case domain.PriceChanged() | domain.CancellationFeeChanged():
            [price] = error.members.values()
            assert isinstance(price, models.Price)
            return errors.PriceChanged(error.detail, price=price)
        case domain.IllegalTransition():
            status = error.members["current_status"]
            assert isinstance(status, models.ReservationStatus)
            return errors.NotPossibleNow(error.detail, status=status)
        case _:
            return _MEANINGS[type(error)](error.detail)


_MEANINGS: Final[dict[type[domain.DomainError], type[errors.ReservationsError]]] = {
    domain.VehicleUnavailable: errors.VehicleTaken,
    domain.OutsideBookingWindow: errors.OutsideBookingWindow,
    domain.QuoteExpired: errors.QuoteExpired,
    domain.QuoteAlreadyUsed: errors.QuoteUsed,
    domain.TooManyOpenReservations: errors.TooManyReservations,
    domain.PaymentMethodRequired: errors.PaymentMethodMissing,
}


def uuid_of(prefix: str, text: str) -> UUID:
    try:
        return decode(prefix, text=text)
    except InvalidIdentifier as error:
        raise errors.InvalidWish(str(error)) from error
