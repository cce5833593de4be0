"""The Travel Agent's HTTP side in the states that contract tests meet it in."""

import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import httpx
import pytest
from fastapi import FastAPI

from impl.travel_agent.migrate import upgrade
from scripts.stack.database import scratch_database
from tests.contract.published_contract import TRAVEL_AGENT
from tests.contract.refusals import Scene
from tests.contract.served import break_handlers, served
from tests.contract.stored_rows import StoredRows
from tests.contract.travel_agent.served_agent import agent_application
from tests.support.tokens import TokenIssuer


@pytest.fixture(scope="session")
def agent_database_url(postgres_url: str) -> Iterator[str]:
    """A database with the schema; tests share it and are customers of their own."""
    with scratch_database(postgres_url) as database:
        upgrade(database.url)
        yield database.url


@pytest.fixture(scope="session")
def agent(agent_database_url: str, keys_url: str) -> FastAPI:
    """The service as it should be."""
    return agent_application(database_url=agent_database_url, keys_url=keys_url)


@pytest.fixture(scope="session")
def agent_url(agent: FastAPI) -> Iterator[str]:
    """Its address."""
    with served(agent) as url:
        yield url


@pytest.fixture(scope="module")
def thrifty_agent_url(agent_database_url: str, keys_url: str) -> Iterator[str]:
    """A service that takes one request of each kind from a customer."""
    settings = {"MOBILITY_RATE_LIMIT_SCALE": "0.000001"}
    with served(agent_application(database_url=agent_database_url, keys_url=keys_url, settings=settings)) as url:
        yield url


@pytest.fixture(scope="module")
def cut_off_agent_url(keys_url: str) -> Iterator[str]:
    """A service whose database refuses connections. It ends with the module, or it would go on complaining."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        database_url = f"postgresql://nobody@127.0.0.1:{closed.getsockname()[1]}/nothing"
        with served(agent_application(database_url=database_url, keys_url=keys_url)) as url:
            yield url


@pytest.fixture(scope="module")
def broken_agent_url(postgres_url: str, keys_url: str) -> Iterator[str]:
    """A service whose database has no tables, and whose handlers that need none fail."""
    with scratch_database(postgres_url) as empty:
        broken = agent_application(database_url=empty.url, keys_url=keys_url)
        break_handlers(broken, operations=("getHealth", "getReadiness", "getContract", "getChannelContract"))
        with served(broken) as url:
            yield url


@pytest.fixture
async def scene(
    trusted_issuer: TokenIssuer,
    agent_database_url: str,
    agent_url: str,
    thrifty_agent_url: str,
    cut_off_agent_url: str,
    broken_agent_url: str,
) -> AsyncIterator[Scene]:
    """All of it, with connections of the test's own."""
    async with AsyncExitStack() as clients:

        async def client(url: str) -> httpx.AsyncClient:
            made = httpx.AsyncClient(base_url=url, timeout=30, trust_env=False, verify=False)
            return await clients.enter_async_context(made)

        yield Scene(
            rows=StoredRows(database_url=agent_database_url),
            scopes=TRAVEL_AGENT.all_scopes,
            issuer=trusted_issuer,
            service=await client(agent_url),
            thrifty=await client(thrifty_agent_url),
            cut_off=await client(cut_off_agent_url),
            broken=await client(broken_agent_url),
        )
