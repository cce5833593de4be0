"""What the embedded model does next: the decisions that its abilities come to."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from impl.travel_agent.agents.clarification import Clarification

type Arguments = Mapping[str, JsonValue]
"""The arguments of a tool call, as JSON has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Answer in words; the turn ends."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Ask the customer; the turn ends."""

    clarification: Clarification


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCall:
    """One call of a tool."""

    tool: str
    arguments: Arguments


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Call tools, all at once, and decide again when they have answered."""

    calls: tuple[ToolCall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit:
    """Hand in the result of a sub-agent through its output tool."""

    tool: str
    arguments: Arguments


type Decision = Say | Ask | Call | Submit


def call(tool: str, **arguments: JsonValue) -> Call:
    """One call of one tool; arguments that are None are left out."""
    given = {name: value for name, value in arguments.items() if value is not None}
    return Call(calls=(ToolCall(tool=tool, arguments=given),))
