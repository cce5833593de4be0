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

from impl.travel_agent.migrate import configuration, upgrade
from scripts.stack.database import scratch_database
from scripts.stack.places import CHECKOUT

_CONSTRAINT = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = $1"
_TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
_DEFINITIONS = {
    "events_pkey": "PRIMARY KEY (conversation_id, seq)",
    "client_messages_pkey": "PRIMARY KEY (conversation_id, client_id)",
    "confirmations_digest_check": "CHECK ((digest ~ '^[0-9a-f]{64}$'::text))",
}
_INDEX = "SELECT indexdef FROM pg_indexes WHERE indexname = $1"
_OF_CONVERSATIONS = """
SELECT conrelid::regclass::text AS name, confdeltype::text AS on_delete FROM pg_constraint
WHERE contype = 'f' AND confrelid = 'conversations'::regclass
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
    arguments = [sys.executable, "-m", "impl.travel_agent.migrate"]
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
        assert [row["table_name"] for row in await connection.fetch(_TABLES)] == ["travel_agent_alembic_version"]


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
        await connection.execute("UPDATE travel_agent_alembic_version SET version_num = '9999'")
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


async def test_one_proposal_waits_in_a_conversation_at_most(migrated_url: str) -> None:
    async with connected(migrated_url) as connection:
        definition = await connection.fetchval(_INDEX, "confirmations_one_pending")
    assert definition == (
        "CREATE UNIQUE INDEX confirmations_one_pending ON public.confirmations USING btree (conversation_id)"
        " WHERE (status = 'pending'::text)"
    )


async def test_everything_of_a_conversation_goes_with_it(migrated_url: str) -> None:
    async with connected(migrated_url) as connection:
        rows = await connection.fetch(_OF_CONVERSATIONS)
        referring = await connection.fetch(
            "SELECT table_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name = 'conversation_id' AND table_name <> 'erasures'"
        )
    assert {row["on_delete"] for row in rows} == {"c"}
    assert {row["name"] for row in rows} == {row["table_name"] for row in referring}
