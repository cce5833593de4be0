"""A migrated database of the Travel Agent, with conversations to keep confirmations in."""

from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from uuid import UUID, uuid4

from impl.platform.database import Database
from impl.travel_agent.confirmations.rows import COLUMNS, confirmation_of
from impl.travel_agent.domain.confirmations import Confirmation
from impl.travel_agent.migrate import upgrade
from scripts.stack.database import scratch_database

_BEGIN = "INSERT INTO conversations (id, customer_id, locale, time_zone) VALUES ($1, $2, 'en', 'Europe/Helsinki')"
_END = "DELETE FROM conversations WHERE id = $1"
_ROWS = f"SELECT {COLUMNS} FROM confirmations WHERE conversation_id = $1"


@contextmanager
def migrated_database(postgres_url: str) -> Iterator[str]:
    """A database of its own, at the newest revision; gives its URL."""
    with scratch_database(postgres_url) as database, ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(upgrade, database.url).result()
        yield database.url


@asynccontextmanager
async def conversation(database: Database, *, customer_id: UUID | None = None) -> AsyncIterator[UUID]:
    """A conversation, which is erased afterwards."""
    conversation_id = uuid4()
    async with database.connection() as connection:
        await connection.execute(_BEGIN, conversation_id, customer_id or uuid4())
    try:
        yield conversation_id
    finally:
        await erase(database, conversation_id)


async def erase(database: Database, conversation_id: UUID) -> None:
    """Erase a conversation with everything that belongs to it."""
    async with database.connection() as connection:
        await connection.execute(_END, conversation_id)


async def rows_of(database: Database, conversation_id: UUID) -> dict[UUID, Confirmation]:
    """The confirmations of a conversation."""
    async with database.connection() as connection:
        rows = await connection.fetch(_ROWS, conversation_id)
    return {row["id"]: confirmation_of(row) for row in rows}
