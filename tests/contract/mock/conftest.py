"""The mock of our contracts inside the test process: over HTTP without sockets, over WebSockets with real ones."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import uvicorn

from scripts.mock import sources
from scripts.mock.assembly import Mock, assemble
from scripts.mock.sources import CHECKOUT
from scripts.mock.switches import Switches
from tests.contract.served import serving

CONTRACTS = CHECKOUT / "generated" / "contracts"
TOKEN = {"Authorization": "Bearer anything"}


@pytest.fixture(scope="session")
def shared_mock() -> Mock:
    """One mock for all tests; `mock` gives it as if it had just started."""
    return assemble(sources.read(CONTRACTS), switches=Switches(pace=0))


@pytest.fixture
async def mock(shared_mock: Mock) -> Mock:
    """The mock with its usual switches, which has made nothing yet."""
    async with client_of(shared_mock) as client:
        usual = {**Switches().told(), "pace": 0}
        (await client.patch("/__mock", json=usual)).raise_for_status()
        (await client.delete("/__mock")).raise_for_status()
    return shared_mock


@pytest.fixture
async def client(mock: Mock) -> AsyncIterator[httpx.AsyncClient]:
    """A client with a token."""
    async with client_of(mock) as found:
        found.headers.update(TOKEN)
        yield found


@pytest.fixture
async def stranger(mock: Mock) -> AsyncIterator[httpx.AsyncClient]:
    """A client without a token."""
    async with client_of(mock) as found:
        yield found


def client_of(mock: Mock) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=mock.application)
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8010")


@pytest.fixture(scope="session")
def shared_address(shared_mock: Mock) -> Iterator[str]:
    """Host and port at which the mock listens, in a thread of its own."""
    config = uvicorn.Config(
        shared_mock.application,
        host="127.0.0.1",
        port=0,
        ws="websockets-sansio",
        log_config=None,
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    with serving(config) as address:
        yield address


@pytest.fixture
def address(mock: Mock, shared_address: str) -> str:
    """The address of the mock, which has made nothing yet."""
    return shared_address
