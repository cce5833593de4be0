"""What the embedded model does as one of the agents behind the orchestrator: the shortest right run of each.

Their prompts are one JSON object. Every fact stays in the tools: only ids are handed on.
"""

import json
from collections.abc import Mapping
from typing import Final

from pydantic import JsonValue

from impl.travel_agent.models.embedded.decision import Call, Decision, Say, Submit, ToolCall, call
from impl.travel_agent.models.embedded.history import Exchange

_PLANNING: Final = ("reservation_context", "weather", "traffic", "find_routes", "judge")
_PROPOSED: Final = frozenset(
    {
        "action",
        "reservation_id",
        "vehicle_id",
        "starts_at",
        "ends_at",
        "expected_duration_min",
        "trip_distance_m",
        "note",
    }
)


def decide(exchange: Exchange, *, tools: frozenset[str], output_tools: frozenset[str]) -> Decision:
    """What a sub-agent does next, by the output tool that tells its role."""
    brief = _brief(exchange)
    if "submit_plan" in output_tools:
        return _plan(exchange, brief, tools)
    if "submit_routes" in output_tools:
        return _optimize(exchange, brief)
    if "submit_judgement" in output_tools:
        return _judge(brief)
    if "submit_proposal" in output_tools:
        return _prepare(exchange, brief)
    return Say(text="")


def _plan(exchange: Exchange, brief: Mapping[str, JsonValue], tools: frozenset[str]) -> Decision:
    brief_id = brief.get("brief_id")
    found = exchange.last("find_routes")
    if found is None:
        planning = [tool for tool in _PLANNING if tool in tools]
        return Call(calls=tuple(ToolCall(tool=tool, arguments={"brief_id": brief_id}) for tool in planning))
    judged = exchange.last("judge")
    if judged is None and _ids(found.content):
        return call("judge", brief_id=brief_id)
    best = judged.content.get("recommended_option_id") if judged and isinstance(judged.content, dict) else None
    return Submit(tool="submit_plan", arguments={"brief_id": brief_id, "recommended_option_id": best})


def _optimize(exchange: Exchange, brief: Mapping[str, JsonValue]) -> Decision:
    brief_id = brief.get("brief_id")
    mapped = exchange.last("map_routes")
    if mapped is None:
        return call("map_routes", brief_id=brief_id, modes=brief.get("modes"))
    return Submit(tool="submit_routes", arguments={"brief_id": brief_id, "option_ids": _ids(mapped.content)})


def _judge(brief: Mapping[str, JsonValue]) -> Decision:
    remarks: list[JsonValue] = []
    for option in _list(brief.get("options")):
        reasons = _list(option.get("reasons")) if isinstance(option, dict) else []
        if isinstance(option, dict) and reasons:
            remarks.append({"option_id": option.get("option_id"), "reason": reasons[0]})
    suggestions = _list(brief.get("suggestions"))
    arguments: dict[str, JsonValue] = {
        "brief_id": brief.get("brief_id"),
        "remarks": remarks,
        "suggestion": suggestions[0] if suggestions else None,
        "comment": None,
    }
    return Submit(tool="submit_judgement", arguments=arguments)


def _prepare(exchange: Exchange, brief: Mapping[str, JsonValue]) -> Decision:
    """The Reservation Agent: an option is looked up, and what the wish itself names wins."""
    looked_up = exchange.last("look_up_option")
    if "option_id" in brief and looked_up is None:
        return call("look_up_option", option_id=brief["option_id"])
    found = looked_up.content if looked_up is not None and isinstance(looked_up.content, dict) else {}
    base = {name: value for name, value in found.items() if name in _PROPOSED}
    said = {name: value for name, value in brief.items() if name in _PROPOSED}
    return Submit(tool="submit_proposal", arguments={**base, **said})


def _brief(exchange: Exchange) -> Mapping[str, JsonValue]:
    try:
        brief: JsonValue = json.loads(exchange.said or "")
    except ValueError:
        return {}
    return brief if isinstance(brief, dict) else {}


def _ids(content: JsonValue) -> list[JsonValue]:
    return _list(content.get("option_ids")) if isinstance(content, dict) else []


def _list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []
