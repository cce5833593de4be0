"""The travel agent in the running stack: through the gateway, told of reservations, killed in the middle of a turn."""

import asyncio
import json
import secrets
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts.stack.children import Child
from scripts.stack.parts import TRAVEL_AGENT, await_readiness, url_of
from scripts.stack.supervisor import Stack
from tests.support.travel_agent import ChatTester, chat_client


@pytest.fixture
async def chat(stack: Stack) -> AsyncIterator[ChatTester]:
    """Aino, talking through the gateway."""
    token = stack.token("aino")
    async with chat_client(stack.gateway_url, token=token) as tester:
        await tester.hello(token)
        yield tester


async def test_a_trip_is_planned_through_the_gateway(chat: ChatTester) -> None:
    events = await chat.finish_turn("Take me from Kamppi to Hakaniemi by bike or scooter")
    kinds = [event["type"] for event in events]
    assert kinds[:2] == ["user.said", "turn.started"]
    assert kinds[-1] == "turn.completed"
    assert events[-1]["status"] in {"completed", "awaiting_answer"}
    assert [event["seq"] for event in chat.events] == list(range(1, len(chat.events) + 1))


async def test_the_conversation_is_read_through_the_gateway(stack: Stack, chat: ChatTester) -> None:
    await chat.finish_turn("Hello")
    path = f"/v1/conversations/{chat.received[0]['conversation_id']}"
    async with client(stack) as aino:
        events = (await aino.get(f"{path}/events")).json()
        transcript = await aino.get(f"{path}/transcript/markdown")
        async with aino.stream("GET", f"{path}/events/stream") as stream:
            first = json.loads(await next_data(stream.aiter_lines()))
    assert events["items"] == chat.events
    assert first == chat.events[0]
    assert transcript.headers["content-type"].startswith("text/markdown")


async def test_a_reservation_that_is_made_elsewhere_is_told_in_the_chat(stack: Stack, chat: ChatTester) -> None:
    await chat.finish_turn("Hello")
    async with client(stack) as aino:
        held = await hold_a_scooter(aino)
    told = await chat.wait_for("reservation.changed", event="reservation.held")
    assert told["reservation"]["id"] == held["id"]
    async with client(stack) as aino:
        await release(aino, held)
    await chat.wait_for("reservation.changed", event="reservation.cancelled")


async def test_frames_are_refused_by_the_service_behind_the_gateway(chat: ChatTester) -> None:
    await chat.socket.send(json.dumps({"type": "user.message", "id": "1", "text": "a" * 70_000}))
    error = await chat.wait_for("error")
    assert error["code"] == "message_too_large"


async def test_a_process_that_is_killed_in_the_middle_of_a_turn_is_carried_on_by_another(
    stack: Stack, tmp_path: Path
) -> None:
    with node(stack, log=tmp_path / "one.log") as (url, doomed):
        async with chat_client(url) as before:
            ready = await before.hello(stack.token("bram"))
            await before.finish_turn("Hello")
            await before.say("Take me from Kamppi to Hakaniemi by bike")
            doomed.process.kill()
            await before.closed_with()
        token = stack.token("bram")
        async with chat_client(stack.gateway_url, token=token) as after:
            last = before.seqs[-1]
            await after.hello(token, conversation_id=ready["conversation_id"], last_seq=last)
            turn = [event for event in before.events if event["type"] == "user.said"][-1]["turn_id"]
            ended = await after.wait_for("turn.completed", turn_id=turn)
            again = await after.finish_turn("Are you still there?")
    heard = [*before.seqs, *after.seqs]
    assert ended["status"] in {"failed", "completed", "awaiting_answer"}
    assert ended["status"] != "failed" or ended["problem"]["code"] == "interrupted"
    assert again[-1]["type"] == "turn.completed"
    assert heard == list(range(1, len(heard) + 1))


async def test_a_process_that_is_asked_to_end_finishes_its_turn_and_sends_clients_elsewhere(
    stack: Stack, tmp_path: Path
) -> None:
    with node(stack, log=tmp_path / "one.log") as (url, ending):
        async with chat_client(url) as chat:
            await chat.hello(stack.token("chiara"))
            await chat.say("Take me from Kamppi to Hakaniemi by bike")
            ending.process.send_signal(signal.SIGTERM)
            code = await chat.closed_with()
        ended = await asyncio.to_thread(ending.process.wait, 30)
    assert code == 1012
    assert chat.events[-1]["type"] == "turn.completed"
    assert chat.events[-1]["status"] != "failed"
    # The server ends itself with the signal once it has put everything away.
    assert ended in (0, -signal.SIGTERM)


@contextmanager
def node(stack: Stack, *, log: Path) -> Iterator[tuple[str, Child]]:
    """One more process of the travel agent, on the database of the stack."""
    listener = TRAVEL_AGENT.listen(on_any_port=True)
    url = url_of(listener)
    environment = stack.wiring.travel_agent() | {"MOBILITY_TURN_LEASE_SECONDS": "2"}
    child = TRAVEL_AGENT.start(listener, environment=environment, log=log)
    try:
        await_readiness(child, url=url, path=TRAVEL_AGENT.readiness)
        yield url, child
    finally:
        child.stop()


def client(stack: Stack) -> httpx.AsyncClient:
    """Aino's HTTP client at the gateway."""
    headers = {"Authorization": f"Bearer {stack.token('aino')}"}
    return httpx.AsyncClient(base_url=stack.gateway_url, headers=headers, timeout=20)


async def hold_a_scooter(aino: httpx.AsyncClient) -> dict[str, Any]:
    place: dict[str, str | int | float] = {
        "latitude": 60.1708,
        "longitude": 24.9415,
        "vehicle_class": "scooter",
        "limit": 1,
    }
    vehicle = (await aino.get("/v1/vehicles", params=place)).json()["items"][0]
    starts_at = (datetime.now(UTC) + timedelta(minutes=5)).isoformat()
    quote = await post(aino, "/v1/quotes", {"vehicle_id": vehicle["vehicle"]["id"], "starts_at": starts_at})
    return await post(aino, "/v1/reservations", {"quote_id": quote["id"]})


async def release(aino: httpx.AsyncClient, held: dict[str, Any]) -> None:
    path = f"/v1/reservations/{held['id']}"
    etag = (await aino.get(path)).headers["etag"]
    free = {"accepted_fee": {"amount": 0, "currency": "EUR"}}
    answer = await aino.post(
        f"{path}/cancel", json=free, headers={"If-Match": etag, "Idempotency-Key": secrets.token_hex(8)}
    )
    assert answer.status_code == 200, answer.text


async def post(aino: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await aino.post(path, json=body, headers={"Idempotency-Key": secrets.token_hex(8)})
    assert answer.status_code == 201, answer.text
    document: dict[str, Any] = answer.json()
    return document


async def next_data(lines: AsyncIterator[str]) -> str:
    """The data of the next event of a stream."""
    async with asyncio.timeout(20):
        async for line in lines:
            if line.startswith("data: "):
                return line.removeprefix("data: ")
    raise AssertionError("The stream has ended.")
