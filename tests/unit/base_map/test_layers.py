"""What the base map draws of OpenStreetMap."""

import pytest

from scripts.base_map.layers import Drawing, Layer, drawing_of_area, drawing_of_line, drawing_of_name


@pytest.mark.parametrize(
    ("tags", "drawing"),
    [
        ({"highway": "primary"}, Drawing(layer=Layer.ROAD, kind="major")),
        ({"highway": "footway"}, Drawing(layer=Layer.ROAD, kind="path")),
        ({"highway": "unclassified", "tunnel": "building_passage"}, Drawing(layer=Layer.ROAD, kind="minor")),
        ({"railway": "tram"}, Drawing(layer=Layer.RAIL, kind="tram")),
        ({"highway": "secondary", "tunnel": "yes"}, None),
        ({"highway": "footway", "layer": "-1"}, None),
        ({"highway": "footway", "indoor": "yes"}, None),
        ({"highway": "pedestrian", "area": "yes"}, None),
        ({"railway": "subway"}, None),
        ({"barrier": "wall"}, None),
    ],
)
def test_lines(tags: dict[str, str], drawing: Drawing | None) -> None:
    assert drawing_of_line(tags) == drawing


@pytest.mark.parametrize(
    ("tags", "drawing"),
    [
        ({"building": "yes", "leisure": "park"}, Drawing(layer=Layer.BUILDING, kind="building")),
        ({"building": "no", "leisure": "park"}, Drawing(layer=Layer.GREEN, kind="park")),
        ({"natural": "water"}, Drawing(layer=Layer.WATER, kind="inland")),
        ({"highway": "pedestrian"}, Drawing(layer=Layer.PAVED, kind="paved")),
        ({"building": "yes", "location": "underground"}, None),
        ({"railway": "platform", "layer": "-2"}, None),
        ({"amenity": "school"}, None),
    ],
)
def test_areas(tags: dict[str, str], drawing: Drawing | None) -> None:
    assert drawing_of_area(tags) == drawing


def test_only_places_with_a_name_are_written_on_the_map() -> None:
    assert drawing_of_name({"place": "square", "name": "Rautatientori"}) == Drawing(layer=Layer.PLACE, kind="square")
    assert drawing_of_name({"place": "square"}) is None
    assert drawing_of_name({"amenity": "cafe", "name": "Ekberg"}) is None
