"""Quotes: a price for one vehicle and time that holds until it expires, and the hold that is made of one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from generated.models import Price, Tariff
from generated.models.state_machines import RESERVATION_STATUS
from impl.reservation.domain.booking_windows import Period, plan
from impl.reservation.domain.errors import QuoteExpired, RangeInsufficient, VehicleUnavailable
from impl.reservation.domain.pricing import estimate, started_minutes
from impl.reservation.domain.reservations import Reservation, ReservedVehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A vehicle that somebody asks for, as it stands now. `range_m` is how far its battery reaches, in metres."""

    vehicle: ReservedVehicle
    metro_id: UUID
    time_zone: str
    range_m: int
    out_of_service: bool

    def require_fit(self, *, trip_distance_m: int | None) -> None:
        """Check that it can make the trip.

        Raises:
            VehicleUnavailable: it is out of service.
            RangeInsufficient: the battery does not reach that far.
        """
        if self.out_of_service:
            raise VehicleUnavailable
        if trip_distance_m is not None and trip_distance_m > self.range_m:
            raise RangeInsufficient(range_m=self.range_m, trip_distance_m=trip_distance_m)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a customer asks a price for. The expected duration, in minutes, counts for open-ended rides only."""

    starts_at: datetime | None
    ends_at: datetime | None
    expected_duration_min: int
    trip_distance_m: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A priced offer. `estimate` and `tariff` stay as they are."""

    id: UUID
    customer_id: UUID
    vehicle: ReservedVehicle
    metro_id: UUID
    time_zone: str
    period: Period
    expected_duration_min: int
    trip_distance_m: int | None
    tariff: Tariff
    estimate: Price
    expires_at: datetime
    created_at: datetime


def price_for(period: Period, *, tariff: Tariff, expected_duration_min: int) -> Price:
    """The estimate for a period: its own length, or the expected duration where the end is open."""
    if period.open_ended:
        return estimate(tariff, minutes=expected_duration_min)
    return estimate(tariff, minutes=started_minutes(period.reserved_until - period.starts_at))


def offer(
    candidate: Candidate,
    wish: Wish,
    *,
    quote_id: UUID,
    customer_id: UUID,
    tariff: Tariff,
    validity: timedelta,
    now: datetime,
) -> Quote:
    """Price a vehicle for a wish.

    Raises:
        VehicleUnavailable, RangeInsufficient: the vehicle cannot make the trip.
        OutsideBookingWindow: its class is not reserved for these times.
    """
    period = plan(candidate.vehicle.vehicle_class, starts_at=wish.starts_at or now, ends_at=wish.ends_at, now=now)
    candidate.require_fit(trip_distance_m=wish.trip_distance_m)
    return Quote(
        id=quote_id,
        customer_id=customer_id,
        vehicle=candidate.vehicle,
        metro_id=candidate.metro_id,
        time_zone=candidate.time_zone,
        period=period,
        expected_duration_min=wish.expected_duration_min,
        trip_distance_m=wish.trip_distance_m,
        tariff=tariff,
        estimate=price_for(period, tariff=tariff, expected_duration_min=wish.expected_duration_min),
        expires_at=now + validity,
        created_at=now,
    )


def hold(
    quote: Quote,
    candidate: Candidate,
    *,
    reservation_id: UUID,
    note: str | None,
    hold_duration: timedelta,
    now: datetime,
) -> Reservation:
    """Claim the quote's vehicle on the quote's terms. `candidate` is that vehicle as it stands now.

    Raises:
        QuoteExpired: the price holds no longer.
        OutsideBookingWindow: the end has passed since.
        VehicleUnavailable, RangeInsufficient: the vehicle cannot make the trip any more.
    """
    if quote.expires_at <= now:
        raise QuoteExpired
    period = quote.period
    # The quote has promised its start for as long as it holds, also where that was "now".
    plan(
        quote.vehicle.vehicle_class,
        starts_at=period.starts_at,
        ends_at=period.ends_at,
        now=now,
        granted_start=period.starts_at,
    )
    candidate.require_fit(trip_distance_m=quote.trip_distance_m)
    return Reservation(
        id=reservation_id,
        customer_id=quote.customer_id,
        vehicle=quote.vehicle,
        metro_id=quote.metro_id,
        time_zone=quote.time_zone,
        quote_id=quote.id,
        period=period,
        status=RESERVATION_STATUS.initial,
        hold_expires_at=now + hold_duration,
        tariff=quote.tariff,
        estimate=quote.estimate,
        note=note,
        cancellation=None,
        version=1,
        created_at=now,
        updated_at=now,
    )
