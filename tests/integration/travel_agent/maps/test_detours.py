import pytest

from impl.travel_agent.domain.geography import Circle, distance_m
from impl.travel_agent.domain.places import Place, PlaceAlong, PlaceCategory, PlaceKind, PlaceQuery
from impl.travel_agent.domain.routes import RouteRequest, TravelMode
from impl.travel_agent.maps.assemble import Maps
from impl.travel_agent.maps.detours import rank_detours
from tests.support.maps import ANNANKATU, BERLIN, HAKANIEMI, RAILWAY_SQUARE, SENATE_SQUARE

REQUEST = RouteRequest(waypoints=(ANNANKATU, HAKANIEMI), mode=TravelMode.BIKE)


async def supermarkets(maps: Maps, request: RouteRequest) -> tuple[PlaceAlong, ...]:
    route = await maps.router.route(request)
    query = PlaceQuery(category=PlaceCategory.SUPERMARKET)
    return (await maps.geocoder.along(route.value.shape, corridor_m=400, query=query)).value


async def test_detours_are_ranked_by_the_time_that_they_add(maps: Maps) -> None:
    route, stops = await maps.router.route(REQUEST), await supermarkets(maps, REQUEST)
    detours = (await rank_detours(maps.router, request=REQUEST, route=route, stops=stops)).value
    assert len(detours) == len(stops)
    assert [detour.added_s for detour in detours] == sorted(detour.added_s for detour in detours)
    for detour in detours:
        assert detour.added_s == pytest.approx(detour.route.duration_s - route.value.duration_s, abs=0.1)
        assert distance_m(detour.route.legs[0].shape[-1], detour.stop.place.position) < 150


async def test_no_more_detours_are_tried_than_asked_for(maps: Maps) -> None:
    route, stops = await maps.router.route(REQUEST), await supermarkets(maps, REQUEST)
    assert len((await rank_detours(maps.router, request=REQUEST, route=route, stops=stops, limit=2)).value) == 2


async def test_a_stop_is_inserted_where_the_route_comes_nearest_to_it(maps: Maps) -> None:
    request = RouteRequest(waypoints=(ANNANKATU, RAILWAY_SQUARE, SENATE_SQUARE, HAKANIEMI), mode=TravelMode.WALK)
    route, stops = await maps.router.route(request), await supermarkets(maps, request)
    near_the_end = max(stops, key=lambda stop: stop.along_m)
    [detour] = (await rank_detours(maps.router, request=request, route=route, stops=[near_the_end])).value
    assert len(detour.route.legs) == 4
    assert distance_m(detour.route.legs[2].shape[-1], near_the_end.place.position) < 150


async def test_a_detour_keeps_clear_of_what_the_route_avoids(maps: Maps) -> None:
    direct = (await maps.router.route(REQUEST)).value
    blocked = RouteRequest(
        waypoints=REQUEST.waypoints,
        mode=REQUEST.mode,
        avoid_areas=(Circle(centre=direct.shape[len(direct.shape) // 2], radius_m=30),),
    )
    route, stops = await maps.router.route(blocked), await supermarkets(maps, blocked)
    for detour in (await rank_detours(maps.router, request=blocked, route=route, stops=stops)).value:
        assert all(not blocked.avoid_areas[0].holds(position) for position in detour.route.shape)


async def test_a_stop_that_cannot_be_reached_is_left_out(maps: Maps) -> None:
    route = await maps.router.route(REQUEST)
    nowhere = Place(key="n1", name="Nowhere", kind=PlaceKind.POI, category=None, position=BERLIN)
    stops = [PlaceAlong(place=nowhere, distance_m=0, along_m=0)]
    assert (await rank_detours(maps.router, request=REQUEST, route=route, stops=stops)).value == ()


async def test_a_stop_on_a_road_that_leads_nowhere_is_reached_without_a_gap(maps: Maps) -> None:
    route = await maps.router.route(REQUEST)
    stops = (await maps.geocoder.along(route.value.shape, corridor_m=250, query=PlaceQuery(cuisine="pizza"))).value
    for detour in (await rank_detours(maps.router, request=REQUEST, route=route, stops=stops, limit=20)).value:
        arrival, onward = detour.route.legs
        assert distance_m(arrival.shape[-1], onward.shape[0]) < 25
        assert detour.added_s > -1
