"""What the customer knows better holds at once, and plans that stood on the old fact are made anew."""

from datetime import timedelta
from pathlib import Path

import pytest

from generated import models
from impl.travel_agent.maps.incident_file import write_incidents
from impl.travel_agent.planning.plans import PlanStatus, StoredPlan
from tests.support.planning import HOME, PlanningTurn, an_incident_at, middle_of, plan_walk

STREET = "Fabianinkatu"


async def latest(turn: PlanningTurn) -> StoredPlan:
    """The newest plan of the turn's conversation."""
    deps = turn.deps
    [plan] = await deps.plans.latest(deps.conversation_id, customer_id=deps.session.customer_id)
    return plan


async def test_a_street_that_is_blocked_by_the_customers_word_is_gone_around(turn: PlanningTurn) -> None:
    planned = await plan_walk(turn)
    before = await latest(turn)
    assert STREET in before.facts.streets
    corrected = await turn.call("correct_fact", kind="blocked", place=STREET.upper())
    assert corrected["invalidated_plan_ids"] == [planned["plan_id"]]
    assert turn.events.invalidated == [(planned["plan_id"], models.InvalidationReason.FACT_CORRECTED)]
    assert [fact.subject for fact in turn.events.facts] == [STREET]
    again, after = corrected["replanned"], await latest(turn)
    assert again["replaces_plan_id"] == planned["plan_id"]
    assert "correction_used" in again["notes"]
    assert STREET not in after.facts.streets
    old = await turn.deps.plans.get(planned["plan_id"], customer_id=turn.deps.session.customer_id)
    assert old is not None
    assert old.status is PlanStatus.INVALIDATED


async def test_a_block_that_cannot_be_gone_around_is_told(turn: PlanningTurn) -> None:
    await plan_walk(turn)
    corrected = await turn.call("correct_fact", kind="blocked", place="Annankatu")
    assert "correction_unavoidable" in corrected["replanned"]["notes"]


async def test_a_street_that_is_passable_again_leads_the_old_way(turn: PlanningTurn) -> None:
    planned = await plan_walk(turn)
    await turn.call("correct_fact", kind="blocked", place=STREET)
    corrected = await turn.call("correct_fact", kind="passable", place=STREET)
    assert corrected["replanned"]["options"][0]["distance_m"] == planned["options"][0]["distance_m"]


async def test_a_correction_of_an_unused_street_ends_no_plan(turn: PlanningTurn) -> None:
    await plan_walk(turn)
    corrected = await turn.call("correct_fact", kind="blocked", place="Lönnrotinkatu")
    assert corrected["status"] == "fact_corrected"
    assert corrected["invalidated_plan_ids"] == []
    assert "replanned" not in corrected


async def test_a_place_that_is_closed_is_no_destination(turn: PlanningTurn) -> None:
    await turn.call("plan_trip", origin=HOME, destination="Ateneum", modes=["walk"])
    corrected = await turn.call("correct_fact", kind="closed", place="Ateneum", note="Closed today, the sign says.")
    assert corrected["replanned"]["status"] == "place_closed"
    reopened = await turn.call("correct_fact", kind="open", place="Ateneum")
    assert reopened["status"] == "fact_corrected"
    assert (await turn.call("plan_trip", origin=HOME, destination="Ateneum", modes=["walk"]))["status"] == "planned"


async def test_a_correction_ends(turn: PlanningTurn) -> None:
    await turn.call("correct_fact", kind="closed", place="Ateneum", until="2026-11-24T14:00:00+02:00")
    assert (await turn.call("plan_trip", origin=HOME, destination="Ateneum"))["status"] == "place_closed"
    turn.clock.advance(timedelta(hours=3))
    assert (await turn.call("plan_trip", origin=HOME, destination="Ateneum"))["status"] == "planned"


async def test_a_correction_is_nobody_elses(turn: PlanningTurn) -> None:
    await turn.call("correct_fact", kind="closed", place="Ateneum")
    stranger = turn.as_customer(turn.deps.turn_id).deps
    overrides = await stranger.facts.overrides(stranger.session.customer_id, now=stranger.now())
    assert overrides.closed == frozenset()


async def test_a_blocked_spot_is_gone_around(turn: PlanningTurn) -> None:
    planned = await plan_walk(turn)
    spot = middle_of(turn)
    corrected = await turn.call(
        "correct_fact", kind="blocked", position={"latitude": spot.latitude, "longitude": spot.longitude}
    )
    assert corrected["invalidated_plan_ids"] == [planned["plan_id"]]
    assert corrected["replanned"]["options"][0]["distance_m"] > planned["options"][0]["distance_m"]


async def test_an_incident_that_is_over_by_the_customers_word_is_ignored(turn: PlanningTurn, directory: Path) -> None:
    planned = await plan_walk(turn)
    spot = middle_of(turn)
    write_incidents(directory / "incidents.json", incidents=(an_incident_at(spot),))
    await turn.call("check_incidents")
    corrected = await turn.call(
        "correct_fact", kind="passable", position={"latitude": spot.latitude, "longitude": spot.longitude}
    )
    assert corrected["replanned"]["options"][0]["distance_m"] == planned["options"][0]["distance_m"]


async def test_a_place_that_has_moved_is_where_the_customer_says(turn: PlanningTurn) -> None:
    await turn.call("plan_trip", origin=HOME, destination="Ateneum", modes=["walk"])
    corrected = await turn.call(
        "correct_fact", kind="moved", place="Ateneum", position={"latitude": 60.1664, "longitude": 24.9375}
    )
    again = await turn.call("plan_trip", origin=HOME, destination="Ateneum", modes=["walk"])
    assert corrected["replanned"]["options"][0]["distance_m"] == again["options"][0]["distance_m"]
    assert again["destination"]["latitude"] == 60.1664


@pytest.mark.parametrize(
    ("correction", "status"),
    [
        ({"kind": "closed"}, "place_missing"),
        ({"kind": "moved", "place": "Ateneum"}, "location_needed"),
        ({"kind": "closed", "place": "Qwxyzzyqwv"}, "place_not_found"),
        ({"kind": "open", "fact_id": "fct_01m7q5dh00gee6t4p7q3e2k9x2"}, "unknown_fact"),
        ({"kind": "closed", "place": "Ateneum", "until": "2026-11-20T12:00:00+02:00"}, "time_in_past"),
    ],
)
async def test_a_correction_that_cannot_be_is_told(turn: PlanningTurn, correction: dict[str, str], status: str) -> None:
    assert (await turn.call("correct_fact", **correction))["status"] == status
    assert turn.events.facts == []


async def test_a_correction_can_be_corrected(turn: PlanningTurn) -> None:
    first = await turn.call("correct_fact", kind="closed", place="Ateneum")
    await turn.call("correct_fact", kind="open", fact_id=first["fact_id"])
    assert (await turn.call("plan_trip", origin=HOME, destination="Ateneum", modes=["walk"]))["status"] == "planned"
