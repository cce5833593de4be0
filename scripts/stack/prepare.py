"""Brings the schema of the database up to date and seeds the fleet: ``python -m scripts.stack.prepare``.

Reads DATABASE_URL, MOBILITY_TRAVEL_AGENT_DATABASE_URL and MOBILITY_TOKEN_ISSUER. A schema of its own keeps which
migrations and which seed a database was prepared by.
"""

import asyncio
import hashlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import asyncpg

from scripts.stack.failures import StackFailure, refuse_production
from scripts.stack.places import CHECKOUT
from scripts.stack.progress import step, tell

MADE_FROM = (
    "impl/reservation/migrations/**/*.py",
    "impl/travel_agent/migrations/**/*.py",
    "scripts/seed/*.py",
    "scripts/maps.py",
)
KEPT = """
    CREATE SCHEMA IF NOT EXISTS local_stack;
    CREATE TABLE IF NOT EXISTS local_stack.prepared (fingerprint text PRIMARY KEY, at timestamptz DEFAULT now())
"""
KEEP = "INSERT INTO local_stack.prepared (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING"
KNOWN = "SELECT at FROM local_stack.prepared WHERE fingerprint = $1"


def is_prepared(url: str, *, issuer: str) -> bool:
    """Whether nothing is left to do, as far as can be told: a database that does not answer is not prepared."""

    async def ask() -> bool:
        connection = await asyncpg.connect(url)
        try:
            return bool(await connection.fetchval(KNOWN, _fingerprint(issuer)))
        finally:
            await connection.close()

    # In a thread of its own, as the caller may be inside an event loop.
    with ThreadPoolExecutor(max_workers=1) as executor, suppress(OSError, asyncpg.PostgresError):
        return executor.submit(asyncio.run, ask()).result()
    return False


async def prepare(url: str, *, travel_agent_url: str, issuer: str) -> None:
    """Prepare the databases at the URLs for customers of the issuer.

    Raises:
        StackFailure: the map of the seeded fleet cannot be fetched.
        OSError: the database cannot be reached.
        asyncpg.PostgresError: the database refuses.
    """
    connection = await asyncpg.connect(url)
    try:
        with step("database", doing="applying migrations", done="the schema is up to date"):
            await asyncio.to_thread(_migrate, url, travel_agent_url)
        await _seed(connection, issuer=issuer)
        await connection.execute(KEPT)
        await connection.execute(KEEP, _fingerprint(issuer))
    finally:
        await connection.close()


def _migrate(url: str, travel_agent_url: str) -> None:
    from impl.reservation.migrate import upgrade
    from impl.travel_agent.migrate import upgrade as upgrade_travel_agent

    upgrade(url)
    upgrade_travel_agent(travel_agent_url)


async def _seed(connection: asyncpg.Connection, *, issuer: str) -> None:
    from scripts.seed.load import load, make_seed

    seed = await asyncio.to_thread(make_seed, issuer=issuer)
    count = f"{len(seed.vehicles)} vehicles and {len(seed.parking_spots)} parking spots in {len(seed.metros)} metros"
    with step("fleet", doing=f"seeding {count}", done="seeded"):
        await load(seed, connection=connection)


def _fingerprint(issuer: str) -> str:
    digest = hashlib.sha256(issuer.encode())
    for path in sorted(path for pattern in MADE_FROM for path in CHECKOUT.glob(pattern)):
        digest.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def main() -> int:
    """Prepare the database of DATABASE_URL; returns the exit code."""
    try:
        refuse_production()
        asyncio.run(
            prepare(
                os.environ["DATABASE_URL"],
                travel_agent_url=os.environ["MOBILITY_TRAVEL_AGENT_DATABASE_URL"],
                issuer=os.environ["MOBILITY_TOKEN_ISSUER"],
            )
        )
    except StackFailure as failure:
        tell("database", message=str(failure))
    except (OSError, asyncpg.PostgresError) as error:
        tell(
            "database", message=f"the database does not work with us: {error}\n  Fix: look at it, or set DATABASE_URL."
        )
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
