"""The Travel Agent's HTTP side in the states that contract tests meet it in."""

import os
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack
from unittest.mock import patch

import httpx
import pytest
from fastapi import FastAPI

from impl.platform.settings import load_settings
from impl.travel_agent.app import assemble
from impl.travel_agent.migrate import upgrade
from impl.travel_agent.settings import TravelAgentSettings
from scripts.stack.database import scratch_database
from tests.contract.published_contract import TRAVEL_AGENT
from tests.contract.refusals import Scene
from tests.contract.served import break_handlers, served
from tests.contract.stored_rows import StoredRows
from tests.contract.travel_agent.refused_here import CALLBACK_URL, GATEWAY_KEY
from tests.support.receivers import SECRET
from tests.support.tokens import AUDIENCE, ISSUER, TokenIssuer
from tests.support.travel_agent import scripted_agents


def agent_application(*, database_url: str, keys_url: str, settings: Mapping[str, str] | None = None) -> FastAPI:
    """The service as its settings describe it, with agents that follow a script."""
    environment = {
        "MOBILITY_ENV": "test",
        "MOBILITY_STRICT_CONTRACT": "true",
        "MOBILITY_RATE_LIMIT_SCALE": "1000000",
        "MOBILITY_TOKEN_ISSUER": ISSUER,
        "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
        "MOBILITY_TOKEN_JWKS_URL": keys_url,
        "MOBILITY_CALLBACK_GATEWAYS": f'[{{"callback_url": "{CALLBACK_URL}", "key": "{GATEWAY_KEY}"}}]',
        "MOBILITY_RESERVATION_EVENT_SECRETS": f'["{SECRET}"]',
        "DATABASE_URL": database_url,
        **(settings or {}),
    }
    with patch.dict(os.environ, environment):
        return assemble(load_settings(TravelAgentSettings), agents=scripted_agents([]))


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
