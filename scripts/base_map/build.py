"""Reads the extract and writes the base map of the demo console, as it is and compressed."""

import gzip
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import osmium
import osmium.geom
import osmium.io
import osmium.osm
import osmium.osm.types

from scripts.base_map.layers import Drawing, Layer, drawing_of_area, drawing_of_line, drawing_of_name
from scripts.base_map.sea import Box, Point, pieces, sea_areas
from scripts.maps import ATTRIBUTION_TEXT, ATTRIBUTION_URL, EXTRACT, obtain_extract
from scripts.stack.progress import step

MADE_BY = Path(__file__).parent
DECIMALS = 6
"""A tenth of a metre."""
FILE = "base.geojson"
"""What the console asks for; beside it lies the same compressed, for servers to choose."""
KEPT_TAGS = ("name", "name:en", "name:sv", "bridge")


@dataclass(slots=True, kw_only=True)
class BaseMap:
    """What is drawn."""

    box: Box
    features: list[dict[str, object]] = field(default_factory=list)
    coastlines: list[list[Point]] = field(default_factory=list)

    def add(self, drawing: Drawing, *, geometry: Mapping[str, object], tags: Mapping[str, str]) -> None:
        """Draw something."""
        kept = {name: tags[name] for name in KEPT_TAGS if name in tags}
        properties = {"layer": drawing.layer.value, "kind": drawing.kind, **kept}
        self.features.append({"type": "Feature", "properties": properties, "geometry": geometry})

    def document(self) -> dict[str, object]:
        """The GeoJSON document (RFC 7946) with the credit that the data asks for."""
        box = self.box
        return {
            "type": "FeatureCollection",
            "bbox": [round(value, DECIMALS) for value in (box.west, box.south, box.east, box.north)],
            "attribution": {"text": ATTRIBUTION_TEXT, "url": ATTRIBUTION_URL},
            "features": self.features,
        }


def obtain_base_map() -> Path:
    """The directory of the base map, made if it is not there.

    Raises:
        StackFailure: the extract cannot be had.
    """
    directory = EXTRACT.with_name(f"base-map-{_fingerprint(obtain_extract())}")
    if not directory.is_dir():
        with step("maps", doing="drawing the base map of the console", done=f"kept in {directory}"):
            _write(directory, document=read_base_map(EXTRACT).document())
    return directory


def read_base_map(extract: Path) -> BaseMap:
    """Read everything that is drawn from an extract that tells its bounds."""
    base_map = BaseMap(box=_box(extract))
    base_map.add(Drawing(layer=Layer.EXTENT, kind="extent"), geometry=_polygon([base_map.box.ring]), tags={})
    for element in osmium.FileProcessor(str(extract)).with_locations().with_areas():
        if element.tags:
            _draw(base_map, element=element, tags={tag.k: tag.v for tag in element.tags})
    for ring in sea_areas(base_map.coastlines, box=base_map.box):
        base_map.add(Drawing(layer=Layer.WATER, kind="sea"), geometry=_polygon([ring]), tags={})
    return base_map


def _draw(base_map: BaseMap, *, element: osmium.osm.types.OSMEntity, tags: Mapping[str, str]) -> None:
    if isinstance(element, osmium.osm.Node):
        _draw_name(base_map, point=(element.lon, element.lat), tags=tags)
    elif isinstance(element, osmium.osm.Way):
        points = [_point(node) for node in element.nodes]
        _draw_line(base_map, points=points, tags=tags)
        if element.is_closed() and None in points:
            _draw_cut_area(base_map, points=points, tags=tags)
    elif isinstance(element, osmium.osm.Area):
        _draw_area(base_map, area=element, tags=tags)


def _draw_line(base_map: BaseMap, *, points: Sequence[Point | None], tags: Mapping[str, str]) -> None:
    drawing = drawing_of_line(tags)
    for line in (piece for piece in pieces(points) if len(piece) > 1):
        if tags.get("natural") == "coastline":
            base_map.coastlines.append(line)
        elif drawing is not None:
            base_map.add(drawing, geometry={"type": "LineString", "coordinates": _rounded(line)}, tags=tags)


def _draw_cut_area(base_map: BaseMap, *, points: Sequence[Point | None], tags: Mapping[str, str]) -> None:
    """Draw the part of an area that the extract has, closed along a straight line where it is cut."""
    corners = list(dict.fromkeys(point for point in points if point is not None))
    drawing = drawing_of_area(tags)
    if drawing is not None and len(corners) > 2:
        ring = [*corners, corners[0]]
        base_map.add(drawing, geometry=_polygon([ring]), tags=tags)
        _draw_name(base_map, point=_middle(ring), tags=tags)


def _draw_area(base_map: BaseMap, *, area: osmium.osm.Area, tags: Mapping[str, str]) -> None:
    drawing = drawing_of_area(tags)
    rings = [[_ring(outer), *map(_ring, area.inner_rings(outer))] for outer in area.outer_rings()]
    if drawing is not None and rings:
        geometry = {"type": "MultiPolygon", "coordinates": [[_rounded(ring) for ring in part] for part in rings]}
        base_map.add(drawing, geometry=geometry, tags=tags)
    if rings:
        _draw_name(base_map, point=_middle(rings[0][0]), tags=tags)


def _draw_name(base_map: BaseMap, *, point: Point, tags: Mapping[str, str]) -> None:
    if (drawing := drawing_of_name(tags)) is not None:
        base_map.add(drawing, geometry={"type": "Point", "coordinates": _rounded([point])[0]}, tags=tags)


def _box(extract: Path) -> Box:
    with osmium.io.Reader(str(extract)) as reader:
        box = reader.header().box()
    low, high = box.bottom_left, box.top_right
    return Box(west=low.lon, south=low.lat, east=high.lon, north=high.lat)


def _point(node: osmium.osm.NodeRef) -> Point | None:
    return (node.lon, node.lat) if node.location.valid() else None


def _ring(nodes: Any) -> list[Point]:
    return [(node.lon, node.lat) for node in nodes]


def _middle(ring: Sequence[Point]) -> Point:
    corners = ring[:-1]
    return sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)


def _polygon(rings: Sequence[Sequence[Point]]) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [_rounded(ring) for ring in rings]}


def _rounded(line: Sequence[Point]) -> list[list[float]]:
    return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in line]


def _write(directory: Path, *, document: Mapping[str, object]) -> None:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    staging = Path(tempfile.mkdtemp(prefix=f"{directory.name}.", dir=directory.parent))
    staging.chmod(0o755)
    (staging / FILE).write_bytes(text)
    # Without a time inside, the same map is the same bytes.
    (staging / f"{FILE}.gz").write_bytes(gzip.compress(text, compresslevel=9, mtime=0))
    try:
        staging.replace(directory)
    except OSError:
        # Another process was first, and made the same.
        shutil.rmtree(staging)
        if not directory.is_dir():
            raise


def _fingerprint(extract: Path) -> str:
    digest = hashlib.sha256(extract.read_bytes())
    for source in sorted(MADE_BY.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
