"""WebSockets and paths of two services behind the gateway of the local stack."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from scripts.stack.proxy import proxy_app
from scripts.stack.upstreams import Upstreams, upstreams_by_contract
from tests.support.travel_agent import socket_server
from tests.support.waiting import until

CHAT = Subprotocol("mobility.chat.v1")


class EchoService:
    """Answers every frame with itself; the word "end" ends the connection with a code of its own."""

    def __init__(self) -> None:
        self.ended_with: list[int] = []

    async def echo(self, socket: WebSocket) -> None:
        await socket.accept(subprotocol=CHAT if CHAT in socket.scope["subprotocols"] else None)
        try:
            while True:
                message = await socket.receive()
                if message["type"] == "websocket.disconnect":
                    self.ended_with.append(message["code"])
                    return
                if message.get("text") == "end":
                    await socket.close(4403, "not yours")
                    return
                await socket.send(
                    {"type": "websocket.send", "text": message.get("text"), "bytes": message.get("bytes")}
                )
        except WebSocketDisconnect:
            return


@pytest.fixture
def service() -> EchoService:
    return EchoService()


@asynccontextmanager
async def gateway_before(service: EchoService) -> AsyncIterator[str]:
    async with socket_server(Starlette(routes=[WebSocketRoute("/v1/chat", service.echo)])) as upstream:
        upstreams = Upstreams(default=upstream, sockets=(("/v1/chat", upstream),))
        async with socket_server(proxy_app(upstreams)) as url:
            yield url.replace("http", "ws", 1)


async def test_frames_pass_both_ways_as_they_are(service: EchoService) -> None:
    async with gateway_before(service) as url, connect(f"{url}/v1/chat", subprotocols=[CHAT], proxy=None) as client:
        await client.send("text")
        await client.send(b"\x00\xff")
        await client.send("")
        assert [await client.recv() for _ in range(3)] == ["text", b"\x00\xff", ""]
        assert client.subprotocol == CHAT


async def test_the_service_ends_a_connection_with_its_own_reason(service: EchoService) -> None:
    async with gateway_before(service) as url, connect(f"{url}/v1/chat", proxy=None) as client:
        await client.send("end")
        with pytest.raises(ConnectionClosed) as closed:
            await client.recv()
    assert closed.value.rcvd is not None
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4403, "not yours")


async def test_the_service_learns_that_the_client_has_left(service: EchoService) -> None:
    async with gateway_before(service) as url:
        async with connect(f"{url}/v1/chat", proxy=None) as client:
            await client.send("hello")
            await client.recv()
        await until(lambda: service.ended_with == [1000])


async def test_a_service_that_is_away_refuses_the_connection() -> None:
    upstreams = Upstreams(default="http://127.0.0.1:9", sockets=(("/v1/chat", "http://127.0.0.1:9"),))
    async with socket_server(proxy_app(upstreams)) as url:
        with pytest.raises(InvalidStatus):
            async with connect(f"{url.replace('http', 'ws', 1)}/v1/chat", proxy=None):
                pass


async def test_each_path_goes_to_the_service_whose_contract_has_it() -> None:
    async def name_reservations(_: Request) -> Response:
        return PlainTextResponse("reservation")

    async def name_agent(_: Request) -> Response:
        return PlainTextResponse("agent")

    async with (
        socket_server(Starlette(routes=[Route("/{path:path}", name_reservations)])) as reservation,
        socket_server(Starlette(routes=[Route("/{path:path}", name_agent)])) as agent,
        socket_server(proxy_app(upstreams_by_contract(reservation=reservation, travel_agent=agent))) as gateway,
        httpx.AsyncClient(base_url=gateway) as client,
    ):
        answers = {
            path: (await client.get(path)).text
            for path in (
                "/v1/vehicles",
                "/v1/conversations",
                "/v1/conversations/cnv_1/events/stream",
                "/v1/consents",
                "/asyncapi.json",
                "/readyz",
                "/nothing",
            )
        }
    assert answers == {
        "/v1/vehicles": "reservation",
        "/v1/conversations": "agent",
        "/v1/conversations/cnv_1/events/stream": "agent",
        "/v1/consents": "agent",
        "/asyncapi.json": "agent",
        "/readyz": "reservation",
        "/nothing": "reservation",
    }
