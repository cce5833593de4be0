from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from generated.runtime import ContractRouter
from impl.platform.application import build_application
from impl.platform.cross_origin import CrossOrigin, exposed_headers
from impl.platform.database import Database, DatabaseOptions
from impl.platform.lifecycle import Lifecycle
from impl.platform.problems import Problems
from impl.platform.rate_limit import RateLimiter
from impl.platform.service import PlatformService
from tests.support.contract import GET_PARCEL, OPERATIONS, Ok, Parcel
from tests.support.tokens import TokenIssuer

APP = "https://app.example"
ALLOW = "Access-Control-Allow-Origin"


@pytest.fixture
async def client(issuer: TokenIssuer) -> AsyncIterator[httpx.AsyncClient]:
    problems = Problems(domain={}, operations=OPERATIONS, strict_contract=True)
    service = PlatformService(verifier=issuer.verifier(), limiter=RateLimiter(), problems=problems)
    router = ContractRouter(service)

    async def get_parcel(request: Request) -> Response:
        await service.admit_anonymous(request, GET_PARCEL)
        if request.path_params["parcel_id"] == "broken":
            raise TimeoutError
        return Ok(body=Parcel(id="par_1", weight_g=5)).render()

    router.serve(GET_PARCEL, get_parcel)
    application = build_application(
        router=router,
        lifecycle=Lifecycle(database=Database(DatabaseOptions(url="postgresql://127.0.0.1:1/none"))),
        problems=problems,
        cors_origins=(APP, "http://127.0.0.1:3000"),
    )
    transport = httpx.ASGITransport(application, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as made:
        yield made


@pytest.mark.parametrize("origin", [APP, "http://127.0.0.1:3000"])
@pytest.mark.parametrize(("parcel", "status"), [("par_1", 200), ("broken", 500)])
async def test_scripts_of_an_allowed_origin_may_read_answers_and_refusals(
    client: httpx.AsyncClient, origin: str, parcel: str, status: int
) -> None:
    response = await client.get(f"/v1/parcels/{parcel}", headers={"Origin": origin})

    assert response.status_code == status
    assert response.headers.get_list(ALLOW) == [origin]
    assert response.headers["Vary"] == "Origin"
    assert {"X-Request-Id", "ETag", "Retry-After"} <= set(response.headers["Access-Control-Expose-Headers"].split(", "))
    assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize(
    "origin",
    [
        *("https://evil.example", "https://app.example.evil.example", "https://app.example:8443", "http://app.example"),
        *("HTTPS://APP.EXAMPLE", "null", "", "*", f"{APP},{APP}"),
    ],
)
async def test_scripts_of_another_origin_may_not(client: httpx.AsyncClient, origin: str) -> None:
    response = await client.get("/v1/parcels/par_1", headers={"Origin": origin})

    assert response.status_code == 200
    assert ALLOW not in response.headers
    assert response.headers["Vary"] == "Origin"


async def test_an_answer_without_an_origin_is_kept_apart_from_those_with_one(client: httpx.AsyncClient) -> None:
    response = await client.get("/v1/parcels/par_1")

    assert ALLOW not in response.headers
    assert response.headers["Vary"] == "Origin"


async def test_two_origins_are_none(client: httpx.AsyncClient) -> None:
    response = await client.get("/v1/parcels/par_1", headers=[("Origin", APP), ("Origin", APP)])

    assert ALLOW not in response.headers


async def test_preflights_are_left_to_the_gateway(client: httpx.AsyncClient) -> None:
    headers = {"Origin": APP, "Access-Control-Request-Method": "GET"}
    response = await client.options("/v1/parcels/par_1", headers=headers)

    assert response.status_code == 405
    assert "Access-Control-Allow-Methods" not in response.headers


async def test_what_is_no_request_passes_untouched() -> None:
    passed: list[str] = []

    async def application(scope: object, receive: object, send: object) -> None:
        assert send is told
        passed.append("lifespan")

    async def receive() -> Message:
        raise AssertionError

    async def told(message: Message) -> None:
        raise AssertionError

    await CrossOrigin(application, origins={APP})({"type": "lifespan"}, receive, told)
    assert passed == ["lifespan"]


def test_the_headers_that_gateways_name_are_exposed() -> None:
    assert exposed_headers().split(", ") == sorted(exposed_headers().split(", "), key=str.lower)
    assert "WWW-Authenticate" in exposed_headers()
