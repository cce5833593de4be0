"""Places that a customer looks for: along a way ranked by the detour they mean, or around a spot by distance.

Nobody tells us what places charge. Who asks for the cheapest is told so, and sees kinds of places that are usually
cheaper first (bakeries and takeaways before restaurants, supermarkets before kiosks), as long as they cost no more than
six minutes against the nearest; within a kind the shortest detour comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from impl.travel_agent.domain.corrections import Overrides
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.places import (
    Detour,
    NearbyPlace,
    Opening,
    OpeningState,
    Place,
    PlaceAlong,
    PlaceCategory,
    PlaceQuery,
)
from impl.travel_agent.domain.routes import Route, RouteRequest
from impl.travel_agent.maps.assemble import Maps
from impl.travel_agent.maps.detours import rank_detours
from impl.travel_agent.planning.problems import as_problems

CORRIDORS_M: Final = (250.0, 600.0)
RADII_M: Final = (600.0, 1500.0)
_MOST_CANDIDATES: Final = 24
_MOST_DETOURS: Final = 8
_USUAL_PRICE: Final[Mapping[PlaceCategory, int]] = {
    PlaceCategory.SUPERMARKET: 0,
    PlaceCategory.BAKERY: 0,
    PlaceCategory.FAST_FOOD: 1,
    PlaceCategory.CONVENIENCE: 1,
    PlaceCategory.CAFE: 2,
    PlaceCategory.ICE_CREAM: 2,
    PlaceCategory.RESTAURANT: 3,
    PlaceCategory.BAR: 3,
}
_PRICE_UNKNOWN: Final = 4
_WORTH_A_LOWER_PRICE_S: Final = 360.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place, metres away from the way or the spot; the detour in seconds and metres where it lies along a way."""

    place: Place
    distance_m: float
    opening: Opening | None
    detour_s: float | None = None
    detour_m: float | None = None

    @property
    def is_closed(self) -> bool:
        """Whether it is known to be closed."""
        return self.opening is not None and self.opening.state is OpeningState.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSearch:
    """What to look for, and how to rank it. `open_only` leaves out what is known to be closed at the time."""

    query: PlaceQuery
    language: str
    overrides: Overrides
    open_only: bool = False
    cheapest: bool = False
    limit: int = 5


async def places_along(
    maps: Maps, *, search: PlaceSearch, request: RouteRequest, route: Fact[Route]
) -> tuple[Fact[tuple[PlaceAlong, ...]], tuple[FoundPlace, ...]]:
    """Places along a way: those with the shortest detour, ranked as the search says; closed ones come last.

    Raises:
        CannotPlan: the map does not answer.
    """
    with as_problems():
        for corridor_m in CORRIDORS_M:
            found = await maps.geocoder.along(
                route.value.shape,
                corridor_m=corridor_m,
                query=search.query,
                language=search.language,
                limit=_MOST_CANDIDATES,
            )
            stops = [
                replace(each, opening=_opening(each.place, each.opening, search=search))
                for each in found.value
                if _is_wanted(each.place, search=search)
            ]
            stops = [each for each in stops if not (search.open_only and _is_closed(each.opening))]
            if stops:
                break
        detours = (
            (await rank_detours(maps.router, request=request, route=route, stops=stops, limit=_MOST_DETOURS)).value
            if stops
            else ()
        )
    return found, _ranked([_along(detour) for detour in detours], search=search)


async def places_around(
    maps: Maps, *, search: PlaceSearch, centre: Position
) -> tuple[Fact[tuple[NearbyPlace, ...]], tuple[FoundPlace, ...]]:
    """Places around a spot, the nearest first or as the search says; closed ones come last.

    Raises:
        CannotPlan: the map does not answer.
    """
    with as_problems():
        for radius_m in RADII_M:
            found = await maps.geocoder.around(
                centre,
                radius_m=radius_m,
                query=search.query,
                language=search.language,
                limit=_MOST_CANDIDATES,
            )
            places = [
                FoundPlace(
                    place=each.place,
                    distance_m=each.distance_m,
                    opening=_opening(each.place, each.opening, search=search),
                )
                for each in found.value
                if _is_wanted(each.place, search=search)
            ]
            places = [each for each in places if not (search.open_only and each.is_closed)]
            if places:
                break
    return found, _ranked(places, search=search)


def time_of_passing(departs_at: datetime, *, arrives_at: datetime) -> datetime:
    """About when one gets to a place along a way: half-way, in the zone of the trip."""
    half = (arrives_at - departs_at) / 2
    return departs_at + (half if half > timedelta(0) else timedelta(0))


def _along(detour: Detour) -> FoundPlace:
    return FoundPlace(
        place=detour.stop.place,
        distance_m=detour.stop.distance_m,
        opening=detour.stop.opening,
        detour_s=max(0.0, detour.added_s),
        detour_m=max(0.0, detour.added_m),
    )


def _ranked(places: Sequence[FoundPlace], *, search: PlaceSearch) -> tuple[FoundPlace, ...]:
    shortest = min((found.detour_s or 0.0 for found in places if not found.is_closed), default=0.0)

    def rank(found: FoundPlace) -> tuple[bool, bool, int, float, float, str]:
        usual = 0
        far = (found.detour_s or 0.0) > shortest + _WORTH_A_LOWER_PRICE_S
        if search.cheapest:
            category = found.place.category
            usual = _PRICE_UNKNOWN if category is None else _USUAL_PRICE.get(category, _PRICE_UNKNOWN)
        return (found.is_closed, far, usual, found.detour_s or 0.0, found.distance_m, found.place.key)

    return tuple(sorted(places, key=rank)[: search.limit])


def _is_wanted(place: Place, *, search: PlaceSearch) -> bool:
    return not (search.open_only and place.key in search.overrides.closed)


def _opening(place: Place, opening: Opening | None, *, search: PlaceSearch) -> Opening | None:
    if place.key in search.overrides.closed:
        return Opening(state=OpeningState.CLOSED)
    return Opening(state=OpeningState.OPEN) if place.key in search.overrides.opened else opening


def _is_closed(opening: Opening | None) -> bool:
    return opening is not None and opening.state is OpeningState.CLOSED
