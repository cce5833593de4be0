"""What tests look at after a request: problems, and whether anything in the database has changed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from impl.platform.database import Database

_EVENTS = "SELECT id, aggregate_id, sequence, type, payload::text FROM outbox_events"
_TABLES = ("customers", "quotes", "reservations", "vehicles")


def problem_of(response: httpx.Response, *, status: int, code: str) -> dict[str, Any]:
    """The problem document of a response that must have this status and code."""
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json"), (
        response.text
    )
    document: dict[str, Any] = response.json()
    assert (document["status"], document["code"]) == (status, code), document
    return document


async def contents(database: Database) -> dict[str, list[str]]:
    """Every row of the service's business, as text."""
    statements = {table: f"SELECT {table}::text FROM {table}" for table in _TABLES}
    statements["outbox_events"] = f"SELECT event::text FROM ({_EVENTS}) AS event"
    async with database.transaction(isolation="repeatable_read", readonly=True) as connection:
        return {
            table: sorted(row[0] for row in await connection.fetch(statement))
            for table, statement in statements.items()
        }


@asynccontextmanager
async def nothing_changes(database: Database) -> AsyncIterator[None]:
    """Check that the block leaves every row as it was."""
    before = await contents(database)
    yield
    assert await contents(database) == before
