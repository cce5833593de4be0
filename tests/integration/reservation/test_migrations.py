"""The schema that the migrations make is the one that the code works with."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from socket import socket

import asyncpg
import pytest
from alembic import command

from impl.reservation.migrate import configuration, upgrade
from scripts.stack.database import scratch_database
from scripts.stack.places import CHECKOUT

_CONSTRAINT = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = $1"
_TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
_DEFINITIONS = {
    "no_double_booking": (
        "EXCLUDE USING gist (vehicle_id WITH =, during WITH &&)"
        " WHERE ((status = ANY (ARRAY['held'::text, 'confirmed'::text, 'active'::text, 'paused'::text])))"
    ),
    "reservations_hold_check": "CHECK (((status = 'held'::text) = (hold_expires_at IS NOT NULL)))",
    "reservations_during_check": (
        "CHECK (((NOT isempty(during)) AND lower_inc(during) AND (NOT upper_inc(during))"
        " AND (NOT lower_inf(during)) AND (NOT upper_inf(during))))"
    ),
    "reservations_quote_id_key": "UNIQUE (quote_id)",
}
_METRO = """
INSERT INTO metros (id, name, country, currency, time_zone, vat_basis_points, centre_latitude, centre_longitude,
    radius_m)
VALUES ('00000000-0000-0000-0000-000000000001', 'Helsinki', 'FI', 'EUR', 'Europe/Helsinki', 2550, 60, 25, 8000)
"""
_SPOT = """
INSERT INTO parking_spots (id, metro_id, name, latitude, longitude, vehicle_classes, capacity, chargers)
VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'Rack', 60, 25, '{bike}', 10, 0)
RETURNING id
"""


@pytest.fixture
def empty_url(postgres_url: str) -> Iterator[str]:
    with scratch_database(postgres_url) as database:
        yield database.url


@pytest.fixture
def migrated_url(empty_url: str) -> str:
    upgrade(empty_url)
    return empty_url


@asynccontextmanager
async def connected(url: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


def run_migrations(database_url: str | None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if database_url is not None:
        environment["DATABASE_URL"] = database_url
    arguments = [sys.executable, "-m", "impl.reservation.migrate"]
    return subprocess.run(arguments, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


def test_the_migrated_schema_is_that_of_the_tables(migrated_url: str) -> None:
    command.check(configuration(migrated_url))


def test_migrations_can_be_undone_and_done_again(migrated_url: str) -> None:
    command.downgrade(configuration(migrated_url), "base")
    upgrade(migrated_url)
    command.check(configuration(migrated_url))


def test_migrating_twice_changes_nothing(migrated_url: str) -> None:
    upgrade(migrated_url)


async def test_undoing_everything_leaves_no_table(migrated_url: str) -> None:
    with ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(command.downgrade, configuration(migrated_url), "base").result()
    async with connected(migrated_url) as connection:
        assert [row["table_name"] for row in await connection.fetch(_TABLES)] == ["reservation_alembic_version"]


def test_several_processes_may_migrate_at_once(empty_url: str) -> None:
    with ThreadPoolExecutor(max_workers=4) as executor:
        runs = list(executor.map(run_migrations, [empty_url] * 4))
    assert [run.returncode for run in runs] == [0] * 4, [run.stderr for run in runs]
    command.check(configuration(empty_url))


def test_a_database_that_is_away_is_explained() -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        run = run_migrations(f"postgresql://nobody@127.0.0.1:{taken.getsockname()[1]}/nothing")
    assert run.returncode == 1
    assert "could not be migrated" in run.stderr
    assert "Traceback" not in run.stderr


async def test_a_database_of_a_later_version_is_left_alone(migrated_url: str) -> None:
    async with connected(migrated_url) as connection:
        await connection.execute("UPDATE reservation_alembic_version SET version_num = '9999'")
    run = await asyncio.to_thread(run_migrations, migrated_url)
    assert run.returncode == 1
    assert "9999" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_missing_url_is_explained() -> None:
    run = run_migrations(None)
    assert run.returncode == 2
    assert "DATABASE_URL is not set" in run.stderr


def test_a_password_may_hold_any_character() -> None:
    url = "postgresql://user:50%25%2F@127.0.0.1/database"
    assert configuration(url).get_main_option("database_url") == url


@pytest.mark.parametrize(("name", "definition"), _DEFINITIONS.items())
async def test_constraints_that_alembic_does_not_compare_are_there(
    database_url: str, name: str, definition: str
) -> None:
    async with connected(database_url) as connection:
        assert await connection.fetchval(_CONSTRAINT, name) == definition


@pytest.mark.parametrize("column", ["latitude", "longitude", "plane", "metro_id"])
async def test_the_place_on_the_plane_follows_the_position(migrated_url: str, column: str) -> None:
    changes = {
        "latitude": "latitude = 60.1",
        "longitude": "longitude = 25.2",
        "plane": "plane = '(0, 0)'",
        "metro_id": "metro_id = metro_id, latitude = 60.2",
    }
    async with connected(migrated_url) as connection:
        await connection.execute(_METRO)
        spot = await connection.fetchval(_SPOT)
        await connection.execute(f"UPDATE parking_spots SET {changes[column]} WHERE id = $1", spot)
        row = await connection.fetchrow("SELECT latitude, longitude, plane FROM parking_spots WHERE id = $1", spot)
    assert row is not None
    # cos 60° is a half.
    assert row["plane"] == pytest.approx((row["longitude"] / 2 * 111_320, row["latitude"] * 111_320))
