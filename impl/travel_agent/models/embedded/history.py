"""The messages of a conversation as the embedded model reads them: what was said, answered by tools, and asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import JsonValue, ValidationError
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)

from impl.travel_agent.agents.clarification import Clarification
from impl.travel_agent.agents.orchestrator import ASK
from impl.travel_agent.models.embedded.decision import Arguments

type CallOutcome = Literal["success", "failed", "denied", "interrupted", "retried"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A tool call and its answer."""

    tool: str
    arguments: Arguments
    content: JsonValue
    outcome: CallOutcome

    @property
    def status(self) -> str:
        """The `status` of the answer; empty where it has none."""
        status = self.content.get("status") if isinstance(self.content, dict) else None
        return status if isinstance(status, str) else ""


@dataclass(slots=True, kw_only=True)
class Exchange:
    """One message of the customer and what followed. `asked` is the question it ended with."""

    said: str | None = None
    returned: list[Returned] = field(default_factory=list)
    asked: Clarification | None = None
    reply: str = ""

    def last(self, *tools: str) -> Returned | None:
        """The last answer of one of these tools."""
        return next((returned for returned in reversed(self.returned) if returned.tool in tools), None)


def exchanges(messages: Sequence[ModelMessage]) -> tuple[Exchange, ...]:
    """The conversation in exchanges, oldest first; the last one is going on."""
    found = [Exchange()]
    calls: dict[str, tuple[Exchange, ToolCallPart]] = {}
    for message in messages:
        match message:
            case ModelRequest():
                for part in message.parts:
                    _read_request(part, found=found, calls=calls)
            case ModelResponse():
                _read_response(message, exchange=found[-1], calls=calls)
    return tuple(exchange for exchange in found if exchange.said is not None or exchange.returned) or (found[-1],)


def _read_request(part: object, *, found: list[Exchange], calls: Mapping[str, tuple[Exchange, ToolCallPart]]) -> None:
    match part:
        case UserPromptPart():
            found.append(Exchange(said=_text_of(part)))
        case ToolReturnPart() if part.tool_call_id in calls:
            exchange, call = calls[part.tool_call_id]
            if part.tool_name != ASK:
                exchange.returned.append(_returned(part, call=call))


def _returned(part: ToolReturnPart, *, call: ToolCallPart) -> Returned:
    return Returned(
        tool=part.tool_name,
        arguments=call.args_as_dict(),
        content=_as_json(part.content),
        outcome=part.outcome,
    )


def _read_response(
    message: ModelResponse, *, exchange: Exchange, calls: dict[str, tuple[Exchange, ToolCallPart]]
) -> None:
    for part in message.parts:
        match part:
            case TextPart():
                exchange.reply += part.content
            case ToolCallPart() if part.tool_name == ASK:
                exchange.asked = _question(part)
                calls[part.tool_call_id] = (exchange, part)
            case ToolCallPart():
                calls[part.tool_call_id] = (exchange, part)
            case _:
                pass


def _question(part: ToolCallPart) -> Clarification | None:
    try:
        return Clarification.model_validate(part.args_as_dict())
    except ValidationError:
        return None


def _text_of(part: UserPromptPart) -> str:
    if isinstance(part.content, str):
        return part.content
    return " ".join(item for item in part.content if isinstance(item, str))


def _as_json(content: object) -> JsonValue:
    match content:
        case None | bool() | int() | float() | str():
            return content
        case list():
            return [_as_json(item) for item in content]
        case dict():
            return {str(name): _as_json(value) for name, value in content.items()}
        case _:
            return str(content)


def newest_first(history: Sequence[Exchange]) -> Iterator[Returned]:
    """All answers of tools, the newest first."""
    for exchange in reversed(history):
        yield from reversed(exchange.returned)
