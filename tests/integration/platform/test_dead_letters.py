import asyncio
import os
import sys
from collections.abc import Mapping
from uuid import UUID

import pytest

from impl.platform.database import Database
from impl.platform.dead_letters import PREFIX, list_dead_letters, replay_dead_letters
from impl.platform.identifiers import encode, new_uuid7

DEAD = [UUID(int=number) for number in (11, 12)]
ALIVE = UUID(int=13)


@pytest.fixture
async def letters(tables: Database) -> Database:
    """Two dead letters and one delivery that is still attempted."""
    async with tables.connection() as connection:
        for number, (delivery_id, status) in enumerate([(DEAD[0], "dead"), (DEAD[1], "dead"), (ALIVE, "pending")]):
            event_id = new_uuid7()
            await connection.execute(
                "INSERT INTO outbox_events VALUES ($1, $1, 1, 'reservation.held', '{}', now(), now())", event_id
            )
            await connection.execute(
                """
                INSERT INTO webhook_deliveries
                    (id, event_id, subscriber, aggregate_id, sequence, status, attempts, last_error, finished_at)
                VALUES ($1, $2, 'crm', $2, 1, $3, 12, 'HTTP 500', now() + $4 * interval '1 s')
                """,
                delivery_id,
                event_id,
                status,
                number,
            )
    return tables


async def command(*arguments: str, environment: Mapping[str, str]) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "impl.platform.dead_letters",
        *arguments,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    assert process.returncode is not None
    return process.returncode, output.decode(), errors.decode()


async def statuses(database: Database) -> dict[UUID, str]:
    async with database.connection() as connection:
        return {row["id"]: row["status"] for row in await connection.fetch("SELECT * FROM webhook_deliveries")}


async def test_dead_letters_are_listed_oldest_first(letters: Database) -> None:
    listed = await list_dead_letters(letters)

    assert [letter.id for letter in listed] == DEAD
    assert (listed[0].subscriber, listed[0].attempts, listed[0].last_error) == ("crm", 12, "HTTP 500")


async def test_one_dead_letter_is_replayed(letters: Database) -> None:
    assert await replay_dead_letters(letters, ids=[DEAD[0], ALIVE]) == [DEAD[0]]
    assert await statuses(letters) == {DEAD[0]: "pending", DEAD[1]: "dead", ALIVE: "pending"}
    async with letters.connection() as connection:
        row = await connection.fetchrow(
            "SELECT attempts, next_attempt_at <= now(), finished_at FROM webhook_deliveries WHERE id = $1", DEAD[0]
        )
    assert row is not None
    assert tuple(row) == (0, True, None)


async def test_all_dead_letters_are_replayed(letters: Database) -> None:
    assert set(await replay_dead_letters(letters, ids=None)) == set(DEAD)
    assert set((await statuses(letters)).values()) == {"pending"}


async def test_the_command_lists(letters: Database, database_url: str) -> None:
    code, output, errors = await command("list", environment={"DATABASE_URL": database_url})

    lines = output.splitlines()
    assert (code, len(lines), errors) == (0, 2, "2 dead letters\n")
    assert lines[0].startswith(encode(PREFIX, value=DEAD[0]))
    assert "crm  reservation.held  evt_" in lines[0]
    assert lines[0].endswith("12 attempts, last: HTTP 500")


async def test_the_command_replays_what_it_is_told(letters: Database, database_url: str) -> None:
    name = encode(PREFIX, value=DEAD[1])
    code, output, _ = await command("replay", name, environment={"DATABASE_URL": database_url})

    assert (code, output) == (0, f"{name}\n")
    assert (await statuses(letters))[DEAD[1]] == "pending"


async def test_the_command_replays_all(letters: Database, database_url: str) -> None:
    code, output, _ = await command("replay", "--all", environment={"DATABASE_URL": database_url})

    assert (code, len(output.splitlines())) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["replay", encode(PREFIX, value=ALIVE)], 100, "No dead letter has the id whd_"),
        (["replay", "crm"], 100, "whd_ followed by 26 characters"),
        (["replay"], 2, "required"),
        (["replay", "--all", encode(PREFIX, value=ALIVE)], 2, "not allowed with"),
        ([], 2, "required"),
    ],
)
async def test_the_command_says_what_is_wrong(
    letters: Database, database_url: str, arguments: list[str], code: int, reason: str
) -> None:
    exit_code, output, errors = await command(*arguments, environment={"DATABASE_URL": database_url})

    assert (exit_code, output) == (code, "")
    assert reason in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("url", "reason"),
    [("postgresql://127.0.0.1:1/none", "cannot be reached"), ("mysql://x", "DATABASE_URL is not valid")],
)
async def test_the_command_needs_a_database(url: str, reason: str) -> None:
    code, _, errors = await command("list", environment={"DATABASE_URL": url})

    assert code == 100
    assert reason in errors
    assert "Traceback" not in errors
