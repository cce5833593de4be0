"""Areas of sea from coastlines: the water is on the right."""

from itertools import pairwise

from scripts.base_map.sea import Box, joined, pieces, sea_areas

BOX = Box(west=0, south=0, east=10, north=10)


def area(ring: list[tuple[float, float]]) -> float:
    """The size of the area within the ring."""
    return abs(sum(x * b - a * y for (x, y), (a, b) in pairwise(ring))) / 2


def test_a_coast_from_north_to_south_with_the_land_in_the_east_leaves_the_west_to_the_sea() -> None:
    (ring,) = sea_areas([[(4, 9.9), (4, 0.1)]], box=BOX)
    assert ring[0] == ring[-1]
    assert area(ring) == 40
    assert {(0, 0), (0, 10)} < set(ring)


def test_the_same_coast_the_other_way_leaves_the_east_to_the_sea() -> None:
    (ring,) = sea_areas([[(4, 0.1), (4, 9.9)]], box=BOX)
    assert area(ring) == 60


def test_two_coasts_make_a_strait() -> None:
    (ring,) = sea_areas([[(4, 0.1), (4, 9.9)], [(6, 9.9), (6, 0.1)]], box=BOX)
    assert area(ring) == 20


def test_bays_of_one_side_are_areas_of_their_own() -> None:
    north, south = sea_areas([[(9.9, 7), (8, 7), (8, 8), (9.9, 8)], [(9.9, 2), (8, 2), (8, 3), (9.9, 3)]], box=BOX)
    assert (area(north), area(south)) == (2, 2)


def test_parts_of_a_coast_are_put_together_in_any_order() -> None:
    assert joined([[(2, 2), (3, 3)], [(5, 5), (6, 6)], [(3, 3), (5, 5)]]) == [[(2, 2), (3, 3), (5, 5), (6, 6)]]


def test_a_land_without_a_coast_has_no_sea() -> None:
    assert list(sea_areas([], box=BOX)) == []


def test_a_line_breaks_where_the_map_has_no_points() -> None:
    assert list(pieces([None, (1, 1), (2, 2), None, None, (3, 3)])) == [[(1, 1), (2, 2)], [(3, 3)]]
