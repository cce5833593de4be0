"""Positions, areas and distances on the ground.

Distances are reckoned on a plane, which is exact to a few per mille within a city and off by more beyond it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Self

METRES_PER_DEGREE: Final = 111_320
_CIRCLE_CORNERS: Final = 16
_PARTS: Final = 8

type _Part = tuple[float, float, float, float, float, float]
type _Stretch = tuple[float, float, float, float, list[_Part]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A WGS 84 position in degrees.

    Raises:
        ValueError: there is no such place on Earth.
    """

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"{self.latitude}, {self.longitude} is no position in degrees north and east")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A rectangle between two meridians and two parallels, in degrees."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def around(cls, positions: Sequence[Position], *, margin_m: float = 0) -> Self:
        """The smallest rectangle that holds the positions, of which there is one at least, and a margin in metres."""
        south = min(position.latitude for position in positions)
        north = max(position.latitude for position in positions)
        widest = max(abs(south), abs(north))
        up = margin_m / METRES_PER_DEGREE
        aside = margin_m / (METRES_PER_DEGREE * max(math.cos(math.radians(widest)), 0.01))
        return cls(
            south=south - up,
            west=min(position.longitude for position in positions) - aside,
            north=north + up,
            east=max(position.longitude for position in positions) + aside,
        )

    def holds(self, position: Position) -> bool:
        """Whether the position lies inside or on the edge."""
        return self.south <= position.latitude <= self.north and self.west <= position.longitude <= self.east

    def meets(self, other: "Bounds") -> bool:
        """Whether the two have a point in common."""
        return (
            self.south <= other.north
            and other.south <= self.north
            and self.west <= other.east
            and other.west <= self.east
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """An area within a ring of at least three corners. The last corner is joined to the first.

    Raises:
        ValueError: there are fewer than three different corners.
    """

    ring: tuple[Position, ...]

    def __post_init__(self) -> None:
        if len(set(self.ring)) < 3:
            raise ValueError("a polygon has at least three different corners")

    @property
    def closed(self) -> tuple[Position, ...]:
        """The ring with its first corner repeated at the end."""
        return self.ring if self.ring[0] == self.ring[-1] else (*self.ring, self.ring[0])

    @property
    def bounds(self) -> Bounds:
        """The rectangle around the area."""
        return Bounds.around(self.ring)

    def as_polygon(self) -> "Polygon":
        """The area itself."""
        return self

    def holds(self, position: Position) -> bool:
        """Whether the position lies inside (by the number of edges east of it)."""
        inside = False
        for one, other in pairwise(self.closed):
            if (one.latitude > position.latitude) == (other.latitude > position.latitude):
                continue
            share = (position.latitude - one.latitude) / (other.latitude - one.latitude)
            if position.longitude < one.longitude + share * (other.longitude - one.longitude):
                inside = not inside
        return inside

    def distance_m(self, position: Position) -> float:
        """Metres from the position to the area; 0 inside."""
        return 0.0 if self.holds(position) else locate_along(self.closed, position=position).distance_m


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """An area around a position; the radius is in metres.

    Raises:
        ValueError: the radius is not a positive number.
    """

    centre: Position
    radius_m: float

    def __post_init__(self) -> None:
        if not (self.radius_m > 0 and math.isfinite(self.radius_m)):
            raise ValueError("a circle has a radius of more than 0 m")

    @property
    def bounds(self) -> Bounds:
        """The rectangle around the area."""
        return Bounds.around([self.centre], margin_m=self.radius_m)

    def as_polygon(self) -> Polygon:
        """A polygon around the circle, for those who know polygons only."""
        reach = self.radius_m / math.cos(math.pi / _CIRCLE_CORNERS)
        aside = METRES_PER_DEGREE * max(math.cos(math.radians(self.centre.latitude)), 0.01)
        turns = (2 * math.pi * corner / _CIRCLE_CORNERS for corner in range(_CIRCLE_CORNERS))
        return Polygon(
            ring=tuple(
                Position(
                    latitude=self.centre.latitude + reach * math.cos(turn) / METRES_PER_DEGREE,
                    longitude=self.centre.longitude + reach * math.sin(turn) / aside,
                )
                for turn in turns
            )
        )

    def holds(self, position: Position) -> bool:
        """Whether the position lies inside."""
        return distance_m(self.centre, position) <= self.radius_m

    def distance_m(self, position: Position) -> float:
        """Metres from the position to the area; 0 inside."""
        return max(0.0, distance_m(self.centre, position) - self.radius_m)


type Area = Polygon | Circle


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a position is with respect to a line: metres away from it, and metres along it from its start."""

    distance_m: float
    along_m: float


def distance_m(one: Position, other: Position) -> float:
    """Metres between two near positions."""
    scale = math.cos(math.radians((one.latitude + other.latitude) / 2))
    return METRES_PER_DEGREE * math.hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * scale)


def length_m(shape: Sequence[Position]) -> float:
    """Metres of a line."""
    return sum(distance_m(one, other) for one, other in pairwise(shape))


def locate_along(shape: Sequence[Position], *, position: Position) -> Whereabouts:
    """Where a line, of one position at least, comes nearest to the position. For many positions, make a `Line`."""
    return Line(shape).locate(position)


class Line:
    """A line of one position at least, made ready to be compared with many positions."""

    __slots__ = ("_east_scale", "_stretches")

    def __init__(self, shape: Sequence[Position]) -> None:
        middle = (shape[0].latitude + shape[-1].latitude) / 2
        self._east_scale = METRES_PER_DEGREE * math.cos(math.radians(middle))
        points = [self._projected(position) for position in shape]
        parts: list[_Part] = []
        travelled = 0.0
        for (east, north), (east_end, north_end) in pairwise(points if len(points) > 1 else points * 2):
            across, up = east_end - east, north_end - north
            length = math.hypot(across, up)
            parts.append((east, north, across, up, length, travelled))
            travelled += length
        self._stretches = [_stretch(parts[first : first + _PARTS]) for first in range(0, len(parts), _PARTS)]

    def locate(self, position: Position) -> Whereabouts:
        """Where the line comes nearest to the position, and first where it does so twice."""
        east, north = self._projected(position)
        nearest, nearest_along = math.inf, 0.0
        for west, east_end, south, north_end, parts in self._stretches:
            aside = max(west - east, 0.0, east - east_end)
            beyond = max(south - north, 0.0, north - north_end)
            if aside * aside + beyond * beyond >= nearest:
                continue
            for start_east, start_north, across, up, length, travelled in parts:
                out, over = east - start_east, north - start_north
                share = min(1.0, max(0.0, (out * across + over * up) / (length * length))) if length else 0.0
                away = (out - share * across) ** 2 + (over - share * up) ** 2
                if away < nearest:
                    nearest, nearest_along = away, travelled + share * length
        return Whereabouts(distance_m=math.sqrt(nearest), along_m=nearest_along)

    def _projected(self, position: Position) -> tuple[float, float]:
        return position.longitude * self._east_scale, position.latitude * METRES_PER_DEGREE


def _stretch(parts: list[_Part]) -> _Stretch:
    """A few parts of a line, with what surrounds them, so that they can be passed over together."""
    easts = [each for east, _, across, *_ in parts for each in (east, east + across)]
    norths = [each for _, north, _, up, *_ in parts for each in (north, north + up)]
    return min(easts), max(easts), min(norths), max(norths), parts


def line_meets(shape: Sequence[Position], *, area: Area, within_m: float = 0) -> bool:
    """Whether a line comes as near to the area as the metres given."""
    if not shape:
        return False
    if not Bounds.around(shape, margin_m=within_m).meets(area.bounds):
        return False
    if isinstance(area, Circle):
        return locate_along(shape, position=area.centre).distance_m <= area.radius_m + within_m
    if any(area.distance_m(position) <= within_m for position in shape):
        return True
    edges = tuple(pairwise(area.closed))
    line = Line(shape)
    near_corner = any(line.locate(corner).distance_m <= within_m for corner in area.ring)
    return near_corner or any(_cross(start, end, *edge) for start, end in pairwise(shape) for edge in edges)


def _cross(start: Position, end: Position, one: Position, other: Position) -> bool:
    return (
        _side(start, end, one) * _side(start, end, other) < 0 and _side(one, other, start) * _side(one, other, end) < 0
    )


def _side(start: Position, end: Position, point: Position) -> float:
    return (end.longitude - start.longitude) * (point.latitude - start.latitude) - (end.latitude - start.latitude) * (
        point.longitude - start.longitude
    )
