"""The fleet of the evaluation: a vehicle of every class at every corner, in memory or in the real database."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import asyncpg

from generated import models
from generated.models import VehicleClass
from impl.platform.identifiers import new_uuid7
from impl.reservation.domain import errors as domain
from impl.reservation.domain.quotes import Wish, hold, offer
from impl.travel_agent.domain.geography import Position, distance_m
from impl.travel_agent.reservations.port import VehicleWish
from tests.evaluation.streets import CORNERS, RANGES_M
from tests.support.fleet import FleetVehicle
from tests.support.remembered_reservations import RememberedReservations

_PARK: Final = """
INSERT INTO vehicles (id, metro_id, vehicle_class, model, licence_plate, seats, cargo_volume_l, latitude, longitude,
    battery_percent, range_m, out_of_service)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 80, $10, false)
"""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedVehicle(FleetVehicle):
    """A vehicle and where it stands."""

    position: Position


PARKED: Final = tuple(
    ParkedVehicle(
        number=100 + 10 * corner + kind,
        vehicle_class=vehicle_class,
        range_m=RANGES_M[vehicle_class],
        position=position,
    )
    for corner, position in enumerate(CORNERS)
    for kind, vehicle_class in enumerate(VehicleClass)
)


class ParkedReservations(RememberedReservations):
    """The Reservation API in memory, which knows where vehicles stand and when they are free."""

    async def search_vehicles(self, wish: VehicleWish) -> tuple[models.VehicleOffer, ...]:
        """The free vehicles within the radius that reach far enough, nearest first."""
        with self._answering("search_vehicles"):
            centre = Position(latitude=wish.position.latitude, longitude=wish.position.longitude)
            found = sorted(
                (distance_m(centre, vehicle.position), vehicle.number, vehicle)
                for vehicle in self._service.fleet.values()
                if isinstance(vehicle, ParkedVehicle)
                and (not wish.vehicle_classes or vehicle.vehicle_class in wish.vehicle_classes)
                and vehicle.range_m >= (wish.trip_distance_m or 0)
                and distance_m(centre, vehicle.position) <= wish.radius_m
                and self._is_free(vehicle, wish)
            )
            return tuple(self._parked(vehicle, distance) for distance, _, vehicle in found[: wish.limit])

    def _is_free(self, vehicle: ParkedVehicle, wish: VehicleWish) -> bool:
        now = self._service.clock()
        starts_at = wish.starts_at or now
        candidate = self._service.candidate(vehicle.uuid)
        is_planned = vehicle.vehicle_class in (VehicleClass.CAR, VehicleClass.VAN)
        try:
            quote = offer(
                candidate,
                Wish(
                    starts_at=starts_at,
                    ends_at=starts_at + timedelta(minutes=wish.duration_min) if is_planned else None,
                    expected_duration_min=15,
                    trip_distance_m=None,
                ),
                quote_id=new_uuid7(),
                customer_id=self._customer_id,
                tariff=self._service.tariff_of(candidate),
                validity=_DAY,
                now=now,
            )
            wanted = hold(quote, candidate, reservation_id=new_uuid7(), note=None, hold_duration=_DAY, now=now)
            self._service.require_free(wanted, now=now)
        except domain.DomainError:
            return False
        return True

    def _parked(self, vehicle: ParkedVehicle, distance: float) -> models.VehicleOffer:
        made = self._offer(vehicle)
        position = models.Position(
            latitude=models.Latitude(vehicle.position.latitude), longitude=models.Longitude(vehicle.position.longitude)
        )
        placed = made.vehicle.model_copy(update={"position": position})
        return made.model_copy(update={"vehicle": placed, "distance_m": models.DistanceM(round(distance))})


async def park(url: str) -> None:
    """Put the fleet of the evaluation in the place of the one that is there."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("DELETE FROM vehicles")
        await connection.executemany(_PARK, [_row(vehicle) for vehicle in PARKED])
    finally:
        await connection.close()


def _row(vehicle: ParkedVehicle) -> tuple[object, ...]:
    seats = None if vehicle.licence_plate is None else 5
    cargo_volume_l = 6000 if vehicle.vehicle_class is VehicleClass.VAN else None
    return (
        vehicle.uuid,
        vehicle.metro_id,
        vehicle.vehicle_class,
        f"Volt {vehicle.vehicle_class}",
        vehicle.licence_plate,
        seats,
        cargo_volume_l,
        vehicle.position.latitude,
        vehicle.position.longitude,
        vehicle.range_m,
    )
