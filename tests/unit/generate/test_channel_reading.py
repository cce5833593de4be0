"""What clients send over a channel is read to the letter of its schemas, and nothing they send raises."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generated import models
from generated.runtime import FieldError
from generated.runtime.channels import DEEPEST_NESTING, UnreadableMessage
from generated.travel_agent import channel


def ping(**members: Any) -> str:
    return json.dumps({"type": "ping", "id": "a-1"} | members)


def refusal(raw: str | bytes) -> UnreadableMessage:
    read = channel.read(raw)
    assert isinstance(read, UnreadableMessage), read
    return read


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def test_a_message_is_read_as_its_model() -> None:
    assert channel.read(ping()) == models.Ping(type="ping", id=models.ClientMessageId("a-1"))


def test_an_absent_member_is_not_null() -> None:
    message = channel.read(ping(type="turn.cancel"))
    assert isinstance(message, models.TurnCancel)
    assert message.model_fields_set == {"type", "id"}
    assert refusal(ping(type="turn.cancel", turn_id=None)).errors[0].pointer == "/turn_id"


def test_a_whole_number_may_be_written_with_a_fraction_of_zero() -> None:
    position = {"latitude": 60.17, "longitude": 24.94}
    frame = ping(type="location.update", position=position, accuracy_m=5.0)
    message = channel.read(frame)
    assert isinstance(message, models.LocationUpdate)
    assert message.accuracy_m == 5
    assert refusal(frame.replace("5.0", '"5"')).errors[0].code == "type_invalid"
    assert refusal(frame.replace("5.0", "5.5")).code == "invalid"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b'{"type": "ping", "id": "a-1"}', "binary"),
        ("", "not_json"),
        ("ping", "not_json"),
        ('{"type": "ping", "id": "a-1"', "not_json"),
        ('{"type": "ping", "id": "a-1"} {}', "not_json"),
        ("{'type': 'ping'}", "not_json"),
        ('{"type": "ping", "id": NaN}', "not_json"),
        ('{"type": "ping", "id": "a-1", "x": Infinity}', "not_json"),
        ('{"type": "ping", "id": "\\ud800"}', "not_json"),
        ('{"type": "ping", "id": "\ud800"}', "not_json"),
        ("[]", "invalid"),
        ("null", "invalid"),
        ('"ping"', "invalid"),
        ("{}", "invalid"),
        (ping(type=None), "invalid"),
        (ping(type=["ping"]), "invalid"),
        (ping(type="pong"), "unknown_type"),
        (ping(type="PING"), "unknown_type"),
        (ping(type=""), "unknown_type"),
        (ping(extra=1), "invalid"),
        (nested(DEEPEST_NESTING + 2), "too_deep"),
        (nested(10_000), "too_deep"),
        (ping(extra="x" * channel.MAX_MESSAGE_BYTES), "too_large"),
        ('"' + "ä" * (channel.MAX_MESSAGE_BYTES // 2) + '"', "too_large"),
    ],
)
def test_what_is_no_message_is_refused_with_its_reason(frame: str | bytes, code: str) -> None:
    refused = refusal(frame)
    assert refused.code == code
    assert refused.detail.endswith(".")
    assert not refused.detail.endswith("..")


def test_a_message_as_large_as_allowed_is_read() -> None:
    empty = ping(type="user.message", text="")
    assert refusal(empty + " " * (channel.MAX_MESSAGE_BYTES - len(empty))).code == "invalid"
    assert refusal(empty + " " * (channel.MAX_MESSAGE_BYTES - len(empty) + 1)).code == "too_large"


def test_each_fault_is_told_with_its_place() -> None:
    refused = refusal(ping(type="location.update", position={"latitude": 91, "lon": 0}, mood="good"))
    assert {(error.pointer, error.code) for error in refused.errors} == {
        ("/position/latitude", "too_large"),
        ("/position/longitude", "required"),
        ("/position/lon", "unknown"),
        ("/mood", "unknown"),
    }
    assert (refused.type, refused.message_id) == ("location.update", "a-1")


def test_a_message_without_a_type_says_so() -> None:
    refused = refusal('{"id": "a-1"}')
    assert refused.errors == (FieldError(pointer="/type", code="required", detail="Field required"),)
    assert (refused.type, refused.message_id) == (None, "a-1")


@pytest.mark.parametrize("identifier", ["", "a b", "x" * 65, "\x00", 7, None, ["a"]])
def test_what_is_no_id_is_not_repeated(identifier: object) -> None:
    assert refusal(ping(type="nonsense", id=identifier)).message_id is None


def test_an_unknown_type_is_named_as_far_as_it_is_readable() -> None:
    assert refusal(ping(type="x" * 5_000)).type == "x" * 64
    assert "\n" not in refusal(ping(type="a\nb")).detail


def test_of_members_that_are_repeated_the_last_counts() -> None:
    assert isinstance(channel.read('{"type": "turn.cancel", "type": "ping", "id": "a-1"}'), models.Ping)


def test_at_most_a_hundred_faults_are_told() -> None:
    assert len(refusal(ping(**{f"member_{number}": 1 for number in range(300)})).errors) == 100


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=8), children, max_size=4),
    max_leaves=8,
)


@settings(max_examples=200)
@given(name=st.sampled_from(sorted(channel.CLIENT_MESSAGES)), members=st.dictionaries(st.text(max_size=12), JSON))
def test_no_members_of_any_message_raise(name: str, members: dict[str, Any]) -> None:
    channel.read(json.dumps(members | {"type": name}))


@settings(max_examples=200)
@given(frame=st.text() | st.binary())
def test_no_frame_raises(frame: str | bytes) -> None:
    assert isinstance(channel.read(frame), UnreadableMessage)
