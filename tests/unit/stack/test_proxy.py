"""The plain reverse proxy, between a client and a server on real sockets."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from scripts.stack.failures import StackFailure
from scripts.stack.proxy import METHODS, proxy_app
from tests.support.web import web_server


async def echo(request: Request) -> Response:
    body = await request.body()
    response = JSONResponse(
        {
            "method": request.method,
            "path": request.scope["raw_path"].decode(),
            "query": request.scope["query_string"].decode(),
            "headers": [[name.decode(), value.decode()] for name, value in request.headers.raw],
            "body": body.decode(),
        },
        status_code=418,
    )
    response.raw_headers += [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2"), (b"etag", b'"7"')]
    return response


class Stream:
    """Sends its second half once it is told to."""

    def __init__(self) -> None:
        self.released = asyncio.Event()

    async def __call__(self, _: Request) -> Response:
        async def halves() -> AsyncIterator[bytes]:
            yield b"first,"
            await self.released.wait()
            yield b"second"

        return StreamingResponse(halves())


@pytest.fixture
def stream() -> Stream:
    return Stream()


@pytest.fixture
async def client(stream: Stream) -> AsyncIterator[httpx.AsyncClient]:
    routes = [Route("/stream", stream.__call__), Route("/{path:path}", echo, methods=METHODS)]
    async with (
        web_server(Starlette(routes=routes)) as upstream,
        web_server(proxy_app(upstream)) as url,
        httpx.AsyncClient(base_url=url) as opened,
    ):
        yield opened


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
async def test_method_path_query_and_body_arrive_as_they_were_sent(client: httpx.AsyncClient, method: str) -> None:
    body = '{"note": "ä"}' if method in ("POST", "PUT", "PATCH") else ""
    answer = await client.request(method, "/v1/a%2Fb/%C3%A4?x=1&x=2&empty=", content=body or None)
    seen = answer.json()
    assert answer.status_code == 418
    assert (seen["method"], seen["path"], seen["query"], seen["body"]) == (
        method,
        "/v1/a%2Fb/%C3%A4",
        "x=1&x=2&empty=",
        body,
    )


async def test_a_body_of_unknown_length_passes(client: httpx.AsyncClient) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"one "
        yield b"two"

    assert (await client.post("/v1/quotes", content=chunks())).json()["body"] == "one two"


async def test_response_headers_pass_even_when_repeated(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/metros")
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]
    assert answer.headers["etag"] == '"7"'


async def test_the_service_learns_who_asked_and_nothing_is_made_up(client: httpx.AsyncClient) -> None:
    request = httpx.Request("GET", client.base_url.join("/v1/metros"), headers={"X-Forwarded-Host": "bank.example"})
    request.headers["Connection"] = "close, X-Private"
    request.headers["X-Private"] = "for the proxy alone"
    headers = (await client.send(request)).json()["headers"]
    names = [name for name, _ in headers]
    assert ["x-forwarded-for", "127.0.0.1"] in headers
    assert ["x-forwarded-host", client.base_url.netloc.decode()] in headers
    assert names.count("x-forwarded-host") == 1
    assert not {"x-private", "user-agent", "accept", "accept-encoding"} & set(names)


async def test_a_response_streams(client: httpx.AsyncClient, stream: Stream) -> None:
    async with client.stream("GET", "/stream") as answer:
        chunks = answer.aiter_bytes()
        assert await anext(chunks) == b"first,"
        stream.released.set()
        assert await anext(chunks) == b"second"


async def test_a_service_that_is_down_is_a_problem_document() -> None:
    async with web_server(Starlette()) as gone:
        pass
    async with web_server(proxy_app(gone)) as url, httpx.AsyncClient() as client:
        answer = await client.get(f"{url}/v1/metros")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"]
    assert answer.json()["code"] == "service_unavailable"
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


def test_the_proxy_does_not_start_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_ENV", "production")
    with pytest.raises(StackFailure, match="MOBILITY_ENV=production"):
        proxy_app("http://127.0.0.1:1")
