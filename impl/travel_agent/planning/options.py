"""Ways to make a trip, one for each mode: from the door to the vehicle, and with it to the destination."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from generated.models import NotBookableReason
from impl.platform.identifiers import new_uuid7
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Position, distance_m
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.domain.routes import RoutePreference, RouteRequest, TravelMode
from impl.travel_agent.domain.trips import (
    Availability,
    IncidentOnWay,
    OfferedVehicle,
    TripOption,
    Walk,
    booked_time,
    estimated_price,
)
from impl.travel_agent.domain.windows import Choice, Way, choose
from impl.travel_agent.maps.assemble import Maps
from impl.travel_agent.maps.errors import MapError, NoRoute
from impl.travel_agent.planning.drafts import Draft, FoundOption
from impl.travel_agent.planning.fleet import Offers, VehicleNeed, find_offers
from impl.travel_agent.planning.problems import problem_of
from impl.travel_agent.planning.ways import FoundWay, delay_s, find_way
from impl.travel_agent.reservations.port import CustomerReservations

# For the search of vehicles, before any way is known: metres per second door to door, and how far streets wind.
_USUAL_SPEED: Final = {
    TravelMode.WALK: 1.3,
    TravelMode.SCOOTER: 4.5,
    TravelMode.BIKE: 4.5,
    TravelMode.CAR: 6.0,
    TravelMode.VAN: 5.5,
}
_DETOUR_FACTOR: Final = 1.4
_MOST_AT_ONCE: Final = 3
_SPARE_MIN: Final = 20
_PLEASANT: Final = frozenset({RoutePreference.SCENIC, RoutePreference.QUIET})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ride:
    """The way with a vehicle, and the walk to it; without one the way begins at the door."""

    way: FoundWay
    walk: Walk
    vehicle: OfferedVehicle | None


class OptionFinder:
    """Finds the options of a draft, a few modes at once."""

    def __init__(self, maps: Maps, *, reservations: CustomerReservations) -> None:
        self._maps = maps
        self._reservations = reservations
        self._at_once = asyncio.Semaphore(_MOST_AT_ONCE)

    async def find(self, draft: Draft, *, modes: Sequence[TravelMode] | None = None) -> tuple[FoundOption, ...]:
        """The options for the modes, those of the request where none are named; problems are noted in the draft.

        A single mode on a pleasant way is accompanied by the fast way, for comparison.
        """
        wanted = tuple(dict.fromkeys(modes or draft.request.modes))
        preference = draft.request.preferences.route
        asked = [(mode, preference) for mode in wanted]
        if len(wanted) == 1 and preference in _PLEASANT:
            asked.append((wanted[0], RoutePreference.FAST))
        # All of them end before a failure of one is told: nothing goes on in the background.
        results = await asyncio.gather(
            *(self._within_bounds(mode, way, draft=draft) for mode, way in asked), return_exceptions=True
        )
        if failures := [each for each in results if isinstance(each, BaseException)]:
            raise failures[0]
        found = _different([each for each in results if isinstance(each, FoundOption)])
        for each in found:
            draft.add(each)
        return found

    async def _within_bounds(self, mode: TravelMode, way: RoutePreference, *, draft: Draft) -> FoundOption | None:
        async with self._at_once:
            try:
                return await self._find(mode, way, draft=draft)
            except MapError as error:
                draft.problems.append(problem_of(error, modes=(mode,)))
                return None

    async def _find(self, mode: TravelMode, preference: RoutePreference, *, draft: Draft) -> FoundOption:
        guess = _guess(mode, draft=draft)
        if mode is TravelMode.WALK:
            offers = Offers(availability=Availability(bookable=False, reason=NotBookableReason.WALKING))
        else:
            need = _need(mode, guess=guess, draft=draft)
            offers = await find_offers(self._reservations, need=need, now=draft.now)
        draft.vehicles_known = draft.vehicles_known and offers.known
        incidents = _in_force(await draft.surroundings.incidents(), guess=guess, draft=draft)
        ride, offers = await self._ride(mode, preference, offers=offers, incidents=incidents, draft=draft)
        return _option(mode, ride=ride, offers=offers, draft=draft)

    async def _ride(
        self,
        mode: TravelMode,
        preference: RoutePreference,
        *,
        offers: Offers,
        incidents: Sequence[Incident],
        draft: Draft,
    ) -> tuple[_Ride, Offers]:
        """The ride on the nearest vehicle that reaches the destination; without one, from the door."""
        reason = NotBookableReason.NO_VEHICLE_NEAR
        for vehicle in offers.vehicles:
            try:
                ride = await self._on(vehicle, mode, preference, incidents=incidents, draft=draft)
            except NoRoute:
                continue
            if ride.way.route.value.distance_m <= vehicle.range_m:
                return ride, offers
            reason = NotBookableReason.RANGE_INSUFFICIENT
        if offers.vehicles:
            unfit = Availability(bookable=False, reason=reason)
            offers = replace(offers, vehicles=(), availability=unfit, example=offers.vehicles[0])
        start = draft.request.waypoints[0]
        way = await self._way(start, mode, preference, incidents=incidents, draft=draft)
        walk = await self._walk(offers.example.position, draft=draft) if offers.example is not None else Walk()
        return _Ride(way=way, walk=walk, vehicle=None), offers

    async def _on(
        self,
        vehicle: OfferedVehicle,
        mode: TravelMode,
        preference: RoutePreference,
        *,
        incidents: Sequence[Incident],
        draft: Draft,
    ) -> _Ride:
        walk, way = await asyncio.gather(
            self._walk(vehicle.position, draft=draft),
            self._way(vehicle.position, mode, preference, incidents=incidents, draft=draft),
            return_exceptions=True,
        )
        if isinstance(walk, BaseException):
            raise walk
        if isinstance(way, BaseException):
            raise way
        return _Ride(way=way, walk=walk, vehicle=vehicle)

    async def _walk(self, to: Position, *, draft: Draft) -> Walk:
        start = draft.request.waypoints[0]
        if distance_m(start, to) < 1:
            return Walk()
        request = RouteRequest(waypoints=(start, to), mode=TravelMode.WALK, language=draft.request.language)
        route = draft.use(await self._maps.router.route(request))
        return Walk(distance_m=route.distance_m, duration_s=route.duration_s)

    async def _way(
        self,
        start: Position,
        mode: TravelMode,
        preference: RoutePreference,
        *,
        incidents: Sequence[Incident],
        draft: Draft,
    ) -> FoundWay:
        request = draft.request
        asked = RouteRequest(
            waypoints=(start, *request.waypoints[1:]),
            mode=mode,
            preference=preference,
            avoid_tolls=request.preferences.avoid_tolls,
            language=request.language,
            departs_at=draft.surroundings.begins_at.astimezone(request.zone),
        )
        way = await find_way(self._maps.router, request=asked, incidents=incidents, overrides=request.overrides)
        draft.use(way.route)
        return way


def _option(mode: TravelMode, *, ride: _Ride, offers: Offers, draft: Draft) -> FoundOption:
    request, route = draft.request, ride.way.route.value
    met = tuple(_told(incident, ride=ride, draft=draft) for incident in ride.way.met)
    way = Way(
        mode=mode,
        free_flow_s=route.duration_s,
        walk_s=ride.walk.duration_s,
        delay_s=sum(each.delay_s for each in met if not each.incident.blocks),
    )
    choice = choose(way, window=request.window, now=draft.now.astimezone(request.zone))
    best = choice.best
    departs_at, arrives_at = best.leaves_at.astimezone(request.zone), best.arrives_at.astimezone(request.zone)
    ride_s = best.duration_s - ride.walk.duration_s
    priced = ride.vehicle or offers.example
    price = None
    if priced is not None:
        booked = booked_time(
            mode,
            departs_at=departs_at,
            arrives_at=arrives_at,
            walk_s=ride.walk.duration_s,
            ride_s=ride_s,
            now=draft.now.astimezone(request.zone),
        )
        price = estimated_price(priced, booked=booked)
    option = TripOption(
        id=new_uuid7(),
        mode=mode,
        departs_at=departs_at,
        arrives_at=arrives_at,
        route=route,
        ride_s=ride_s,
        walk=ride.walk,
        vehicle=ride.vehicle,
        range_left_m=None if ride.vehicle is None else int(ride.vehicle.range_m - route.distance_m),
        price=price,
        availability=offers.availability,
        incidents=met,
        avoided=tuple(_told(incident, ride=ride, draft=draft) for incident in ride.way.avoided),
        follows_overrides=ride.way.follows_overrides,
    )
    return FoundOption(option=option, choice=choice)


def _told(incident: Incident, *, ride: _Ride, draft: Draft) -> IncidentOnWay:
    fact = draft.surroundings.known_incidents
    assert fact is not None
    return IncidentOnWay(
        incident=incident,
        source=fact.source,
        observed_at=fact.observed_at,
        delay_s=delay_s(ride.way.route.value, incident),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guess:
    """About how far and how long, and when: before any way is known."""

    distance_m: float
    choice: Choice


def _guess(mode: TravelMode, *, draft: Draft) -> _Guess:
    apart = sum(distance_m(one, other) for one, other in pairwise(draft.request.waypoints))
    way = Way(mode=mode, free_flow_s=apart * _DETOUR_FACTOR / _USUAL_SPEED[mode])
    now = draft.now.astimezone(draft.request.zone)
    return _Guess(distance_m=apart, choice=choose(way, window=draft.request.window, now=now))


def _need(mode: TravelMode, *, guess: _Guess, draft: Draft) -> VehicleNeed:
    best = guess.choice.best
    return VehicleNeed(
        mode=mode,
        position=draft.request.waypoints[0],
        starts_at=best.leaves_at,
        is_now=draft.request.window.is_now,
        duration_min=int(best.duration_s // 60) + _SPARE_MIN,
        trip_distance_m=round(guess.distance_m),
        max_walk_m=draft.request.preferences.max_walk_m,
    )


def _in_force(incidents: Fact[tuple[Incident, ...]] | None, *, guess: _Guess, draft: Draft) -> tuple[Incident, ...]:
    """The incidents that last while one is on the way."""
    if incidents is None:
        return ()
    draft.use(incidents)
    start, end = guess.choice.best.leaves_at, guess.choice.best.arrives_at
    return tuple(each for each in incidents.value if each.is_in_force(start=start, end=end))


def _different(found: Sequence[FoundOption]) -> tuple[FoundOption, ...]:
    """Without an option that takes the same way by the same mode as one before it."""
    kept: list[FoundOption] = []
    for each in found:
        same = (
            each.option.mode is other.option.mode and each.option.route.shape == other.option.route.shape
            for other in kept
        )
        if not any(same):
            kept.append(each)
    return tuple(kept)
