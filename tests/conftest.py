"""Fixtures for every test: a database server, empty databases on it, an issuer of tokens."""

from collections.abc import AsyncIterator, Iterator

import pytest

from impl.platform.database import Database, DatabaseOptions
from scripts.stack.database import fresh_database, scratch_database
from tests.support.plain_logs import log_plainly
from tests.support.tokens import TokenIssuer


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> None:
    """Have services in the test's own process log plain lines."""
    log_plainly()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The server that all tests of a process share. Its own database stays empty: see `database_url`."""
    with fresh_database() as server:
        yield server.url


@pytest.fixture
def database_url(postgres_url: str) -> Iterator[str]:
    """A new, empty database of the test's own."""
    with scratch_database(postgres_url) as database:
        yield database.url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The platform's access to an empty database."""
    async with Database(DatabaseOptions(url=database_url)) as opened:
        yield opened


@pytest.fixture
def issuer() -> TokenIssuer:
    """An issuer with one key."""
    return TokenIssuer()
