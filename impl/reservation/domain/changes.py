"""Changes of a reservation: other times, another vehicle, another note."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from generated.models import AcceptedAmount, Money, ReservationEventName, Tariff
from impl.reservation.domain.booking_windows import WINDOWS, Period, plan
from impl.reservation.domain.errors import PriceChanged
from impl.reservation.domain.quotes import Candidate, price_for
from impl.reservation.domain.reservations import Reservation, is_accepted
from impl.reservation.domain.transitions import status_after


class Unchanged(Enum):
    """Stands for a member that a merge patch leaves out, where null has a meaning of its own."""

    UNCHANGED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the customer wants otherwise. None leaves times and vehicle as they are, but removes the note."""

    vehicle_id: UUID | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    note: str | Unchanged | None = Unchanged.UNCHANGED
    accepted_total: AcceptedAmount | None = None

    def moves(self, reservation: Reservation) -> bool:
        """Whether times or vehicle become others, so that the vehicle must be had and priced anew."""
        return (
            self.vehicle_id not in (None, reservation.vehicle.id)
            or self.starts_at not in (None, reservation.period.starts_at)
            or self.ends_at not in (None, reservation.period.ends_at)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the quote of a reservation was made for; it stays in force when the reservation changes."""

    expected_duration_min: int
    trip_distance_m: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePreview:
    """A reservation as a change would leave it; `version` is the one that the change was worked out from."""

    reservation: Reservation
    version: int
    previous_total: Money
    previewed_at: datetime


def edit_note(reservation: Reservation, note: str | Unchanged | None, *, now: datetime) -> Reservation:
    """The reservation with that note; the same one where it had it before.

    Raises:
        IllegalTransition: it is neither held nor confirmed.
    """
    status_after(reservation.status, ReservationEventName.CHANGE)
    if isinstance(note, Unchanged) or note == reservation.note:
        return reservation
    return replace(reservation, note=note, version=reservation.version + 1, updated_at=now)


def move(
    reservation: Reservation, change: Change, *, target: Candidate, todays_tariff: Tariff, terms: Terms, now: datetime
) -> Reservation:
    """The reservation at the times and on the vehicle that a change names, on its own tariff.

    `target` is the vehicle it has from now on. Another class or metro takes the tariff of today. Whether the customer
    accepts the new price, and whether the vehicle is free, is for the caller to see.

    Raises:
        IllegalTransition: it is neither held nor confirmed.
        OutsideBookingWindow: the class of the vehicle is not reserved for these times.
        VehicleUnavailable, RangeInsufficient: the vehicle cannot make the trip.
    """
    status_after(reservation.status, ReservationEventName.CHANGE)
    period = _period(reservation, change, target=target, now=now)
    target.require_fit(trip_distance_m=terms.trip_distance_m)
    tariff = reservation.tariff if _is_alike(reservation, target) else todays_tariff
    price = price_for(period, tariff=tariff, expected_duration_min=terms.expected_duration_min)
    return replace(
        reservation,
        vehicle=target.vehicle,
        metro_id=target.metro_id,
        time_zone=target.time_zone,
        period=period,
        tariff=tariff,
        estimate=price,
        note=reservation.note if isinstance(change.note, Unchanged) else change.note,
        version=reservation.version + 1,
        updated_at=now,
    )


def require_acceptance(moved: Reservation, *, before: Reservation, accepted: AcceptedAmount | None) -> None:
    """See that the customer accepts the total of a moved reservation, if it is another one than before.

    Raises:
        PriceChanged: it is another one, which the customer has not accepted.
    """
    if moved.estimate.total != before.estimate.total and not is_accepted(moved.estimate, accepted):
        raise PriceChanged(current_price=moved.estimate)


def preview_change(moved: Reservation, *, before: Reservation, now: datetime) -> ChangePreview:
    """What the change from one to the other leads to and costs."""
    return ChangePreview(
        reservation=moved, version=before.version, previous_total=before.estimate.total, previewed_at=now
    )


def _period(reservation: Reservation, change: Change, *, target: Candidate, now: datetime) -> Period:
    kept = reservation.period
    # On the way to an open-ended class the agreed end falls away.
    kept_end = None if WINDOWS[target.vehicle.vehicle_class].open_ended else kept.ends_at
    return plan(
        target.vehicle.vehicle_class,
        starts_at=change.starts_at or kept.starts_at,
        ends_at=change.ends_at or kept_end,
        now=now,
        granted_start=kept.starts_at,
    )


def _is_alike(reservation: Reservation, target: Candidate) -> bool:
    return target.vehicle.vehicle_class is reservation.vehicle.vehicle_class and target.metro_id == reservation.metro_id
