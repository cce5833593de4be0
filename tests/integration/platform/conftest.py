"""One database for the tests of a module, emptied for each of them."""

from collections.abc import AsyncIterator, Iterator

import pytest

from impl.platform.database import Database, DatabaseOptions
from scripts.stack.database import scratch_database
from tests.support.postgres import create_platform_tables


@pytest.fixture(scope="module")
def database_url(postgres_url: str) -> Iterator[str]:
    """A database of the module's own."""
    with scratch_database(postgres_url) as database:
        yield database.url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The platform's access to a database without tables."""
    async with Database(DatabaseOptions(url=database_url)) as opened:
        async with opened.connection() as connection:
            await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        yield opened


@pytest.fixture
async def tables(database: Database) -> Database:
    """The platform's access to a database that has its tables."""
    await create_platform_tables(database)
    return database
