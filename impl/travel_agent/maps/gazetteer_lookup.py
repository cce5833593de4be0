"""Looks things up in the gazetteer's database. To be used by one thread at a time, as it holds a connection."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from impl.travel_agent.domain.geography import Bounds, Position, distance_m
from impl.travel_agent.domain.places import Place, PlaceCategory, PlaceKind
from impl.travel_agent.maps.house_numbers import HouseAddress

_PLACE: Final = (
    "place.id, place.key, place.kind, place.categories, place.name, place.names, place.latitude, place.longitude,"
    " place.address, place.cuisine, place.opening_hours, place.attributes"
)
_NAMED: Final = "place_name.folded, place.id, place.kind, place.categories, place.latitude, place.longitude"
_BY_TEXT: Final = f"""
SELECT {_NAMED} FROM place_text
JOIN place_name ON place_name.id = place_text.rowid JOIN place ON place.id = place_name.place
WHERE place_text MATCH ? ORDER BY place_text.rank LIMIT ?
"""
_BY_FOLDED: Final = f"""
SELECT {_NAMED} FROM place_name JOIN place ON place.id = place_name.place WHERE place_name.folded = ? LIMIT 200
"""
_HOUSES: Final = """
SELECT house.street || ' ' || house.letter, place.id, place.kind, place.categories, place.latitude, place.longitude
FROM house JOIN place ON place.id = house.place WHERE house.number = ?
"""
_BY_ID: Final = f"SELECT {_PLACE} FROM place WHERE id = ?"
_WITHIN: Final = f"""
SELECT {_PLACE} FROM place_position JOIN place ON place.id = place_position.id
WHERE north >= ? AND south <= ? AND east >= ? AND west <= ?
"""
_BY_KEY: Final = f"SELECT {_PLACE} FROM place WHERE key = ?"
_NAMES_WITHIN: Final = """
SELECT place.id, group_concat(place_name.folded, char(10)) FROM place_position
JOIN place ON place.id = place_position.id JOIN place_name ON place_name.place = place.id
WHERE north >= ? AND south <= ? AND east >= ? AND west <= ? AND place.kind = 'poi' GROUP BY place.id
"""
_STREETS_WITHIN: Final = f"""
SELECT (south + north) / 2, (west + east) / 2, {_PLACE} FROM street_position
JOIN street_point ON street_point.id = street_position.id JOIN place ON place.id = street_point.place
WHERE north >= ? AND south <= ? AND east >= ? AND west <= ?
"""
_SCENERY_WITHIN: Final = """
SELECT (south + north) / 2, (west + east) / 2 FROM scenery_position
WHERE north >= ? AND south <= ? AND east >= ? AND west <= ?
"""
_MOST_BY_TEXT: Final = 60
_LETTERS: Final = 3


class Named(NamedTuple):
    """A folded name that a place has; of a house, the street and the letter. Plain, as a search sees many of them."""

    folded: str
    place: int
    kind: str
    categories: str
    latitude: float
    longitude: float


class Entry(NamedTuple):
    """A row of the table of places. Plain, as a search along a route sees many of them."""

    id: int
    key: str
    kind: str
    categories: str
    name: str
    names: str
    latitude: float
    longitude: float
    address: str | None
    cuisine: str
    opening_hours: str | None
    attributes: str

    @property
    def position(self) -> Position:
        """Where it is."""
        return Position(latitude=self.latitude, longitude=self.longitude)

    def in_language(self, language: str) -> Place:
        """The place, by its name in a language where it has one."""
        names: dict[str, str] = json.loads(self.names)
        categories = categories_in(self.categories)
        return Place(
            key=self.key,
            name=names.get(language.split("-")[0].lower(), self.name),
            kind=PlaceKind(self.kind),
            category=categories[0] if categories else None,
            position=self.position,
            address=self.address,
            cuisine=tuple(each for each in self.cuisine.split(";") if each),
            opening_hours=self.opening_hours,
            attributes=json.loads(self.attributes),
        )


@cache
def categories_in(text: str) -> tuple[PlaceCategory, ...]:
    """The categories of a row, which are few in all."""
    return tuple(PlaceCategory(each) for each in text.split(",") if each)


class Lookup:
    """An open gazetteer."""

    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(
            f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self.localities = frozenset(name for (name,) in self._database.execute("SELECT folded FROM locality"))

    def named_like(self, folded: str) -> Iterator[Named]:
        """Names that share letters with the text; those that are the same, or share the rarest letters, come first."""
        parts = {folded[start : start + _LETTERS] for start in range(len(folded) - _LETTERS + 1)}
        yield from map(Named._make, self._database.execute(_BY_FOLDED, (folded,)))
        if parts:
            words = " OR ".join(f'"{part}"' for part in sorted(parts))
            yield from map(Named._make, self._database.execute(_BY_TEXT, (words, _MOST_BY_TEXT)))

    def houses(self, address: HouseAddress) -> Iterator[Named]:
        """Every house with the number, under its street and letter."""
        yield from map(Named._make, self._database.execute(_HOUSES, (address.number,)))

    def entry(self, place: int) -> Entry:
        """The place of a number."""
        return Entry._make(self._database.execute(_BY_ID, (place,)).fetchone())

    def entry_of(self, key: str) -> Entry | None:
        """The place of a key, if there is one."""
        row = self._database.execute(_BY_KEY, (key,)).fetchone() if key.isascii() else None
        return None if row is None else Entry._make(row)

    def within(self, bounds: Bounds, *, categories: Collection[PlaceCategory] = ()) -> Iterator[Entry]:
        """The places of one of the categories, or of interest at all, within a rectangle."""
        condition = " OR ".join(["place.categories LIKE ?"] * len(categories)) or "place.kind = 'poi'"
        values = [f"%,{category},%" for category in categories]
        rows = self._database.execute(f"{_WITHIN} AND ({condition})", (*_box(bounds), *values))
        yield from map(Entry._make, rows)

    def names_within(self, bounds: Bounds) -> Iterator[tuple[int, Sequence[str]]]:
        """The folded names of each place of interest within a rectangle, by the place's number."""
        for place, names in self._database.execute(_NAMES_WITHIN, _box(bounds)):
            yield place, names.split("\n")

    def addresses_within(self, bounds: Bounds) -> Iterator[Entry]:
        """The houses within a rectangle."""
        yield from map(Entry._make, self._database.execute(f"{_WITHIN} AND place.kind = 'address'", _box(bounds)))

    def streets_within(self, bounds: Bounds, *, near: Position) -> Iterator[tuple[float, Entry]]:
        """Points of streets within a rectangle: metres to the position, and the street."""
        for latitude, longitude, *row in self._database.execute(_STREETS_WITHIN, _box(bounds)):
            yield distance_m(near, Position(latitude=latitude, longitude=longitude)), Entry._make(row)

    def scenery_within(self, bounds: Bounds) -> tuple[Position, ...]:
        """Where there is scenery within a rectangle."""
        rows = self._database.execute(_SCENERY_WITHIN, _box(bounds))
        return tuple(Position(latitude=latitude, longitude=longitude) for latitude, longitude in rows)


def _box(bounds: Bounds) -> tuple[float, float, float, float]:
    return bounds.south, bounds.north, bounds.west, bounds.east
