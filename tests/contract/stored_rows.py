"""What tests see and do behind a service's back: the stored rows, and the locks of a busy moment."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg

from tests.support.waiting import until

# Workers mark delivered events at their own pace, and any sign of life keeps a connection: no effects of a request.
_IGNORED_COLUMNS = {"outbox_events": "{dispatched_at}", "connections": "{last_seen_at,opened_at}"}


@dataclass(slots=True, kw_only=True)
class StoredRows:
    """The database of a service."""

    database_url: str

    async def change(self, statement: str, *arguments: object) -> None:
        """Change stored rows as time or other parties would."""
        async with self.connection() as connection:
            await connection.execute(statement, *arguments)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[asyncpg.Connection]:
        """A connection of the test's own."""
        connection = await asyncpg.connect(self.database_url)
        try:
            yield connection
        finally:
            await connection.close()

    @asynccontextmanager
    async def without_writes_to(self, table: str) -> AsyncIterator[asyncpg.Connection]:
        """Let every write to a table wait until the end of the block; reads go on."""
        async with self.connection() as connection, connection.transaction():
            await connection.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
            yield connection

    async def until_somebody_waits(self, *, sessions: int = 1) -> None:
        """Wait until so many sessions wait for a lock."""
        async with self.connection() as connection:
            await until(lambda: _wait_for_locks(connection, sessions=sessions))

    async def snapshot(self) -> dict[str, tuple[int, object]]:
        """The number of rows of each table, and a digest of what they say."""
        async with self.connection() as connection:
            tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            return {table: await _digest(connection, table=table) for (table,) in tables}


async def _digest(connection: asyncpg.Connection, *, table: str) -> tuple[int, object]:
    ignored = _IGNORED_COLUMNS.get(table, "{}")
    row = await connection.fetchrow(
        f"SELECT count(*), sum(hashtextextended((to_jsonb(t) - '{ignored}'::text[])::text, 0)) FROM {table} AS t"
    )
    assert row is not None
    return row[0], row[1]


async def _wait_for_locks(connection: asyncpg.Connection, *, sessions: int) -> bool:
    waiting: int = await connection.fetchval(
        "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND database = "
        "(SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    return waiting >= sessions
