"""Knows places from a geocoding service. What differs between services is behind `PlaceFinder`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Bounds, Line, Position, distance_m
from impl.travel_agent.domain.places import (
    Candidate,
    NearbyPlace,
    Opening,
    OpeningState,
    Place,
    PlaceAlong,
    PlaceQuery,
)
from impl.travel_agent.maps.categories import EATERIES, serves
from impl.travel_agent.maps.gazetteer_search import LEAST_SCORE
from impl.travel_agent.maps.name_matching import fold, score, without_articles, words_of_kind
from impl.travel_agent.maps.opening_times import opening

_LONGEST_TEXT: Final = 200
_MOST_ASKED_FOR: Final = 40
_LEAST_NAME: Final = 75.0


class PlaceFinder(Protocol):
    """What a geocoding service is asked for."""

    async def named(self, text: str, *, near: Position | None, language: str, limit: int) -> Fact[tuple[Place, ...]]:
        """The places that the service finds for a text, by its own order."""
        ...

    async def at(self, position: Position, *, language: str) -> Fact[Place | None]:
        """The address or the street at a position."""
        ...

    async def within(self, bounds: Bounds, *, query: PlaceQuery, language: str, limit: int) -> Fact[tuple[Place, ...]]:
        """Places within a rectangle that may be what the query is for."""
        ...

    async def by_key(self, key: str, *, language: str) -> Fact[Place | None]:
        """The place of a key; None where the service does not know it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteGeocoder:
    """A geocoder over a service. It scores names as the gazetteer does, so that the thresholds mean the same."""

    finder: PlaceFinder

    async def search(
        self, text: str, *, near: Position | None = None, language: str = "en", limit: int = 5
    ) -> Fact[tuple[Candidate, ...]]:
        """See `Geocoder.search`."""
        wanted = text[:_LONGEST_TEXT].strip()
        found = await self.finder.named(wanted, near=near, language=language, limit=max(limit, 10))
        return found.map(lambda places: _scored(places, wanted=wanted)[:limit])

    async def reverse(self, position: Position, *, language: str = "en") -> Fact[Place | None]:
        """See `Geocoder.reverse`."""
        return await self.finder.at(position, language=language)

    async def place(self, key: str, *, language: str = "en") -> Fact[Place | None]:
        """See `Geocoder.place`."""
        return await self.finder.by_key(key, language=language)

    async def around(
        self, position: Position, *, radius_m: float, query: PlaceQuery, language: str = "en", limit: int = 20
    ) -> Fact[tuple[NearbyPlace, ...]]:
        """See `Geocoder.around`."""
        bounds = Bounds.around([position], margin_m=radius_m)
        found = await self.finder.within(bounds, query=query, language=language, limit=_MOST_ASKED_FOR)
        near = sorted(
            (
                NearbyPlace(place=place, distance_m=round(away, 1), opening=opened)
                for place, opened in _matching(found.value, query=query)
                if (away := distance_m(position, place.position)) <= radius_m
            ),
            key=lambda each: (each.distance_m, each.place.key),
        )
        return found.map(lambda _: tuple(near[:limit]))

    async def along(
        self,
        shape: Sequence[Position],
        *,
        corridor_m: float,
        query: PlaceQuery,
        language: str = "en",
        limit: int = 20,
    ) -> Fact[tuple[PlaceAlong, ...]]:
        """See `Geocoder.along`."""
        bounds = Bounds.around(shape, margin_m=corridor_m)
        found = await self.finder.within(bounds, query=query, language=language, limit=_MOST_ASKED_FOR)
        line = Line(shape)
        located = (
            (line.locate(place.position), place, opened) for place, opened in _matching(found.value, query=query)
        )
        near = sorted(
            (
                PlaceAlong(
                    place=place,
                    distance_m=round(where.distance_m, 1),
                    along_m=round(where.along_m, 1),
                    opening=opened,
                )
                for where, place, opened in located
                if where.distance_m <= corridor_m
            ),
            key=lambda each: (each.distance_m, each.place.key),
        )
        return found.map(lambda _: tuple(near[:limit]))


def _scored(places: Sequence[Place], *, wanted: str) -> tuple[Candidate, ...]:
    asked = without_articles(fold(wanted))
    # People add the city, and the service has used it already.
    shorter = without_articles(fold(wanted.split(",")[0]))
    candidates = [
        Candidate(place=place, score=round(max(_points(asked, place=place), _points(shorter, place=place)), 1))
        for place in places
    ]
    likely = [each for each in candidates if each.score >= LEAST_SCORE]
    return tuple(sorted(likely, key=lambda each: -each.score))


def _points(asked: str, *, place: Place) -> float:
    fitting = words_of_kind(() if place.category is None else (place.category,))
    names = (place.name, place.address or place.name)
    return max(score(asked, name=without_articles(fold(name)), fitting=fitting) for name in names) if asked else 0.0


def _matching(places: Sequence[Place], *, query: PlaceQuery) -> Iterator[tuple[Place, Opening | None]]:
    for place in places:
        if not _is_of_category(place, query=query):
            continue
        if query.cuisine and not serves(query.cuisine, cuisines=place.cuisine, name=place.name):
            continue
        if query.name and _points(without_articles(fold(query.name)), place=place) < _LEAST_NAME:
            continue
        if query.open_at is None:
            yield place, None
            continue
        opened = opening(place.opening_hours, at=query.open_at, position=place.position)
        if opened.state is not OpeningState.CLOSED:
            yield place, opened


def _is_of_category(place: Place, *, query: PlaceQuery) -> bool:
    if query.cuisine and (query.category is None or query.category in EATERIES):
        return place.category in EATERIES
    return query.category is None or place.category is query.category
