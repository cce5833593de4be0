"""Finds ways with Valhalla, wherever it runs."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise
from typing import Final, Protocol

from impl.travel_agent.clock import Clock, system_clock
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Bounds, Circle, Polygon, Position, distance_m
from impl.travel_agent.domain.routes import Matrix, Route, RoutePreference, RouteRequest, TravelMode
from impl.travel_agent.maps.errors import MapUnavailable, NoRoute, OutsideCoverage, Refused
from impl.travel_agent.maps.sources import OPEN_STREET_MAP
from impl.travel_agent.maps.valhalla_answers import Nonsense, read_isochrone, read_matrix, read_route
from impl.travel_agent.maps.valhalla_refusals import ValhallaRefusal
from impl.travel_agent.maps.valhalla_requests import SNAP_M, isochrone_request, matrix_request, route_request

# Valhalla's numbers for its reasons (valhalla.github.io/valhalla/api, "Internal error codes and conditions").
_NO_ROAD_NEAR: Final = 171
_NO_WAY: Final = frozenset({170, 441, 442, 443, 444})
_MOST_MINUTES: Final = 120
_MOST_PAIRS: Final = 2500
_AVOIDED_M: Final = 40
_LONGEST_GAP_M: Final = 25
_LEAST_DIFFERENCE: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What Valhalla has said (JSON), and whether that was some time ago."""

    body: bytes | str
    observed_at: datetime | None = None
    valid_until: datetime | None = None
    stale: bool = False


class Valhalla(Protocol):
    """Valhalla within this process or behind HTTP."""

    async def call(self, action: str, *, request: str) -> Answer:
        """What it answers to a request (JSON) for an action.

        Raises:
            ValhallaRefusal: it refuses.
            MapUnavailable: it does not answer.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ValhallaRouter:
    """A router. `coverage` is what the tiles cover and `as_of` how old they are, where that is known."""

    valhalla: Valhalla
    coverage: Bounds | None = None
    as_of: datetime | None = None
    clock: Clock = field(default=system_clock)

    async def route(self, request: RouteRequest) -> Fact[Route]:
        """See `Router.route`."""
        self._check_coverage((*request.waypoints, *request.through))
        try:
            return await self._without_gap(request, widened=())
        except NoRoute:
            # Who stands within an area to be avoided is not to be led out of it by a road elsewhere.
            if any(area.holds(waypoint) for area in request.avoid_areas for waypoint in request.waypoints):
                raise
        first, *stops, last = range(len(request.waypoints))
        for index in (last, first, *stops):
            with suppress(NoRoute):
                return await self._without_gap(request, widened=[index])
        everywhere = range(len(request.waypoints))
        if request.departs_at is None:
            return await self._without_gap(request, widened=everywhere)
        with suppress(NoRoute):
            return await self._without_gap(request, widened=everywhere)
        # With a time of departure Valhalla searches in one direction only, which ends at some stops.
        return await self.route(replace(request, departs_at=None))

    async def alternatives(self, request: RouteRequest, *, limit: int = 3) -> Fact[tuple[Route, ...]]:
        """See `Router.alternatives`. When preferences make no difference, the middle of the first route is avoided."""
        first = await self.route(request)
        found = [first.value]
        for variant in _variants(request, best=first.value):
            if len(found) >= limit:
                break
            try:
                other = (await self.route(variant)).value
            except (NoRoute, Refused):
                continue
            if all(_differs(other, each) for each in found):
                found.append(replace(other, preference=variant.preference))
        return first.map(lambda _: tuple(found))

    async def matrix(
        self, sources: Sequence[Position], *, targets: Sequence[Position], mode: TravelMode
    ) -> Fact[Matrix]:
        """See `Router.matrix`."""
        if not sources or not targets or len(sources) * len(targets) > _MOST_PAIRS:
            raise Refused(f"a matrix has 1 to {_MOST_PAIRS} pairs")
        self._check_coverage((*sources, *targets))
        answer = await self._call("sources_to_targets", request=matrix_request(sources, targets=targets, mode=mode))
        try:
            return self._fact(read_matrix(answer.body, rows=len(sources), columns=len(targets)), answer=answer)
        except Nonsense as error:
            raise MapUnavailable(f"Valhalla's answer makes no sense: {error}") from error

    async def isochrone(self, centre: Position, *, mode: TravelMode, minutes: float) -> Fact[Polygon]:
        """See `Router.isochrone`."""
        if not 0 < minutes <= _MOST_MINUTES:
            raise Refused(f"an isochrone has more than 0 and at most {_MOST_MINUTES} minutes")
        self._check_coverage((centre,))
        answer = await self._call("isochrone", request=isochrone_request(centre, mode=mode, minutes=minutes))
        try:
            return self._fact(read_isochrone(answer.body), answer=answer)
        except Nonsense as error:
            raise MapUnavailable(f"Valhalla's answer makes no sense: {error}") from error

    async def _without_gap(self, request: RouteRequest, *, widened: Collection[int]) -> Fact[Route]:
        """The route with widened waypoints, led over one road near a stop where it would be interrupted there.

        Valhalla may arrive on one road near a stop, and go on from another with nothing between them.
        """
        fact = await self._found(request, widened=widened)
        gap = _first_gap(fact.value)
        if gap is None:
            return fact
        stop, arrival, departure = gap
        for road in (departure, arrival):
            waypoints = (*request.waypoints[:stop], road, *request.waypoints[stop + 1 :])
            others = [index for index in widened if index != stop]
            with suppress(NoRoute):
                again = await self._found(replace(request, waypoints=waypoints), widened=others)
                if _first_gap(again.value) is None:
                    return again
        raise NoRoute("the way is interrupted at a stop")

    async def _found(self, request: RouteRequest, *, widened: Collection[int]) -> Fact[Route]:
        """The route that Valhalla finds when any road around the widened waypoints is good."""
        answer = await self._call("route", request=route_request(request, widened=widened))
        try:
            return self._fact(read_route(answer.body, request=request), answer=answer)
        except Nonsense as error:
            raise MapUnavailable(f"Valhalla's answer makes no sense: {error}") from error

    async def _call(self, action: str, *, request: str) -> Answer:
        try:
            return await self.valhalla.call(action, request=request)
        except ValhallaRefusal as refusal:
            if refusal.code in _NO_WAY:
                raise NoRoute(str(refusal)) from refusal
            if refusal.code == _NO_ROAD_NEAR:
                raise OutsideCoverage(
                    f"there is no way within {SNAP_M} m of a position", bounds=self.coverage
                ) from refusal
            raise Refused(str(refusal)) from refusal

    def _check_coverage(self, positions: Sequence[Position]) -> None:
        if self.coverage is None:
            return
        for position in positions:
            if not self.coverage.holds(position):
                raise OutsideCoverage("a position is off the map", position=position, bounds=self.coverage)

    def _fact[T](self, value: T, *, answer: Answer) -> Fact[T]:
        return Fact(
            value=value,
            source=OPEN_STREET_MAP,
            observed_at=self.as_of or answer.observed_at or self.clock(),
            valid_until=answer.valid_until,
            stale=answer.stale,
        )


def _variants(request: RouteRequest, *, best: Route) -> list[RouteRequest]:
    by_preference = [
        replace(request, preference=preference)
        for preference in (RoutePreference.FAST, RoutePreference.QUIET, RoutePreference.SHORT)
        if preference is not request.preference
    ]
    middle = Circle(centre=best.shape[len(best.shape) // 2], radius_m=_AVOIDED_M)
    if any(distance_m(middle.centre, waypoint) <= 2 * _AVOIDED_M for waypoint in request.waypoints):
        return by_preference
    return [*by_preference, replace(request, avoid_areas=(*request.avoid_areas, middle))]


def _first_gap(route: Route) -> tuple[int, Position, Position] | None:
    """The first stop (by index) that one arrives at elsewhere than one goes on from, with both positions."""
    for stop, (leg, onward) in enumerate(pairwise(route.legs), start=1):
        arrival, departure = leg.shape[-1], onward.shape[0]
        if distance_m(arrival, departure) > _LONGEST_GAP_M:
            return stop, arrival, departure
    return None


def _differs(one: Route, other: Route) -> bool:
    """Whether a tenth of the positions, at least, is on one of them only."""
    positions, others = set(one.shape), set(other.shape)
    return len(positions & others) <= (1 - _LEAST_DIFFERENCE) * max(len(positions), len(others))
