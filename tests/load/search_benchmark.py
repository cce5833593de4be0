"""The time that the database takes to find the nearest free vehicles out of 10,000.

Run alone: ``python -m tests.load.search_benchmark``, which makes a database of its own.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

import asyncpg

from generated.models import VehicleClass
from impl.platform.database import Connection, Database, DatabaseOptions
from impl.reservation.domain.geography import Place, Surroundings
from impl.reservation.domain.vehicles import VehicleSearch
from impl.reservation.migrate import upgrade
from impl.reservation.repositories.vehicles import search_vehicles
from scripts.stack.database import fresh_database
from tests.load.machine import processor_seconds
from tests.load.measures import percentile
from tests.support.scattered_fleet import CENTRE, insert_scattered_fleet, scattered_fleet

VEHICLES: Final = 10_000
SEARCHES: Final = 500
WARM_UP: Final = 20
PAGE: Final = 20
SHORT_HOPS: Final = frozenset({VehicleClass.SCOOTER, VehicleClass.BIKE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A kind of search."""

    name: str
    radius_m: int
    vehicle_classes: frozenset[VehicleClass]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTimes:
    """Times of one scenario in milliseconds, and how many vehicles a page had on average.

    Median and p99 are seen from the client: the round trip over the loopback interface and the reading of rows are in
    them, and so is whatever else the machine does. `database_ms` is the processor time that the server's process took
    for one search on average; None where the system does not tell.
    """

    scenario: Scenario
    median_ms: float
    p99_ms: float
    database_ms: float | None
    found: float


SCENARIOS: Final = (
    Scenario(name="all classes, 1 km", radius_m=1_000, vehicle_classes=frozenset(VehicleClass)),
    Scenario(name="bikes and scooters, 500 m", radius_m=500, vehicle_classes=SHORT_HOPS),
    Scenario(name="cars, 1 km", radius_m=1_000, vehicle_classes=frozenset({VehicleClass.CAR})),
    Scenario(name="cars, 10 km", radius_m=10_000, vehicle_classes=frozenset({VehicleClass.CAR})),
    Scenario(name="all classes, 10 km", radius_m=10_000, vehicle_classes=frozenset(VehicleClass)),
)


async def insert_measured_fleet(database_url: str) -> None:
    """Put the 10,000 vehicles and their reservations into a migrated database."""
    connection = await asyncpg.connect(database_url)
    try:
        await insert_scattered_fleet(connection, scattered_fleet(VEHICLES, now=datetime.now(UTC)))
    finally:
        await connection.close()


async def measure_searches(database_url: str) -> Sequence[SearchTimes]:
    """Measure each scenario on the fleet of `insert_measured_fleet`, with the statement that the service uses."""
    async with Database(DatabaseOptions(url=database_url)) as database, database.connection() as connection:
        return [await _measure(connection, scenario) for scenario in SCENARIOS]


async def _measure(connection: Connection, scenario: Scenario) -> SearchTimes:
    random = Random(scenario.name)
    backend: int = await connection.fetchval("SELECT pg_backend_pid()")
    times: list[float] = []
    used_before: float | None = None
    found = 0
    for number in range(WARM_UP + SEARCHES):
        if number == WARM_UP:
            used_before = _used_by(backend)
        search = VehicleSearch(
            around=Surroundings(centre=_somewhere(random), radius_m=scenario.radius_m),
            vehicle_classes=scenario.vehicle_classes,
            starts_at=None,
            duration=timedelta(minutes=60),
            trip_distance_m=3_000,
        )
        now = datetime.now(UTC)
        need = search.needed(now)
        started = time.perf_counter()
        offers = await search_vehicles(connection, search, need, after=None, limit=PAGE + 1, now=now)
        if number >= WARM_UP:
            times.append((time.perf_counter() - started) * 1000)
            found += len(offers[:PAGE])
    used = _used_by(backend)
    return SearchTimes(
        scenario=scenario,
        database_ms=None if used is None or used_before is None else (used - used_before) * 1000 / SEARCHES,
        median_ms=percentile(times, percent=50),
        p99_ms=percentile(times, percent=99),
        found=found / SEARCHES,
    )


def _used_by(backend: int) -> float | None:
    """The processor time of the server's process, if it runs on this machine."""
    command = Path(f"/proc/{backend}/cmdline")
    runs_here = command.exists() and b"postgres" in command.read_bytes()
    return processor_seconds(backend) if runs_here else None


def _somewhere(random: Random) -> Place:
    """Where customers are: mostly where the vehicles are."""
    return Place(latitude=CENTRE[0] + random.gauss(0, 0.025), longitude=CENTRE[1] + random.gauss(0, 0.04))


def main() -> None:
    """Measure on a database of its own and print the times."""
    with fresh_database() as server:
        upgrade(server.url)
        asyncio.run(insert_measured_fleet(server.url))
        for times in asyncio.run(measure_searches(server.url)):
            database = "" if times.database_ms is None else f"   database {times.database_ms:5.2f} ms"
            print(
                f"{times.scenario.name:28} median {times.median_ms:5.2f} ms   p99 {times.p99_ms:5.2f} ms{database}"
                f"   {times.found:4.1f} vehicles"
            )


if __name__ == "__main__":
    main()
