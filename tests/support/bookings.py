"""Tariffs and reservations as values, for tests of the rules."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from generated.models import (
    BasisPoints,
    CancellationTerms,
    Currency,
    Fines,
    LateReturnTerms,
    MinorUnits,
    NoShowTerms,
    ReservationStatus,
    Tariff,
    VehicleClass,
)
from impl.reservation.domain.booking_windows import Period
from impl.reservation.domain.pricing import estimate
from impl.reservation.domain.reservations import Reservation, ReservedVehicle

NOW = datetime(2026, 11, 30, 18, tzinfo=UTC)
HELSINKI = UUID(int=1)
ZURICH = UUID(int=2)


def tariff(
    *,
    vehicle_class: VehicleClass = VehicleClass.CAR,
    currency: str = "EUR",
    vat_rate: int = 2550,
    unlock_fee: int = 100,
    per_minute: int = 29,
    daily_cap: int = 5900,
    cancellation_fee: int = 500,
    free_until_min: int = 60,
) -> Tariff:
    """The tariff of the contract's examples, but for what is named."""
    return Tariff(
        vehicle_class=vehicle_class,
        currency=Currency(currency),
        vat_rate=BasisPoints(vat_rate),
        unlock_fee=MinorUnits(unlock_fee),
        per_minute=MinorUnits(per_minute),
        daily_cap=MinorUnits(daily_cap),
        cancellation=CancellationTerms(free_until_min_before_start=free_until_min, fee=MinorUnits(cancellation_fee)),
        no_show=NoShowTerms(grace_min=30, fee=MinorUnits(1000)),
        late_return=LateReturnTerms(grace_min=10, per_minute=MinorUnits(60)),
        fines=Fines(wrong_place=MinorUnits(2500), unplugged=MinorUnits(1500)),
    )


def vehicle(number: int = 10, *, vehicle_class: VehicleClass = VehicleClass.CAR) -> ReservedVehicle:
    """A vehicle of the class."""
    return ReservedVehicle(id=UUID(int=number), vehicle_class=vehicle_class, model="Volt C1", licence_plate="ABC-123")


def reservation(
    status: ReservationStatus = ReservationStatus.HELD,
    *,
    starts_in: timedelta = timedelta(hours=15),
    terms: Tariff | None = None,
    vehicle_class: VehicleClass = VehicleClass.CAR,
) -> Reservation:
    """A reservation of an hour, or an open-ended one of 15 expected minutes, made at `NOW`."""
    chosen = terms or tariff(vehicle_class=vehicle_class)
    open_ended = vehicle_class in (VehicleClass.BIKE, VehicleClass.SCOOTER)
    starts_at = NOW + starts_in
    return Reservation(
        id=UUID(int=100),
        customer_id=UUID(int=101),
        vehicle=vehicle(vehicle_class=vehicle_class),
        metro_id=HELSINKI,
        time_zone="Europe/Helsinki",
        quote_id=UUID(int=102),
        period=Period(
            starts_at=starts_at,
            reserved_until=starts_at + timedelta(hours=12 if open_ended else 1),
            open_ended=open_ended,
        ),
        status=status,
        hold_expires_at=NOW + timedelta(minutes=5) if status is ReservationStatus.HELD else None,
        tariff=chosen,
        estimate=estimate(chosen, minutes=15 if open_ended else 60),
        note=None,
        cancellation=None,
        version=1,
        created_at=NOW,
        updated_at=NOW,
    )
