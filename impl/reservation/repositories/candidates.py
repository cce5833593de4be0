"""Vehicles that somebody asks for, with the tariff in force."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from generated.models import Tariff, VehicleClass
from impl.platform.database import Connection
from impl.reservation.domain.quotes import Candidate
from impl.reservation.domain.reservations import ReservedVehicle
from impl.reservation.repositories.tariffs import TARIFF_IN_FORCE

CANDIDATE_COLUMNS: Final = """
    vehicle.id AS vehicle_id, vehicle.vehicle_class, vehicle.model, vehicle.licence_plate,
    vehicle.metro_id, vehicle.range_m, vehicle.out_of_service, metro.time_zone
"""
_FIND: Final = f"""
SELECT {CANDIDATE_COLUMNS}, priced.tariff
FROM vehicles AS vehicle
JOIN metros AS metro ON metro.id = vehicle.metro_id
{TARIFF_IN_FORCE}
WHERE vehicle.id = $2
"""
_FIND_LOCKED: Final = f"""
WITH locked AS MATERIALIZED (
    SELECT id FROM vehicles WHERE id = ANY ($3) ORDER BY id FOR NO KEY UPDATE
)
{_FIND} AND EXISTS (SELECT FROM locked)
"""


async def find_candidate(connection: Connection, vehicle_id: UUID, *, now: datetime) -> tuple[Candidate, Tariff] | None:
    """A vehicle and its tariff of today; None when there is no such vehicle."""
    row = await connection.fetchrow(_FIND, now, vehicle_id)
    return None if row is None else (candidate_of(row), Tariff.model_validate(row["tariff"]))


async def find_locked_candidate(
    connection: Connection, vehicle_id: UUID, *, locking: Collection[UUID], now: datetime
) -> tuple[Candidate, Tariff] | None:
    """A vehicle and its tariff of today, with the rows of several vehicles locked until the transaction ends.

    An UPDATE into the exclusion constraint waits for others of its kind, so two that swap vehicles would wait for each
    other; locks taken in the order of the ids put them one behind the other.
    """
    row = await connection.fetchrow(_FIND_LOCKED, now, vehicle_id, list(locking))
    return None if row is None else (candidate_of(row), Tariff.model_validate(row["tariff"]))


def candidate_of(row: asyncpg.Record) -> Candidate:
    """The vehicle of a row with `CANDIDATE_COLUMNS`."""
    return Candidate(
        vehicle=vehicle_of(row),
        metro_id=row["metro_id"],
        time_zone=row["time_zone"],
        range_m=row["range_m"],
        out_of_service=row["out_of_service"],
    )


def vehicle_of(row: asyncpg.Record) -> ReservedVehicle:
    """Which vehicle a row means."""
    return ReservedVehicle(
        id=row["vehicle_id"],
        vehicle_class=VehicleClass(row["vehicle_class"]),
        model=row["model"],
        licence_plate=row["licence_plate"],
    )
