"""A node of the Travel Agent on a database of the test's own, with agents that follow a script."""

import secrets
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import asyncpg
import pytest

from impl.platform.database import Database, DatabaseOptions
from impl.travel_agent.migrate import upgrade
from impl.travel_agent.settings import TravelAgentSettings
from scripts.stack.database import scratch_database
from tests.support.tokens import TokenIssuer
from tests.support.travel_agent import RunningAgent, TokenClock, agent_settings, running_travel_agent


@pytest.fixture(scope="session")
def agent_template_url(postgres_url: str) -> Iterator[str]:
    """A migrated database, which databases of tests are copied from."""
    with scratch_database(postgres_url) as database, ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(upgrade, database.url).result()
        yield database.url


@pytest.fixture
async def database_url(postgres_url: str, agent_template_url: str) -> AsyncIterator[str]:
    """A migrated database of the test's own."""
    async with _copy(postgres_url, agent_template_url) as url:
        yield url


@asynccontextmanager
async def _copy(server_url: str, template_url: str) -> AsyncIterator[str]:
    name = f"agent_{secrets.token_hex(6)}"
    server = await asyncpg.connect(server_url)
    try:
        await server.execute(f"CREATE DATABASE {name} TEMPLATE {urlsplit(template_url).path[1:]}")
        try:
            yield urlsplit(template_url)._replace(path=f"/{name}").geturl()
        finally:
            await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await server.close()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The test's own way into the database, beside the service's."""
    async with Database(DatabaseOptions(url=database_url)) as opened:
        yield opened


@pytest.fixture
def agent_clock() -> TokenClock:
    """The clock of the service."""
    return TokenClock()


@pytest.fixture
def settings(database_url: str) -> TravelAgentSettings:
    """The settings of the service."""
    return agent_settings(database_url)


@pytest.fixture
async def agent(
    settings: TravelAgentSettings, issuer: TokenIssuer, agent_clock: TokenClock
) -> AsyncIterator[RunningAgent]:
    """A running node."""
    async with running_travel_agent(settings, issuer=issuer, clock=agent_clock) as running:
        yield running
