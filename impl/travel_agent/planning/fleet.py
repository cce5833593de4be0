"""Vehicles for a trip: the nearest one that fits, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic import MISSING

from generated import models
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.trips import VEHICLE_CLASSES, Availability, OfferedVehicle, availability
from impl.travel_agent.reservations.errors import ReservationsUnavailable, ScopeMissing
from impl.travel_agent.reservations.port import CustomerReservations, VehicleWish

_SMALLEST_RADIUS_M: Final = 50
_MOST_OFFERS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleNeed:
    """What a trip asks of a vehicle: when, for how many minutes, over how many metres, and how far one walks to it."""

    mode: TravelMode
    position: Position
    starts_at: datetime
    is_now: bool
    duration_min: int
    trip_distance_m: int
    max_walk_m: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What can be had for a need.

    Attributes:
        vehicles: those that fit, nearest first.
        availability: whether one of them can be reserved now.
        example: where nothing fits, or nothing can be reserved yet, the vehicle whose prices tell what one costs.
        known: whether the Reservation API has answered.
    """

    vehicles: tuple[OfferedVehicle, ...] = ()
    availability: Availability
    example: OfferedVehicle | None = None
    known: bool = True


async def find_offers(reservations: CustomerReservations, *, need: VehicleNeed, now: datetime) -> Offers:
    """The vehicles for a trip; a Reservation API that is away leaves the offers unknown."""
    try:
        return await _find(reservations, need=need, now=now)
    except (ReservationsUnavailable, ScopeMissing):
        return Offers(availability=Availability(bookable=False), known=False)


async def _find(reservations: CustomerReservations, *, need: VehicleNeed, now: datetime) -> Offers:
    window = availability(need.mode, starts_at=need.starts_at, now=now)
    if not window.bookable:
        nearby = await _search(reservations, need=need, starts_at=None, trip_distance_m=None)
        return Offers(availability=window, example=nearby[0] if nearby else None)
    starts_at = None if need.is_now else need.starts_at
    fitting = await _search(reservations, need=need, starts_at=starts_at, trip_distance_m=need.trip_distance_m)
    if fitting:
        return Offers(vehicles=fitting, availability=window)
    nearby = await _search(reservations, need=need, starts_at=starts_at, trip_distance_m=None)
    reason = models.NotBookableReason.RANGE_INSUFFICIENT if nearby else models.NotBookableReason.NO_VEHICLE_NEAR
    return Offers(availability=Availability(bookable=False, reason=reason), example=nearby[0] if nearby else None)


async def _search(
    reservations: CustomerReservations, *, need: VehicleNeed, starts_at: datetime | None, trip_distance_m: int | None
) -> tuple[OfferedVehicle, ...]:
    wish = VehicleWish(
        position=models.Position(
            latitude=models.Latitude(round(need.position.latitude, 6)),
            longitude=models.Longitude(round(need.position.longitude, 6)),
        ),
        vehicle_classes=(VEHICLE_CLASSES[need.mode],),
        starts_at=starts_at,
        duration_min=need.duration_min,
        trip_distance_m=trip_distance_m,
        radius_m=max(need.max_walk_m, _SMALLEST_RADIUS_M),
        limit=_MOST_OFFERS,
    )
    return _offered(await reservations.search_vehicles(wish))


def _offered(offers: Sequence[models.VehicleOffer]) -> tuple[OfferedVehicle, ...]:
    return tuple(vehicle for offer in offers if (vehicle := _vehicle(offer)) is not None)


def _vehicle(offer: models.VehicleOffer) -> OfferedVehicle | None:
    vehicle = offer.vehicle
    if vehicle.position is MISSING:
        return None
    plate = vehicle.licence_plate if isinstance(vehicle, models.Car | models.Van) else None
    return OfferedVehicle(
        id=vehicle.id,
        vehicle_class=models.VehicleClass(vehicle.vehicle_class),
        model=vehicle.model,
        licence_plate=plate,
        position=Position(latitude=vehicle.position.latitude, longitude=vehicle.position.longitude),
        range_m=vehicle.range_m,
        unlock_fee=offer.unlock_fee,
        per_minute=offer.per_minute,
    )
