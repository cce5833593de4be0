"""Envoy before the real services: a booking, a stream, and a conversation over a WebSocket."""

import json
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from generated.travel_agent.channel import ADDRESS, SUBPROTOCOL
from scripts.stack.envoy import ENVOY
from scripts.stack.supervisor import Stack, running_stack
from tests.gateway.envoy.rig import POLICY
from tests.support.travel_agent import ChatTester
from tests.support.waiting import until

TOKEN_SUBPROTOCOL = POLICY["channels"][0]["token_subprotocol"]
NEAR_HERE: dict[str, str | float] = {"latitude": 60.1708, "longitude": 24.9415, "vehicle_class": "scooter", "limit": 1}


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_stack(ephemeral=True, logs=tmp_path_factory.mktemp("stack"), gateway=ENVOY) as running:
        yield running


@asynccontextmanager
async def client(stack: Stack, customer: str) -> AsyncIterator[httpx.AsyncClient]:
    """A customer's client at the gateway."""
    headers = {"Authorization": f"Bearer {stack.token(customer)}"}
    async with httpx.AsyncClient(base_url=stack.gateway_url, headers=headers, timeout=20, trust_env=False) as opened:
        yield opened


@asynccontextmanager
async def chatting(stack: Stack, customer: str) -> AsyncIterator[ChatTester]:
    """A customer's conversation through the gateway, which reads the token from what the client offers."""
    token = stack.token(customer)
    address = stack.gateway_url.replace("http", "ws", 1) + ADDRESS
    offered = [Subprotocol(SUBPROTOCOL), Subprotocol(TOKEN_SUBPROTOCOL + token)]
    async with connect(address, subprotocols=offered, proxy=None, compression=None, max_queue=None) as socket:
        assert socket.subprotocol == SUBPROTOCOL
        tester = ChatTester(socket)
        await tester.hello(token)
        yield tester


async def test_a_vehicle_is_found_priced_and_reserved(stack: Stack) -> None:
    async with client(stack, "aino") as aino:
        found = (await aino.get("/v1/vehicles", params=NEAR_HERE)).json()["items"][0]["vehicle"]["id"]
        keys = [{"Idempotency-Key": secrets.token_hex(8)} for _ in range(2)]
        quote = await aino.post("/v1/quotes", json={"vehicle_id": found}, headers=keys[0])
        held = await aino.post("/v1/reservations", json={"quote_id": quote.json()["id"]}, headers=keys[1])
        assert held.status_code == 201
        assert (await aino.get(held.headers["location"])).json()["id"] == held.json()["id"]
        assert held.headers["etag"]
        assert "r=" in held.headers["ratelimit"]


async def test_the_services_own_problems_come_through(stack: Stack) -> None:
    async with client(stack, "bram") as bram:
        invalid = await bram.get("/v1/vehicles", params={"latitude": 600, "longitude": 24.9})
        missing = await bram.get("/v1/reservations/res_01kdvdna00fe8btg74m1tf1kga")
    assert (invalid.status_code, invalid.json()["errors"][0]["pointer"]) == (422, "/query/latitude")
    assert missing.status_code == 404
    for answer in (invalid, missing):
        assert answer.json()["request_id"] == answer.headers["x-request-id"]


async def test_contracts_and_readiness_are_public(stack: Stack) -> None:
    async with httpx.AsyncClient(base_url=stack.gateway_url, trust_env=False) as anybody:
        for path in ("/openapi.json", "/asyncapi.json", "/healthz", "/readyz"):
            assert (await anybody.get(path)).status_code == 200


async def test_the_portal_is_served(stack: Stack) -> None:
    async with httpx.AsyncClient(base_url=stack.gateway_url, trust_env=False) as anybody:
        start, page, lost = [await anybody.get(path) for path in ("/", "/portal/problems", "/portal/nowhere")]
        told = (await anybody.get("/portal/configuration.json")).json()
        refused = await anybody.post("/")
        absent = await anybody.get("/portals")
    assert [start.status_code, page.status_code, lost.status_code, refused.status_code] == [200, 200, 404, 405]
    assert "connect-src 'self' " + stack.issuer_url in start.headers["content-security-policy"]
    assert told["demoSignIn"]["tokenUrl"] == f"{stack.issuer_url}/token"
    assert absent.headers["content-type"] == "application/problem+json"


async def test_a_trip_is_planned_in_a_conversation(stack: Stack) -> None:
    async with chatting(stack, "aino") as chat:
        events = await chat.finish_turn("Take me from Kamppi to Hakaniemi by bike or scooter")
    assert events[-1]["type"] == "turn.completed"
    assert events[-1]["status"] in {"completed", "awaiting_answer"}
    assert [event["seq"] for event in chat.events] == list(range(1, len(chat.events) + 1))


async def test_frames_that_are_too_large_are_the_services_to_refuse(stack: Stack) -> None:
    async with chatting(stack, "chiara") as chat:
        await chat.socket.send(json.dumps({"type": "user.message", "id": "1", "text": "a" * 70_000}))
        error = await chat.wait_for("error")
    assert error["code"] == "message_too_large"


@pytest.mark.parametrize("token", ["", "abc", "eyJhbGciOiJub25lIn0.e30."])
async def test_no_conversation_begins_without_a_token(stack: Stack, token: str) -> None:
    address = stack.gateway_url.replace("http", "ws", 1) + ADDRESS
    offered = [Subprotocol(SUBPROTOCOL), *([Subprotocol(TOKEN_SUBPROTOCOL + token)] if token else [])]
    with pytest.raises(InvalidStatus) as refused:
        async with connect(address, subprotocols=offered, proxy=None):
            pass
    response = refused.value.response
    assert response.status_code == 401
    assert json.loads(response.body)["code"] == "unauthenticated"
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


async def test_the_events_of_a_conversation_are_streamed(stack: Stack) -> None:
    async with chatting(stack, "aino") as chat, client(stack, "aino") as aino:
        await chat.finish_turn("Hello")
        path = f"/v1/conversations/{chat.received[0]['conversation_id']}/events/stream"
        async with aino.stream("GET", path) as stream:
            lines = stream.aiter_lines()
            seen = await _next_event(lines)
            await chat.say("Are you still there?")
            while seen["seq"] <= len(chat.events):
                seen = await _next_event(lines)
    assert seen["conversation_id"] == chat.received[0]["conversation_id"]


async def _next_event(lines: AsyncIterator[str]) -> dict[str, Any]:
    async for line in lines:
        if line.startswith("data:"):
            event: dict[str, Any] = json.loads(line.removeprefix("data:"))
            return event
    raise AssertionError("The stream has ended.")


async def test_tokens_of_a_new_key_are_taken_soon(stack: Stack) -> None:
    async with httpx.AsyncClient(trust_env=False) as anybody:
        assert (await anybody.post(f"{stack.issuer_url}/rotate")).status_code == 200

        async def is_taken() -> bool:
            headers = {"Authorization": f"Bearer {stack.token('bram')}"}
            answer = await anybody.get(f"{stack.gateway_url}/v1/customers/me", headers=headers)
            return answer.status_code == 200

        await until(is_taken)


async def test_the_log_of_the_gateway_is_readable(stack: Stack) -> None:
    async with client(stack, "aino") as aino:
        await aino.get("/v1/customers/me", headers={"X-Request-Id": "readable"})
    log = stack.logs / "gateway.log"
    await until(lambda: '"request_id":"readable"' in log.read_text())
    events = [json.loads(line) for line in log.read_text().splitlines()]
    assert {"request"} <= {event["event"] for event in events}
    found = next(event for event in events if event.get("request_id") == "readable")
    assert (found["operation"], found["status"], found["backend"]) == ("getCustomer", 200, "reservation@default")


async def test_envoy_ends_in_order(stack: Stack) -> None:
    gateway = next(child for child in stack.children if child.name == "gateway")
    gateway.stop()
    assert gateway.process.returncode == 0
