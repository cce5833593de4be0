"""Reads places, streets and scenery from an extract of OpenStreetMap. Nothing else imports the reading library."""

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import osmium
import osmium.io
import osmium.osm
import osmium.osm.types

from impl.travel_agent.domain.geography import Bounds
from impl.travel_agent.maps.extract_geometry import Point
from impl.travel_agent.maps.valhalla_programs import BuildFailure

_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A thing of the map with tags: its key (such as `n123`), its line or single point, and whether it is an area."""

    key: str
    tags: Mapping[str, str]
    points: tuple[Point, ...]
    closed: bool

    @property
    def middle(self) -> Point:
        """A point of a line that lies on it, and the centre of an area."""
        if not self.closed:
            return self.points[len(self.points) // 2]
        return (
            statistics.fmean(latitude for latitude, _ in self.points),
            statistics.fmean(longitude for _, longitude in self.points),
        )


@dataclass(slots=True, kw_only=True)
class Extract:
    """What has been read: the features, what they cover, and when the newest was edited."""

    bounds: Bounds
    features: list[Feature] = field(default_factory=list)
    as_of: datetime = _NEVER


def read_extract(path: Path) -> Extract:
    """Read all nodes, ways and areas with tags that places can be made of.

    Raises:
        BuildFailure: the file is not an extract, or holds nothing.
    """
    try:
        return _read(path)
    except (RuntimeError, OSError) as error:
        raise BuildFailure(
            f"{path} cannot be read.\n  Why: {error}.\n  Fix: take a complete file of the format .osm.pbf."
        ) from error


def _read(path: Path) -> Extract:
    extract = Extract(bounds=Bounds(south=0, west=0, north=0, east=0))
    south, west, north, east = 90.0, 180.0, -90.0, -180.0
    for element in osmium.FileProcessor(str(path)).with_locations().with_areas():
        if isinstance(element, osmium.osm.Node):
            south, north = min(south, element.lat), max(north, element.lat)
            west, east = min(west, element.lon), max(east, element.lon)
        if isinstance(element, osmium.osm.Changeset):
            continue
        extract.as_of = max(extract.as_of, element.timestamp)
        if element.tags:
            extract.features.extend(_features(element))
    if not extract.features:
        raise BuildFailure(f"{path} holds no places.\n  Fix: take an extract of OpenStreetMap that holds a city.")
    extract.bounds = _declared_bounds(path) or Bounds(south=south, west=west, north=north, east=east)
    return extract


def _declared_bounds(path: Path) -> Bounds | None:
    """What the file says it covers. Roads that cross its edge are complete, so its points reach further."""
    with osmium.io.Reader(str(path)) as reader:
        box = reader.header().box()
    if not box.valid():
        return None
    low, high = box.bottom_left, box.top_right
    return Bounds(south=low.lat, west=low.lon, north=high.lat, east=high.lon)


def _features(element: osmium.osm.types.OSMEntity) -> Iterator[Feature]:
    tags = {tag.k: tag.v for tag in element.tags}
    if isinstance(element, osmium.osm.Node):
        yield Feature(key=f"n{element.id}", tags=tags, points=((element.lat, element.lon),), closed=False)
    elif isinstance(element, osmium.osm.Way):
        points = _points(iter(element.nodes))
        if points:
            yield Feature(key=f"w{element.id}", tags=tags, points=points, closed=_is_area(tags, points=points))
    elif isinstance(element, osmium.osm.Area) and not element.from_way():
        for ring in element.outer_rings():
            points = _points(iter(ring))
            if points:
                yield Feature(key=f"r{element.orig_id()}", tags=tags, points=points, closed=True)
                # Further rings are parts of the same place.
                break


def _is_area(tags: Mapping[str, str], *, points: tuple[Point, ...]) -> bool:
    is_closed = len(points) > 3 and points[0] == points[-1]
    return is_closed and (tags.get("area") == "yes" or not {"highway", "barrier", "railway"} & tags.keys())


def _points(nodes: Iterator[osmium.osm.NodeRef]) -> tuple[Point, ...]:
    return tuple((node.lat, node.lon) for node in nodes if node.location.valid())
