"""Trips are planned on the real map: ways, vehicles, prices, times and what can go wrong, each told as a result."""

from datetime import timedelta

import pytest
from pydantic import MISSING

from generated import models
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Position, distance_m
from impl.travel_agent.domain.routes import Route, RouteRequest, TravelMode
from impl.travel_agent.maps.errors import IncidentsUnavailable, MapUnavailable, NoRoute, WeatherUnavailable
from impl.travel_agent.maps.polylines import decode
from impl.travel_agent.maps.ports import Router
from impl.travel_agent.reservations.errors import ReservationsUnavailable
from tests.support.maps import BERLIN, SENATE_SQUARE
from tests.support.planning import HOME, NEAR_HOME, WORK, Dead, PlanningTurn, moment, park_all, useless_model
from tests.support.scripted_models import embedded_model


async def test_a_trip_is_planned_door_to_door(turn: PlanningTurn) -> None:
    park_all(turn)
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["bike"])
    [option] = planned["options"]
    assert planned["status"] == "planned"
    assert planned["recommended_option_id"] == option["option_id"]
    assert option["walk_to_vehicle_m"] > 0
    assert option["bookable"]
    assert option["range_left_m"] == 30_000 - option["distance_m"]
    spent = moment(option["arrives_at"]) - moment(option["departs_at"])
    assert abs(spent - timedelta(minutes=option["duration_min"])) < timedelta(minutes=1)
    assert "© OpenStreetMap contributors" in planned["attributions"]


async def test_the_price_is_the_fee_and_the_started_minutes_of_the_ride(turn: PlanningTurn) -> None:
    park_all(turn)
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["bike"])
    [option] = planned["options"]
    assert (option["price"]["amount"] - 80) % 20 == 0
    assert "price_is_estimate" in planned["notes"]


async def test_all_agents_of_the_ensemble_take_part(turn: PlanningTurn) -> None:
    park_all(turn)
    await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["bike", "walk"])
    assert turn.events.agents == ["route_planner", "route_optimizer", "route_judge"]
    assert {"reservation_context", "weather", "traffic", "find_routes", "map_routes", "judge"} <= set(turn.events.tools)


async def test_the_judge_is_not_asked_where_there_is_nothing_to_compare(turn: PlanningTurn) -> None:
    park_all(turn)
    await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["bike"])
    assert turn.events.agents == ["route_planner", "route_optimizer"]


async def test_the_ways_to_travel_are_compared_best_first(turn: PlanningTurn) -> None:
    park_all(turn)
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK)
    assert {option["mode"] for option in planned["options"]} == {"scooter", "bike", "car", "van", "walk"}
    scores = [option["score"] for option in planned["options"]]
    assert scores == sorted(scores, reverse=True)
    walk = next(option for option in planned["options"] if option["mode"] == "walk")
    assert walk["not_bookable_reason"] == "walking"
    assert "price" not in walk
    [card] = turn.events.cards
    assert isinstance(card, models.RouteComparisonCard)
    assert [option.id for option in card.plan.options] == [option["option_id"] for option in planned["options"]]


async def test_a_plan_is_kept_for_its_customer_alone(turn: PlanningTurn) -> None:
    park_all(turn)
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["car"])
    option_id, deps = planned["recommended_option_id"], turn.deps
    found = await deps.plans.option(option_id, customer_id=deps.session.customer_id)
    assert found is not None
    booking = found.booking(deps.now())
    assert booking is not None
    assert booking.vehicle_class is models.VehicleClass.CAR
    assert booking.ends_at is not None
    stranger = turn.as_customer(deps.turn_id).deps
    assert await stranger.plans.option(option_id, customer_id=stranger.session.customer_id) is None
    assert await stranger.plans.get(planned["plan_id"], customer_id=stranger.session.customer_id) is None


async def test_the_card_draws_the_way_that_was_found(turn: PlanningTurn) -> None:
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["walk"])
    [card] = turn.events.cards
    assert isinstance(card, models.RouteCard)
    line = decode(card.option.route.polyline)
    assert distance_m(line[0], Position(**{name: planned["origin"][name] for name in ("latitude", "longitude")})) < 100
    assert card.option.route.steps
    assert card.sources is not MISSING
    assert {source.name for source in card.sources} >= {"OpenStreetMap"}


async def test_a_plan_is_made_even_where_the_agents_come_to_nothing(turn: PlanningTurn) -> None:
    park_all(turn)
    helpless = turn.with_model(useless_model())
    planned = await helpless.call("plan_trip", origin=HOME, destination=WORK, modes=["bike", "walk"])
    assert planned["status"] == "planned"
    assert len(planned["options"]) == 2


async def test_a_vehicle_that_does_not_reach_the_destination_is_not_offered(turn: PlanningTurn) -> None:
    park_all(turn, range_m=100)
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["scooter", "walk"])
    scooter = next(option for option in planned["options"] if option["mode"] == "scooter")
    assert scooter["not_bookable_reason"] == "range_insufficient"
    assert "vehicle" not in scooter
    assert planned["options"][0]["mode"] == "walk"


async def test_a_nearer_vehicle_without_range_is_passed_by_for_a_farther_one(turn: PlanningTurn) -> None:
    turn.fleet.put(models.VehicleClass.BIKE, at=NEAR_HOME, range_m=930)
    farther = turn.fleet.put(models.VehicleClass.BIKE, at=Position(latitude=60.1682, longitude=24.9480))
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["bike"])
    assert planned["options"][0]["vehicle"]["vehicle_id"] == farther


async def test_no_vehicle_near_is_told(turn: PlanningTurn) -> None:
    planned = await turn.call(
        "plan_trip", origin=HOME, destination=WORK, modes=["bike"], preferences={"max_walk_m": 300}
    )
    [option] = planned["options"]
    assert option["not_bookable_reason"] == "no_vehicle_near"
    assert planned["suggestions"][0] in {"allow_more_walking", "other_mode"}


async def test_a_trip_beyond_the_booking_window_says_when_it_opens(turn: PlanningTurn) -> None:
    park_all(turn)
    planned = await turn.call(
        "plan_trip", origin=HOME, destination=WORK, modes=["bike"], depart_after="2026-11-24T18:00:00+02:00"
    )
    [option] = planned["options"]
    assert option["not_bookable_reason"] == "too_early_to_book"
    assert moment(option["bookable_from"]) == moment("2026-11-24T17:30:00+02:00")
    assert "vehicle" not in option
    assert option["price"]["amount"] > 0


async def test_an_arrival_is_kept(turn: PlanningTurn) -> None:
    park_all(turn)
    planned = await turn.call(
        "plan_trip", origin=HOME, destination=WORK, modes=["car"], arrive_by="2026-11-24T17:00:00+02:00"
    )
    [option] = planned["options"]
    arrival = moment(option["arrives_at"])
    assert timedelta(0) <= moment("2026-11-24T17:00:00+02:00") - arrival <= timedelta(minutes=2)


async def test_an_arrival_that_cannot_be_kept_is_told(turn: PlanningTurn) -> None:
    planned = await turn.call(
        "plan_trip", origin=HOME, destination=WORK, modes=["walk"], arrive_by="2026-11-24T12:03:00+02:00"
    )
    assert "cannot_arrive_in_time" in planned["notes"]
    assert planned["suggestions"] == ["leave_earlier"]


async def test_a_plan_is_revised_in_what_was_said_alone(turn: PlanningTurn) -> None:
    park_all(turn)
    first = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["bike"])
    revised = await turn.call("plan_trip", modes=["walk"], plan_id_to_revise=first["plan_id"])
    assert revised["replaces_plan_id"] == first["plan_id"]
    assert revised["destination"]["key"] == first["destination"]["key"]
    assert [option["mode"] for option in revised["options"]] == ["walk"]


async def test_a_plan_whose_time_has_passed_is_told_to_be_over(turn: PlanningTurn) -> None:
    await turn.call(
        "plan_trip", origin=HOME, destination=WORK, modes=["walk"], depart_after="2026-11-24T13:00:00+02:00"
    )
    turn.clock.advance(timedelta(hours=2))
    assert (await turn.call("add_stop", place="Ateneum"))["status"] == "plan_expired"


async def test_a_stop_lengthens_the_way(turn: PlanningTurn) -> None:
    direct = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["walk"])
    shops = await turn.call("find_places", category="supermarket")
    stopped = await turn.call("add_stop", place=f"place:{shops['places'][-1]['key']}")
    assert [stop["name"] for stop in stopped["stops"]] == [shops["places"][-1]["name"]]
    assert stopped["options"][0]["distance_m"] >= direct["options"][0]["distance_m"]
    assert stopped["replaces_plan_id"] == direct["plan_id"]


async def test_a_scenic_way_is_compared_with_the_fast_one(turn: PlanningTurn) -> None:
    planned = await turn.call(
        "plan_trip", origin="Ateneum", destination="Kauppatori", modes=["walk"], preferences={"route": "scenic"}
    )
    scenic, fast = planned["options"]
    assert "scenic" in scenic["reasons"]
    assert "fastest" in fast["reasons"]
    assert scenic["distance_m"] > fast["distance_m"]


async def test_the_profile_counts_where_nothing_else_is_said(turn: PlanningTurn) -> None:
    park_all(turn)
    await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["bike"], preferences={"max_walk_m": 250})
    assert turn.fleet.wishes[-1].radius_m == 250


async def test_an_ambiguous_place_is_asked_about(turn: PlanningTurn) -> None:
    trouble = await turn.call("plan_trip", origin=HOME, destination="Espresso House")
    assert trouble["status"] == "ambiguous"
    assert trouble["role"] == "destination"
    assert len(trouble["candidates"]) > 1
    chosen = trouble["candidates"][1]
    planned = await turn.call("plan_trip", origin=HOME, destination=f"place:{chosen['key']}", modes=["walk"])
    assert planned["destination"] == chosen


async def test_a_place_that_nobody_knows_is_told(turn: PlanningTurn) -> None:
    trouble = await turn.call("plan_trip", origin=HOME, destination="Qwxyzzyqwv")
    assert (trouble["status"], trouble["role"]) == ("place_not_found", "destination")


async def test_a_made_up_reference_leads_nowhere(turn: PlanningTurn) -> None:
    trouble = await turn.call("plan_trip", origin=HOME, destination="place:60.170000,24.940000|n1|Free Beer House")
    assert trouble["status"] == "place_not_found"


async def test_here_is_the_door_nearest_to_the_customer(turn: PlanningTurn) -> None:
    planned = await turn.at(SENATE_SQUARE).call("plan_trip", destination=WORK, modes=["walk"])
    origin = planned["origin"]
    position = Position(latitude=origin["latitude"], longitude=origin["longitude"])
    assert planned["status"] == "planned"
    assert distance_m(position, SENATE_SQUARE) < 150


async def test_the_exact_position_of_the_customer_is_not_kept(turn: PlanningTurn) -> None:
    here = Position(latitude=60.169512, longitude=24.952134)
    await turn.at(here).call("plan_trip", destination=WORK, modes=["walk"])
    deps = turn.deps
    [plan] = await deps.plans.latest(deps.conversation_id, customer_id=deps.session.customer_id)
    kept = str(plan)
    assert "60.169512" not in kept
    assert "24.952134" not in kept


async def test_here_without_a_position_is_asked_for(turn: PlanningTurn) -> None:
    trouble = await turn.call("plan_trip", destination=WORK)
    assert (trouble["status"], trouble["role"]) == ("location_needed", "origin")


async def test_a_trip_without_a_destination_is_asked_about(turn: PlanningTurn) -> None:
    trouble = await turn.call("plan_trip", origin=HOME)
    assert (trouble["status"], trouble["role"]) == ("place_missing", "destination")


async def test_a_trip_that_leads_nowhere_is_told(turn: PlanningTurn) -> None:
    assert (await turn.call("plan_trip", origin=HOME, destination=HOME))["status"] == "same_place"


async def test_a_place_off_the_map_is_told(turn: PlanningTurn) -> None:
    position = f"@{BERLIN.latitude},{BERLIN.longitude}"
    trouble = await turn.call("plan_trip", origin=HOME, destination=position, modes=["walk"])
    assert trouble["status"] == "outside_coverage"


@pytest.mark.parametrize(
    ("times", "status"),
    [
        ({"depart_after": "2026-11-24T09:00:00+02:00"}, "time_in_past"),
        ({"arrive_by": "2026-11-24T09:00:00+02:00"}, "time_in_past"),
        ({"depart_after": "2027-11-24T09:00:00+02:00"}, "too_far_ahead"),
        ({"depart_after": "2026-11-24T18:00:00"}, "time_unclear"),
        (
            {"depart_after": "2026-11-24T19:00:00+02:00", "depart_before": "2026-11-24T18:00:00+02:00"},
            "time_unclear",
        ),
        (
            {"depart_after": "2026-11-24T19:00:00+02:00", "depart_before": "2026-11-28T18:00:00+02:00"},
            "time_unclear",
        ),
    ],
)
async def test_times_that_cannot_be_are_told(turn: PlanningTurn, times: dict[str, str], status: str) -> None:
    trouble = await turn.call("plan_trip", origin=HOME, destination=WORK, **times)
    assert trouble["status"] == status


async def test_a_plan_of_somebody_else_is_one_that_does_not_exist(turn: PlanningTurn) -> None:
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["walk"])
    stranger = turn.as_customer(turn.deps.turn_id)
    trouble = await stranger.call("plan_trip", modes=["car"], plan_id_to_revise=planned["plan_id"])
    assert trouble["status"] == "unknown_plan"
    assert (await stranger.call("add_stop", place=HOME))["status"] == "unknown_plan"


async def test_without_the_map_the_customer_is_told_to_try_later(turn: PlanningTurn) -> None:
    dead = Dead(MapUnavailable("down", retry_after_s=7.2))
    trouble = await turn.with_maps(geocoder=dead).call("plan_trip", origin=HOME, destination=WORK)
    assert (trouble["status"], trouble["what"], trouble["retry_after_s"]) == ("unavailable", "map", 8)
    trouble = await turn.with_maps(router=dead).call("plan_trip", origin=HOME, destination=WORK)
    assert (trouble["status"], trouble["what"]) == ("unavailable", "map")


async def test_without_weather_and_incidents_a_trip_is_planned_and_says_so(turn: PlanningTurn) -> None:
    maps = {"weather": Dead(WeatherUnavailable("down")), "incidents": Dead(IncidentsUnavailable("down"))}
    planned = await turn.with_maps(**maps).call("plan_trip", origin=HOME, destination=WORK, modes=["walk"])
    assert {"weather_unknown", "incidents_unknown"} <= set(planned["notes"])


async def test_without_the_reservation_api_a_trip_is_planned_without_vehicles(turn: PlanningTurn) -> None:
    park_all(turn)
    turn.fleet.failing = ReservationsUnavailable("down")
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["bike", "walk"])
    bike = next(option for option in planned["options"] if option["mode"] == "bike")
    assert not bike["bookable"]
    assert "vehicles_unknown" in planned["notes"]
    assert planned["options"][0]["mode"] == "walk"


class NoWayByCar:
    """A router for a city that has closed its streets to cars."""

    def __init__(self, router: Router) -> None:
        self._router = router

    async def route(self, request: RouteRequest) -> Fact[Route]:
        if request.mode is TravelMode.CAR:
            raise NoRoute("no cars here")
        return await self._router.route(request)


async def test_where_a_car_cannot_go_other_ways_remain(turn: PlanningTurn) -> None:
    without_cars = turn.with_maps(router=NoWayByCar(turn.deps.maps.router))
    planned = await without_cars.call("plan_trip", origin=HOME, destination=WORK, modes=["car", "walk"])
    assert [option["mode"] for option in planned["options"]] == ["walk"]
    assert "modes_without_route" in planned["notes"]


async def test_no_way_at_all_is_told(turn: PlanningTurn) -> None:
    without_cars = turn.with_maps(router=NoWayByCar(turn.deps.maps.router))
    trouble = await without_cars.call("plan_trip", origin=HOME, destination=WORK, modes=["car"])
    assert (trouble["status"], trouble["modes"]) == ("no_route", ["car"])
    assert turn.events.cards == []


async def test_no_way_at_all_is_handed_in_with_the_calls_that_looked_for_one(turn: PlanningTurn) -> None:
    without_cars = turn.with_maps(router=NoWayByCar(turn.deps.maps.router)).with_model(embedded_model())
    # Two of them are the orchestrator's own.
    without_cars.request_limit = 4
    trouble = await without_cars.call("plan_trip", origin=HOME, destination=WORK, modes=["car"])
    assert (trouble["status"], trouble["modes"]) == ("no_route", ["car"])
