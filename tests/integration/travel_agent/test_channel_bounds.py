"""What bounds the chat: rates, slow clients, and the end of the process."""

import asyncio
import json

import pytest

from generated.travel_agent import channel
from impl.platform.pool import DatabaseBusy
from impl.travel_agent.channel.outbox import Outbox
from impl.travel_agent.channel.rooms import Rooms
from impl.travel_agent.settings import TravelAgentSettings
from tests.support.tokens import TokenIssuer
from tests.support.travel_agent import ChatTester, RunningAgent, agent_settings, running_travel_agent
from tests.support.waiting import until


async def test_too_many_messages_are_told_to_wait(database_url: str, issuer: TokenIssuer) -> None:
    settings = agent_settings(database_url, {"MOBILITY_RATE_LIMIT_SCALE": "0.1"})
    async with running_travel_agent(settings, issuer=issuer) as agent, agent.chatting() as chat:
        answers = [await chat.say(f"Word {number}") for number in range(5)]
        pong = await chat.ask("ping")
    assert [answer["type"] for answer in answers] == ["ack", "ack", "ack", "rate_limited", "rate_limited"]
    assert answers[-1]["retry_after_s"] >= 1
    assert pong["type"] == "pong"


async def test_a_rate_counts_per_customer(database_url: str, issuer: TokenIssuer) -> None:
    settings = agent_settings(database_url, {"MOBILITY_RATE_LIMIT_SCALE": "0.1"})
    async with (
        running_travel_agent(settings, issuer=issuer) as agent,
        agent.chatting("anna") as anna,
        agent.chatting("ben") as ben,
    ):
        for number in range(3):
            await anna.say(f"Word {number}")
        refused = await anna.say("One more")
        followed = await ben.say("Hello")
    assert (refused["type"], followed["type"]) == ("rate_limited", "ack")


async def test_a_client_that_reads_too_slowly_is_cut_off_to_resume() -> None:
    sent: list[dict[str, object]] = []
    gate = asyncio.Event()

    async def send(message: object) -> None:
        await gate.wait()
        assert isinstance(message, dict)
        sent.append(message)

    outbox = Outbox(send, limit=3)
    for number in range(10):
        outbox.put(str(number))
    assert outbox.is_closing
    gate.set()
    await outbox.finish()
    assert sent[-1] == {"type": "websocket.close", "code": 1012}
    assert len(sent) <= 2


async def test_a_frame_beyond_what_the_transport_reads_closes_with_too_big(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        await chat.socket.send(json.dumps({"type": "user.message", "id": "1", "text": "a" * 2_000_000}))
        assert await chat.closed_with() == 1009


async def test_the_end_waits_for_running_turns_and_sends_clients_elsewhere(
    settings: TravelAgentSettings, issuer: TokenIssuer
) -> None:
    async with running_travel_agent(settings, issuer=issuer) as agent:
        lifecycle = agent.application.state.lifecycle
        agent.turns.gate.clear()
        async with agent.chatting() as chat:
            await chat.say("Hello")
            await chat.wait_for("turn.started")
            ended = asyncio.Event()
            lifecycle.drain(ended.set)
            refused = await until_refused(chat)
            agent.turns.gate.set()
            code = await chat.closed_with()
            await until(ended.is_set)
    assert (refused["code"], refused["retryable"]) == ("service_unavailable", True)
    assert code == 1012
    assert chat.events[-1]["type"] == "turn.completed"


async def until_refused(chat: ChatTester) -> dict[str, object]:
    """The answer to a message once the process takes no more."""
    while True:
        answer = await chat.ask("choice.select", choice_id="unknown")
        if answer["code"] != "unknown_choice":
            return answer


async def test_a_session_that_finds_no_seat_is_closed_so_that_the_client_resumes(
    agent: RunningAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_seat(*_: object, **__: object) -> None:
        raise DatabaseBusy

    monkeypatch.setattr(Rooms, "join", no_seat)
    async with agent.connected() as chat:
        await chat.send("session.hello", token=agent.token())
        assert await chat.closed_with() == channel.ChatCloseCode.RESTART
