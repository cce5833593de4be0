"""Ranks what the gazetteer holds by how well it fits what somebody has written."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from impl.travel_agent.domain.geography import Position, distance_m
from impl.travel_agent.domain.places import Candidate, PlaceCategory, PlaceKind
from impl.travel_agent.maps.gazetteer_lookup import Lookup, Named, categories_in
from impl.travel_agent.maps.house_numbers import HouseAddress, read_address, without_locality
from impl.travel_agent.maps.name_matching import fold, score, without_articles, words_of_kind

LEAST_SCORE: Final = 50.0
_LONGEST_TEXT: Final = 200
# Of two things that bear one name, people mean the larger one.
_LESS_LIKELY: Final = {
    PlaceCategory.STOP: 8.0,
    PlaceCategory.BICYCLE_RENTAL: 8.0,
    PlaceCategory.BICYCLE_PARKING: 8.0,
    PlaceCategory.PARKING: 6.0,
    PlaceCategory.STATION: 0.0,
    PlaceCategory.SQUARE: 0.0,
}
_LESS_LIKELY_POI: Final = 2.0
_LESS_LIKELY_STREET: Final = 1.0
# The street is known and the house is not: a guess, and never a clear match.
_STREET_WITHOUT_HOUSE: Final = 0.75
_OTHER_LETTER: Final = 0.9
_LEAST_STREET: Final = 70.0
_PER_KILOMETRE: Final = 4.0
_MOST_FOR_DISTANCE: Final = 10.0


def search(lookup: Lookup, text: str, *, near: Position | None, language: str, limit: int) -> tuple[Candidate, ...]:
    """The places that may be meant, the best first."""
    wanted = without_locality(text[:_LONGEST_TEXT].strip(), localities=lookup.localities)
    best: dict[int, float] = {}
    for points, named in _scored(lookup, wanted):
        points -= _for_distance(named, near=near)
        if points >= LEAST_SCORE:
            best[named.place] = max(points, best.get(named.place, 0.0))
    ranked = sorted(best.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        Candidate(place=lookup.entry(place).in_language(language), score=round(points, 1))
        for place, points in ranked[:limit]
    )


def _scored(lookup: Lookup, wanted: str) -> Iterator[tuple[float, Named]]:
    address = read_address(wanted)
    if address is not None:
        yield from _houses(lookup, address)
        yield from (
            (points * _STREET_WITHOUT_HOUSE, named)
            for points, named in _named(lookup, address.street)
            if named.kind == PlaceKind.STREET and points >= _LEAST_STREET
        )
    yield from _named(lookup, fold(wanted))


def _named(lookup: Lookup, folded: str) -> Iterator[tuple[float, Named]]:
    if not folded:
        return
    asked = without_articles(folded)
    for named in lookup.named_like(asked):
        fitting = _fitting(named.categories) | lookup.localities
        yield score(asked, name=without_articles(named.folded), fitting=fitting) - _unlikeliness(named), named


def _houses(lookup: Lookup, address: HouseAddress) -> Iterator[tuple[float, Named]]:
    for named in lookup.houses(address):
        street, _, letter = named.folded.rpartition(" ")
        points = score(address.street, name=street)
        if points >= _LEAST_STREET:
            yield points if letter == address.letter else points * _OTHER_LETTER, named


@cache
def _fitting(categories: str) -> frozenset[str]:
    return words_of_kind(categories_in(categories))


def _unlikeliness(named: Named) -> float:
    if named.kind == PlaceKind.STREET:
        return _LESS_LIKELY_STREET
    if named.kind != PlaceKind.POI:
        return 0.0
    categories = categories_in(named.categories)
    return min((_LESS_LIKELY.get(each, _LESS_LIKELY_POI) for each in categories), default=_LESS_LIKELY_POI)


def _for_distance(named: Named, *, near: Position | None) -> float:
    if near is None:
        return 0.0
    away = distance_m(Position(latitude=named.latitude, longitude=named.longitude), near) / 1000
    return min(_MOST_FOR_DISTANCE, _PER_KILOMETRE * away)
