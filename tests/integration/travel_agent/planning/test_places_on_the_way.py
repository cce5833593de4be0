"""Places on the way: ranked by the detour they mean, with an honest word about prices."""

from datetime import UTC, datetime

import pytest

from generated import models
from tests.support.planning import (
    HOME,
    NEAR_HOME,
    PlanningTurn,
    plan_walk,
)


async def test_places_on_the_way_are_ranked_by_their_detour(turn: PlanningTurn) -> None:
    planned = await plan_walk(turn)
    found = await turn.call("find_places", category="cafe", limit=5)
    assert (found["status"], found["along_plan_id"]) == ("places_found", planned["plan_id"])
    detours = [place["detour_min"] for place in found["places"] if place.get("open") is not False]
    assert detours == sorted(detours)
    card = turn.events.cards[-1]
    assert isinstance(card, models.PoiListCard)
    assert [place.place.name for place in card.places] == [place["name"] for place in found["places"]]


async def test_the_cheapest_tacos_are_found_with_an_honest_word_about_prices(turn: PlanningTurn) -> None:
    await plan_walk(turn)
    found = await turn.call("find_places", cuisine="tacos", cheapest=True)
    assert found["ranked_by"] == "usual_price_of_kind"
    assert found["notes"] == ["prices_of_places_unknown"]
    assert found["places"][0]["category"] == "fast_food"


async def test_only_what_is_open_then_is_found_where_that_matters(turn: PlanningTurn) -> None:
    turn.clock.now = datetime(2026, 11, 24, 1, tzinfo=UTC)
    await plan_walk(turn)
    found = await turn.call("find_places", category="supermarket", open_now=True)
    assert all(place.get("open") is not False for place in found.get("places", []))


async def test_places_are_found_around_a_spot(turn: PlanningTurn) -> None:
    found = await turn.call("find_places", category="pharmacy", near=HOME)
    distances = [place["distance_m"] for place in found["places"] if place.get("open") is not False]
    assert distances == sorted(distances)
    assert "detour_min" not in found["places"][0]


async def test_without_a_plan_places_are_found_where_the_customer_is(turn: PlanningTurn) -> None:
    assert (await turn.call("find_places", category="atm"))["status"] == "location_needed"
    found = await turn.at(NEAR_HOME).call("find_places", category="atm")
    assert found["status"] == "places_found"


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({}, "place_missing"),
        ({"name": "Qwxyzzyqwv"}, "no_places"),
        ({"category": "cafe", "along_plan_id": "x"}, "unknown_plan"),
    ],
)
async def test_what_cannot_be_looked_for_is_told(turn: PlanningTurn, wish: dict[str, str], status: str) -> None:
    await plan_walk(turn)
    assert (await turn.call("find_places", **wish))["status"] == status


async def test_a_place_that_is_closed_by_the_customers_word_is_not_found_as_open(turn: PlanningTurn) -> None:
    await plan_walk(turn)
    [first, *_] = (await turn.call("find_places", category="cafe"))["places"]
    await turn.call("correct_fact", kind="closed", place=f"place:{first['key']}")
    again = await turn.call("find_places", category="cafe", open_now=True)
    assert first["key"] not in {place["key"] for place in again["places"]}
