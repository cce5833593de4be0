"""What the agents remember of a conversation between turns: its messages, bounded in number and size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from pydantic import BaseModel, JsonValue, ValidationError
from pydantic_ai import Conversation
from pydantic_ai.conversation import ConversationTypeAdapter
from pydantic_ai.messages import ModelMessage, ModelMessagesTypeAdapter, ModelRequest, ToolReturnPart, UserPromptPart
from pydantic_ai.usage import RunUsage

from impl.platform.telemetry import log

VERSION: Final = 1
"""Of the form in which memories are kept; one of another version is forgotten."""

_MOST_TURNS: Final = 24
_MOST_BYTES: Final = 160_000
_TURNS_WITH_FULL_RESULTS: Final = 6
_LONGEST_OLD_RESULT: Final = 1_200
_LONGEST_RESULT: Final = 20_000


class _Kept(BaseModel):
    """A memory as it is read."""

    version: Literal[1] = 1
    conversation: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryLimits:
    """How much is remembered: turns, bytes of JSON, and how many of the last turns keep their tools' results whole."""

    turns: int = _MOST_TURNS
    bytes: int = _MOST_BYTES
    turns_with_full_results: int = _TURNS_WITH_FULL_RESULTS


def recall(stored: str | None, *, conversation_id: str) -> Conversation:
    """The conversation as it was stored; an empty one where there is none, or none that can be read any more."""
    if stored is None:
        return Conversation(conversation_id=conversation_id)
    try:
        kept = _Kept.model_validate_json(stored)
        conversation = ConversationTypeAdapter.validate_python(kept.conversation)
    except ValidationError:
        log().warning("memory_unreadable", conversation_id=conversation_id)
        return Conversation(conversation_id=conversation_id)
    return replace(conversation, usage=RunUsage())


def to_store(conversation: Conversation, *, limits: MemoryLimits | None = None) -> str:
    """The JSON to store of a conversation, within the limits. A paused run is kept whole."""
    limits = limits or MemoryLimits()
    messages = within_limits(conversation.messages, limits=limits)
    bounded = replace(conversation, messages=list(messages), usage=RunUsage())
    return f'{{"version":{VERSION},"conversation":{ConversationTypeAdapter.dump_json(bounded).decode()}}}'


def within_limits(messages: Sequence[ModelMessage], *, limits: MemoryLimits) -> tuple[ModelMessage, ...]:
    """The last messages that fit, cut where the customer begins to speak; old results of tools are shortened."""
    turns = _turns(messages)[-limits.turns :]
    whole = limits.turns_with_full_results
    lean = [
        [_lean(message, longest=_LONGEST_OLD_RESULT if age >= whole else _LONGEST_RESULT) for message in turn]
        for age, turn in zip(range(len(turns) - 1, -1, -1), turns, strict=True)
    ]
    sizes = [len(ModelMessagesTypeAdapter.dump_json(turn)) for turn in lean]
    while len(lean) > 1 and sum(sizes) > limits.bytes:
        lean.pop(0)
        sizes.pop(0)
    return tuple(message for turn in lean for message in turn)


def _turns(messages: Sequence[ModelMessage]) -> list[list[ModelMessage]]:
    turns: list[list[ModelMessage]] = []
    for message in messages:
        if not turns or (_begins_turn(message) and not _answers_call(message)):
            turns.append([])
        turns[-1].append(message)
    return turns


def _begins_turn(message: ModelMessage) -> bool:
    return isinstance(message, ModelRequest) and any(isinstance(part, UserPromptPart) for part in message.parts)


def _answers_call(message: ModelMessage) -> bool:
    """A request that answers an earlier call cannot be parted from it: providers refuse such a history."""
    return any(isinstance(part, ToolReturnPart) for part in message.parts)


def _lean(message: ModelMessage, *, longest: int) -> ModelMessage:
    """The message without its instructions, which every turn gives anew, and with results no longer than `longest`."""
    if not isinstance(message, ModelRequest):
        return message
    parts = [_shortened(part, longest=longest) if isinstance(part, ToolReturnPart) else part for part in message.parts]
    return replace(message, parts=parts, instructions=None)


def _shortened(part: ToolReturnPart, *, longest: int) -> ToolReturnPart:
    text = part.model_response_str()
    return part if len(text) <= longest else replace(part, content={"shortened": True, "beginning": text[:longest]})
