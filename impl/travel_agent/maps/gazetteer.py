"""Knows places from the gazetteer of a built map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

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
from impl.travel_agent.maps.gazetteer_lookup import Entry, Lookup
from impl.travel_agent.maps.gazetteer_search import search
from impl.travel_agent.maps.map_directory import GAZETTEER
from impl.travel_agent.maps.name_matching import fold, may_fit, score, without_articles
from impl.travel_agent.maps.opening_times import opening
from impl.travel_agent.maps.sources import OPEN_STREET_MAP
from impl.travel_agent.maps.threads import Threads

_ADDRESS_WITHIN_M: Final = 40
_STREET_WITHIN_M: Final = 150
_LEAST_NAME: Final = 75.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """A geocoder over a map directory. `as_of` is how old the map is."""

    threads: Threads[Lookup] = field(repr=False)
    as_of: datetime

    @classmethod
    def of(cls, directory: Path, *, as_of: datetime, threads: int) -> "Gazetteer":
        """The gazetteer of a directory, with connections for so many threads."""
        make = partial(Lookup, directory / GAZETTEER)
        # The library for opening hours reads its maps of time zones when it is asked first, which takes a while.
        opening("24/7", at=as_of, position=Position(latitude=0, longitude=0))
        return cls(threads=Threads(make, name="places", count=threads), as_of=as_of)

    def close(self) -> None:
        """End the threads."""
        self.threads.close()

    async def search(
        self, text: str, *, near: Position | None = None, language: str = "en", limit: int = 5
    ) -> Fact[tuple[Candidate, ...]]:
        """See `Geocoder.search`."""
        found = await self.threads.run(lambda lookup: search(lookup, text, near=near, language=language, limit=limit))
        return self._fact(found)

    async def reverse(self, position: Position, *, language: str = "en") -> Fact[Place | None]:
        """See `Geocoder.reverse`."""
        return self._fact(await self.threads.run(lambda lookup: _reverse(lookup, position, language=language)))

    async def place(self, key: str, *, language: str = "en") -> Fact[Place | None]:
        """See `Geocoder.place`."""
        entry = await self.threads.run(lambda lookup: lookup.entry_of(key))
        return self._fact(None if entry is None else entry.in_language(language))

    async def around(
        self, position: Position, *, radius_m: float, query: PlaceQuery, language: str = "en", limit: int = 20
    ) -> Fact[tuple[NearbyPlace, ...]]:
        """See `Geocoder.around`."""

        def find(lookup: Lookup) -> tuple[NearbyPlace, ...]:
            entries = _matching(lookup, Bounds.around([position], margin_m=radius_m), query=query)
            near = sorted(
                (
                    (away, entry, opened)
                    for entry, opened in entries
                    if (away := distance_m(position, entry.position)) <= radius_m
                ),
                key=lambda each: (each[0], each[1].key),
            )
            return tuple(
                NearbyPlace(place=entry.in_language(language), distance_m=round(away, 1), opening=opened)
                for away, entry, opened in near[:limit]
            )

        return self._fact(await self.threads.run(find))

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

        def find(lookup: Lookup) -> tuple[PlaceAlong, ...]:
            if not shape:
                return ()
            line = Line(shape)
            entries = _matching(lookup, Bounds.around(shape, margin_m=corridor_m), query=query)
            located = ((line.locate(entry.position), entry, opened) for entry, opened in entries)
            near = sorted(
                (each for each in located if each[0].distance_m <= corridor_m),
                key=lambda each: (each[0].distance_m, each[1].key),
            )
            return tuple(
                PlaceAlong(
                    place=entry.in_language(language),
                    distance_m=round(where.distance_m, 1),
                    along_m=round(where.along_m, 1),
                    opening=opened,
                )
                for where, entry, opened in near[:limit]
            )

        return self._fact(await self.threads.run(find))

    async def scenery(self, bounds: Bounds) -> tuple[Position, ...]:
        """Where there is scenery within a rectangle: points of parks, water and viewpoints."""
        return await self.threads.run(lambda lookup: lookup.scenery_within(bounds))

    def _fact[T](self, value: T) -> Fact[T]:
        return Fact(value=value, source=OPEN_STREET_MAP, observed_at=self.as_of)


def _reverse(lookup: Lookup, position: Position, *, language: str) -> Place | None:
    houses = lookup.addresses_within(Bounds.around([position], margin_m=_ADDRESS_WITHIN_M))
    near = [(distance_m(position, house.position), house) for house in houses]
    near = [each for each in near if each[0] <= _ADDRESS_WITHIN_M]
    if not near:
        points = lookup.streets_within(Bounds.around([position], margin_m=_STREET_WITHIN_M), near=position)
        near = [each for each in points if each[0] <= _STREET_WITHIN_M]
    _, nearest = min(near, key=lambda each: (each[0], each[1].key), default=(0.0, None))
    return nearest.in_language(language) if nearest is not None else None


def _matching(lookup: Lookup, bounds: Bounds, *, query: PlaceQuery) -> Iterator[tuple[Entry, Opening | None]]:
    called = _called(lookup, bounds, name=query.name) if query.name else None
    for entry in _of_category(lookup, bounds, query=query):
        if called is not None and entry.id not in called:
            continue
        if query.cuisine and not serves(query.cuisine, cuisines=entry.cuisine.split(";"), name=entry.name):
            continue
        if query.open_at is None:
            yield entry, None
            continue
        opened = opening(entry.opening_hours, at=query.open_at, position=entry.position)
        if opened.state is not OpeningState.CLOSED:
            yield entry, opened


def _of_category(lookup: Lookup, bounds: Bounds, *, query: PlaceQuery) -> Iterator[Entry]:
    if query.cuisine and (query.category is None or query.category in EATERIES):
        return lookup.within(bounds, categories=EATERIES)
    return lookup.within(bounds, categories=() if query.category is None else (query.category,))


def _called(lookup: Lookup, bounds: Bounds, *, name: str) -> frozenset[int]:
    asked = without_articles(fold(name))
    if not asked:
        return frozenset()
    return frozenset(
        place
        for place, names in lookup.names_within(bounds)
        if any(may_fit(asked, name=each) and score(asked, name=each) >= _LEAST_NAME for each in names)
    )
