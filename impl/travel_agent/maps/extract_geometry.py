"""Distances and lines between the points of an extract."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from impl.travel_agent.domain.geography import METRES_PER_DEGREE

type Point = tuple[float, float]
"""Latitude and longitude: an extract has too many of them for values with names."""


def walk(points: Sequence[Point], *, every_m: float) -> Iterator[Point]:
    """The points of a line, with others between those that are far apart."""
    yield points[0]
    for one, other in pairwise(points):
        parts = max(1, math.ceil(point_distance_m(one, other) / every_m))
        for part in range(1, parts + 1):
            share = part / parts
            yield one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def point_distance_m(one: Point, other: Point) -> float:
    """Metres between two near points."""
    scale = math.cos(math.radians(one[0]))
    return METRES_PER_DEGREE * math.hypot(one[0] - other[0], (one[1] - other[1]) * scale)
