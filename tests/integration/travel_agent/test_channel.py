"""The chat over a native WebSocket: a session, words, acknowledgements and events."""

import json

import pytest

from tests.support.travel_agent import RunningAgent


async def test_a_session_begins_with_a_new_conversation(agent: RunningAgent) -> None:
    async with agent.connected() as chat:
        ready = await chat.hello(agent.token())
    assert ready["resumed"] is False
    assert ready["last_seq"] == 0
    assert ready["conversation_id"].startswith("cnv_")
    assert ready["heartbeat_s"] >= 1


async def test_words_are_acknowledged_stored_and_answered(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        events = await chat.finish_turn("Take me to Hakaniemi")
    assert [event["type"] for event in events] == [
        "user.said",
        "turn.started",
        "message.completed",
        "turn.completed",
    ]
    assert [event["seq"] for event in events] == [1, 2, 3, 4]
    assert events[0]["text"] == "Take me to Hakaniemi"
    assert len({event["turn_id"] for event in events}) == 1


async def test_every_connection_of_a_conversation_hears_the_same(agent: RunningAgent) -> None:
    async with agent.connected() as phone, agent.connected() as laptop:
        ready = await phone.hello(agent.token())
        await laptop.hello(agent.token(), conversation_id=ready["conversation_id"], last_seq=0)
        await phone.finish_turn("Hello")
        await laptop.receive_until_seq(4)
    assert laptop.events == phone.events


async def test_a_repeated_message_is_acknowledged_and_followed_once(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        first = await chat.say("Hello", id="m-1")
        again = await chat.say("Hello", id="m-1")
        await chat.finish_turn("Bye")
    assert (first["duplicate"], again["duplicate"]) == (False, True)
    assert [event["text"] for event in chat.events if event["type"] == "user.said"] == ["Hello", "Bye"]


async def test_an_id_used_for_another_message_is_refused(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        await chat.say("Hello", id="m-1")
        refused = await chat.say("Something else", id="m-1")
    assert (refused["type"], refused["code"]) == ("error", "message_id_reused")


async def test_only_a_ping_is_answered_before_the_hello(agent: RunningAgent) -> None:
    async with agent.connected() as chat:
        pong = await chat.ask("ping")
        refused = await chat.say("Hello")
        ready = await chat.hello(agent.token())
    assert pong["type"] == "pong"
    assert (refused["type"], refused["code"]) == ("error", "hello_required")
    assert ready["type"] == "session.ready"


async def test_a_second_hello_is_refused(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        refused = await chat.ask("session.hello", token=agent.token())
    assert (refused["type"], refused["code"]) == ("error", "hello_repeated")


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("{", "malformed_message"),
        (b"\x00\x01", "malformed_message"),
        ("[" * 100 + "]" * 100, "malformed_message"),
        ('{"type": "user.shout", "id": "1"}', "unknown_type"),
        ('{"type": "user.message", "id": "1"}', "validation_failed"),
        ('{"type": "user.message", "id": "1", "text": "a", "more": 1}', "validation_failed"),
        (json.dumps({"type": "user.message", "id": "1", "text": "a" * 70_000}), "message_too_large"),
    ],
)
async def test_a_mistake_of_the_client_is_told_and_the_connection_stays(
    agent: RunningAgent, frame: str | bytes, code: str
) -> None:
    async with agent.chatting() as chat:
        await chat.socket.send(frame)
        error = await chat.wait_for("error")
        events = await chat.finish_turn("Still there?")
    assert error["code"] == code
    assert error["retryable"] is False
    assert events[-1]["type"] == "turn.completed"


async def test_a_conversation_of_another_customer_closes_like_one_that_does_not_exist(agent: RunningAgent) -> None:
    async with agent.chatting("anna") as chat:
        of_anna = chat.received[0]["conversation_id"]
    heard = []
    for conversation_id in (of_anna, "cnv_01m7q5da00gee6t4p7q3e2k9x2"):
        async with agent.connected() as stranger:
            await stranger.send("session.hello", id="h", token=agent.token("ben"), conversation_id=conversation_id)
            code = await stranger.closed_with()
            heard.append((code, [{**message, "id": ""} for message in stranger.received]))
    assert heard[0] == heard[1]
    assert heard[0][0] == 4403


async def test_a_scope_that_is_missing_is_told(agent: RunningAgent) -> None:
    async with agent.connected() as chat:
        refused = await chat.ask("session.hello", token=agent.token(scopes="conversations:read"))
        await chat.hello(agent.token(scopes="conversations:write"))
        decision = await chat.ask(
            "confirmation.decide",
            confirmation_id="cnf_01m7q5de00gee6t4p7q3e2k9x2",
            digest="0" * 64,
            decision="approve",
        )
    assert refused["code"] == "scope_missing"
    assert decision["code"] == "scope_missing"
