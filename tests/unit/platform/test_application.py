import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from structlog.testing import capture_logs

from generated.runtime import ContractRouter
from impl.platform.application import build_application
from impl.platform.database import Database, DatabaseOptions
from impl.platform.lifecycle import Lifecycle
from impl.platform.problems import Problems
from impl.platform.rate_limit import RateLimiter
from impl.platform.service import PlatformService
from tests.support.contract import CREATE_PARCEL, GET_PARCEL, OPERATIONS, Created, Ok, Parcel
from tests.support.tokens import TokenIssuer

PARCEL = Parcel(id="par_1", weight_g=5)


@pytest.fixture
async def client(issuer: TokenIssuer) -> AsyncIterator[httpx.AsyncClient]:
    problems = Problems(domain={}, operations=OPERATIONS, strict_contract=True)
    service = PlatformService(verifier=issuer.verifier(), limiter=RateLimiter(), problems=problems)
    router = ContractRouter(service)

    async def create_parcel(request: Request) -> Response:
        await service.admit(request, CREATE_PARCEL)
        return Created(body=PARCEL, location="/v1/parcels/par_1").render()

    async def get_parcel(request: Request) -> Response:
        await service.admit_anonymous(request, GET_PARCEL)
        if request.path_params["parcel_id"] == "broken":
            raise TimeoutError
        return Ok(body=PARCEL).render()

    router.serve(CREATE_PARCEL, create_parcel)
    router.serve(GET_PARCEL, get_parcel)
    application = build_application(
        router=router,
        lifecycle=Lifecycle(database=Database(DatabaseOptions(url="postgresql://127.0.0.1:1/none"))),
        problems=problems,
    )
    transport = httpx.ASGITransport(application, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as made:
        yield made


async def test_an_operation_answers_with_the_ambient_headers(client: httpx.AsyncClient, issuer: TokenIssuer) -> None:
    headers = {"Authorization": f"Bearer {issuer.token()}", "X-Request-Id": "r-1"}
    response = await client.post("/v1/parcels", headers=headers)

    assert response.status_code == 201
    assert response.json()["weight_g"] == 5
    assert response.headers["x-request-id"] == "r-1"
    assert response.headers["ratelimit-policy"] == '"default";q=60;w=60'
    assert response.headers["traceparent"].startswith("00-")


async def test_a_refusal_carries_them_too(client: httpx.AsyncClient) -> None:
    response = await client.post("/v1/parcels", headers={"X-Request-Id": "r-1"})

    assert (response.status_code, response.json()["code"]) == (401, "unauthenticated")
    assert response.headers["x-request-id"] == response.json()["request_id"] == "r-1"
    assert response.headers["www-authenticate"] == "Bearer"


async def test_the_rate_limit_is_told_when_it_refuses(client: httpx.AsyncClient) -> None:
    for _ in range(2):
        await client.get("/v1/parcels/par_1")
    response = await client.get("/v1/parcels/par_1")

    assert (response.status_code, response.json()["code"]) == (429, "rate_limited")
    assert response.headers.get_list("retry-after") == ["5"]
    assert response.headers["ratelimit"] == '"default";r=0;t=10'


@pytest.mark.parametrize("path", ["/", "/nowhere", "/v1/parcels/", "/v1/parcels/a/b", "/docs", "/%00", "//v1/parcels"])
async def test_an_unknown_path_is_a_problem(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)

    assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-request-id"] == response.json()["request_id"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"])
async def test_another_method_is_told_the_ones_there_are(client: httpx.AsyncClient, method: str) -> None:
    response = await client.request(method, "/v1/parcels/par_1")

    assert (response.status_code, response.headers["allow"]) == (405, "GET")
    if method != "HEAD":
        assert response.json()["code"] == "method_not_allowed"


async def test_a_defect_is_a_problem_and_is_logged(client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    with capture_logs() as events:
        response = await client.get("/v1/parcels/broken", headers={"X-Request-Id": "r-1"})

    assert (response.status_code, response.json()["code"]) == (500, "internal_error")
    assert response.headers["x-request-id"] == response.json()["request_id"] == "r-1"
    assert [event["event"] for event in events] == ["service_unavailable", "unhandled_error", "request"]
    assert events[1]["kind"] == "UndeclaredProblem"
    assert (events[2]["operation"], events[2]["status"], events[2]["problem"]) == ("getParcel", 500, "internal_error")
