"""What tests see and do behind the service's back: the fleet, the stored rows, the locks of a busy moment."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import asyncpg

from impl.platform.identifiers import encode
from tests.support.waiting import until

# Workers mark delivered events at their own pace; that is no effect of a request.
_IGNORED_COLUMNS = {"outbox_events": "{dispatched_at}"}


@dataclass(slots=True, kw_only=True)
class Fleet:
    """The seeded vehicles of Helsinki, each given out once."""

    database_url: str
    taken: set[uuid.UUID] = field(default_factory=set)

    async def vehicle(self, vehicle_class: str = "car", *, out_of_service: bool = False) -> str:
        """A vehicle that no other test uses, well charged."""
        async with self.connection() as connection:
            vehicle: uuid.UUID | None = await connection.fetchval(
                """
                SELECT vehicles.id FROM vehicles JOIN metros ON metros.id = metro_id
                WHERE metros.name = 'Helsinki' AND vehicle_class = $1 AND out_of_service = $2 AND range_m > 20000
                  AND NOT vehicles.id = ANY ($3)
                  AND NOT EXISTS (SELECT FROM reservations WHERE vehicle_id = vehicles.id)
                ORDER BY vehicles.id LIMIT 1
                """,
                vehicle_class,
                out_of_service,
                list(self.taken),
            )
        assert vehicle is not None, f"No {vehicle_class} is left."
        self.taken.add(vehicle)
        return encode("veh", value=vehicle)

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
