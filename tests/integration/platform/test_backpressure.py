import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response

from generated.runtime import ContractRouter
from impl.platform.application import build_application
from impl.platform.database import Database, DatabaseOptions
from impl.platform.lifecycle import Lifecycle
from impl.platform.problems import Problems
from impl.platform.rate_limit import RateLimiter
from impl.platform.service import PlatformService
from tests.support.contract import CREATE_PARCEL, OPERATIONS, Created, Parcel
from tests.support.postgres import restartable_server
from tests.support.tokens import TokenIssuer
from tests.support.waiting import until


@asynccontextmanager
async def client_of(database: Database, issuer: TokenIssuer) -> AsyncIterator[httpx.AsyncClient]:
    problems = Problems(domain={}, operations=OPERATIONS, strict_contract=True)
    service = PlatformService(verifier=issuer.verifier(), limiter=RateLimiter(scale=1000), problems=problems)
    router = ContractRouter(service)

    async def create_parcel(request: Request) -> Response:
        await service.admit(request, CREATE_PARCEL)
        async with database.transaction() as connection:
            weight_g = await connection.fetchval("SELECT 5")
        return Created(body=Parcel(id="par_1", weight_g=weight_g), location="/v1/parcels/par_1").render()

    router.serve(CREATE_PARCEL, create_parcel)
    application = build_application(router=router, lifecycle=Lifecycle(database=database), problems=problems)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(application),
        base_url="http://service",
        headers={"Authorization": f"Bearer {issuer.token()}"},
    ) as client:
        yield client


@pytest.fixture
async def small(database_url: str) -> AsyncIterator[Database]:
    options = DatabaseOptions(url=database_url, pool_size=2, queue_size=3, queue_seconds=0.05)
    async with Database(options) as opened:
        yield opened


async def test_a_service_at_its_capacity_says_so_and_recovers(small: Database, issuer: TokenIssuer) -> None:
    async with client_of(small, issuer) as client:
        async with small.connection(), small.connection():
            refusals = await asyncio.gather(*(client.post("/v1/parcels") for _ in range(20)))
        assert {response.status_code for response in refusals} == {503}
        assert {response.headers["retry-after"] for response in refusals} == {"1"}
        assert {response.json()["code"] for response in refusals} == {"service_unavailable"}

        assert (await client.post("/v1/parcels")).status_code == 201


async def test_a_service_outlives_its_database(issuer: TokenIssuer) -> None:
    with restartable_server() as server:
        async with Database(DatabaseOptions(url=server.url)) as database, client_of(database, issuer) as client:
            assert (await client.post("/v1/parcels")).status_code == 201

            await asyncio.to_thread(server.stop)
            response = await client.post("/v1/parcels")
            assert (response.status_code, response.json()["code"]) == (503, "service_unavailable")
            assert response.headers["retry-after"] == "3"

            server.start()
            await until(database.ping)
            assert (await client.post("/v1/parcels")).status_code == 201
