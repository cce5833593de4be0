"""Tokens of a session: missing, expired in the middle, renewed, and another customer's."""

import time

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from generated.travel_agent.channel import ADDRESS, SUBPROTOCOL, TOKEN_SUBPROTOCOL
from tests.support.travel_agent import ChatTester, RunningAgent, TokenClock
from tests.support.waiting import until


async def test_a_token_that_is_not_valid_is_told_and_a_valid_one_taken_then(agent: RunningAgent) -> None:
    async with agent.connected() as chat:
        refused = await chat.ask("session.hello", token="no-token")
        expired = await chat.ask("session.hello", token=agent.token(exp=int(time.time()) - 60))
        ready = await chat.hello(agent.token())
    assert (refused["type"], refused["code"]) == ("error", "token_invalid")
    assert (expired["type"], expired["code"]) == ("error", "token_expired")
    assert ready["type"] == "session.ready"


async def test_silence_instead_of_a_hello_closes_the_connection(agent: RunningAgent) -> None:
    sockets = agent.sockets
    async with agent.connected() as chat:
        await until(lambda: len(sockets.connections) == 1)
        for connection in sockets.connections:
            connection.opened_at -= 11
        assert await chat.closed_with() == 4401


async def test_a_token_that_expires_in_the_middle_is_told_and_replaced(
    agent: RunningAgent, agent_clock: TokenClock
) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Hello")
        agent_clock.ahead = 301
        refused = await chat.say("Still there?", id="m-9")
        pong = await chat.ask("ping")
        renewed = await chat.ask("token.refresh", token=agent.token(exp=int(time.time()) + 900))
        followed = await chat.say("Still there?", id="m-9")
    assert (refused["code"], refused["retryable"]) == ("token_expired", True)
    assert pong["type"] == "pong"
    assert (renewed["type"], followed["type"], followed["duplicate"]) == ("ack", "ack", False)


async def test_a_token_that_is_not_replaced_in_time_closes_the_connection(
    agent: RunningAgent, agent_clock: TokenClock
) -> None:
    async with agent.chatting() as chat:
        agent_clock.ahead = 370
        assert await chat.closed_with() == 4401


async def test_a_token_of_another_customer_is_refused(agent: RunningAgent) -> None:
    async with agent.chatting("anna") as chat:
        refused = await chat.ask("token.refresh", token=agent.token("ben"))
        events = await chat.finish_turn("Still me?")
    assert refused["code"] == "token_of_other_customer"
    assert events[-1]["type"] == "turn.completed"


async def test_a_turn_speaks_with_the_newest_token(agent: RunningAgent) -> None:
    renewed = agent.token(exp=int(time.time()) + 900)
    async with agent.chatting() as chat:
        await chat.ask("token.refresh", token=renewed)
        await chat.finish_turn("Hello")
    assert agent.turns.sessions[-1].token.value == renewed
    assert renewed not in repr(agent.turns.sessions[-1])


async def test_a_connection_that_says_nothing_for_long_is_closed(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        for connection in agent.sockets.connections:
            connection.last_seen_at -= 601
        assert await chat.closed_with() == 1000


async def test_a_client_that_cannot_be_reached_does_not_hold_others_up(agent: RunningAgent) -> None:
    async with agent.chatting() as slow:
        conversation_id = slow.received[0]["conversation_id"]
        slow.socket.transport.pause_reading()
        async with agent.chatting(conversation_id=conversation_id, last_seq=0) as quick:
            for number in range(5):
                await quick.finish_turn(f"Word {number}")
            slow.socket.transport.resume_reading()
            await slow.receive_until_seq(20)
    assert slow.events == quick.events


@pytest.mark.parametrize("is_first", [True, False])
async def test_a_token_offered_as_a_subprotocol_is_not_the_one_chosen(agent: RunningAgent, is_first: bool) -> None:
    token = agent.token()
    offered = [Subprotocol(SUBPROTOCOL), Subprotocol(TOKEN_SUBPROTOCOL + token)]
    address = agent.url.replace("http", "ws", 1) + ADDRESS
    async with connect(address, subprotocols=offered if is_first else offered[::-1], proxy=None) as socket:
        ready = await ChatTester(socket).hello(token)
    assert (socket.subprotocol, ready["type"]) == (SUBPROTOCOL, "session.ready")
