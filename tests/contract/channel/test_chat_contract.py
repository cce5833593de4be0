"""The chat keeps to its AsyncAPI document, whatever a client sends: good, bad, early, repeated, or no message."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.channel.conftest import ChatService
from tests.contract.channel.talking import CONTRACT, Talk, chatting, connected, fresh_id
from tests.support.channel_contract import ClientKind, Message, no_message

KINDS = CONTRACT.client_kinds
WITHOUT_SESSION = {"ping", "session.hello"}
IN_SESSION = [kind for kind in KINDS if kind.type not in WITHOUT_SESSION]
# These hold a token, which no generator can make up; what they do with a good one has tests of its own.
NEEDING_TOKEN = {"session.hello", "token.refresh"}
BAD_FORM = {"validation_failed", "malformed_message", "unknown_type", "message_too_large"}
MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
# What generates the messages may warn while it does; as an error that would end the generation, and find no defect.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")


def _type(kind: ClientKind) -> str:
    return kind.type


@pytest.fixture(scope="module")
def talk(chat_service: ChatService) -> Iterator[Talk]:
    """One conversation, which must bear everything that the tests of this module send."""
    with chatting(chat_service.url, token=chat_service.token()) as (opened, _ready):
        yield opened


def _with_fresh_id(message: Message) -> Message:
    return {**message, "id": fresh_id()}


@pytest.mark.parametrize("kind", IN_SESSION, ids=_type)
def test_the_examples_of_the_document_are_answered_as_it_says(talk: Talk, kind: ClientKind) -> None:
    for example in kind.examples:
        message = _with_fresh_id(example)
        answer = talk.send(message)
        assert answer["type"] in kind.replies, answer
        assert answer["message_id"] == message["id"]


@pytest.mark.parametrize("kind", [kind for kind in IN_SESSION if kind.type not in NEEDING_TOKEN], ids=_type)
def test_good_messages_are_answered_as_the_document_says(talk: Talk, kind: ClientKind) -> None:
    @MANY
    @given(CONTRACT.good(kind))
    def sent(message: Message) -> None:
        message = _with_fresh_id(message)
        answer = talk.send(message)
        assert answer["type"] in kind.replies, answer
        assert answer["message_id"] == message["id"]
        assert answer.get("code") not in BAD_FORM, (message, answer)
        assert answer.get("code") != "internal_error", (message, answer)

    sent()


@pytest.mark.parametrize("kind", KINDS, ids=_type)
def test_bad_messages_are_refused_by_name_and_change_nothing(talk: Talk, kind: ClientKind) -> None:
    @MANY
    @given(CONTRACT.bad(kind))
    def sent(message: Message) -> None:
        known = len(talk.events)
        answer = talk.send(message)
        assert answer["type"] == "error", (message, answer)
        assert answer["code"] in BAD_FORM, (message, answer)
        assert answer["retryable"] is False
        if answer["code"] == "validation_failed":
            assert answer["errors"], (message, answer)
        said = [event for event in talk.events[known:] if event["type"] == "user.said"]
        assert said == [], "A refused message was followed."

    sent()


def test_what_is_no_message_is_refused_and_the_connection_stays(talk: Talk) -> None:
    types = {kind.type for kind in KINDS}

    @settings(MANY, max_examples=150)
    @given(no_message(types.__contains__))
    def sent(frame: str | bytes) -> None:
        answer = talk.send(frame)
        assert answer["type"] == "error", answer
        assert answer["code"] in BAD_FORM, answer
        assert answer["detail"]

    sent()


@pytest.mark.parametrize("excess", [1, 1000, 400_000])
def test_a_message_that_is_too_large_is_refused_as_such(talk: Talk, excess: int) -> None:
    message = {"type": "user.message", "id": fresh_id(), "text": "x"}
    frame = json.dumps(message)
    limit = CONTRACT.document["channels"]["chat"]["x-max-message-bytes"]
    answer = talk.send(frame + " " * (limit - len(frame) + excess))
    assert (answer["type"], answer["code"]) == ("error", "message_too_large")


@pytest.mark.parametrize("kind", IN_SESSION, ids=_type)
def test_nothing_is_followed_before_the_hello(chat_service: ChatService, kind: ClientKind) -> None:
    with connected(chat_service.url) as early:
        for example in kind.examples:
            answer = early.send(_with_fresh_id(example))
            assert (answer["type"], answer["code"]) == ("error", "hello_required")
        ready = early.send({"type": "session.hello", "id": fresh_id(), "token": chat_service.token()})
        assert ready["type"] == "session.ready"


def test_a_second_hello_is_refused_and_the_first_one_holds(chat_service: ChatService, talk: Talk) -> None:
    answer = talk.send({"type": "session.hello", "id": fresh_id(), "token": chat_service.token("bram")})
    assert (answer["type"], answer["code"]) == ("error", "hello_repeated")
    assert talk.send({"type": "user.message", "id": fresh_id(), "text": "Still me."})["type"] == "ack"


@pytest.mark.parametrize("kind", [kind for kind in IN_SESSION if "ack" in kind.replies], ids=_type)
def test_a_repeated_message_is_followed_once(talk: Talk, kind: ClientKind) -> None:
    for example in kind.examples:
        message = _with_fresh_id(example)
        first = talk.send(message)
        again = talk.send(message)
        if first["type"] == "ack":
            assert (first["duplicate"], again["type"], again["duplicate"]) == (False, "ack", True)
        else:
            assert (again["type"], again["code"]) == (first["type"], first["code"])


def test_numbers_have_no_gaps_and_a_resumed_session_misses_nothing(chat_service: ChatService) -> None:
    token = chat_service.token("carla")

    @settings(MANY, max_examples=20)
    @given(_stories())
    def told(story: list[Any]) -> None:
        with chatting(chat_service.url, token=token) as (first, ready):
            events = _live_through(first, story)
        resume = {"conversation_id": ready["conversation_id"], "last_seq": 0}
        with chatting(chat_service.url, token=token, **resume) as (second, again):
            second.until(lambda message: message.get("seq") == again["last_seq"]) if again["last_seq"] else None
            replayed = second.events[: again["last_seq"]]
        assert again["resumed"] is True
        assert [event["seq"] for event in replayed] == list(range(1, again["last_seq"] + 1))
        assert replayed[: len(events)] == events

    told()


def _live_through(talk: Talk, story: list[Any]) -> list[Message]:
    """Send the frames of a story, some of them twice; gives the events that came."""
    followed: dict[str, str] = {}
    for frame, times in story:
        message = _with_fresh_id(frame) if isinstance(frame, dict) and frame.get("type") != "session.hello" else frame
        for _ in range(times):
            answer = talk.send(message)
            if isinstance(message, dict) and answer["type"] == "ack":
                assert answer["duplicate"] is (message["id"] in followed), (message, answer)
                followed[message["id"]] = message["type"]
    assert [event["seq"] for event in talk.events] == list(range(1, len(talk.events) + 1))
    said = [event["client_message_id"] for event in talk.events if event["type"] == "user.said"]
    assert len(said) == len(set(said)), "Something was said twice."
    return list(talk.events)


def _stories() -> st.SearchStrategy[list[Any]]:
    """Frames of every sort in any order, each sent once or more."""
    types = {kind.type for kind in KINDS}
    good = st.one_of([CONTRACT.good(kind) for kind in KINDS if kind.type not in NEEDING_TOKEN])
    bad = st.one_of([CONTRACT.bad(kind) for kind in KINDS]).map(json.dumps)
    frames = st.one_of(good, good, bad, no_message(types.__contains__))
    return st.lists(st.tuples(frames, st.integers(1, 3)), min_size=1, max_size=8)


@pytest.mark.parametrize("kind", [kind for kind in IN_SESSION if "rate_limited" in kind.replies], ids=_type)
def test_too_many_messages_are_told_when_to_come_again(thrifty_service: ChatService, kind: ClientKind) -> None:
    token = thrifty_service.token(f"eager-{kind.type}")
    with connected(thrifty_service.url) as talk:
        talk.open(token)
        answers = [talk.ask(_with_fresh_id(example)) for example in kind.examples * 3]
    limited = [answer for answer in answers if answer["type"] == "rate_limited"]
    assert limited, answers
    assert all(answer["retry_after_s"] >= 1 for answer in limited)


def test_every_kind_of_the_document_is_tried() -> None:
    assert {kind.type for kind in KINDS} == {kind.type for kind in IN_SESSION} | WITHOUT_SESSION
    assert len(KINDS) >= 12
