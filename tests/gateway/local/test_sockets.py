"""WebSockets that the gateway holds, and the service that it tells of them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from tests.gateway.local.samples import (
    KEY,
    STAGE,
    SampleAuthorizer,
    sample_gateway,
    with_default_route,
    write_documents,
)
from tests.gateway.local.service import Service
from tests.support.waiting import until


@asynccontextmanager
async def talking(url: str, *, token: str = "good", path: str = "/v1/talk") -> AsyncIterator[ClientConnection]:
    """A client that offers a token."""
    offered = [Subprotocol("workshop.v1"), Subprotocol(f"token.{token}")]
    async with connect(url.replace("http", "ws", 1) + path, subprotocols=offered, proxy=None) as socket:
        yield socket


async def heard(socket: ClientConnection) -> dict[str, Any]:
    """The next message."""
    async with asyncio.timeout(20):
        message: dict[str, Any] = json.loads(await socket.recv())
    return message


async def closed(socket: ClientConnection) -> int:
    """The code with which the gateway closes."""
    async with asyncio.timeout(20):
        with pytest.raises(ConnectionClosed) as end:
            await socket.recv()
    assert end.value.rcvd is not None
    return end.value.rcvd.code


def say(body: str) -> str:
    return json.dumps({"type": "say", "text": body})


async def test_the_service_is_told_of_a_connection_from_beginning_to_end(gateway_url: str, service: Service) -> None:
    async with talking(gateway_url) as socket:
        assert socket.subprotocol == "workshop.v1"
        await socket.send(say("it's ä"))
        await until(lambda: service.told("received"))
    await until(lambda: service.told("disconnected"))
    kinds = [event["type"] for event in service.events]
    assert kinds == ["connected", "received", "disconnected"]
    connected, received, _ = service.events
    assert connected["subject"] == "ada"
    assert connected["callback_url"] == f"http://127.0.0.1:1/{STAGE}"
    assert received["body"] == say("it's ä")
    assert received["route"] == "say"
    assert len({event["connection_id"] for event in service.events}) == 1
    assert len({event["name"] for event in service.events}) == 3
    assert set(service.keys) == {KEY}


@pytest.mark.parametrize(
    ("offered", "status"),
    [
        ([], 401),
        (["workshop.v1"], 401),
        (["workshop.v1", "token.unknown"], 401),
        (["workshop.v1", "token.denied"], 403),
        (["workshop.v1", "token.broken"], 500),
    ],
)
async def test_who_is_not_let_in_gets_no_connection(
    gateway_url: str, service: Service, offered: list[str], status: int
) -> None:
    address = gateway_url.replace("http", "ws", 1) + "/v1/talk"
    with pytest.raises(InvalidStatus) as refused:
        async with connect(address, subprotocols=[Subprotocol(name) for name in offered] or None, proxy=None):
            pass
    assert refused.value.response.status_code == status
    assert not service.events


async def test_the_authorizer_of_connections_is_asked_every_time(
    gateway_url: str, authorizer: SampleAuthorizer
) -> None:
    for _ in range(2):
        async with talking(gateway_url):
            pass
    assert [event["requestContext"]["routeKey"] for event in authorizer.events] == ["$connect", "$connect"]
    assert authorizer.events[0]["methodArn"].endswith(f"/{STAGE}/$connect")


async def test_another_path_has_no_websocket(gateway_url: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with talking(gateway_url, path="/v1/else"):
            pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("status", [403, 503])
async def test_a_service_that_does_not_take_a_connection_refuses_it(
    gateway_url: str, service: Service, status: int
) -> None:
    service.statuses["connected"] = status
    with pytest.raises(InvalidStatus) as refused:
        async with talking(gateway_url):
            pass
    assert refused.value.response.status_code == status
    assert not service.told("disconnected")


async def test_a_service_that_is_away_refuses_connections(documents: Path, authorizer: SampleAuthorizer) -> None:
    async with sample_gateway(documents, service="http://127.0.0.1:9", authorizer=authorizer) as url:
        with pytest.raises(InvalidStatus) as refused:
            async with talking(url):
                pass
    assert refused.value.response.status_code == 502


async def test_a_route_with_a_response_answers_and_another_says_nothing(gateway_url: str) -> None:
    async with talking(gateway_url) as socket:
        await socket.send(say("quietly"))
        await socket.send('{"type": "ask"}')
        assert await heard(socket) == {"heard": '{"type": "ask"}'}


@pytest.mark.parametrize("frame", ["not JSON", '{"type": "unknown"}', '{"type": 7}', "[]", '{"type": "$connect"}'])
async def test_without_a_route_a_frame_is_forbidden(gateway_url: str, service: Service, frame: str) -> None:
    async with talking(gateway_url) as socket:
        await socket.send(frame)
        answer = await heard(socket)
    assert (answer["message"], answer["connectionId"]) == ("Forbidden", service.events[0]["connection_id"])
    assert answer["requestId"]
    assert not service.told("received")


@pytest.mark.parametrize("frame", ["not JSON", '{"type": "unknown"}', '{"type": "$disconnect"}'])
async def test_the_default_route_takes_what_has_none(
    tmp_path: Path, service_url: str, service: Service, authorizer: SampleAuthorizer, frame: str
) -> None:
    documents = write_documents(tmp_path, socket=with_default_route())
    async with (
        sample_gateway(documents, service=service_url, authorizer=authorizer) as url,
        talking(url) as socket,
    ):
        await socket.send(frame)
        await until(lambda: service.told("received"))
    assert (service.told("received")[0]["body"], service.told("received")[0]["route"]) == (frame, "$default")


async def test_a_service_that_fails_is_told_to_the_client(gateway_url: str, service: Service) -> None:
    async with talking(gateway_url) as socket:
        service.statuses["received"] = 500
        await socket.send(say("hello"))
        answer = await heard(socket)
        assert answer["message"] == "Internal server error"
        service.statuses.clear()
        await socket.send('{"type": "ask"}')
        assert await heard(socket) == {"heard": '{"type": "ask"}'}


async def test_frames_beyond_the_throttle_are_refused_and_the_connection_stays(gateway_url: str) -> None:
    async with talking(gateway_url) as socket:
        for _ in range(3):
            await socket.send('{"type": "ask"}')
        answers = [await heard(socket) for _ in range(3)]
        await socket.send(say("still here"))
    assert [answer.get("message") for answer in answers] == [None, None, "Too Many Requests"]


async def test_frames_of_a_connection_keep_their_order(gateway_url: str, service: Service) -> None:
    frames = [say(str(number)) for number in range(100)]
    async with talking(gateway_url) as socket:
        for frame in frames:
            await socket.send(frame)
    await until(lambda: service.told("disconnected"))
    assert [event["body"] for event in service.told("received")] == frames
    assert service.events[-1]["type"] == "disconnected"


async def test_a_frame_that_takes_long_holds_up_no_other_connection(
    tmp_path: Path, service_url: str, service: Service, authorizer: SampleAuthorizer
) -> None:
    documents = write_documents(tmp_path, socket=with_default_route())
    async with (
        sample_gateway(documents, service=service_url, authorizer=authorizer) as url,
        talking(url) as slow,
        talking(url) as quick,
    ):
        await slow.send("wait")
        await service.asked.wait()
        await quick.send('{"type": "ask"}')
        assert (await heard(quick))["heard"] == '{"type": "ask"}'
        service.released.set()


async def test_binary_frames_close_the_connection(gateway_url: str, service: Service) -> None:
    async with talking(gateway_url) as socket:
        await socket.send(b"\x00")
        assert await closed(socket) == 1003
    await until(lambda: service.told("disconnected"))


async def test_frames_that_are_too_large_close_the_connection(gateway_url: str, service: Service) -> None:
    async with talking(gateway_url) as socket:
        await socket.send(say("a" * 131_072))
        assert await closed(socket) == 1009
    assert not service.told("received")


async def test_silent_connections_are_closed(
    documents: Path, service_url: str, service: Service, authorizer: SampleAuthorizer
) -> None:
    async with (
        sample_gateway(documents, service=service_url, authorizer=authorizer, idle_seconds=0.1) as url,
        talking(url) as socket,
    ):
        assert await closed(socket) == 1001
        await until(lambda: service.told("disconnected"))


async def test_a_connection_ends_by_its_age_however_busy_it_is(
    documents: Path, service_url: str, service: Service, authorizer: SampleAuthorizer
) -> None:
    async with (
        sample_gateway(documents, service=service_url, authorizer=authorizer, connection_seconds=0.3) as url,
        talking(url) as socket,
    ):
        with pytest.raises(ConnectionClosed) as end:
            while True:
                await socket.send("no route")
                await heard(socket)
    assert end.value.rcvd is not None
    assert end.value.rcvd.code == 1001
    await until(lambda: service.told("disconnected"))


@asynccontextmanager
async def pushing(url: str) -> AsyncIterator[httpx.AsyncClient]:
    """The service as one that pushes."""
    headers = {"X-Gateway-Key": KEY}
    async with httpx.AsyncClient(base_url=f"{url}/{STAGE}/@connections", headers=headers, timeout=20) as client:
        yield client


async def test_pushes_reach_the_client(gateway_url: str, service: Service) -> None:
    async with talking(gateway_url) as socket, pushing(gateway_url) as pushes:
        connection = service.events[0]["connection_id"]
        assert (await pushes.post(f"/{connection}", content='{"n": 1}')).status_code == 200
        assert (await pushes.post(f"/{connection.replace('=', '%3D')}", content='{"n": 2}')).status_code == 200
        assert [await heard(socket), await heard(socket)] == [{"n": 1}, {"n": 2}]
        told = (await pushes.get(f"/{connection}")).json()
        assert told["identity"]["sourceIp"] == "127.0.0.1"
        assert told["connectedAt"] <= told["lastActiveAt"]


async def test_the_service_closes_a_connection(gateway_url: str, service: Service) -> None:
    async with talking(gateway_url) as socket, pushing(gateway_url) as pushes:
        connection = service.events[0]["connection_id"]
        assert (await pushes.delete(f"/{connection}")).status_code == 204
        assert await closed(socket) == 1000
        await until(lambda: service.told("disconnected"))
        assert (await pushes.delete(f"/{connection}")).status_code == 410


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
async def test_a_connection_that_has_ended_is_gone(gateway_url: str, service: Service, method: str) -> None:
    async with pushing(gateway_url) as pushes:
        async with talking(gateway_url):
            connection = service.events[0]["connection_id"]
        await until(lambda: service.told("disconnected"))
        answer = await pushes.request(method, f"/{connection}")
        never = await pushes.request(method, "/never")
    assert (answer.status_code, never.status_code) == (410, 410)
    assert answer.headers["x-amzn-errortype"] == "GoneException"


@pytest.mark.parametrize("key", [None, "", "wrong", KEY + "x"])
async def test_nobody_pushes_without_the_key(gateway_url: str, service: Service, key: str | None) -> None:
    headers = {} if key is None else {"X-Gateway-Key": key}
    async with talking(gateway_url) as socket, httpx.AsyncClient(headers=headers) as stranger:
        connection = service.events[0]["connection_id"]
        address = f"{gateway_url}/{STAGE}/@connections/{connection}"
        statuses = [(await stranger.request(method, address)).status_code for method in ("POST", "GET", "DELETE")]
        await socket.send('{"type": "ask"}')
        assert (await heard(socket))["heard"] == '{"type": "ask"}'
    assert statuses == [403, 403, 403]


async def test_pushes_that_are_too_large_or_no_text_are_refused(gateway_url: str, service: Service) -> None:
    async with talking(gateway_url) as socket, pushing(gateway_url) as pushes:
        connection = service.events[0]["connection_id"]
        assert (await pushes.post(f"/{connection}", content=b"a" * 131_073)).status_code == 413
        assert (await pushes.post(f"/{connection}", content=b"\xff")).status_code == 400
        await pushes.post(f"/{connection}", content=b'{"n": 3}')
        assert await heard(socket) == {"n": 3}
