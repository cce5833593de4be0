"""The base map of the demo console, from the real extract."""

import gzip
import json
from collections import Counter
from typing import Any

import pytest

from scripts.base_map.build import FILE, obtain_base_map, read_base_map
from scripts.maps import EXTRACT, obtain_extract


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((obtain_base_map() / FILE).read_bytes())
    return loaded


def properties_of(document: dict[str, Any]) -> list[dict[str, str]]:
    return [feature["properties"] for feature in document["features"]]


def test_it_has_streets_water_parks_buildings_and_names(document: dict[str, Any]) -> None:
    layers = Counter(properties["layer"] for properties in properties_of(document))
    assert layers["road"] > 1500
    assert layers["building"] > 400
    assert layers["green"] > 100
    assert {"water", "paved", "rail", "place"} < set(layers)


def test_the_bay_in_the_middle_is_sea_and_the_station_square_is_named(document: dict[str, Any]) -> None:
    found = properties_of(document)
    assert sum(properties["kind"] == "sea" for properties in found) == 3
    assert ("square", "Rautatientori") in {(properties["kind"], properties.get("name")) for properties in found}


def test_it_tells_whose_data_it_is_and_what_it_covers(document: dict[str, Any]) -> None:
    assert "OpenStreetMap contributors" in document["attribution"]["text"]
    west, south, east, north = document["bbox"]
    assert west < 24.9415 < east
    assert south < 60.1708 < north


def test_every_ring_is_closed(document: dict[str, Any]) -> None:
    for feature in document["features"]:
        geometry = feature["geometry"]
        parts = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
        for part in parts.get(geometry["type"], []):
            assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in part), feature["properties"]


def test_it_is_made_once() -> None:
    made = obtain_base_map() / FILE
    changed = made.stat().st_mtime_ns
    assert obtain_base_map() / FILE == made
    assert made.stat().st_mtime_ns == changed


def test_the_same_lies_there_compressed() -> None:
    plain = obtain_base_map() / FILE
    packed = plain.with_name(f"{FILE}.gz")
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert packed.stat().st_size < 200_000


def test_the_same_extract_gives_the_same_map(document: dict[str, Any]) -> None:
    assert json.loads(json.dumps(read_base_map(obtain_extract()).document())) == document
    assert EXTRACT.exists()
