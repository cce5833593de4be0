"""Parking spots in the database: one by its id, and the nearest ones."""

from typing import Final
from uuid import UUID

import asyncpg

from generated.models import VehicleClass
from impl.platform.database import Connection
from impl.reservation.domain.geography import Place
from impl.reservation.domain.parking import NearbySpot, ParkingSpot, SpotSearch
from impl.reservation.repositories.nearness import Nearness
from impl.reservation.repositories.surroundings import HERE

_COLUMNS: Final = "spot.id, metro_id, name, latitude, longitude, vehicle_classes, capacity, chargers"
_FIND: Final = f"SELECT {_COLUMNS} FROM parking_spots AS spot WHERE id = $1"
_SEARCH: Final = f"""
WITH {HERE}
SELECT nearest.* FROM here CROSS JOIN LATERAL (
    SELECT {_COLUMNS}, plane <-> here.plane AS distance_m
    FROM parking_spots AS spot
    WHERE plane <@ circle(here.plane, $3)
      AND metro_id = here.metro_id
      AND vehicle_classes && $4
      AND chargers >= $5
      AND ($6::float8 IS NULL OR (plane <-> here.plane, id) > ($6, $7::uuid))
    ORDER BY plane <-> here.plane, id
    LIMIT $8
) AS nearest
ORDER BY distance_m, id
"""


async def find_parking_spot(connection: Connection, parking_spot_id: UUID) -> ParkingSpot | None:
    """A parking spot by its id."""
    row = await connection.fetchrow(_FIND, parking_spot_id)
    return None if row is None else _spot_of(row)


async def search_parking_spots(
    connection: Connection, search: SpotSearch, *, after: Nearness | None, limit: int
) -> list[NearbySpot]:
    """The nearest parking spots, at most `limit`, from the first one past `after`."""
    rows = await connection.fetch(
        _SEARCH,
        search.around.centre.latitude,
        search.around.centre.longitude,
        search.around.radius_m,
        list(search.vehicle_classes),
        search.chargers,
        after.distance_m if after else None,
        after.id if after else None,
        limit,
    )
    return [NearbySpot(spot=_spot_of(row), distance_m=row["distance_m"]) for row in rows]


def _spot_of(row: asyncpg.Record) -> ParkingSpot:
    return ParkingSpot(
        id=row["id"],
        metro_id=row["metro_id"],
        name=row["name"],
        place=Place(latitude=row["latitude"], longitude=row["longitude"]),
        vehicle_classes=tuple(VehicleClass(vehicle_class) for vehicle_class in row["vehicle_classes"]),
        capacity=row["capacity"],
        chargers=row["chargers"],
    )
