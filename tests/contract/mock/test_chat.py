"""The chat of the mock: every example conversation is replayed, and every frame is one that the contract describes."""

import itertools
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from scripts.generate import example_conversations
from scripts.generate.example_conversations import Conversation, Turn
from scripts.mock.assembly import Mock
from tests.contract.mock.conftest import CONTRACTS
from tests.support.channel_contract import ChannelContract

CHANNEL = ChannelContract.load(CONTRACTS / "travel-agent.asyncapi.json")
CONVERSATIONS = example_conversations.read(CHANNEL.document, "chat")
REPLIES = {"error", "rate_limited"}

type Message = dict[str, Any]


def paths(turns: Any) -> Iterator[list[Turn]]:
    """Every way through a conversation, from its first turn to a last one."""
    for turn in turns:
        if not turn.turns:
            yield [turn]
        for rest in paths(turn.turns):
            yield [turn, *rest]


WAYS = [(conversation, way) for conversation in CONVERSATIONS for way in paths(conversation.turns)]


class Client:
    """One connection. Every frame that it reads is held to the contract; `events` are the durable ones."""

    def __init__(self, connection: ClientConnection, numbers: Iterator[int]) -> None:
        self.connection = connection
        self.events: list[Message] = []
        self.ready: Message = {}
        self._numbers = numbers

    async def say(self, message: Message) -> Message:
        """Send a message with a fresh id, unless it has one; gives it as it was sent."""
        sent = {**message, "id": message.get("id", f"client-{next(self._numbers)}")}
        await self.connection.send(json.dumps(sent))
        return sent

    async def until(self, *types: str) -> Message:
        """Read up to a message of one of these types."""
        while True:
            message = CHANNEL.verify(str(await self.connection.recv()))
            if "seq" in message:
                self.events.append(message)
            if message["type"] in types:
                return message

    async def greet(self, **members: object) -> Message:
        await self.say({"type": "session.hello", "token": "anything", **members})
        self.ready = await self.until("session.ready")
        return self.ready

    async def turn(self, text: str) -> list[Message]:
        """Say something and read to the end of the turn; gives its events."""
        before = len(self.events)
        await self.say({"type": "user.message", "text": text})
        await self.until("turn.completed")
        return self.events[before:]


type Connect = Callable[[], Any]


@pytest.fixture
def open_chat(address: str) -> Connect:
    numbers = itertools.count(1)

    @asynccontextmanager
    async def open_one() -> AsyncIterator[Client]:
        protocols = [Subprotocol("mobility.chat.v1"), Subprotocol("mobility.token.anything")]
        async with connect(f"ws://{address}/v1/chat", subprotocols=protocols, proxy=None) as connection:
            assert connection.subprotocol == "mobility.chat.v1"
            yield Client(connection, numbers)

    return open_one


@pytest.fixture
async def chat(open_chat: Connect) -> AsyncIterator[Client]:
    """A client that has said hello."""
    async with open_chat() as client:
        await client.greet()
        yield client


def of(name: str) -> Conversation:
    return next(conversation for conversation in CONVERSATIONS if conversation.name == name)


def answering(turn: Turn, seen: list[Message]) -> Message:
    """The message of a client that begins a turn, about what it has seen last."""
    message = dict(turn.client.payload)
    message.pop("id")
    for event in seen:
        for name in message:
            shown = event.get(name) or event.get("confirmation", {}).get(
                {"confirmation_id": "id", "digest": "digest"}.get(name, "")
            )
            if shown is not None and name not in turn.client.given and name != "type":
                message[name] = shown
    return message


@pytest.mark.parametrize(
    ("conversation", "way"), WAYS, ids=[f"{conversation.name}-{index}" for index, (conversation, _) in enumerate(WAYS)]
)
async def test_each_way_through_each_conversation_is_played_as_it_is_written(
    chat: Client, client: httpx.AsyncClient, conversation: Conversation, way: list[Turn]
) -> None:
    # What refers to something needs a turn before it, and what stops a turn one that goes on.
    if way[0].client.message == "message.regenerate":
        await chat.turn("Take me to Hakaniemi by 9")
    if way[0].client.message == "turn.cancel":
        await client.patch("/__mock", json={"pace": 0.3})
        await chat.say({"type": "user.message", "text": "Tell me a long story"})
        await chat.until("message.delta")
    for turn in way:
        sent = await chat.say(answering(turn, chat.events))
        written = [line.message for line in turn.server]
        if written[0] in REPLIES:
            answer = await chat.until(*REPLIES)
            assert (answer["type"], answer["message_id"]) == (written[0], sent["id"])
            return
        ack = await chat.until("ack")
        assert (ack["message_id"], ack["duplicate"]) == (sent["id"], False)
        durable = [line for line in turn.server if CHANNEL.server_types[line.message]]
        before = len(chat.events)
        while len(chat.events) < before + len(durable):
            await chat.until(*CHANNEL.server_types)
        shown = chat.events[before:]
        assert [event["type"] for event in shown] == [line.message for line in durable]
        for event, line in zip(shown, durable, strict=True):
            told = {name: value for name, value in line.given.items() if _is_plain(value) and not name.endswith("_id")}
            assert {name: event[name] for name in told} == told
            assert all(event[name] == sent[source] for name, source in line.echo.items())
    assert [event["seq"] for event in chat.events] == list(range(1, len(chat.events) + 1))
    assert len({event["id"] for event in chat.events}) == len(chat.events)
    assert {event["conversation_id"] for event in chat.events} == {chat.ready["conversation_id"]}


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | bool)


def test_the_conversations_show_every_event_that_there_is() -> None:
    shown = {
        line.message
        for conversation in CONVERSATIONS
        for root in conversation.turns
        for turn in root.walk()
        for line in turn.server
    }
    of_the_session = {"session.ready", "ack", "pong"}
    assert shown == CHANNEL.server_types.keys() - of_the_session


async def test_pieces_make_up_the_answer(chat: Client) -> None:
    await chat.say({"type": "user.message", "text": "Take me to Hakaniemi by 9"})
    pieces = []
    while True:
        message = await chat.until("message.delta", "message.completed")
        if message["type"] == "message.completed":
            break
        pieces.append(message)
    assert "".join(piece["text"] for piece in pieces) == message["text"]
    assert [piece["index"] for piece in pieces] == list(range(len(pieces)))
    assert {piece["message_id"] for piece in pieces} == {message["message_id"]}
    assert len(pieces) > 5


async def test_a_conversation_is_begun_by_its_name_by_like_words_or_by_a_switch(chat: Client) -> None:
    for text in ("places_on_the_way", "the cheapest TACOS on the way, please", "mock:play=places_on_the_way"):
        events = await chat.turn(text)
        assert [event["card"]["kind"] for event in events if event["type"] == "card"] == ["poi_list"]


async def test_other_words_are_answered_with_those_that_begin_something(chat: Client) -> None:
    events = await chat.turn("What is the meaning of life?")
    [offered] = [event["suggestions"] for event in events if event["type"] == "suggestions"]
    beginnings = {root.client.payload.get("text") for conversation in CONVERSATIONS for root in conversation.turns}
    assert set(offered) <= beginnings


async def test_a_conversation_that_is_held_twice_is_two(chat: Client) -> None:
    first, second = [await chat.turn("Book the car from 9 to 10") for _ in range(2)]
    proposals = [next(event for event in events if "confirmation" in event) for events in (first, second)]
    assert len({proposal["confirmation"]["id"] for proposal in proposals}) == 2
    assert len({proposal["turn_id"] for proposal in proposals}) == 2
    # Both wait, and the first one can still be decided on.
    await decide(chat, proposals[0]["confirmation"], "approve")
    resolved = await chat.until("confirmation.resolved")
    assert resolved["confirmation_id"] == proposals[0]["confirmation"]["id"]


async def decide(chat: Client, confirmation: Message, decision: str, **changes: str) -> None:
    named = {"confirmation_id": confirmation["id"], "digest": confirmation["digest"], **changes}
    await chat.say({"type": "confirmation.decide", "decision": decision, **named})


async def test_what_was_approved_in_the_chat_can_be_read_over_http(chat: Client, client: httpx.AsyncClient) -> None:
    events = await chat.turn("Book the car from 9 to 10")
    proposal = next(event["confirmation"] for event in events if "confirmation" in event)
    read = await client.get(f"/v1/confirmations/{proposal['id']}")
    assert read.json() == proposal
    await decide(chat, proposal, "approve")
    changed = await chat.until("reservation.changed")
    await chat.until("turn.completed")
    reservation = await client.get(f"/v1/reservations/{changed['reservation']['id']}")
    assert reservation.json()["status"] == "confirmed"
    assert (await client.get("/v1/reservations")).json()["items"][0]["id"] == changed["reservation"]["id"]
    assert (await client.get(f"/v1/confirmations/{proposal['id']}")).json()["status"] == "committed"
    conversation = await client.get(f"/v1/conversations/{chat.ready['conversation_id']}")
    assert conversation.json()["last_seq"] == chat.events[-1]["seq"]


async def test_a_conversation_that_was_begun_over_http_goes_on_in_the_chat(
    open_chat: Connect, client: httpx.AsyncClient
) -> None:
    made = await client.post("/v1/conversations", json={}, headers={"Idempotency-Key": "begin"})
    async with open_chat() as chat:
        ready = await chat.greet(conversation_id=made.json()["id"], last_seq=0)
        assert (ready["conversation_id"], ready["last_seq"], ready["resumed"]) == (made.json()["id"], 0, True)


async def test_a_decision_is_about_what_was_shown_and_counts_once(chat: Client) -> None:
    events = await chat.turn("Book the car from 9 to 10")
    proposal = next(event["confirmation"] for event in events if "confirmation" in event)
    for changes, code in (
        ({"confirmation_id": "cnf_01m7q5de00gee6t4p7q3e2k9a1"}, "unknown_confirmation"),
        ({"digest": "0" * 64}, "digest_mismatch"),
    ):
        await decide(chat, proposal, "approve", **changes)
        assert (await chat.until("error"))["code"] == code
    await decide(chat, proposal, "decline")
    assert (await chat.until("confirmation.resolved"))["status"] == "declined"
    await chat.until("turn.completed")
    await decide(chat, proposal, "approve")
    assert (await chat.until("error"))["code"] == "confirmation_not_pending"


async def test_a_question_can_be_answered_in_any_words(chat: Client) -> None:
    events = await chat.turn("Take me to Asema")
    assert events[-1]["status"] == "awaiting_answer"
    answered = await chat.turn("the one with the trains")
    assert [event["type"] for event in answered if event["type"] == "card"]
    await chat.say({"type": "choice.select", "choice_id": "place-9"})
    assert (await chat.until("error"))["code"] == "unknown_choice"


@pytest.fixture
async def slow(mock: Mock, client: httpx.AsyncClient) -> None:
    """Answers take their time."""
    await client.patch("/__mock", json={"pace": 0.3})


@pytest.mark.usefixtures("slow")
async def test_an_answer_can_be_stopped(chat: Client) -> None:
    await chat.say({"type": "user.message", "text": "Tell me a long story"})
    piece = await chat.until("message.delta")
    await chat.say({"type": "turn.cancel", "turn_id": piece["turn_id"]})
    retracted = await chat.until("message.retracted")
    assert (retracted["message_id"], retracted["reason"]) == (piece["message_id"], "interrupted")
    ended = await chat.until("turn.completed")
    assert (ended["turn_id"], ended["status"]) == (piece["turn_id"], "cancelled")
    await chat.say({"type": "turn.cancel"})
    assert (await chat.until("error"))["code"] == "no_running_turn"


@pytest.mark.usefixtures("slow")
async def test_new_words_stop_what_is_being_said(chat: Client) -> None:
    await chat.say({"type": "user.message", "text": "Tell me a long story"})
    first = await chat.until("message.delta")
    await chat.say({"type": "user.message", "text": "Cheapest tacos on my way"})
    ended = await chat.until("turn.completed")
    assert (ended["turn_id"], ended["status"]) == (first["turn_id"], "cancelled")
    assert (await chat.until("turn.completed"))["status"] == "completed"


@pytest.mark.usefixtures("slow")
async def test_what_was_missed_is_sent_again(open_chat: Connect) -> None:
    async with open_chat() as before:
        await before.greet()
        await before.say({"type": "user.message", "text": "Take me to Hakaniemi by 9 mock:drop_after=3"})
        with pytest.raises(ConnectionClosed) as closed:
            await before.until("turn.completed")
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012
    assert [event["seq"] for event in before.events] == [1, 2, 3]
    async with open_chat() as after:
        ready = await after.greet(conversation_id=before.ready["conversation_id"], last_seq=3)
        assert ready["resumed"] is True
        await after.until("turn.completed")
    assert [event["seq"] for event in after.events] == list(range(4, len(after.events) + 4))


async def test_two_tabs_see_the_same(open_chat: Connect) -> None:
    async with open_chat() as one, open_chat() as other:
        await one.greet()
        await other.greet(conversation_id=one.ready["conversation_id"])
        events = await one.turn("Take me to Hakaniemi by 9")
        await other.until("turn.completed")
        assert other.events == events


async def test_a_message_that_is_sent_again_is_followed_once(open_chat: Connect) -> None:
    async with open_chat() as before:
        await before.greet()
        sent = await before.say({"type": "user.message", "text": "Take me to Hakaniemi by 9 mock:lose_ack"})
        with pytest.raises(ConnectionClosed):
            await before.until("ack")
    async with open_chat() as after:
        await after.greet(conversation_id=before.ready["conversation_id"], last_seq=0)
        await after.say(sent)
        assert (await after.until("ack"))["duplicate"] is True
        await after.say({**sent, "text": "Something else"})
        assert (await after.until("error"))["code"] == "message_id_reused"


@pytest.mark.parametrize(
    ("text", "type_", "member", "value"),
    [
        ("mock:error=scope_missing", "error", "code", "scope_missing"),
        ("mock:error=nonsense", "error", "code", "unknown_type"),
        ("mock:rate_limited=7", "rate_limited", "retry_after_s", 7),
    ],
)
async def test_words_ask_for_failures(chat: Client, text: str, type_: str, member: str, value: object) -> None:
    await chat.say({"type": "user.message", "text": text})
    assert (await chat.until(type_))[member] == value


async def test_words_close_the_connection(chat: Client) -> None:
    await chat.say({"type": "user.message", "text": "Bye mock:close=4401"})
    with pytest.raises(ConnectionClosed) as closed:
        await chat.until("pong")
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


async def test_a_session_comes_first_and_once(open_chat: Connect) -> None:
    async with open_chat() as chat:
        await chat.say({"type": "ping"})
        await chat.until("pong")
        await chat.say({"type": "user.message", "text": "Hello"})
        assert (await chat.until("error"))["code"] == "hello_required"
        await chat.say({"type": "session.hello", "token": "expired"})
        assert (await chat.until("error"))["code"] == "token_expired"
        await chat.greet()
        await chat.say({"type": "session.hello", "token": "anything"})
        assert (await chat.until("error"))["code"] == "hello_repeated"
        await chat.say({"type": "token.refresh", "token": "new"})
        await chat.until("ack")


async def test_an_unknown_conversation_is_refused(open_chat: Connect) -> None:
    async with open_chat() as chat:
        unknown = "cnv_01m7q5da00gee6t4p7q3e2k9a1"
        await chat.say({"type": "session.hello", "token": "x", "conversation_id": unknown})
        assert (await chat.until("error"))["code"] == "unknown_conversation"
        with pytest.raises(ConnectionClosed) as closed:
            await chat.until("session.ready")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"\x00", "malformed_message"),
        ("{", "malformed_message"),
        ("[]", "validation_failed"),
        ('{"type": "user.shout", "id": "a"}', "unknown_type"),
        ('{"type": "user.message", "id": "a", "text": ""}', "validation_failed"),
        ('{"type": "user.message", "id": "a", "text": "' + "x" * 70_000 + '"}', "message_too_large"),
    ],
    ids=["binary", "not json", "no object", "unknown", "invalid", "too large"],
)
async def test_mistakes_are_told_and_the_connection_stays(chat: Client, frame: str | bytes, code: str) -> None:
    await chat.connection.send(frame)
    assert (await chat.until("error"))["code"] == code
    await chat.say({"type": "ping"})
    await chat.until("pong")


async def test_messages_that_begin_nothing_are_acknowledged(chat: Client) -> None:
    await chat.turn("Take me to Hakaniemi by 9")
    for message in (
        {"type": "feedback.rate", "turn_id": chat.events[-1]["turn_id"], "rating": "up"},
        {"type": "preference.set", "preferences": {"avoid_tolls": True}},
        {"type": "location.update", "position": {"latitude": 60.17, "longitude": 24.94}},
    ):
        sent = await chat.say(message)
        assert (await chat.until("ack"))["message_id"] == sent["id"]
    await chat.say({"type": "feedback.rate", "turn_id": "trn_01m7q5db00gee6t4p7q3e2k9a1", "rating": "up"})
    assert (await chat.until("error"))["code"] == "unknown_turn"


async def test_messages_fail_by_chance_too(chat: Client, client: httpx.AsyncClient) -> None:
    await client.patch("/__mock", json={"error_rate": 1})
    await chat.say({"type": "user.message", "text": "Hello"})
    refused = await chat.until("error")
    assert (refused["code"], refused["retryable"]) == ("service_unavailable", True)


async def test_another_path_is_no_chat(address: str) -> None:
    attempt: Awaitable[object] = connect(f"ws://{address}/v1/talk", proxy=None)
    with pytest.raises(Exception, match="403"):
        await attempt
