"""What the embedded model says of reservations, prices and what became of proposals."""

from typing import Final

from generated import models
from impl.travel_agent.domain.outcomes import StaleReason
from impl.travel_agent.models.embedded.frame import result_in
from impl.travel_agent.models.embedded.history import Returned
from impl.travel_agent.models.embedded.view import TurnView
from impl.travel_agent.tools.reservation_results import (
    Carried,
    NotCarried,
    OutcomeUnknown,
    PriceTold,
    ReservationsTold,
    ReservationTrouble,
)

_TROUBLES: Final = {
    "range_insufficient": "range_insufficient",
    "outside_booking_window": "outside_booking_window",
    "too_many_reservations": "too_many_reservations",
    "payment_method_required": "payment_method_required",
    "not_possible_now": "not_possible_now",
    "nothing_changes": "nothing_changes",
    "not_bookable": "not_bookable",
    "token_rejected": "token_expired",
    "in_the_past": "time_passed",
    "unknown_id": "no_such_option",
}
_STALE: Final = {
    StaleReason.RANGE_INSUFFICIENT: "range_insufficient",
    StaleReason.OUTSIDE_BOOKING_WINDOW: "outside_booking_window",
    StaleReason.TOO_MANY_RESERVATIONS: "too_many_reservations",
    StaleReason.PAYMENT_METHOD_REQUIRED: "payment_method_required",
}


def outcome(view: TurnView, last: Returned) -> str:
    """What became of a proposal, or why none could be made."""
    carried = result_in(last, Carried)
    if carried is not None:
        return _done(view, carried)
    stale = result_in(last, NotCarried)
    if stale is not None:
        return _stale(view, stale)
    if result_in(last, OutcomeUnknown) is not None:
        return view.phrases.outcome_unknown()
    trouble = result_in(last, ReservationTrouble)
    if trouble is not None:
        return trouble_of_reservation(view, trouble.status)
    if last.status == "refused" and isinstance(last.content, dict):
        return trouble_of_reservation(view, str(last.content.get("reason")))
    return view.phrases.nothing_done(reason=view.sayings.tool_failed)


def trouble_of_reservation(view: TurnView, status: str) -> str:
    """Why nothing can be proposed."""
    match status:
        case "vehicle_taken":
            return view.phrases.vehicle_taken()
        case "unavailable":
            return view.phrases.reservations_unavailable()
        case _:
            return str(getattr(view.sayings, _TROUBLES.get(status, "not_allowed")))


def reservation_lines(view: TurnView, told: ReservationsTold) -> str:
    """The customer's reservations, soonest first."""
    if not told.reservations:
        return view.phrases.reservations_none()
    listed = sorted(told.reservations, key=lambda each: each.starts_at)
    lines = [
        view.phrases.reservation_line(
            vehicle=each.vehicle.vehicle_class, start=each.starts_at, end=each.ends_at, reference=each.vehicle.model
        )
        for each in listed
    ]
    return view.phrases.lines(intro=view.phrases.reservations_intro(count=len(listed)), options=lines)


def price(view: TurnView, told: PriceTold) -> str:
    """The exact price of an option."""
    phrases = view.phrases
    what = view.speech.capital(phrases.vehicle(told.vehicle.vehicle_class))
    first = phrases.price_answer(what=what, price=told.total)
    vat = view.sayings.price_with_vat.format(vat=phrases.formats.money(told.vat))
    until = view.sayings.price_valid_until.format(time=phrases.formats.clock(told.valid_until))
    return f"{first} ({vat}) {until}"


def _done(view: TurnView, carried: Carried) -> str:
    reservation, phrases = carried.reservation, view.phrases
    vehicle = reservation.vehicle.vehicle_class
    match carried.action:
        case models.ProposedAction.CREATE:
            return phrases.booked(
                vehicle=vehicle,
                start=reservation.starts_at,
                price=reservation.total,
                reference=reservation.reservation_id,
            )
        case models.ProposedAction.CHANGE:
            return phrases.changed(
                reference=reservation.reservation_id,
                vehicle=vehicle,
                start=reservation.starts_at,
                price=reservation.total,
            )
        case models.ProposedAction.CANCEL:
            return phrases.cancelled(reference=reservation.reservation_id, fee=reservation.cancellation_fee)


def _stale(view: TurnView, stale: NotCarried) -> str:
    phrases = view.phrases
    match stale.reason:
        case StaleReason.VEHICLE_TAKEN:
            return phrases.vehicle_taken()
        case StaleReason.EXPIRED | StaleReason.QUOTE_EXPIRED:
            return phrases.expired()
        case StaleReason.PRICE_CHANGED if stale.new_total is not None:
            return phrases.nothing_done(reason=phrases.formats.money(stale.new_total))
        case StaleReason.RESERVATION_CHANGED | StaleReason.PRICE_CHANGED:
            return phrases.stale()
        case reason:
            return phrases.nothing_done(reason=str(getattr(view.sayings, _STALE[reason])))
