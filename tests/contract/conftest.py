"""The Reservation service in the states that contract tests meet it in."""

import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import httpx
import pytest
import structlog
from fastapi import FastAPI

from scripts.stack.database import scratch_database
from tests.contract.customers import ALL_SCOPES
from tests.contract.fleet import Fleet
from tests.contract.refusals import FleetScene
from tests.contract.served import application, break_handlers, published_keys, seed, served
from tests.support.tokens import TokenIssuer


@pytest.fixture(autouse=True)
def quiet_logs() -> Iterator[None]:
    """Let the services in this process say only what no test expects."""
    usual = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger("CRITICAL"))
    yield
    structlog.configure(**usual)


@pytest.fixture(scope="session")
def trusted_issuer() -> TokenIssuer:
    """The issuer whose tokens every service here accepts."""
    return TokenIssuer()


@pytest.fixture(scope="session")
def keys_url(trusted_issuer: TokenIssuer) -> Iterator[str]:
    """Where the issuer publishes its keys."""
    with published_keys(trusted_issuer) as url:
        yield url


@pytest.fixture(scope="session")
def seeded_database_url(postgres_url: str) -> Iterator[str]:
    """A database with the schema and the fleet; tests share it and take vehicles and customers of their own."""
    with scratch_database(postgres_url) as database:
        seed(database.url)
        yield database.url


@pytest.fixture(scope="session")
def seeded_application(seeded_database_url: str, keys_url: str) -> FastAPI:
    """The service as it should be."""
    return application(database_url=seeded_database_url, keys_url=keys_url)


@pytest.fixture(scope="session")
def service_url(seeded_application: FastAPI) -> Iterator[str]:
    """The address of the service as it should be."""
    with served(seeded_application) as url:
        yield url


@pytest.fixture(scope="module")
def thrifty_url(seeded_database_url: str, keys_url: str) -> Iterator[str]:
    """A service that takes one request of each kind from a customer."""
    settings = {"MOBILITY_RATE_LIMIT_SCALE": "0.000001"}
    with served(application(database_url=seeded_database_url, keys_url=keys_url, settings=settings)) as url:
        yield url


@pytest.fixture(scope="module")
def cut_off_url(keys_url: str) -> Iterator[str]:
    """A service whose database refuses connections. It ends with the module, or it would go on complaining."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        database_url = f"postgresql://nobody@127.0.0.1:{closed.getsockname()[1]}/nothing"
        with served(application(database_url=database_url, keys_url=keys_url)) as url:
            yield url


@pytest.fixture(scope="module")
def broken_url(postgres_url: str, keys_url: str) -> Iterator[str]:
    """A service whose database has no tables, and whose handlers that need none fail."""
    with scratch_database(postgres_url) as empty:
        broken = application(database_url=empty.url, keys_url=keys_url)
        break_handlers(broken, operations=("getHealth", "getReadiness", "getContract"))
        with served(broken) as url:
            yield url


@pytest.fixture(scope="session")
def shared_fleet(seeded_database_url: str) -> Fleet:
    """The seeded vehicles."""
    return Fleet(database_url=seeded_database_url)


@pytest.fixture
async def scene(
    trusted_issuer: TokenIssuer,
    shared_fleet: Fleet,
    service_url: str,
    thrifty_url: str,
    cut_off_url: str,
    broken_url: str,
) -> AsyncIterator[FleetScene]:
    """All of it, with connections of the test's own."""
    async with AsyncExitStack() as clients:

        async def client(url: str) -> httpx.AsyncClient:
            return await clients.enter_async_context(_client(url))

        yield FleetScene(
            rows=shared_fleet,
            scopes=ALL_SCOPES,
            issuer=trusted_issuer,
            service=await client(service_url),
            thrifty=await client(thrifty_url),
            cut_off=await client(cut_off_url),
            broken=await client(broken_url),
        )


@pytest.fixture
async def crowded_client(seeded_database_url: str, keys_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A connection to a service that has one database connection, for which nobody may queue."""
    settings = {"MOBILITY_DATABASE_POOL_SIZE": "1", "MOBILITY_DATABASE_QUEUE_SIZE": "0"}
    crowded = application(database_url=seeded_database_url, keys_url=keys_url, settings=settings)
    with served(crowded) as url:
        async with _client(url) as client:
            yield client


def _client(url: str) -> httpx.AsyncClient:
    # There is nothing to verify on the loopback interface, and reading all certificates takes longer than a test.
    return httpx.AsyncClient(base_url=url, timeout=30, trust_env=False, verify=False)
