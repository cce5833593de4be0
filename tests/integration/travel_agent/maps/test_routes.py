import asyncio
from dataclasses import replace
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest

from impl.travel_agent.domain.geography import Circle, Position, distance_m, line_meets
from impl.travel_agent.domain.routes import RoutePreference, RouteRequest, TravelMode
from impl.travel_agent.maps.assemble import Maps
from impl.travel_agent.maps.errors import MapUnavailable, NoRoute, OutsideCoverage, Refused
from impl.travel_agent.maps.threads import Threads
from tests.support.maps import ANNANKATU, BERLIN, HAKANIEMI, RAILWAY_SQUARE, SENATE_SQUARE
from tests.support.waiting import until

REQUEST = RouteRequest(waypoints=(ANNANKATU, HAKANIEMI), mode=TravelMode.BIKE)
FIRST_WORDS = {
    "en": "Bike",
    "de": "Auf",
    "fr": "Roulez",
    "es": "Dirígete",
    "it": "Pedala",
    "nl": "Fiets",
    "fi": "Aja",
}


@pytest.mark.parametrize("mode", TravelMode)
async def test_there_is_a_route_for_every_mode(maps: Maps, mode: TravelMode) -> None:
    route = (await maps.router.route(replace(REQUEST, mode=mode))).value
    assert 1500 < route.distance_m < 3000
    assert sum(leg.distance_m for leg in route.legs) == pytest.approx(route.distance_m, abs=2)
    assert sum(step.distance_m for step in route.steps) == pytest.approx(route.distance_m, abs=20)
    assert distance_m(route.shape[0], ANNANKATU) < 100
    assert distance_m(route.shape[-1], HAKANIEMI) < 100
    assert not route.has_toll


async def test_a_car_is_quicker_than_a_scooter_and_that_than_walking(maps: Maps) -> None:
    durations = [
        (await maps.router.route(replace(REQUEST, mode=mode))).value.duration_s
        for mode in (TravelMode.CAR, TravelMode.SCOOTER, TravelMode.WALK)
    ]
    assert durations == sorted(durations)


async def test_a_route_tells_where_it_comes_from_and_how_old_the_map_is(maps: Maps) -> None:
    fact = await maps.router.route(REQUEST)
    assert fact.source.attribution == "© OpenStreetMap contributors"
    assert fact.source.licence == "ODbL-1.0"
    assert fact.observed_at.year == 2019
    assert fact.valid_until is None
    assert not fact.stale


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "fi"])
async def test_instructions_are_in_every_language_of_our_customers(maps: Maps, language: str) -> None:
    route = (await maps.router.route(replace(REQUEST, language=language))).value
    assert route.language == language
    others = [
        (await maps.router.route(replace(REQUEST, language=other))).value.steps[1].instruction
        for other in FIRST_WORDS
        if other != language
    ]
    assert route.steps[1].instruction not in others


async def test_a_route_with_stops_has_a_leg_to_each(maps: Maps) -> None:
    route = (await maps.router.route(replace(REQUEST, waypoints=(ANNANKATU, SENATE_SQUARE, HAKANIEMI)))).value
    assert len(route.legs) == 2
    assert distance_m(route.legs[0].shape[-1], SENATE_SQUARE) < 150
    assert distance_m(route.legs[0].shape[-1], route.legs[1].shape[0]) < 25


async def test_a_route_keeps_clear_of_what_is_to_be_avoided(maps: Maps) -> None:
    direct = (await maps.router.route(REQUEST)).value
    flooded = Circle(centre=direct.shape[len(direct.shape) // 2], radius_m=30)
    around = (await maps.router.route(replace(REQUEST, avoid_areas=(flooded,)))).value
    assert line_meets(direct.shape, area=flooded)
    assert not line_meets(around.shape, area=Circle(centre=flooded.centre, radius_m=25))
    assert around.distance_m > direct.distance_m


async def test_there_is_no_route_out_of_an_area_to_be_avoided(maps: Maps) -> None:
    with pytest.raises(NoRoute):
        await maps.router.route(replace(REQUEST, avoid_areas=(Circle(centre=ANNANKATU, radius_m=100),)))


async def test_an_area_too_large_to_be_avoided_is_refused(maps: Maps) -> None:
    with pytest.raises(Refused, match="circumference"):
        await maps.router.route(replace(REQUEST, avoid_areas=(Circle(centre=BERLIN, radius_m=5000),)))


@pytest.mark.parametrize(
    "position", [BERLIN, Position(latitude=60.3, longitude=24.9), Position(latitude=-90, longitude=180)]
)
async def test_a_position_off_the_map_is_told(maps: Maps, position: Position) -> None:
    with pytest.raises(OutsideCoverage) as refusal:
        await maps.router.route(replace(REQUEST, waypoints=(ANNANKATU, position)))
    assert refusal.value.position == position
    assert refusal.value.bounds == maps.coverage


@pytest.mark.parametrize("mode", TravelMode)
async def test_hardly_any_two_places_on_the_map_have_no_way_between_them(maps: Maps, mode: TravelMode) -> None:
    assert maps.coverage is not None
    area, chance = maps.coverage, Random(7)
    missing = 0
    for _ in range(60):
        ends = [
            Position(latitude=chance.uniform(area.south, area.north), longitude=chance.uniform(area.west, area.east))
            for _ in range(2)
        ]
        try:
            await maps.router.route(replace(REQUEST, mode=mode, waypoints=tuple(ends)))
        except NoRoute:
            missing += 1
    assert missing <= 3


async def test_a_departure_in_the_metros_time_is_taken(maps: Maps) -> None:
    leaving = datetime(2026, 11, 24, 8, 30, tzinfo=ZoneInfo("Europe/Helsinki"))
    assert (await maps.router.route(replace(REQUEST, mode=TravelMode.CAR, departs_at=leaving))).value.legs


@pytest.mark.parametrize("mode", TravelMode)
async def test_alternatives_are_different_ways(maps: Maps, mode: TravelMode) -> None:
    routes = (await maps.router.alternatives(replace(REQUEST, mode=mode))).value
    assert 2 <= len(routes) <= 3
    assert routes[0] == (await maps.router.route(replace(REQUEST, mode=mode))).value
    assert len({route.shape for route in routes}) == len(routes)


async def test_the_fast_way_is_the_fastest_and_the_short_one_the_shortest(maps: Maps) -> None:
    routes = [
        (await maps.router.route(replace(REQUEST, preference=preference))).value
        for preference in (RoutePreference.FAST, RoutePreference.SHORT, RoutePreference.QUIET)
    ]
    assert min(routes, key=lambda route: route.duration_s).duration_s == routes[0].duration_s
    assert min(routes, key=lambda route: route.distance_m).distance_m == routes[1].distance_m


@pytest.mark.parametrize("mode", [TravelMode.BIKE, TravelMode.SCOOTER, TravelMode.WALK])
async def test_a_scenic_way_passes_more_scenery_and_is_not_much_longer(maps: Maps, mode: TravelMode) -> None:
    scenic = (await maps.router.route(replace(REQUEST, mode=mode, preference=RoutePreference.SCENIC))).value
    quiet = (await maps.router.route(replace(REQUEST, mode=mode, preference=RoutePreference.QUIET))).value
    assert scenic.preference is RoutePreference.SCENIC
    assert scenic.scenery_m is not None
    assert scenic.scenery_m > 500
    assert scenic.duration_s <= 1.5 * quiet.duration_s
    assert len(scenic.legs) == 1


async def test_alternatives_to_a_scenic_way_are_not_scenic(maps: Maps) -> None:
    routes = (await maps.router.alternatives(replace(REQUEST, preference=RoutePreference.SCENIC))).value
    assert routes[0].preference is RoutePreference.SCENIC
    assert all(route.preference is not RoutePreference.SCENIC for route in routes[1:])
    assert len(routes) >= 2


async def test_a_matrix_has_a_row_for_each_source(maps: Maps) -> None:
    targets = (RAILWAY_SQUARE, SENATE_SQUARE, ANNANKATU)
    matrix = (await maps.router.matrix((ANNANKATU, HAKANIEMI), targets=targets, mode=TravelMode.WALK)).value
    assert [len(row) for row in matrix.connections] == [3, 3]
    near, far = matrix.connections[0][0], matrix.connections[0][1]
    assert near is not None
    assert far is not None
    assert near.distance_m < far.distance_m


@pytest.mark.parametrize("count", [0, 51])
async def test_a_matrix_of_no_size_or_too_much_is_refused(maps: Maps, count: int) -> None:
    with pytest.raises(Refused, match="pairs"):
        await maps.router.matrix((ANNANKATU,) * count, targets=(HAKANIEMI,) * count, mode=TravelMode.WALK)


async def test_more_can_be_reached_in_more_time(maps: Maps) -> None:
    three = (await maps.router.isochrone(RAILWAY_SQUARE, mode=TravelMode.WALK, minutes=3)).value
    six = (await maps.router.isochrone(RAILWAY_SQUARE, mode=TravelMode.WALK, minutes=6)).value
    assert six.holds(RAILWAY_SQUARE)
    assert not three.holds(SENATE_SQUARE)
    assert six.bounds.north > three.bounds.north


@pytest.mark.parametrize("minutes", [0, -1, 121, float("nan")])
async def test_an_isochrone_of_no_time_or_too_much_is_refused(maps: Maps, minutes: float) -> None:
    with pytest.raises(Refused, match="minutes"):
        await maps.router.isochrone(RAILWAY_SQUARE, mode=TravelMode.WALK, minutes=minutes)


async def test_many_routes_at_once_are_all_found(maps: Maps) -> None:
    routes = await asyncio.gather(*(maps.router.route(REQUEST) for _ in range(40)))
    assert len({fact.value.shape for fact in routes}) == 1


async def test_who_gives_up_waiting_leaves_the_others_their_answer(maps: Maps) -> None:
    waiting = [asyncio.create_task(maps.router.route(REQUEST)) for _ in range(10)]
    waiting[3].cancel()
    answers = await asyncio.gather(*waiting, return_exceptions=True)
    assert [isinstance(answer, BaseException) for answer in answers].count(True) == 1


async def test_work_that_would_wait_too_long_is_refused_at_once_and_taken_again_later() -> None:
    started = asyncio.Event()
    loop = asyncio.get_running_loop()
    release = asyncio.Event()
    threads = Threads(lambda: "tool", name="work", count=1, most_waiting=1)

    def hold(_: str) -> str:
        loop.call_soon_threadsafe(started.set)
        asyncio.run_coroutine_threadsafe(release.wait(), loop).result()
        return "done"

    held = [asyncio.create_task(threads.run(hold)) for _ in range(2)]
    await started.wait()
    with pytest.raises(MapUnavailable) as refusal:
        await threads.run(hold)
    assert refusal.value.retry_after_s is not None
    release.set()
    assert await asyncio.gather(*held) == ["done", "done"]
    await until(lambda: threads.has_room)
    assert await threads.run(str.upper) == "TOOL"
    threads.close()
