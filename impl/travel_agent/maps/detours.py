"""What it takes to call at places on the way."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import locate_along
from impl.travel_agent.domain.places import Detour, PlaceAlong
from impl.travel_agent.domain.routes import Route, RouteRequest
from impl.travel_agent.maps.errors import NoRoute, OutsideCoverage, Refused
from impl.travel_agent.maps.ports import Router


async def rank_detours(
    router: Router, *, request: RouteRequest, route: Fact[Route], stops: Sequence[PlaceAlong], limit: int = 8
) -> Fact[tuple[Detour, ...]]:
    """The stops by the seconds that each adds to a route, the least first.

    `route` is what the router answered to the request. At most `limit` of the stops are tried, the first ones; those
    that cannot be reached are left out.

    Raises:
        MapUnavailable: the router does not answer.
    """
    asked = [_with_stop(request, route=route.value, stop=stop) for stop in stops[:limit]]
    found = await asyncio.gather(*(_try(router, each) for each in asked))
    detours = [
        Detour(
            stop=stop,
            added_s=round(other.duration_s - route.value.duration_s, 1),
            added_m=round(other.distance_m - route.value.distance_m, 1),
            route=other,
        )
        for stop, other in zip(stops, found, strict=False)
        if other is not None
    ]
    ranked = sorted(detours, key=lambda detour: (detour.added_s, detour.added_m, detour.stop.place.key))
    return route.map(lambda _: tuple(ranked))


def _with_stop(request: RouteRequest, *, route: Route, stop: PlaceAlong) -> RouteRequest:
    """The request with the stop between the two waypoints whose leg comes nearest to it."""
    before = min(
        range(len(route.legs)),
        key=lambda leg: locate_along(route.legs[leg].shape, position=stop.place.position).distance_m,
    )
    waypoints = request.waypoints
    return replace(
        request, waypoints=(*waypoints[: before + 1], stop.place.position, *waypoints[before + 1 :]), through=()
    )


async def _try(router: Router, request: RouteRequest) -> Route | None:
    if any(one == other for one, other in pairwise(request.waypoints)):
        return None
    try:
        return (await router.route(request)).value
    except (NoRoute, OutsideCoverage, Refused):
        return None
