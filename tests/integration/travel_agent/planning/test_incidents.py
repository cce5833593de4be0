"""What happens on the streets is told, gone around, and part of the time."""

from pathlib import Path

from generated import models
from impl.travel_agent.maps.errors import IncidentsUnavailable
from impl.travel_agent.maps.incident_file import write_incidents
from tests.support.planning import (
    HOME,
    NEAR_HOME,
    WORK,
    Dead,
    PlanningTurn,
    an_incident_at,
    middle_of,
    park_all,
    plan_walk,
)


async def test_a_blocked_street_is_gone_around_and_told(turn: PlanningTurn, directory: Path) -> None:
    before = await plan_walk(turn)
    write_incidents(directory / "incidents.json", incidents=(an_incident_at(middle_of(turn)),))
    after = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["walk"])
    [option] = after["options"]
    assert option["distance_m"] > before["options"][0]["distance_m"]
    assert [each["incident_id"] for each in option["avoided_incidents"]] == ["flooding-7"]
    assert option["incidents"] == []
    assert "avoids_incident" in option["reasons"]
    assert "incident_avoided" in after["notes"]
    assert any(isinstance(card, models.IncidentCard) for card in turn.events.cards)


async def test_an_incident_without_a_way_around_is_told(turn: PlanningTurn, directory: Path) -> None:
    await plan_walk(turn)
    write_incidents(directory / "incidents.json", incidents=(an_incident_at(middle_of(turn), radius_m=3000),))
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["walk"])
    assert "incident_unavoidable" in planned["notes"]
    assert planned["options"][0]["incidents"][0]["blocks"]


async def test_what_slows_a_drive_is_part_of_its_time(turn: PlanningTurn, directory: Path) -> None:
    park_all(turn)
    quick = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["car"])
    slow = an_incident_at(middle_of(turn), blocks=False, delay=4.0, radius_m=3000)
    write_incidents(directory / "incidents.json", incidents=(slow,))
    delayed = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["car"])
    assert delayed["options"][0]["duration_min"] > quick["options"][0]["duration_min"]
    assert delayed["options"][0]["incidents"][0]["delay_min"] > 0


async def test_an_incident_that_came_up_ends_the_plan_and_makes_another(turn: PlanningTurn, directory: Path) -> None:
    planned = await plan_walk(turn)
    assert (await turn.call("check_incidents"))["incidents"] == []
    write_incidents(directory / "incidents.json", incidents=(an_incident_at(middle_of(turn)),))
    told = await turn.call("check_incidents")
    assert not told["plan_still_good"]
    assert told["replanned"]["replaces_plan_id"] == planned["plan_id"]
    assert turn.events.invalidated == [(planned["plan_id"], models.InvalidationReason.INCIDENT)]
    assert told["incidents"][0]["title"].startswith("Flooding")


async def test_incidents_around_a_place_are_told(turn: PlanningTurn, directory: Path) -> None:
    write_incidents(directory / "incidents.json", incidents=(an_incident_at(NEAR_HOME),))
    told = await turn.call("check_incidents", near=HOME)
    assert [each["incident_id"] for each in told["incidents"]] == ["flooding-7"]


async def test_without_the_source_of_incidents_the_customer_is_told(turn: PlanningTurn) -> None:
    await plan_walk(turn)
    dead = turn.with_maps(incidents=Dead(IncidentsUnavailable("down")))
    trouble = await dead.call("check_incidents")
    assert (trouble["status"], trouble["what"]) == ("unavailable", "incidents")
