"""What is remembered of conversations: bounded, versioned, and fit for the next run."""

from dataclasses import replace

from pydantic_ai import Conversation, DeferredToolRequests
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)

from impl.travel_agent.agents.memory import MemoryLimits, recall, to_store, within_limits
from impl.travel_agent.turns.remembering import (
    before_last_words,
    results_of,
    with_answer,
    with_progress,
    with_words,
    without_waiting_calls,
)


def turn(number: int, *, result: str = "A way.") -> list[ModelMessage]:
    call = f"call-{number}"
    return [
        ModelRequest(parts=[UserPromptPart(f"Question {number}")], instructions="Be kind."),
        ModelResponse(parts=[ToolCallPart("plan_trip", {}, tool_call_id=call)]),
        ModelRequest(parts=[ToolReturnPart("plan_trip", {"told": result}, tool_call_id=call)]),
        ModelResponse(parts=[TextPart(f"Answer {number}")]),
    ]


def conversation(turns: int) -> Conversation:
    return Conversation(conversation_id="cnv", messages=[each for number in range(turns) for each in turn(number)])


def waiting() -> Conversation:
    """A conversation that waits for the customer's decision."""
    call = ToolCallPart("propose_reservation", {"action": "create"}, tool_call_id="call-1")
    messages: list[ModelMessage] = [
        ModelRequest(parts=[UserPromptPart("Book it")]),
        ModelResponse(parts=[call]),
    ]
    return Conversation(
        conversation_id="cnv", messages=messages, deferred_tool_requests=DeferredToolRequests(approvals=[call])
    )


def test_what_is_stored_is_remembered() -> None:
    before = conversation(2)

    after = recall(to_store(before), conversation_id="cnv")

    assert [type(message) for message in after.messages] == [type(message) for message in before.messages]
    assert after.conversation_id == "cnv"


def test_instructions_are_not_kept() -> None:
    after = recall(to_store(conversation(1)), conversation_id="cnv")

    assert all(message.instructions is None for message in after.messages if isinstance(message, ModelRequest))


def test_three_hundred_turns_stay_within_the_limits() -> None:
    limits = MemoryLimits(turns=24, bytes=30_000)
    memory = Conversation(conversation_id="cnv")
    for number in range(300):
        memory = replace(memory, messages=[*memory.messages, *turn(number, result="x" * 5_000)])
        memory = recall(to_store(memory, limits=limits), conversation_id="cnv")

        assert len(to_store(memory, limits=limits)) < 40_000

    last = memory.messages[-1]
    assert isinstance(last, ModelResponse)
    assert isinstance(last.parts[0], TextPart)
    assert last.parts[0].content == "Answer 299"


def test_it_is_cut_where_the_customer_begins_to_speak() -> None:
    kept = within_limits(conversation(10).messages, limits=MemoryLimits(turns=3))

    first = kept[0]
    assert isinstance(first, ModelRequest)
    assert isinstance(first.parts[0], UserPromptPart)
    assert first.parts[0].content == "Question 7"


def test_a_memory_of_another_version_is_forgotten() -> None:
    assert recall('{"version": 99, "conversation": {}}', conversation_id="cnv").messages == []
    assert recall("not json", conversation_id="cnv").messages == []
    assert recall(None, conversation_id="cnv").messages == []


def test_a_paused_run_survives_storage() -> None:
    after = recall(to_store(waiting()), conversation_id="cnv")

    assert after.deferred_tool_requests is not None
    assert [call.tool_call_id for call in after.deferred_tool_requests.approvals] == ["call-1"]


def test_without_an_approval_every_waiting_call_is_denied() -> None:
    results = results_of(waiting(), approved=None, otherwise="The customer declined.")

    assert results is not None
    [answer] = results.approvals.values()
    assert getattr(answer, "kind", None) == "tool-denied"


def test_calls_that_wait_are_answered_before_anything_else_is_said() -> None:
    closed = without_waiting_calls(waiting())

    assert closed.deferred_tool_requests is None
    last = closed.messages[-1]
    assert isinstance(last, ModelRequest)
    assert isinstance(last.parts[0], ToolReturnPart)
    assert last.parts[0].outcome == "denied"


def test_words_of_a_failed_turn_are_remembered() -> None:
    after = with_words(conversation(1), prompt="And then?", answer="Something went wrong.")

    assert len(after.messages) == 6


def test_unchecked_words_of_a_stopped_turn_are_not() -> None:
    stopped = [*turn(0), ModelRequest(parts=[UserPromptPart("More")]), ModelResponse(parts=[TextPart("I boo")])]

    after = with_progress(Conversation(), messages=stopped, prompt="More")

    assert isinstance(after.messages[-1], ModelRequest)


def test_a_turn_that_was_stopped_at_once_is_remembered_by_its_words() -> None:
    after = with_progress(conversation(1), messages=[], prompt="Wait!")

    last = after.messages[-1]
    assert isinstance(last, ModelRequest)
    assert isinstance(last.parts[0], UserPromptPart)


def test_a_text_that_was_taken_back_is_not_remembered() -> None:
    after = with_answer(conversation(1), answer="I cannot back that up.")

    last = after.messages[-1]
    assert isinstance(last, ModelResponse)
    assert isinstance(last.parts[0], TextPart)
    assert last.parts[0].content == "I cannot back that up."


def test_a_turn_is_repeated_from_before_its_words() -> None:
    assert len(before_last_words(conversation(3)).messages) == 8
