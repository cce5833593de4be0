"""Ways through the streets that keep clear of what is blocked, by incidents or by the customer's own knowledge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from impl.travel_agent.domain.corrections import Overrides, obstacles
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Area, Position, distance_m
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.domain.routes import Leg, Route, RouteRequest, TravelMode
from impl.travel_agent.maps.errors import NoRoute, OutsideCoverage, Refused
from impl.travel_agent.maps.ports import Router

CORRIDOR_M: Final = 25.0
_ROUNDS: Final = 6
_MOST_AREAS: Final = 60
_WORTH_A_DETOUR_S: Final = 120.0
_CLEAR_OF_WAYPOINTS_M: Final = 25.0
_SAMPLE_M: Final = 20.0
# A router that is to keep clear of an area says in one of these ways that it cannot.
_NO_WAY_AROUND: Final = (NoRoute, OutsideCoverage, Refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWay:
    """A way, and what it has to do with what is in the way.

    Attributes:
        route: with its source.
        met: incidents along it; one that blocks is among them only where there is no way around.
        avoided: incidents that it keeps clear of, which a way without them would meet.
        follows_overrides: whether it keeps clear of what the customer says is blocked.
    """

    route: Fact[Route]
    met: tuple[Incident, ...] = ()
    avoided: tuple[Incident, ...] = ()
    follows_overrides: bool = True


@dataclass(slots=True)
class _Search:
    """The best way so far, and what it has been led around."""

    best: Fact[Route]
    areas: tuple[Area, ...]
    avoided: tuple[Incident, ...] = ()
    follows_overrides: bool = True


async def find_way(
    router: Router, *, request: RouteRequest, incidents: Sequence[Incident], overrides: Overrides
) -> FoundWay:
    """The best way around everything that blocks, and around what delays where that is quicker.

    Where there is no way around, the way through is given and says so.

    Raises:
        MapError: there is no way at all, or the map does not answer.
    """
    search = await _begin(router, request=request, overrides=overrides)
    await _keep_clear(router, search, request=request, incidents=incidents, overrides=overrides)
    await _save_time(router, search, request=request, incidents=incidents)
    met = _met(search, incidents)
    return FoundWay(
        route=search.best,
        met=met,
        avoided=tuple(incident for incident in search.avoided if incident not in met),
        follows_overrides=search.follows_overrides and not overrides.blocks_street(streets_of(search.best.value)),
    )


def delay_s(route: Route, incident: Incident) -> float:
    """Seconds that an incident adds to a way: the part within its area takes as many times as long as it says."""
    if route.mode is TravelMode.WALK or incident.delay_factor <= 1 or route.distance_m <= 0:
        return 0.0
    share = min(1.0, _metres_within(route.shape, area=incident.area) / route.distance_m)
    return route.duration_s * share * (incident.delay_factor - 1)


def streets_of(route: Route) -> frozenset[str]:
    """The names of the streets that a way uses."""
    return frozenset(street for step in route.steps for street in step.streets)


async def _begin(router: Router, *, request: RouteRequest, overrides: Overrides) -> _Search:
    try:
        areas = (*request.avoid_areas, *overrides.areas)
        return _Search(best=await router.route(replace(request, avoid_areas=areas)), areas=areas)
    except _NO_WAY_AROUND:
        if not overrides.areas:
            raise
    return _Search(best=await router.route(request), areas=request.avoid_areas, follows_overrides=False)


async def _keep_clear(
    router: Router, search: _Search, *, request: RouteRequest, incidents: Sequence[Incident], overrides: Overrides
) -> None:
    for _ in range(_ROUNDS):
        blockers = [each for each in _on(search.best.value, incidents) if each.blocks and each not in search.avoided]
        pieces = _blocked_pieces(search.best.value, overrides=overrides, waypoints=request.waypoints)
        areas = (*search.areas, *(each.area for each in blockers), *pieces)
        if len(areas) == len(search.areas) or len(areas) > _MOST_AREAS:
            return
        try:
            search.best = await router.route(replace(request, avoid_areas=areas))
        except _NO_WAY_AROUND:
            return
        search.areas = areas
        search.avoided = (*search.avoided, *blockers)


async def _save_time(router: Router, search: _Search, *, request: RouteRequest, incidents: Sequence[Incident]) -> None:
    slow = [each for each in _on(search.best.value, incidents) if not each.blocks]
    costs = sum(delay_s(search.best.value, each) for each in slow)
    if costs < _WORTH_A_DETOUR_S:
        return
    areas = (*search.areas, *(each.area for each in slow))
    try:
        around = await router.route(replace(request, avoid_areas=areas))
    except _NO_WAY_AROUND:
        return
    if around.value.duration_s < search.best.value.duration_s + costs:
        search.best, search.areas, search.avoided = around, areas, (*search.avoided, *slow)


def _met(search: _Search, incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents along the way. One that was kept clear of may lie beside it: it counts where the way enters it."""
    route = search.best.value
    near = _on(route, incidents)
    return tuple(each for each in near if each not in search.avoided or each.is_on(route.shape, corridor_m=0))


def _on(route: Route, incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(incident for incident in incidents if incident.is_on(route.shape, corridor_m=CORRIDOR_M))


def _blocked_pieces(route: Route, *, overrides: Overrides, waypoints: Sequence[Position]) -> list[Area]:
    """Areas across the parts of a way that lead along a street the customer says is blocked."""
    if not overrides.streets:
        return []
    pieces = [
        area
        for leg in route.legs
        for line in _lines_along(leg, overrides=overrides)
        for area in obstacles(line)
        if all(area.distance_m(waypoint) > _CLEAR_OF_WAYPOINTS_M for waypoint in waypoints)
    ]
    return list(pieces[:_MOST_AREAS])


def _lines_along(leg: Leg, *, overrides: Overrides) -> list[tuple[Position, ...]]:
    """The parts of a leg's line on blocked streets: from where a step begins to where the next one does."""
    starts = [_nearest(leg.shape, step.position) for step in leg.steps] + [len(leg.shape) - 1]
    return [
        leg.shape[start : max(end, start + 1) + 1]
        for step, start, end in zip(leg.steps, starts, starts[1:], strict=False)
        if overrides.blocks_street(step.streets)
    ]


def _nearest(shape: Sequence[Position], position: Position) -> int:
    return min(range(len(shape)), key=lambda index: distance_m(shape[index], position))


def _metres_within(shape: Sequence[Position], *, area: Area) -> float:
    metres = 0.0
    for one, other in pairwise(shape):
        length = distance_m(one, other)
        pieces = max(1, min(50, round(length / _SAMPLE_M)))
        inside = sum(
            area.distance_m(_between(one, other, share=(piece + 0.5) / pieces)) <= CORRIDOR_M for piece in range(pieces)
        )
        metres += length * inside / pieces
    return metres


def _between(one: Position, other: Position, *, share: float) -> Position:
    return Position(
        latitude=one.latitude + share * (other.latitude - one.latitude),
        longitude=one.longitude + share * (other.longitude - one.longitude),
    )
