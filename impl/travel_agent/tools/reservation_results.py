"""What the tools for reservations answer."""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import MISSING

from generated import models
from impl.travel_agent.domain.outcomes import (
    CommitResult,
    Committed,
    Failed,
    FailureReason,
    RefusalReason,
    Refused,
    Stale,
    StaleReason,
    Unknown,
    UnknownReason,
)
from impl.travel_agent.policy.refusals import Reason, Refusal
from impl.travel_agent.reservations import errors
from impl.travel_agent.tools.results import Answer, Result, VehicleBrief


class ReservationBrief(Result):
    """A reservation of the customer's. The note is the customer's own words."""

    reservation_id: str
    status: models.ReservationStatus
    vehicle: VehicleBrief
    starts_at: datetime
    ends_at: datetime | None = None
    total: models.Money
    cancellation_fee: models.Money | None = None
    note: str | None = None


class ReservationsTold(Result):
    """The customer's reservations, latest start first."""

    status: Literal["reservations"] = "reservations"
    reservations: tuple[ReservationBrief, ...]


class PriceTold(Result):
    """The exact price of an option, which holds until `valid_until`. Nothing is reserved."""

    status: Literal["priced"] = "priced"
    option_id: str
    vehicle: VehicleBrief
    starts_at: datetime
    ends_at: datetime | None = None
    total: models.Money
    net: models.Money
    vat: models.Money
    valid_until: datetime


class Carried(Result):
    """The customer has approved, and it is done."""

    status: Literal["committed"] = "committed"
    action: models.ProposedAction
    reservation: ReservationBrief


class NotCarried(Result):
    """The customer has approved, but nothing was done: what was approved is not to be had any more."""

    status: Literal["stale"] = "stale"
    reason: StaleReason
    new_total: models.Money | None = None


class CarryingFailed(Result):
    """It was not carried out, and will not be."""

    status: Literal["failed"] = "failed"
    reason: FailureReason


class OutcomeUnknown(Result):
    """It is not known yet whether it was carried out; the customer is told as soon as it is."""

    status: Literal["outcome_unknown"] = "outcome_unknown"
    reason: UnknownReason


class CommitRefused(Result):
    """Nothing was done: the customer has not approved."""

    status: Literal["not_approved"] = "not_approved"
    reason: RefusalReason


type TroubleStatus = Literal[
    "vehicle_taken",
    "range_insufficient",
    "outside_booking_window",
    "too_many_reservations",
    "payment_method_required",
    "not_possible_now",
    "nothing_changes",
    "not_bookable",
    "invalid_wish",
    "token_rejected",
    "unavailable",
]


class ReservationTrouble(Result):
    """Nothing can be proposed, and why. `range_m` is how far the vehicle reaches."""

    status: TroubleStatus
    detail: str
    range_m: int | None = None
    day: date | None = None


def brief_of(reservation: models.Reservation, *, zone: ZoneInfo) -> ReservationBrief:
    """A reservation in short, with its times in a zone."""
    cancellation = reservation.cancellation
    return ReservationBrief(
        reservation_id=reservation.id,
        status=reservation.status,
        vehicle=vehicle_brief(reservation.vehicle),
        starts_at=reservation.starts_at.astimezone(zone),
        ends_at=None if reservation.ends_at is MISSING else reservation.ends_at.astimezone(zone),
        total=reservation.estimate.total,
        cancellation_fee=None if cancellation is MISSING else cancellation.fee.total,
        note=None if reservation.note is MISSING else reservation.note,
    )


def vehicle_brief(vehicle: models.VehicleSummary) -> VehicleBrief:
    """A vehicle in short."""
    return VehicleBrief(vehicle_id=vehicle.id, vehicle_class=vehicle.vehicle_class, model=vehicle.model)


def answer_of_outcome(outcome: CommitResult, *, action: models.ProposedAction, zone: ZoneInfo) -> Answer:
    """What the tool says of an attempt to carry a proposal out."""
    match outcome:
        case Committed(reservation=reservation):
            return Carried(action=action, reservation=brief_of(reservation, zone=zone)).answer()
        case Stale(reason=reason, price=price):
            return NotCarried(reason=reason, new_total=None if price is None else price.total).answer()
        case Failed(reason=failure):
            return CarryingFailed(reason=failure).answer()
        case Unknown(reason=doubt):
            return OutcomeUnknown(reason=doubt).answer()
        case Refused(reason=refusal):
            return CommitRefused(reason=refusal).answer()


_STATUSES: dict[type[errors.ReservationsError], TroubleStatus] = {
    errors.VehicleTaken: "vehicle_taken",
    errors.RangeInsufficient: "range_insufficient",
    errors.OutsideBookingWindow: "outside_booking_window",
    errors.TooManyReservations: "too_many_reservations",
    errors.PaymentMethodMissing: "payment_method_required",
    errors.NotPossibleNow: "not_possible_now",
    errors.InvalidWish: "invalid_wish",
    errors.TokenRejected: "token_rejected",
    errors.ReservationsUnavailable: "unavailable",
}


def answer_of_error(error: errors.ReservationsError) -> Answer:
    """What a tool says when the Reservation API does not do what was asked.

    What is not the customer's is answered in the words of the policy gate, as if no tool had ever returned it.
    """
    match error:
        case errors.NotYours():
            return {**Refusal(reason=Reason.UNKNOWN_ID).result()}
        case errors.ScopeMissing():
            return {**Refusal(reason=Reason.SCOPE_MISSING).result()}
        case errors.RangeInsufficient(range_m=range_m):
            return ReservationTrouble(status="range_insufficient", detail=error.detail, range_m=range_m).answer()
        case _:
            status = _STATUSES.get(type(error), "unavailable")
            return ReservationTrouble(status=status, detail=error.detail).answer()
