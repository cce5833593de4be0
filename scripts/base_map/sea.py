"""Makes areas of sea from coastlines, which have the water on their right (OpenStreetMap, ``natural=coastline``)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

type Point = tuple[float, float]
"""Longitude and latitude."""
type Ring = list[Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What a map covers, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def ring(self) -> Ring:
        """Its corners anticlockwise from the south-west, the first one twice."""
        west, south, east, north = self.west, self.south, self.east, self.north
        return [(west, south), (east, south), (east, north), (west, north), (west, south)]

    def moved_to_edge(self, point: Point) -> Point:
        """The nearest point of the edge."""
        x, y = point
        candidates = [(self.west, y), (self.east, y), (x, self.south), (x, self.north)]
        return min(candidates, key=lambda candidate: abs(candidate[0] - x) + abs(candidate[1] - y))

    def place_on_edge(self, point: Point) -> float:
        """How far along the edge a point of it is, clockwise from the north-west corner, from 0 to 4."""
        x, y = point
        across, down = (x - self.west) / (self.east - self.west), (self.north - y) / (self.north - self.south)
        if y == self.north:
            return across
        if x == self.east:
            return 1 + down
        if y == self.south:
            return 3 - across
        return (4 - down) % 4


def joined(lines: Sequence[Sequence[Point]]) -> list[Ring]:
    """The lines, with those that begin where others end put together."""
    chains: list[Ring] = []
    for line in lines:
        chain = list(line)
        for other in [other for other in chains if other[-1] == chain[0] or other[0] == chain[-1]]:
            chains.remove(other)
            chain = other + chain[1:] if other[-1] == chain[0] else chain + other[1:]
        chains.append(chain)
    return chains


def sea_areas(coastlines: Sequence[Sequence[Point]], *, box: Box) -> Iterator[Ring]:
    """The rings of the sea within the box.

    Coastlines are cut at the edge of the box, so that each begins and ends close to it; islands that lie wholly within
    are left out, as their sea belongs to others.
    """
    open_lines = [
        [box.moved_to_edge(line[0]), *line, box.moved_to_edge(line[-1])]
        for line in joined(coastlines)
        if line[0] != line[-1]
    ]
    while open_lines:
        first = open_lines.pop(0)
        ring = list(first)
        while (following := _next_along_edge(ring[-1], lines=[first, *open_lines], box=box)) is not first:
            ring += [*_corners_between(ring[-1], following[0], box=box), *following]
            open_lines.remove(following)
        yield [*ring, *_corners_between(ring[-1], first[0], box=box), first[0]]


def _next_along_edge(point: Point, *, lines: Sequence[Ring], box: Box) -> Ring:
    """The line that begins next, clockwise along the edge: until there the edge is in the water."""
    here = box.place_on_edge(point)
    return min(lines, key=lambda line: (box.place_on_edge(line[0]) - here) % 4)


def _corners_between(one: Point, other: Point, *, box: Box) -> Iterator[Point]:
    corners = [(box.west, box.north), (box.east, box.north), (box.east, box.south), (box.west, box.south)]
    start = box.place_on_edge(one)
    length = (box.place_on_edge(other) - start) % 4
    ahead = sorted(((place - start) % 4, corner) for place, corner in enumerate(corners))
    yield from (corner for distance, corner in ahead if 0 < distance < length)


def pieces(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    """The parts of a line between the points that the map does not have."""
    piece: list[Point] = []
    for point in [*points, None]:
        if point is not None:
            piece.append(point)
        elif piece:
            yield piece
            piece = []
