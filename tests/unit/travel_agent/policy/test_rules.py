"""The table of rules: what each refuses, and what it lets pass."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from generated.models import AgentName
from impl.travel_agent.policy.evidence import Evidence
from impl.travel_agent.policy.gate import PolicyGate
from impl.travel_agent.policy.refusals import UNKNOWN_ID_DETAIL, Reason
from impl.travel_agent.policy.rules import AGENT_TOOLS, PROPOSE, RULES, GateLimits, ToolRequest

NOW = datetime(2026, 11, 30, 18, tzinfo=UTC)
OPTION = "opt_01m7q5dg00gee6t4p7q3e2k9x2"
OWN = "res_01m7q5cvd0ftqv6emwfx5191va"
FOREIGN = "res_01m7q5cvd0ftqv6emwfx5191vb"
SCOPES = frozenset({"quotes:write", "reservations:write", "reservations:read", "profile:write"})


def request(tool: str = PROPOSE, *, agent: str = AgentName.ORCHESTRATOR, **arguments: Any) -> ToolRequest:
    """A call for which a tool has returned an option and a reservation before."""
    evidence = Evidence()
    evidence.record({"option_id": OPTION, "reservation_id": OWN})
    return ToolRequest(
        tool=tool,
        agent=agent,
        arguments=arguments,
        is_approved=False,
        now=NOW,
        scopes=SCOPES,
        evidence=evidence,
        known_ids=set,
    )


def reason_of(asked: ToolRequest) -> Reason | None:
    refusal = PolicyGate().judge(asked)
    return None if refusal is None else refusal.reason


@pytest.mark.parametrize(
    "arguments",
    [
        {"action": "create", "option_id": OPTION},
        {"action": "create", "option_id": OPTION, "starts_at": NOW + timedelta(hours=1)},
        {"action": "change", "reservation_id": OWN, "note": ""},
        {"action": "change", "reservation_id": OWN, "ends_at": NOW + timedelta(days=2)},
        {"action": "cancel", "reservation_id": OWN},
    ],
)
def test_a_sensible_proposal_passes(arguments: Mapping[str, Any]) -> None:
    assert reason_of(request(**arguments)) is None


@pytest.mark.parametrize("tool", ["commit", "approve", "confirm_reservation", "cancel_reservation", "__import__", ""])
def test_an_unknown_tool_is_refused_whoever_calls_it(tool: str) -> None:
    for agent in AgentName:
        assert reason_of(request(tool, agent=agent)) is Reason.UNKNOWN_TOOL
        assert reason_of(replace(request(tool, agent=agent), is_approved=True)) is Reason.UNKNOWN_TOOL


def test_no_tool_commits_decides_or_writes() -> None:
    names = {name for tools in AGENT_TOOLS.values() for name in tools}
    assert [name for name in names if re.search("commit|confirm|approve|decide|execute|book|pay", name)] == []


@pytest.mark.parametrize("agent", [agent for agent in AgentName if agent is not AgentName.ORCHESTRATOR])
def test_only_the_orchestrator_proposes(agent: AgentName) -> None:
    assert reason_of(request(agent=agent, action="cancel", reservation_id=OWN)) is Reason.NOT_THIS_AGENT


def test_an_agent_that_nobody_knows_may_nothing() -> None:
    for tool in AGENT_TOOLS[AgentName.ORCHESTRATOR]:
        assert reason_of(request(tool, agent="somebody")) is Reason.NOT_THIS_AGENT


@pytest.mark.parametrize("argument", ["reservation_id", "option_id", "vehicle_id", "commute_id"])
def test_an_id_that_no_tool_returned_is_refused(argument: str) -> None:
    asked = request(**{"action": "change", "reservation_id": OWN, "note": "x", argument: FOREIGN})
    assert reason_of(asked) is Reason.UNKNOWN_ID
    assert reason_of(replace(asked, known_ids=lambda: {FOREIGN})) is None


def test_an_unknown_id_is_refused_in_the_words_of_a_missing_one() -> None:
    refusal = PolicyGate().judge(request(action="cancel", reservation_id=FOREIGN))
    assert refusal is not None
    assert refusal.result() == {
        "status": "refused",
        "reason": "unknown_id",
        "detail": UNKNOWN_ID_DETAIL,
        "retryable": True,
    }


def test_no_second_proposal_while_one_waits() -> None:
    asked = request(action="cancel", reservation_id=OWN)
    assert reason_of(replace(asked, proposal_waits=True)) is Reason.PROPOSAL_PENDING
    asked.evidence.open_proposals.add("call-1")
    assert reason_of(asked) is Reason.PROPOSAL_PENDING


def test_proposals_and_calls_of_a_turn_are_counted() -> None:
    asked = request(action="cancel", reservation_id=OWN)
    asked.evidence.calls[PROPOSE] = GateLimits().proposals
    assert reason_of(asked) is Reason.TOO_MANY_PROPOSALS
    look = request("list_reservations")
    look.evidence.calls["list_reservations"] = GateLimits().calls_of_one_tool
    assert reason_of(look) is Reason.TOO_MANY_CALLS
    other = request("find_places")
    other.evidence.calls.update({f"tool-{number}": 1 for number in range(GateLimits().calls)})
    assert reason_of(other) is Reason.TOO_MANY_CALLS


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"action": "create"},
        {"action": "create", "vehicle_id": "veh_x"},
        {"action": "change", "reservation_id": OWN},
        {"action": "cancel", "option_id": OPTION},
        {"action": "drop", "reservation_id": OWN},
    ],
)
def test_a_proposal_that_says_too_little_is_refused(arguments: Mapping[str, Any]) -> None:
    assert reason_of(request(**arguments)) is Reason.INCOMPLETE


@pytest.mark.parametrize(
    ("starts_in", "ends_in", "reason"),
    [
        (timedelta(seconds=-60), timedelta(hours=1), None),
        (timedelta(seconds=-61), timedelta(hours=1), Reason.IN_THE_PAST),
        (None, timedelta(seconds=-61), Reason.IN_THE_PAST),
        (timedelta(days=7), timedelta(days=14), None),
        (timedelta(days=7, seconds=1), None, Reason.OUTSIDE_BOOKING_WINDOW),
        (timedelta(hours=1), timedelta(hours=1), Reason.OUTSIDE_BOOKING_WINDOW),
        (timedelta(hours=1), timedelta(days=7, hours=2), Reason.OUTSIDE_BOOKING_WINDOW),
    ],
)
def test_times_are_within_the_widest_window(
    starts_in: timedelta | None, ends_in: timedelta | None, reason: Reason | None
) -> None:
    times = {"starts_at": starts_in, "ends_at": ends_in}
    given: dict[str, Any] = {name: NOW + span for name, span in times.items() if span is not None}
    assert reason_of(request(action="create", option_id=OPTION, **given)) is reason


def test_arguments_are_bounded_even_when_approved() -> None:
    deep: dict[str, Any] = {}
    for _ in range(10):
        deep = {"more": deep}
    for arguments in ({"note": "x" * 9000}, deep):
        asked = request(action="cancel", reservation_id=OWN, **arguments)
        assert reason_of(asked) is Reason.ARGUMENTS_TOO_LARGE
        assert reason_of(replace(asked, is_approved=True)) is Reason.ARGUMENTS_TOO_LARGE


def test_a_token_without_the_scopes_proposes_nothing() -> None:
    asked = replace(request(action="cancel", reservation_id=OWN), scopes=frozenset({"reservations:read"}))
    assert reason_of(asked) is Reason.SCOPE_MISSING


def test_a_call_that_was_approved_passes_to_the_ledger_which_decides() -> None:
    asked = replace(request(action="cancel", reservation_id=FOREIGN), is_approved=True, proposal_waits=True)
    assert reason_of(asked) is None


def test_every_reason_has_a_rule() -> None:
    assert {rule.reason for rule in RULES} == set(Reason)
