"""Requests through the gateway to a service on a real socket."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.gateway.local.samples import SampleAuthorizer, sample_gateway
from tests.gateway.local.service import Service

REPAIR = {"part": "wheel"}
GOOD = {"Authorization": "Bearer good"}


def headers_of(answer: httpx.Response) -> dict[str, str]:
    """The headers that the service saw; of repeated ones the last."""
    return dict(answer.json()["headers"])


async def test_health_is_told_as_on_aws(client: httpx.AsyncClient) -> None:
    assert (await client.get("/ping")).text == "healthy"


async def test_a_request_reaches_the_service_as_the_document_maps_it(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/tools/a%20b%C3%A4?x=1&x=%2F")
    seen = answer.json()
    assert answer.status_code == 418
    assert (seen["path"], seen["query"]) == ("/inventory/a%20b%C3%A4/now", "x=1&x=%2F&from=gateway")
    assert headers_of(answer)["x-request-id"] == answer.headers["x-amzn-requestid"]
    assert headers_of(answer)["x-amzn-trace-id"].startswith("Root=1-")


async def test_the_service_learns_who_asked_and_nothing_that_a_client_made_up(client: httpx.AsyncClient) -> None:
    smuggled = {
        "X-Forwarded-For": "10.0.0.1",
        "X-Forwarded-Host": "bank.example",
        "X-Gateway-Key": "guessed",
        "X-Request-Id": "mine",
        "Connection": "close, X-Private",
        "X-Private": "for the gateway alone",
        "TE": "trailers",
        "Expect": "",
        "Content-MD5": "x",
        "Via": "1.1 x",
    }
    seen = headers_of(await client.get("/v1/tools/1", headers=smuggled))
    assert seen["x-forwarded-for"] == "127.0.0.1"
    assert seen["x-gateway-key"] == "none"
    assert seen["x-request-id"] != "mine"
    assert not {"x-forwarded-host", "x-private", "te", "expect", "content-md5", "via"} & set(seen)


async def test_the_subject_is_the_authorizers_and_not_the_clients(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/repairs", json=REPAIR, headers={**GOOD, "x-auth-subject": "mallory"})
    told = [value for name, value in answer.json()["headers"] if name == "x-auth-subject"]
    assert told == ["ada"]


async def test_headers_of_answers_are_renamed_or_dropped_as_by_aws(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/tools/1")
    assert "Tue, 01 Dec 2026 09:00:00 GMT" in answer.headers["x-amzn-remapped-date"]
    assert answer.headers["x-amzn-remapped-connection"] == "keep-alive"
    assert answer.headers["x-amzn-remapped-server"] == "uvicorn"
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]
    assert answer.headers["etag"] == '"7"'
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "via" not in answer.headers
    assert answer.headers["x-amz-apigw-id"].endswith("=")


@pytest.mark.parametrize("status", [204, 304])
async def test_answers_without_a_body_stay_so(client: httpx.AsyncClient, service: Service, status: int) -> None:
    service.answers = status
    answer = await client.get("/v1/tools/1")
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (status, b"", '"7"')
    assert "content-length" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/nothing"),
        ("POST", "/v1/tools"),
        ("GET", "/v1//tools?size=1"),
        ("GET", "/v1/tools/%2e%2e"),
        ("GET", "/v1/tools/a%2fb"),
        ("GET", "/v1/tools%0a"),
        ("TRACE", "/v1/tools/1"),
    ],
)
async def test_what_has_no_route_is_answered_by_the_gateway(
    client: httpx.AsyncClient, service: Service, method: str, path: str
) -> None:
    answer = await client.request(method, path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-amzn-errortype"] == "MissingAuthenticationTokenException"
    assert answer.json() == {
        "code": "MISSING_AUTHENTICATION_TOKEN",
        "detail": "Missing Authentication Token",
        "id": answer.headers["x-amzn-requestid"],
    }
    assert not service.requests


async def test_required_parameters_must_be_there_and_not_empty(client: httpx.AsyncClient, service: Service) -> None:
    answer = await client.get("/v1/tools?size=", headers={"Accept": "text/html, application/json"})
    assert answer.status_code == 422
    assert answer.json()["detail"] == "Missing required request parameters: [size, X-Place]"
    assert (await client.get("/v1/tools?size=1", headers={"x-place": "here"})).status_code == 418
    assert len(service.requests) == 1


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/json", '{"part": "wheel"}', 418),
        ("application/json; charset=utf-8", '{"part": "wheel"}', 418),
        ("application/json", '{"part": "a wheel that is too long"}', 422),
        ("application/json", "{}", 422),
        ("application/json", "{", 422),
        ("application/json", "", 422),
        ("text/plain", "whatever", 418),
    ],
)
async def test_bodies_are_compared_with_their_models(
    client: httpx.AsyncClient, service: Service, content_type: str, body: str, status: int
) -> None:
    answer = await client.post("/v1/repairs", content=body, headers={**GOOD, "Content-Type": content_type})
    assert answer.status_code == status
    assert [each["body"] for each in service.requests] == ([body] if status == 418 else [])


async def test_a_body_of_unknown_length_passes(client: httpx.AsyncClient) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"part":'
        yield b' "bell"}'

    answer = await client.post("/v1/repairs", content=pieces(), headers=GOOD)
    assert answer.json()["body"] == '{"part": "bell"}'
    assert "transfer-encoding" not in headers_of(answer)


@pytest.mark.parametrize(
    ("authorization", "status", "kind"),
    [
        (None, 401, "UNAUTHORIZED"),
        ("", 401, "UNAUTHORIZED"),
        ("Basic good", 401, "UNAUTHORIZED"),
        ("Bearer unknown", 401, "UNAUTHORIZED"),
        ("Bearer narrow", 403, "ACCESS_DENIED"),
        ("Bearer denied", 403, "ACCESS_DENIED"),
        ("Bearer broken", 500, "AUTHORIZER_FAILURE"),
    ],
)
async def test_who_is_not_let_in_is_told_why(
    client: httpx.AsyncClient, service: Service, authorization: str | None, status: int, kind: str
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    answer = await client.post("/v1/repairs", json=REPAIR, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, kind)
    assert ("www-authenticate" in answer.headers) == (status == 401)
    assert not service.requests


async def test_the_authorizer_goes_before_validation(client: httpx.AsyncClient) -> None:
    assert (await client.post("/v1/repairs", content="{")).status_code == 401


async def test_the_authorizer_is_asked_once_for_each_token(
    client: httpx.AsyncClient, authorizer: SampleAuthorizer
) -> None:
    for _ in range(2):
        await client.post("/v1/repairs", json=REPAIR, headers=GOOD)
        await client.post("/v1/repairs", json=REPAIR, headers={"Authorization": "Bearer narrow"})
        await client.post("/v1/repairs", json=REPAIR, headers={"Authorization": "Bearer unknown"})
    asked = [event["authorizationToken"] for event in authorizer.events]
    assert asked == ["Bearer good", "Bearer narrow", "Bearer unknown", "Bearer unknown"]
    assert authorizer.events[0]["methodArn"].endswith(":localrest/local/POST/v1/repairs")


async def test_more_than_the_throttle_allows_is_refused(
    documents: Path, service_url: str, authorizer: SampleAuthorizer, service: Service
) -> None:
    scale = 1 / 1000
    async with (
        sample_gateway(documents, service=service_url, authorizer=authorizer, throttle_scale=scale) as url,
        httpx.AsyncClient(base_url=url, headers=GOOD) as client,
    ):
        answers = [await client.post("/v1/repairs", json=REPAIR) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [418, 418, 418, 429, 429]
    assert answers[-1].headers["retry-after"] == "1"
    assert len(service.requests) == 3


async def test_headers_that_are_too_large_are_refused_before_anything_else(
    client: httpx.AsyncClient, service: Service
) -> None:
    answer = await client.get("/v1/tools/1", headers={"X-Large": "a" * 10_240})
    assert answer.status_code == 431
    assert answer.json() == {"message": "HTTP header is larger than 10240 bytes."}
    assert not service.requests


@pytest.mark.parametrize("is_announced", [True, False])
async def test_bodies_that_are_too_large_are_refused_and_no_gateway_response_shapes_that(
    client: httpx.AsyncClient, service: Service, is_announced: bool
) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(11):
            yield b" " * 1_048_576

    body: Any = b" " * (11 * 1_048_576) if is_announced else pieces()
    answer = await client.post("/v1/repairs", content=body, headers=GOOD)
    assert answer.status_code == 413
    assert answer.json() == {"message": "HTTP content length exceeded 10485760 bytes."}
    assert not service.requests


@pytest.mark.parametrize("query", ["a={x}", "a=b|c"])
async def test_queries_that_aws_does_not_take_are_refused(gateway_url: str, service: Service, query: str) -> None:
    reader, writer = await asyncio.open_connection(*gateway_url.removeprefix("http://").split(":"))
    writer.write(f"GET /v1/tools/1?{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    status = await reader.readline()
    writer.close()
    assert status.split()[1] == b"400"
    assert not service.requests


async def test_a_service_that_is_slow_times_out(client: httpx.AsyncClient, service: Service) -> None:
    answer = await client.get("/v1/slow")
    service.released.set()
    assert answer.status_code == 500  # The sample has no response of its own for it, and one for all of 5XX.
    assert answer.json()["code"] == "INTEGRATION_TIMEOUT"


async def test_a_service_that_is_away_is_told(documents: Path, authorizer: SampleAuthorizer) -> None:
    async with (
        sample_gateway(documents, service="http://127.0.0.1:9", authorizer=authorizer) as url,
        httpx.AsyncClient(base_url=url) as client,
    ):
        answer = await client.get("/v1/slow")
    assert (answer.status_code, answer.json()["code"]) == (503, "INTEGRATION_FAILURE")


async def test_a_stream_passes_piece_by_piece(client: httpx.AsyncClient, service: Service) -> None:
    async with client.stream("GET", "/v1/news") as answer:
        pieces = answer.aiter_bytes()
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert await anext(pieces) == b"data: first\n\n"
        service.released.set()
        assert await anext(pieces) == b"data: second\n\n"


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [("https://app.example", "https://app.example"), ("https://evil.example", None), ("https://app", None)],
)
async def test_preflights_are_answered_by_the_gateway(
    client: httpx.AsyncClient, service: Service, origin: str, allowed: str | None
) -> None:
    answer = await client.options("/v1/tools", headers={"Origin": origin})
    assert answer.status_code == 204
    assert answer.headers["allow"] == "GET, OPTIONS"
    assert answer.headers.get("access-control-allow-origin") == allowed
    assert not service.requests


async def test_a_mock_that_knows_no_such_body_answers_so(client: httpx.AsyncClient) -> None:
    answer = await client.request("OPTIONS", "/v1/tools", content="<x/>", headers={"Content-Type": "text/xml"})
    assert answer.status_code == 415
    assert json.loads(answer.text) == {"message": "Unsupported Media Type"}
