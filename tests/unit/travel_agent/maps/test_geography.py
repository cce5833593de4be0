import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impl.travel_agent.domain.geography import (
    Bounds,
    Circle,
    Line,
    Polygon,
    Position,
    distance_m,
    length_m,
    line_meets,
    locate_along,
)

near_helsinki = st.builds(
    Position,
    latitude=st.floats(min_value=60.16, max_value=60.18),
    longitude=st.floats(min_value=24.93, max_value=24.96),
)
lines = st.lists(near_helsinki, min_size=1, max_size=40)


def at(latitude: float, longitude: float) -> Position:
    return Position(latitude=latitude, longitude=longitude)


SQUARE = Polygon(ring=(at(60.17, 24.94), at(60.17, 24.95), at(60.175, 24.95), at(60.175, 24.94)))


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (-91, 0), (0, 181), (math.nan, 0), (0, math.inf)])
def test_a_position_off_the_earth_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="no position"):
        at(latitude, longitude)


def test_a_polygon_of_two_corners_is_refused() -> None:
    with pytest.raises(ValueError, match="three different corners"):
        Polygon(ring=(at(60, 24), at(60, 25), at(60, 24)))


@pytest.mark.parametrize("radius", [0, -1, math.nan, math.inf])
def test_a_circle_without_a_radius_is_refused(radius: float) -> None:
    with pytest.raises(ValueError, match="radius"):
        Circle(centre=at(60, 24), radius_m=radius)


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_m(at(60, 24), at(61, 24)) == pytest.approx(111_320)


def test_a_degree_of_longitude_is_half_as_long_at_60_degrees_north() -> None:
    assert distance_m(at(60, 24), at(60, 25)) == pytest.approx(111_320 / 2)


@given(near_helsinki, st.floats(min_value=1, max_value=5000))
def test_the_polygon_around_a_circle_holds_it(centre: Position, radius: float) -> None:
    circle = Circle(centre=centre, radius_m=radius)
    polygon = circle.as_polygon()
    assert polygon.holds(centre)
    assert min(distance_m(centre, corner) for corner in polygon.ring) >= radius


@given(near_helsinki, st.floats(min_value=1, max_value=5000))
def test_the_bounds_around_a_circle_hold_its_rim(centre: Position, radius: float) -> None:
    bounds = Circle(centre=centre, radius_m=radius).bounds
    north = at(centre.latitude + 0.999 * radius / 111_320, centre.longitude)
    assert bounds.holds(north)
    assert bounds.holds(centre)


def test_a_polygon_holds_what_is_inside_and_nothing_else() -> None:
    assert SQUARE.holds(at(60.172, 24.945))
    assert not SQUARE.holds(at(60.176, 24.945))
    assert not SQUARE.holds(at(60.172, 24.951))


@given(lines, near_helsinki)
def test_a_line_is_nowhere_nearer_than_where_it_is_located(line: list[Position], position: Position) -> None:
    where = locate_along(line, position=position)
    assert where.distance_m <= min(distance_m(position, each) for each in line) * 1.001 + 0.01
    assert 0 <= where.along_m <= length_m(line) * 1.001 + 0.01


@given(lines)
def test_a_corner_of_a_line_lies_on_it(line: list[Position]) -> None:
    prepared = Line(line)
    assert all(prepared.locate(corner).distance_m < 0.01 for corner in line)


def test_half_way_along_a_line_is_half_its_length() -> None:
    where = locate_along((at(60.17, 24.94), at(60.17, 24.95)), position=at(60.1701, 24.945))
    assert where.along_m == pytest.approx(277, abs=1)
    assert where.distance_m == pytest.approx(11.1, abs=0.1)


def test_a_line_meets_an_area_that_it_crosses_without_a_corner_inside() -> None:
    assert line_meets((at(60.172, 24.93), at(60.172, 24.96)), area=SQUARE)


def test_a_line_meets_an_area_that_it_comes_near_enough_to() -> None:
    beside = (at(60.1752, 24.941), at(60.1752, 24.949))
    assert not line_meets(beside, area=SQUARE)
    assert line_meets(beside, area=SQUARE, within_m=25)


def test_a_line_meets_a_circle_around_its_middle() -> None:
    line = (at(60.17, 24.94), at(60.17, 24.95))
    assert line_meets(line, area=Circle(centre=at(60.1701, 24.945), radius_m=20))
    assert not line_meets(line, area=Circle(centre=at(60.1711, 24.945), radius_m=20))


def test_an_empty_line_meets_nothing() -> None:
    assert not line_meets((), area=SQUARE)


def test_bounds_know_what_overlaps_them() -> None:
    bounds = Bounds(south=60, west=24, north=61, east=25)
    assert bounds.meets(Bounds(south=60.5, west=24.5, north=62, east=26))
    assert not bounds.meets(Bounds(south=61.5, west=24.5, north=62, east=26))
