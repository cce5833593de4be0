"""Which places, streets and addresses an extract holds, as rows for the gazetteer."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from impl.travel_agent.domain.geography import METRES_PER_DEGREE
from impl.travel_agent.domain.places import PlaceCategory, PlaceKind
from impl.travel_agent.maps.categories import USEFUL_WITHOUT_NAME, categories_of
from impl.travel_agent.maps.extract_geometry import Point, point_distance_m, walk
from impl.travel_agent.maps.extract_reading import Feature
from impl.travel_agent.maps.house_numbers import numbers_of
from impl.travel_agent.maps.name_matching import fold
from impl.travel_agent.maps.strangers_text import plain

_NAME_TAGS: Final = ("name", "official_name", "short_name", "alt_name", "loc_name", "old_name", "int_name", "brand")
_LANGUAGES: Final = ("fi", "sv", "en", "de", "fr", "es", "it", "nl")
_DISTRICTS: Final = frozenset(
    {"suburb", "quarter", "neighbourhood", "island", "village", "town", "borough", "hamlet", "locality", "city"}
)
_STREETLESS: Final = frozenset({"platform", "elevator", "bus_stop", "rest_area", "services"})
_STREET_POINT_EVERY_M: Final = 25
_NEAREST_STREET_M: Final = 150
_SAME_STREET_M: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place to be written: its names by language, other names, house numbers, and the points of a street."""

    key: str
    kind: PlaceKind
    categories: tuple[PlaceCategory, ...]
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    point: Point
    address: str | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    houses: tuple[tuple[str, int, str], ...] = ()
    line: tuple[Point, ...] = ()


def place_rows(features: Sequence[Feature]) -> tuple[PlaceRow, ...]:
    """The streets, districts, places of interest and addresses, in this order."""
    streets = _streets(features)
    names = {street.names[""]: street.aliases for street in streets}
    nearest = _StreetGrid(streets)
    return (
        *streets,
        *_districts(features),
        *_pois(features, nearest=nearest),
        *_addresses(features, names_by_street=names),
    )


def localities(features: Iterable[Feature]) -> frozenset[str]:
    """Folded names of the cities and countries that people write behind an address."""
    return frozenset(filter(None, (fold(name) for name in _localities(features))))


def _streets(features: Iterable[Feature]) -> list[PlaceRow]:
    """One for each name, of all its parts that are near to each other."""
    groups: dict[str, list[list[Feature]]] = defaultdict(list)
    for feature in features:
        name, highway = feature.tags.get("name"), feature.tags.get("highway", "platform")
        if name is not None and highway not in _STREETLESS and len(feature.points) > 1:
            _group_for(feature, groups=groups[name]).append(feature)
    return [_street(parts) for same in groups.values() for parts in same]


def _group_for(feature: Feature, *, groups: list[list[Feature]]) -> list[Feature]:
    start = feature.points[0]
    for group in groups:
        if any(point_distance_m(part.points[0], start) < _SAME_STREET_M for part in group):
            return group
    groups.append([])
    return groups[-1]


def _street(parts: Sequence[Feature]) -> PlaceRow:
    points = [point for part in parts for point in walk(part.points, every_m=_STREET_POINT_EVERY_M)]
    centre = (sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points))
    chief = max(parts, key=lambda part: len(part.tags))
    return PlaceRow(
        key=f"{chief.key}:street",
        kind=PlaceKind.STREET,
        categories=(),
        names=_names(chief.tags),
        aliases=tuple(dict.fromkeys(alias for part in parts for alias in _aliases(part.tags))),
        point=min(points, key=lambda point: point_distance_m(point, centre)),
        line=tuple(points),
    )


def _districts(features: Iterable[Feature]) -> Iterator[PlaceRow]:
    for feature in features:
        if feature.tags.get("place") in _DISTRICTS and "name" in feature.tags:
            yield PlaceRow(
                key=feature.key,
                kind=PlaceKind.AREA,
                categories=(),
                names=_names(feature.tags),
                aliases=_aliases(feature.tags),
                point=feature.middle,
            )


def _pois(features: Iterable[Feature], *, nearest: "_StreetGrid") -> Iterator[PlaceRow]:
    for feature in features:
        tags = feature.tags
        categories = categories_of(tags)
        names = _names(tags)
        # A thing with a name is a place, whatever it is for; a street and a district have been taken before.
        named = names and not {"highway", "place", "boundary", "route", "power", "waterway"} & tags.keys()
        if not (categories and (names or USEFUL_WITHOUT_NAME & set(categories))) and not named:
            continue
        street = tags.get("addr:street") or nearest.name_near(feature.middle)
        address = plain(" ".join(part for part in (street, tags.get("addr:housenumber")) if part)) or None
        unnamed = not names
        yield PlaceRow(
            key=feature.key,
            kind=PlaceKind.POI,
            categories=categories,
            names=names or ({"": address} if address else {"": categories[0].value.replace("_", " ")}),
            aliases=() if unnamed else _aliases(tags),
            point=feature.middle,
            address=address,
            tags={**tags, "unnamed": "yes"} if unnamed else tags,
        )


def _addresses(features: Iterable[Feature], *, names_by_street: Mapping[str, tuple[str, ...]]) -> Iterator[PlaceRow]:
    seen: set[tuple[str, str]] = set()
    for feature in features:
        street, number = feature.tags.get("addr:street"), feature.tags.get("addr:housenumber")
        if street is None or number is None or (street, number) in seen:
            continue
        seen.add((street, number))
        names = names_by_street.get(street, (street,))
        yield PlaceRow(
            key=f"{feature.key}:address",
            kind=PlaceKind.ADDRESS,
            categories=(),
            names={"": plain(f"{street} {number}")},
            aliases=(),
            point=feature.middle,
            address=plain(f"{street} {number}"),
            houses=tuple((fold(name), *each) for name in names for each in numbers_of(number)),
        )


def _names(tags: Mapping[str, str]) -> dict[str, str]:
    """By language; the local name is under the empty one."""
    told = {language: plain(tags.get(f"name:{language}", "")) for language in _LANGUAGES}
    names = {language: name for language, name in told.items() if name}
    local = plain(tags.get("name", "")) or next(iter(names.values()), None)
    return {"": local, **names} if local else {}


def _aliases(tags: Mapping[str, str]) -> tuple[str, ...]:
    names = [tags[tag] for tag in _NAME_TAGS if tag in tags]
    names += [value for tag, value in tags.items() if tag.startswith(("name:", "alt_name:", "official_name:"))]
    return tuple(dict.fromkeys(filter(None, (plain(part) for name in names for part in name.split(";")))))


def _localities(features: Iterable[Feature]) -> Iterator[str]:
    for feature in features:
        yield feature.tags.get("addr:city", "")
        if feature.tags.get("place") in {"city", "town"}:
            yield from _aliases(feature.tags)
        is_country = feature.tags.get("admin_level") == "2"
        yield from _aliases(feature.tags) if is_country else ()
        yield feature.tags.get("is_in", "")


class _StreetGrid:
    """Finds the street next to a point, by cells as wide as the search reaches."""

    def __init__(self, streets: Iterable[PlaceRow]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Point, str]]] = defaultdict(list)
        for street in streets:
            for point in street.line:
                self._cells[self._cell(point)].append((point, street.names[""]))

    def name_near(self, point: Point) -> str | None:
        """The street next to the point, where one is near."""
        row, column = self._cell(point)
        near = [
            (point_distance_m(point, other), name)
            for cell in ((row + up, column + aside) for up in (-1, 0, 1) for aside in (-1, 0, 1))
            for other, name in self._cells.get(cell, ())
        ]
        distance, name = min(near, default=(math.inf, ""))
        return name if distance <= _NEAREST_STREET_M else None

    @staticmethod
    def _cell(point: Point) -> tuple[int, int]:
        scale = METRES_PER_DEGREE / _NEAREST_STREET_M
        return math.floor(point[0] * scale), math.floor(point[1] * scale * 0.5)
