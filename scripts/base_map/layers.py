"""Which things of OpenStreetMap the base map draws, and as what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """What is drawn alike."""

    EXTENT = "extent"
    WATER = "water"
    GREEN = "green"
    PAVED = "paved"
    BUILDING = "building"
    ROAD = "road"
    RAIL = "rail"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """How a thing is drawn: its layer, and its kind within that."""

    layer: Layer
    kind: str


ROADS: Mapping[str, str] = {
    **dict.fromkeys(("motorway", "trunk", "primary", "motorway_link", "trunk_link", "primary_link"), "major"),
    **dict.fromkeys(("secondary", "tertiary", "secondary_link", "tertiary_link"), "secondary"),
    **dict.fromkeys(("residential", "unclassified", "living_street"), "minor"),
    "service": "service",
    "pedestrian": "pedestrian",
    "cycleway": "cycleway",
    **dict.fromkeys(("footway", "path", "track"), "path"),
    "steps": "steps",
}
RAILS: Mapping[str, str] = {"rail": "rail", "light_rail": "rail", "tram": "tram"}
GREENS: Mapping[tuple[str, str], str] = {
    **dict.fromkeys((("leisure", "park"), ("leisure", "garden"), ("leisure", "nature_reserve")), "park"),
    **dict.fromkeys((("landuse", "grass"), ("landuse", "village_green"), ("natural", "grassland")), "grass"),
    **dict.fromkeys((("natural", "wood"), ("landuse", "forest"), ("natural", "scrub")), "wood"),
    **dict.fromkeys((("leisure", "pitch"), ("leisure", "playground")), "pitch"),
    ("landuse", "cemetery"): "park",
}
WATERS = {("natural", "water"), ("landuse", "basin"), ("landuse", "reservoir"), ("waterway", "riverbank")}
PAVED_AREAS = {"pedestrian", "footway", "platform"}
PLACES: Mapping[tuple[str, str], str] = {
    **dict.fromkeys((("place", "suburb"), ("place", "neighbourhood"), ("place", "quarter")), "area"),
    ("place", "square"): "square",
    **dict.fromkeys((("natural", "bay"), ("natural", "strait"), ("natural", "water")), "water"),
    ("leisure", "park"): "park",
    ("railway", "station"): "station",
}


def drawing_of_area(tags: Mapping[str, str]) -> Drawing | None:
    """How an area is drawn; None where it is not."""
    if tags.get("building", "no") != "no":
        return None if _is_below_ground(tags) else Drawing(layer=Layer.BUILDING, kind="building")
    pairs = set(tags.items())
    if pairs & WATERS:
        return Drawing(layer=Layer.WATER, kind="inland")
    if green := next((kind for pair, kind in GREENS.items() if pair in pairs), None):
        return Drawing(layer=Layer.GREEN, kind=green)
    is_paved = tags.get("highway") in PAVED_AREAS or tags.get("railway") == "platform"
    return Drawing(layer=Layer.PAVED, kind="paved") if is_paved and not _is_below_ground(tags) else None


def drawing_of_line(tags: Mapping[str, str]) -> Drawing | None:
    """How a line is drawn; None where it is not, as inside of buildings and below the ground."""
    if _is_below_ground(tags) or tags.get("area") == "yes":
        return None
    if road := ROADS.get(tags.get("highway", "")):
        return Drawing(layer=Layer.ROAD, kind=road)
    if rail := RAILS.get(tags.get("railway", "")):
        return Drawing(layer=Layer.RAIL, kind=rail)
    return None


def drawing_of_name(tags: Mapping[str, str]) -> Drawing | None:
    """How the name of a place is written on the map; None where it has none or is not."""
    if "name" not in tags:
        return None
    pairs = set(tags.items())
    kind = next((kind for pair, kind in PLACES.items() if pair in pairs), None)
    return None if kind is None else Drawing(layer=Layer.PLACE, kind=kind)


def _is_below_ground(tags: Mapping[str, str]) -> bool:
    return (
        tags.get("tunnel", "no") not in {"no", "building_passage"}
        or tags.get("indoor", "no") == "yes"
        or tags.get("location") == "underground"
        or tags.get("layer", "0").startswith("-")
    )
