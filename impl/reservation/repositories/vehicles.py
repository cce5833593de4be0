"""Vehicles in the database: one by its id, and the nearest ones that are free."""

from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from generated.models import Equipment, VehicleClass
from impl.platform.database import Connection
from impl.reservation.domain.geography import Place
from impl.reservation.domain.vehicles import Need, Offer, Vehicle, VehicleSearch
from impl.reservation.repositories.nearness import Nearness
from impl.reservation.repositories.surroundings import HERE

_COLUMNS: Final = """
    vehicle.id, vehicle.metro_id, vehicle.vehicle_class, vehicle.model, vehicle.licence_plate, vehicle.seats,
    vehicle.cargo_volume_l, vehicle.equipment, vehicle.latitude, vehicle.longitude, vehicle.parking_spot_id,
    vehicle.battery_percent, vehicle.range_m, vehicle.charging, vehicle.out_of_service, claim.ridden, claim.promised
"""


def _claim(*, now: str) -> str:
    """Who has the vehicle at the moment that the parameter `now` holds. Lapsed holds have nothing."""
    return f"""
        CROSS JOIN LATERAL (
            SELECT coalesce(bool_or(status IN ('active', 'paused')), false) AS ridden, count(*) > 0 AS promised
            FROM reservations
            WHERE vehicle_id = vehicle.id AND status IN ('held', 'confirmed', 'active', 'paused')
              AND (hold_expires_at IS NULL OR hold_expires_at > {now})
              AND (during @> {now}::timestamptz OR status IN ('active', 'paused'))
        ) AS claim
    """


_FIND: Final = f"""
SELECT {_COLUMNS} FROM vehicles AS vehicle {_claim(now="$2")} WHERE vehicle.id = $1
"""
# `near` is read only as far as the page needs. Its LIMIT cuts nothing off, but has the planner expect that, so that it
# walks the index by distance and neither fetches and sorts everything around nor looks for reservations of it all.
# A ride that is overdue blocks its vehicle for trips that start now.
SEARCH: Final = f"""
WITH {HERE}, priced AS MATERIALIZED (
    SELECT DISTINCT ON (vehicle_class) vehicle_class, unlock_fee, per_minute
    FROM here JOIN tariffs USING (metro_id)
    WHERE valid_from <= $4 AND vehicle_class = ANY ($6::text[])
    ORDER BY vehicle_class, valid_from DESC
), free AS MATERIALIZED (
    SELECT nearest.* FROM here CROSS JOIN LATERAL (
        SELECT near.id, near.distance_m FROM (
            SELECT id, metro_id, vehicle_class, range_m, plane <-> here.plane AS distance_m
            FROM vehicles
            WHERE NOT out_of_service AND plane <@ circle(here.plane, $3)
            ORDER BY plane <-> here.plane, id
            LIMIT (SELECT 1000000)
        ) AS near
        WHERE near.metro_id = here.metro_id
          AND near.range_m >= $8
          AND near.vehicle_class = ANY (ARRAY(SELECT vehicle_class FROM priced))
          AND ($9::float8 IS NULL OR (near.distance_m, near.id) > ($9, $10::uuid))
          AND NOT EXISTS (
            SELECT FROM reservations
            WHERE vehicle_id = near.id AND status IN ('held', 'confirmed', 'active', 'paused')
              AND (hold_expires_at IS NULL OR hold_expires_at > $4)
              AND (during && tstzrange($5, ($7::timestamptz[])[array_position($6::text[], near.vehicle_class)])
                   OR (status IN ('active', 'paused') AND $5 <= $4))
        )
        ORDER BY near.distance_m, near.id
        LIMIT $11
    ) AS nearest
)
SELECT {_COLUMNS}, free.distance_m, priced.unlock_fee, priced.per_minute, here.currency
FROM free JOIN vehicles AS vehicle USING (id) JOIN priced USING (vehicle_class) CROSS JOIN here {_claim(now="$4")}
ORDER BY free.distance_m, vehicle.id
"""


async def find_vehicle(connection: Connection, vehicle_id: UUID, *, now: datetime) -> Vehicle | None:
    """A vehicle as it is now."""
    row = await connection.fetchrow(_FIND, vehicle_id, now)
    return None if row is None else _vehicle_of(row)


async def search_vehicles(
    connection: Connection, search: VehicleSearch, need: Need, *, after: Nearness | None, limit: int, now: datetime
) -> list[Offer]:
    """The nearest vehicles that are free as long as needed, at most `limit`, from the first one past `after`."""
    rows = await connection.fetch(
        SEARCH,
        search.around.centre.latitude,
        search.around.centre.longitude,
        search.around.radius_m,
        now,
        need.starts_at,
        list(need.until),
        list(need.until.values()),
        search.trip_distance_m,
        after.distance_m if after else None,
        after.id if after else None,
        limit,
    )
    return [_offer_of(row) for row in rows]


def _offer_of(row: asyncpg.Record) -> Offer:
    return Offer(
        vehicle=_vehicle_of(row),
        distance_m=row["distance_m"],
        unlock_fee=row["unlock_fee"],
        per_minute=row["per_minute"],
        currency=row["currency"],
    )


def _vehicle_of(row: asyncpg.Record) -> Vehicle:
    return Vehicle(
        id=row["id"],
        metro_id=row["metro_id"],
        vehicle_class=VehicleClass(row["vehicle_class"]),
        model=row["model"],
        licence_plate=row["licence_plate"],
        seats=row["seats"],
        cargo_volume_l=row["cargo_volume_l"],
        equipment=tuple(Equipment(equipment) for equipment in row["equipment"]),
        place=Place(latitude=row["latitude"], longitude=row["longitude"]),
        parking_spot_id=row["parking_spot_id"],
        battery_percent=row["battery_percent"],
        range_m=row["range_m"],
        charging=row["charging"],
        out_of_service=row["out_of_service"],
        ridden=row["ridden"],
        promised=row["promised"],
    )
