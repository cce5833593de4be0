"""The service on a database with a small fleet, called in the process, at a time that tests set."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import asyncpg
import httpx
import pytest

from impl.platform.database import Database, DatabaseOptions
from impl.platform.settings import load_settings
from impl.reservation.migrate import upgrade
from impl.reservation.settings import ReservationSettings
from scripts.stack.database import scratch_database
from tests.support.customers import ALL_SCOPES, Customer, SettableClock
from tests.support.fleet import insert_fleet
from tests.support.reservation_service import running_service
from tests.support.tokens import TokenIssuer


@pytest.fixture(scope="session")
def template_url(postgres_url: str) -> Iterator[str]:
    """A migrated database with the fleet, which databases of tests are copied from."""
    with scratch_database(postgres_url) as database, ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(upgrade, database.url).result()
        executor.submit(asyncio.run, insert_fleet(database.url)).result()
        yield database.url


@pytest.fixture
async def database_url(postgres_url: str, template_url: str) -> AsyncIterator[str]:
    """A database of the test's own, with the fleet."""
    async with _copy(postgres_url, template_url) as url:
        yield url


@asynccontextmanager
async def _copy(server_url: str, template_url: str) -> AsyncIterator[str]:
    name = f"reservations_{secrets.token_hex(6)}"
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
def clock() -> SettableClock:
    """The service's clock."""
    return SettableClock()


@pytest.fixture
def settings(database_url: str, monkeypatch: pytest.MonkeyPatch) -> ReservationSettings:
    """Settings without rate limits, with a patient queue, and without a sweeper that comes by itself."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("MOBILITY_ENV", "test")
    monkeypatch.setenv("MOBILITY_STRICT_CONTRACT", "true")
    monkeypatch.setenv("MOBILITY_RATE_LIMIT_SCALE", "1000")
    monkeypatch.setenv("MOBILITY_SWEEP_SECONDS", "3600")
    monkeypatch.setenv("MOBILITY_DATABASE_QUEUE_SIZE", "1000")
    monkeypatch.setenv("MOBILITY_DATABASE_QUEUE_SECONDS", "30")
    return load_settings(ReservationSettings)


@pytest.fixture
async def client(
    settings: ReservationSettings, clock: SettableClock, issuer: TokenIssuer
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the running service, without a token."""
    async with running_service(settings, clock=clock, issuer=issuer) as opened:
        yield opened


@pytest.fixture
def customer_named(client: httpx.AsyncClient, issuer: TokenIssuer, clock: SettableClock) -> Callable[[str], Customer]:
    """Makes customers, each with a profile of their own."""

    def make(name: str) -> Customer:
        token = issuer.token(f"auth0|{name}", scopes=ALL_SCOPES)
        return Customer(client, token=token, clock=clock)

    return make


@pytest.fixture
async def anna(customer_named: Callable[[str], Customer]) -> Customer:
    """A customer with a payment method."""
    customer = customer_named("anna")
    await customer.store_payment_method()
    return customer


@pytest.fixture
async def ben(customer_named: Callable[[str], Customer]) -> Customer:
    """Another customer with a payment method."""
    customer = customer_named("ben")
    await customer.store_payment_method()
    return customer
