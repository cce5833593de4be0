"""The rules for tool calls, as a table: the first one that a call breaks refuses it.

Approval is not among them. Whether something may be carried out is decided by the ledger of confirmations alone, so
there is no tool that carries anything out without a proposal of its own, and none may ever be named here.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from generated.models import AgentName
from impl.travel_agent.policy.evidence import Evidence
from impl.travel_agent.policy.refusals import Reason

PROPOSE: Final = "propose_reservation"

AGENT_TOOLS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        AgentName.ORCHESTRATOR: frozenset(
            {
                "plan_trip",
                "find_places",
                "add_stop",
                "check_incidents",
                "get_weather",
                "best_time",
                "correct_fact",
                "plan_commute",
                "list_reservations",
                "get_price",
                "set_preferences",
                "hand_off",
                PROPOSE,
            }
        ),
        AgentName.ROUTE_PLANNER: frozenset({"reservation_context", "weather", "traffic", "find_routes", "judge"}),
        AgentName.ROUTE_OPTIMIZER: frozenset({"map_routes", "walk_to_vehicle", "departure_times"}),
        AgentName.ROUTE_JUDGE: frozenset({"score_options"}),
        AgentName.RESERVATION_AGENT: frozenset({"look_up_option", "look_up_reservation"}),
    }
)
"""Which agent may call which tool. A tool that is not here cannot be called by anybody."""

_TOOL_SCOPES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        PROPOSE: frozenset({"quotes:write", "reservations:write"}),
        "list_reservations": frozenset({"reservations:read"}),
        "get_price": frozenset({"quotes:write"}),
        "set_preferences": frozenset({"profile:write"}),
    }
)
_ID_ARGUMENTS: Final = ("option_id", "reservation_id", "vehicle_id", "commute_id")
_TIME_ARGUMENTS: Final = ("starts_at", "ends_at")
_NEEDED: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "create": (("option_id",), ("vehicle_id", "starts_at")),
        "change": (
            ("reservation_id", "vehicle_id"),
            ("reservation_id", "starts_at"),
            ("reservation_id", "ends_at"),
            ("reservation_id", "note"),
        ),
        "cancel": (("reservation_id",),),
    }
)
# A start of "now" has passed by the time it arrives here.
_TOLERANCE: Final = timedelta(seconds=60)
_FURTHEST_AHEAD: Final = timedelta(days=7)
_LONGEST: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLimits:
    """What one turn may ask for: calls of all tools and of one tool, proposals, and bytes of arguments."""

    calls: int = 40
    calls_of_one_tool: int = 12
    proposals: int = 3
    argument_bytes: int = 8192
    argument_depth: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRequest:
    """A tool call as the rules see it. `known_ids` gives what tools returned earlier in the conversation."""

    tool: str
    agent: str
    arguments: Mapping[str, object]
    is_approved: bool
    now: datetime
    scopes: frozenset[str]
    evidence: Evidence
    known_ids: Callable[[], set[str]] = field(repr=False)
    proposal_waits: bool = False
    limits: GateLimits = field(default_factory=GateLimits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: `holds` says whether a call keeps it, `tool` which calls it is about (None: all)."""

    reason: Reason
    holds: Callable[[ToolRequest], bool]
    tool: str | None = None
    also_when_approved: bool = False

    def is_broken_by(self, request: ToolRequest) -> bool:
        """Whether the rule refuses the call."""
        if self.tool not in (None, request.tool) or (request.is_approved and not self.also_when_approved):
            return False
        return not self.holds(request)


def _tool_exists(request: ToolRequest) -> bool:
    return any(request.tool in tools for tools in AGENT_TOOLS.values())


def _agent_may(request: ToolRequest) -> bool:
    return request.tool in AGENT_TOOLS.get(request.agent, frozenset())


def _calls_are_few(request: ToolRequest) -> bool:
    calls = request.evidence.calls
    return calls.total() < request.limits.calls and calls[request.tool] < request.limits.calls_of_one_tool


def _arguments_are_small(request: ToolRequest) -> bool:
    return _depth(request.arguments, most=request.limits.argument_depth) and (
        len(json.dumps(dict(request.arguments), default=str)) <= request.limits.argument_bytes
    )


def _scopes_suffice(request: ToolRequest) -> bool:
    return _TOOL_SCOPES.get(request.tool, frozenset()) <= request.scopes


def ids_named(arguments: Mapping[str, object]) -> set[str]:
    """The ids that a call names: of options, reservations, vehicles and commutes."""
    return {value for name in _ID_ARGUMENTS if isinstance(value := arguments.get(name), str)}


def _ids_are_known(request: ToolRequest) -> bool:
    unknown = ids_named(request.arguments) - request.evidence.ids
    return not unknown or unknown <= request.known_ids()


def _nothing_waits(request: ToolRequest) -> bool:
    return not request.proposal_waits and not request.evidence.open_proposals


def _proposals_are_few(request: ToolRequest) -> bool:
    return request.evidence.calls[PROPOSE] < request.limits.proposals


def _is_complete(request: ToolRequest) -> bool:
    given = {name for name, value in request.arguments.items() if value is not None}
    return any(given >= set(needed) for needed in _NEEDED.get(str(request.arguments.get("action")), ()))


def _is_not_past(request: ToolRequest) -> bool:
    earliest = request.now - _TOLERANCE
    action, starts_at = request.arguments.get("action"), _moment(request, "starts_at")
    ends_at = _moment(request, "ends_at")
    if action == "create" and starts_at is not None and starts_at < earliest:
        return False
    return ends_at is None or ends_at > earliest


def _is_within_window(request: ToolRequest) -> bool:
    starts_at, ends_at = (_moment(request, name) for name in _TIME_ARGUMENTS)
    if starts_at is not None and starts_at > request.now + _FURTHEST_AHEAD:
        return False
    if ends_at is not None and ends_at > request.now + _FURTHEST_AHEAD + _LONGEST:
        return False
    return starts_at is None or ends_at is None or starts_at < ends_at <= starts_at + _LONGEST


RULES: Final[tuple[Rule, ...]] = (
    Rule(reason=Reason.UNKNOWN_TOOL, holds=_tool_exists, also_when_approved=True),
    Rule(reason=Reason.NOT_THIS_AGENT, holds=_agent_may, also_when_approved=True),
    Rule(reason=Reason.ARGUMENTS_TOO_LARGE, holds=_arguments_are_small, also_when_approved=True),
    Rule(reason=Reason.TOO_MANY_CALLS, holds=_calls_are_few),
    Rule(reason=Reason.SCOPE_MISSING, holds=_scopes_suffice),
    Rule(reason=Reason.PROPOSAL_PENDING, holds=_nothing_waits, tool=PROPOSE),
    Rule(reason=Reason.TOO_MANY_PROPOSALS, holds=_proposals_are_few, tool=PROPOSE),
    Rule(reason=Reason.INCOMPLETE, holds=_is_complete, tool=PROPOSE),
    Rule(reason=Reason.UNKNOWN_ID, holds=_ids_are_known),
    Rule(reason=Reason.IN_THE_PAST, holds=_is_not_past, tool=PROPOSE),
    Rule(reason=Reason.OUTSIDE_BOOKING_WINDOW, holds=_is_within_window, tool=PROPOSE),
)
"""All rules, in their order. The booking windows of each class are the Reservation API's; these are the widest ones."""


def _moment(request: ToolRequest, name: str) -> datetime | None:
    value = request.arguments.get(name)
    return value if isinstance(value, datetime) and value.tzinfo is not None else None


def _depth(value: object, *, most: int) -> bool:
    """Whether a value is nested no deeper than that."""
    if most < 0:
        return False
    if isinstance(value, Mapping):
        return all(_depth(member, most=most - 1) for member in value.values())
    if isinstance(value, list | tuple | set):
        return all(_depth(item, most=most - 1) for item in value)
    return True
