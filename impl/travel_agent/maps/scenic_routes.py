"""Scenic routes: quiet ones that are led past parks, water and viewpoints where that is not far out of the way.

Valhalla knows no scenery. So a scenic route is looked for by passing through places that have much of it, and the one
with the greatest share of scenery is taken, as long as it is not much longer than the quiet one.
"""

import asyncio
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Protocol

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import METRES_PER_DEGREE, Bounds, Polygon, Position, distance_m
from impl.travel_agent.domain.routes import Matrix, Route, RoutePreference, RouteRequest, TravelMode
from impl.travel_agent.maps.errors import NoRoute, OutsideCoverage, Refused
from impl.travel_agent.maps.ports import Router

_REACH_M: Final = 400
_NEAR_M: Final = 40
_MOST_TRIED: Final = 4
_MOST_LONGER: Final = 1.5
_CELL_M: Final = 200

type _Cell = tuple[int, int]


class Scenery(Protocol):
    """Knows where there is scenery."""

    async def scenery(self, bounds: Bounds) -> tuple[Position, ...]:
        """Points of parks, water and viewpoints within a rectangle, about 30 m apart."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenicRouter:
    """A router that knows what scenic means, on top of one that does not."""

    router: Router
    scenery: Scenery

    async def route(self, request: RouteRequest) -> Fact[Route]:
        """See `Router.route`. The scenery of a scenic route is measured."""
        if request.preference is not RoutePreference.SCENIC:
            return await self.router.route(request)
        quiet = await self.router.route(request)
        points = await self.scenery.scenery(Bounds.around(quiet.value.shape, margin_m=_REACH_M))
        tried = await asyncio.gather(
            *(self._through(position, request=request) for position in _worth_passing(points, request=request))
        )
        longest = _MOST_LONGER * quiet.value.duration_s
        acceptable = [route for route in tried if route is not None and route.value.duration_s <= longest]
        cells = _by_cell(points)
        return max((_measured(route, cells=cells) for route in (quiet, *acceptable)), key=_share_of_scenery)

    async def alternatives(self, request: RouteRequest, *, limit: int = 3) -> Fact[tuple[Route, ...]]:
        """See `Router.alternatives`."""
        if request.preference is not RoutePreference.SCENIC:
            return await self.router.alternatives(request, limit=limit)
        scenic = await self.route(request)
        others = await self.router.alternatives(replace(request, preference=RoutePreference.FAST), limit=limit)
        different = [route for route in others.value if set(route.shape) != set(scenic.value.shape)]
        return scenic.map(lambda route: (route, *different)[:limit])

    async def matrix(
        self, sources: Sequence[Position], *, targets: Sequence[Position], mode: TravelMode
    ) -> Fact[Matrix]:
        """See `Router.matrix`."""
        return await self.router.matrix(sources, targets=targets, mode=mode)

    async def isochrone(self, centre: Position, *, mode: TravelMode, minutes: float) -> Fact[Polygon]:
        """See `Router.isochrone`."""
        return await self.router.isochrone(centre, mode=mode, minutes=minutes)

    async def _through(self, position: Position, *, request: RouteRequest) -> Fact[Route] | None:
        try:
            return await self.router.route(replace(request, through=(position,)))
        except (NoRoute, OutsideCoverage, Refused):
            return None


def _worth_passing(points: Sequence[Position], *, request: RouteRequest) -> list[Position]:
    """The middle of the cells with the most scenery that lie between start and end, the richest first."""
    if len(request.waypoints) != 2 or request.through:
        return []
    start, end = request.waypoints
    direct = distance_m(start, end)
    between = [
        point
        for point in points
        if distance_m(start, point) + distance_m(point, end) <= _MOST_LONGER * direct
        and min(distance_m(start, point), distance_m(point, end)) > 2 * _NEAR_M
    ]
    cells = Counter(_cell(point, size_m=_CELL_M) for point in between)
    richest = sorted(cells, key=lambda cell: (-cells[cell], cell))[:_MOST_TRIED]
    return [next(point for point in between if _cell(point, size_m=_CELL_M) == cell) for cell in richest]


def _by_cell(points: Sequence[Position]) -> dict[_Cell, list[Position]]:
    cells: dict[_Cell, list[Position]] = {}
    for point in points:
        cells.setdefault(_cell(point, size_m=_NEAR_M), []).append(point)
    return cells


def _measured(route: Fact[Route], *, cells: Mapping[_Cell, Sequence[Position]]) -> Fact[Route]:
    passed = sum(
        distance_m(one, other)
        for one, other in pairwise(route.value.shape)
        if _is_scenic(_middle(one, other), cells=cells)
    )
    return route.map(lambda value: replace(value, scenery_m=round(passed, 1)))


def _is_scenic(position: Position, *, cells: Mapping[_Cell, Sequence[Position]]) -> bool:
    row, column = _cell(position, size_m=_NEAR_M)
    around = ((row + up, column + aside) for up in (-1, 0, 1) for aside in (-1, 0, 1))
    return any(distance_m(position, point) <= _NEAR_M for cell in around for point in cells.get(cell, ()))


def _share_of_scenery(route: Fact[Route]) -> float:
    return (route.value.scenery_m or 0.0) / max(route.value.distance_m, 1.0)


def _middle(one: Position, other: Position) -> Position:
    return Position(latitude=(one.latitude + other.latitude) / 2, longitude=(one.longitude + other.longitude) / 2)


def _cell(position: Position, *, size_m: float) -> _Cell:
    """A cell so high, and as wide up to the latitude of 60 degrees and somewhat narrower beyond."""
    scale = METRES_PER_DEGREE / size_m
    return math.floor(position.latitude * scale), math.floor(position.longitude * scale * 0.5)
