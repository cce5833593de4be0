"""What a conversation remembers of a turn that did not come to its proper end."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic_ai import Conversation, DeferredToolResults, ToolApproved, ToolDenied
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelRequestPart,
    ModelResponse,
    TextPart,
    ToolReturnPart,
    UserPromptPart,
)

from impl.platform.identifiers import encode
from impl.travel_agent.domain.confirmations import Confirmation


def with_words(before: Conversation, *, prompt: str, answer: str) -> Conversation:
    """The conversation from before the turn, with what was said and how it was answered instead."""
    base = without_waiting_calls(before)
    said: list[ModelMessage] = [ModelRequest(parts=[UserPromptPart(prompt)])] if prompt else []
    return replace(base, messages=[*base.messages, *said, ModelResponse(parts=[TextPart(answer)])])


def with_progress(before: Conversation, *, messages: Sequence[ModelMessage], prompt: str) -> Conversation:
    """The conversation with what a stopped turn had found out; words that were not checked are left out."""
    kept = list(messages)
    while kept and isinstance(kept[-1], ModelResponse):
        kept.pop()
    if kept:
        return replace(before, messages=kept, deferred_tool_requests=None)
    base = without_waiting_calls(before)
    said: list[ModelMessage] = [ModelRequest(parts=[UserPromptPart(prompt)])] if prompt else []
    return replace(base, messages=[*base.messages, *said])


def with_answer(conversation: Conversation, *, answer: str) -> Conversation:
    """The conversation with another last answer."""
    messages = list(conversation.messages)
    while messages and isinstance(messages[-1], ModelResponse):
        messages.pop()
    return replace(conversation, messages=[*messages, ModelResponse(parts=[TextPart(answer)])])


def before_last_words(conversation: Conversation) -> Conversation:
    """The conversation as it was before the customer spoke last."""
    base = without_waiting_calls(conversation)
    for index in range(len(base.messages) - 1, -1, -1):
        message = base.messages[index]
        if isinstance(message, ModelRequest) and any(isinstance(part, UserPromptPart) for part in message.parts):
            return replace(base, messages=_without_prompt(base.messages[: index + 1]))
    return base


def without_waiting_calls(conversation: Conversation, *, why: str = "Nothing was done.") -> Conversation:
    """The conversation with every waiting call answered as denied."""
    waiting = conversation.deferred_tool_requests
    if waiting is None:
        return conversation
    parts: list[ModelRequestPart] = [
        ToolReturnPart(call.tool_name, why, tool_call_id=call.tool_call_id, outcome="denied")
        for call in (*waiting.approvals, *waiting.calls)
    ]
    answered = [*conversation.messages, ModelRequest(parts=parts)] if parts else conversation.messages
    return replace(conversation, messages=list(answered), deferred_tool_requests=None)


def results_of(
    conversation: Conversation, *, approved: Confirmation | None, otherwise: str
) -> DeferredToolResults | None:
    """Answers to all calls that wait: the one of an approved proposal goes on, the others are denied.

    The framework's approval only lets the tool run. What it may do is decided by the ledger once more.
    """
    waiting = conversation.deferred_tool_requests
    if waiting is None or not waiting.approvals:
        return None
    results = DeferredToolResults()
    for call in waiting.approvals:
        if approved is not None and call.tool_call_id == approved.tool_call_id:
            results.approvals[call.tool_call_id] = ToolApproved()
            results.metadata[call.tool_call_id] = {"confirmation_id": encode("cnf", value=approved.id)}
        else:
            results.approvals[call.tool_call_id] = ToolDenied(otherwise)
    return results


def _without_prompt(messages: Sequence[ModelMessage]) -> list[ModelMessage]:
    """A request may hold both the answers to earlier calls and the customer's next words: only these go."""
    *earlier, last = messages
    assert isinstance(last, ModelRequest)
    answers = [part for part in last.parts if isinstance(part, ToolReturnPart)]
    return [*earlier, replace(last, parts=answers)] if answers else earlier
