"""The places of traffic messages (GeoJSON, RFC 7946) as areas that a router can keep away from."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Final, Literal

from pydantic import BaseModel, Field

from impl.travel_agent.domain.geography import METRES_PER_DEGREE, Area, Circle, Polygon, Position

_POINT_RADIUS_M: Final = 40
_HALF_ROAD_M: Final = 12
_POINTS_OF_A_PART: Final = 20
type _Point = Annotated[list[float], Field(min_length=2, max_length=3)]


class _PointGeometry(BaseModel):
    type: Literal["Point"]
    coordinates: _Point


class _LineGeometry(BaseModel):
    type: Literal["LineString", "MultiPoint"]
    coordinates: list[_Point]


class _LinesGeometry(BaseModel):
    type: Literal["MultiLineString", "Polygon"]
    coordinates: list[list[_Point]]


class _PolygonsGeometry(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: list[list[list[_Point]]]


type Geometry = Annotated[
    _PointGeometry | _LineGeometry | _LinesGeometry | _PolygonsGeometry, Field(discriminator="type")
]


def areas_of(geometry: Geometry) -> tuple[Area, ...]:
    """The areas of a geometry; those that cannot be, as they are off the Earth or of too few corners, are left out."""
    try:
        return tuple(_areas(geometry))
    except (ValueError, IndexError):
        return ()


def _areas(geometry: Geometry) -> Iterator[Area]:
    match geometry:
        case _PointGeometry():
            yield _circle(geometry.coordinates)
        case _LineGeometry(type="MultiPoint"):
            yield from map(_circle, geometry.coordinates)
        case _LineGeometry():
            yield from _corridor(geometry.coordinates)
        case _LinesGeometry(type="Polygon"):
            yield _polygon(geometry.coordinates)
        case _LinesGeometry():
            for line in geometry.coordinates:
                yield from _corridor(line)
        case _PolygonsGeometry():
            yield from map(_polygon, geometry.coordinates)


def _corridor(line: Sequence[_Point]) -> Iterator[Area]:
    """A road as wide as roads are, in parts that a router takes as areas to be avoided."""
    positions = [_position(point) for point in line]
    if len(positions) == 1:
        yield Circle(centre=positions[0], radius_m=_POINT_RADIUS_M)
    for first in range(0, len(positions) - 1, _POINTS_OF_A_PART):
        part = positions[first : first + _POINTS_OF_A_PART + 1]
        left = [_beside(one, other, side=1) for one, other in pairwise(part)]
        right = [_beside(one, other, side=-1) for one, other in pairwise(part)]
        there = [corner for pair in left for corner in pair]
        back = [corner for pair in reversed(right) for corner in reversed(pair)]
        yield Polygon(ring=(*there, *back))


def _beside(one: Position, other: Position, *, side: int) -> tuple[Position, Position]:
    scale = math.cos(math.radians(one.latitude))
    east, north = (other.longitude - one.longitude) * scale, other.latitude - one.latitude
    length = math.hypot(east, north) or 1.0
    reach = side * _HALF_ROAD_M / METRES_PER_DEGREE
    up, aside = reach * east / length, -reach * north / length / scale
    return (
        Position(latitude=one.latitude + up, longitude=one.longitude + aside),
        Position(latitude=other.latitude + up, longitude=other.longitude + aside),
    )


def _circle(point: _Point) -> Circle:
    return Circle(centre=_position(point), radius_m=_POINT_RADIUS_M)


def _position(point: _Point) -> Position:
    return Position(latitude=point[1], longitude=point[0])


def _polygon(rings: Sequence[Sequence[_Point]]) -> Polygon:
    return Polygon(ring=tuple(map(_position, rings[0])))
