"""Where an extract has scenery: along the water, in and along parks, and at viewpoints."""

from collections.abc import Iterable, Iterator
from typing import Final

from impl.travel_agent.domain.geography import METRES_PER_DEGREE
from impl.travel_agent.maps.extract_geometry import Point, walk
from impl.travel_agent.maps.extract_reading import Feature

_EVERY_M: Final = 30
# A hall of its own size: what is larger is countryside, and its edge is scenery enough.
_MOST_POINTS_INSIDE: Final = 2000


def scenery_points(features: Iterable[Feature]) -> Iterator[Point]:
    """Points on the outlines of parks and water, within parks, and of viewpoints, about 30 m apart."""
    for feature in features:
        if _is_park(feature) or _is_water(feature):
            yield from walk(feature.points, every_m=_EVERY_M)
            if _is_park(feature) and feature.closed:
                yield from _inside(feature)
        elif feature.tags.get("tourism") == "viewpoint":
            yield feature.middle


def _is_park(feature: Feature) -> bool:
    return feature.tags.get("leisure") in {"park", "garden", "nature_reserve"}


def _is_water(feature: Feature) -> bool:
    tags = feature.tags
    on_surface = tags.get("tunnel", "no") == "no" and tags.get("amenity") != "fountain"
    is_water = tags.get("natural") in {"water", "coastline", "beach"} or tags.get("waterway") in {"river", "canal"}
    return is_water and on_surface and len(feature.points) > 1


def _inside(feature: Feature) -> Iterator[Point]:
    """The points of a grid that lie within the outline (by the number of edges east of each)."""
    latitudes = [latitude for latitude, _ in feature.points]
    longitudes = [longitude for _, longitude in feature.points]
    step = _EVERY_M / METRES_PER_DEGREE
    rows = int((max(latitudes) - min(latitudes)) / step)
    columns = int((max(longitudes) - min(longitudes)) / (2 * step))
    if rows * columns > _MOST_POINTS_INSIDE:
        return
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            point = (min(latitudes) + row * step, min(longitudes) + column * 2 * step)
            if _holds(feature.points, point=point):
                yield point


def _holds(ring: tuple[Point, ...], *, point: Point) -> bool:
    inside = False
    for one, other in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (one[0] > point[0]) != (other[0] > point[0]):
            share = (point[0] - one[0]) / (other[0] - one[0])
            inside ^= point[1] < one[1] + share * (other[1] - one[1])
    return inside
