from datetime import datetime

import pytest

from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.places import (
    Ambiguous,
    Candidate,
    ClearMatch,
    NothingFound,
    Place,
    PlaceCategory,
    PlaceKind,
    PlaceQuery,
    resolve,
)
from impl.travel_agent.maps.categories import categories_of, cuisines_of, serves, tags_of

METRES_NORTH = 1 / 111_320


def candidate(name: str, *, score: float, metres_north: float = 0) -> Candidate:
    place = Place(
        key=f"n{metres_north:g}",
        name=name,
        kind=PlaceKind.POI,
        category=None,
        position=Position(latitude=60.17 + metres_north * METRES_NORTH, longitude=24.94),
    )
    return Candidate(place=place, score=score)


def test_nothing_is_found_among_names_that_are_not_alike() -> None:
    assert resolve([candidate("Komppi", score=61)]) == NothingFound()
    assert resolve([]) == NothingFound()


def test_a_good_match_without_rivals_is_clear() -> None:
    best = candidate("Stockmann", score=92)
    assert resolve([candidate("Stockholm", score=70, metres_north=500), best]) == ClearMatch(place=best.place, score=92)


def test_a_poor_match_is_asked_about() -> None:
    assert isinstance(resolve([candidate("Komppi", score=81)]), Ambiguous)


def test_two_places_of_one_name_are_asked_about() -> None:
    here, there = candidate("Hesburger", score=98), candidate("Hesburger", score=98, metres_north=500)
    assert resolve([here, there]) == Ambiguous(candidates=(here, there))


def test_a_square_and_its_station_are_one_place() -> None:
    square, station = candidate("Rautatientori", score=100), candidate("Railway Square", score=100, metres_north=250)
    assert isinstance(resolve([square, station]), ClearMatch)


def test_neighbours_that_are_merely_alike_are_asked_about() -> None:
    one, other = candidate("Komppi", score=84), candidate("Kamppi Chapel", score=82, metres_north=167)
    assert isinstance(resolve([one, other]), Ambiguous)


def test_a_question_does_not_offer_one_place_twice() -> None:
    stops = [candidate("Kauppatori", score=80, metres_north=metres) for metres in (0, 40, 900)]
    answer = resolve(stops)
    assert isinstance(answer, Ambiguous)
    assert len(answer.candidates) == 2


def test_a_query_without_a_condition_is_refused() -> None:
    with pytest.raises(ValueError, match="category, a cuisine or a name"):
        PlaceQuery()


def test_a_query_for_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        PlaceQuery(cuisine="pizza", open_at=datetime(2026, 11, 24, 8))  # noqa: DTZ001 (what is refused)


def test_a_supermarket_is_a_shop_too() -> None:
    assert categories_of({"shop": "supermarket"}) == (PlaceCategory.SUPERMARKET, PlaceCategory.SHOP)


def test_a_shop_that_stands_empty_is_nothing() -> None:
    assert categories_of({"shop": "vacant"}) == ()


def test_a_bank_with_a_cash_machine_is_both() -> None:
    assert categories_of({"amenity": "bank", "atm": "yes"}) == (PlaceCategory.BANK, PlaceCategory.ATM)


@pytest.mark.parametrize("category", PlaceCategory)
def test_every_category_can_be_asked_for_by_tag(category: PlaceCategory) -> None:
    assert tags_of(category)


def test_cuisines_are_told_apart() -> None:
    assert cuisines_of("Pizza; kebab,ice cream;;pizza") == ("pizza", "kebab", "ice_cream")


def test_tacos_are_served_by_mexicans() -> None:
    assert serves("tacos", cuisines=("mexican",), name="Pancho Villa")
    assert not serves("tacos", cuisines=("italian",), name="Rossopomodoro")


def test_a_name_tells_what_is_served_where_the_map_does_not() -> None:
    assert serves("pizza", cuisines=(), name="No Pizza")
