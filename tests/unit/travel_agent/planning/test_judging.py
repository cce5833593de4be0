"""Options are judged by reckoning: the same ones always come in the same order, for reasons that hold."""

import random
from datetime import timedelta

import pytest

from generated.models import NotBookableReason, OptionReason, VehicleClass
from impl.travel_agent.domain.facts import Source
from impl.travel_agent.domain.judging import WEIGHTS, Advice, Judged, advice, judge, weights_for
from impl.travel_agent.domain.routes import RoutePreference, TravelMode
from impl.travel_agent.domain.trips import IncidentOnWay, Priority, TripOption, TripPreferences
from impl.travel_agent.domain.weather import WeatherCondition, WeatherReport
from tests.support.maps import NOON, an_incident
from tests.support.trips import TUESDAY_NINE, a_route, an_option

_PLAIN = TripPreferences()


def judged(*options: TripOption, preferences: TripPreferences = _PLAIN) -> dict[TravelMode, Judged]:
    return {each.option.mode: each for each in judge(options, preferences=preferences)}


def order(*options: TripOption, priority: Priority) -> list[TravelMode]:
    ranked = judge(options, preferences=TripPreferences(priority=priority))
    return [each.option.mode for each in ranked]


def test_no_options_give_no_judgement() -> None:
    assert judge([], preferences=_PLAIN) == ()


def test_the_quickest_way_has_the_full_score_for_time_and_one_twice_as_long_none() -> None:
    scores = judged(an_option(minutes=10), an_option(TravelMode.CAR, minutes=15), an_option(TravelMode.VAN, minutes=20))
    assert [each.score.time for each in scores.values()] == [100, 50, 0]


def test_a_way_that_arrives_too_late_has_no_score_for_time() -> None:
    [late] = judge([an_option(minutes=30)], preferences=_PLAIN, arrives_by=TUESDAY_NINE + timedelta(minutes=20))
    assert late.score.time == 0


def test_the_score_for_the_price_falls_with_the_share_above_the_cheapest() -> None:
    scores = judged(an_option(price=200), an_option(TravelMode.CAR, price=800))
    assert scores[TravelMode.BIKE].score.price == 100
    assert scores[TravelMode.CAR].score.price == 25


def test_walking_costs_nothing() -> None:
    scores = judged(an_option(price=200), an_option(TravelMode.WALK, minutes=15))
    assert scores[TravelMode.WALK].score.price == 100
    assert scores[TravelMode.BIKE].score.price == 0


def test_a_price_that_nobody_knows_is_neither_good_nor_bad() -> None:
    assert judged(an_option(price=None))[TravelMode.BIKE].score.price == 50


def test_the_longest_walk_that_is_accepted_has_no_score_for_walking() -> None:
    preferences = TripPreferences(max_walk_m=500)
    scores = judged(an_option(walk_m=500), an_option(TravelMode.CAR, walk_m=125), preferences=preferences)
    assert scores[TravelMode.BIKE].score.walking == 0
    assert scores[TravelMode.CAR].score.walking == 75


def test_who_walks_all_the_way_walks_the_way() -> None:
    assert (
        judged(an_option(TravelMode.WALK, route=a_route(TravelMode.WALK, distance_m=250)))[
            TravelMode.WALK
        ].score.walking
        == 75
    )


def test_a_battery_that_could_make_the_trip_again_has_the_full_score_for_range() -> None:
    route = a_route(distance_m=4000)
    scores = judged(
        an_option(route=route, range_left_m=4000),
        an_option(TravelMode.CAR, route=route, range_left_m=1000),
        an_option(TravelMode.VAN, route=route, range_left_m=None),
    )
    assert [scores[mode].score.range for mode in (TravelMode.BIKE, TravelMode.CAR, TravelMode.VAN)] == [100, 25, 50]


def test_a_liked_class_scores_for_preference() -> None:
    scores = judged(
        an_option(),
        an_option(TravelMode.CAR),
        preferences=TripPreferences(vehicle_classes=(VehicleClass.BIKE,)),
    )
    assert scores[TravelMode.BIKE].score.preference == 100
    assert scores[TravelMode.CAR].score.preference == 30
    assert OptionReason.MATCHES_PREFERENCE in scores[TravelMode.BIKE].reasons
    assert OptionReason.MATCHES_PREFERENCE not in scores[TravelMode.CAR].reasons


def test_a_toll_counts_against_a_way_only_where_tolls_are_to_be_avoided() -> None:
    with_toll = an_option(TravelMode.CAR, route=a_route(TravelMode.CAR, has_toll=True))
    assert judged(with_toll)[TravelMode.CAR].score.preference == 100
    assert judged(with_toll, preferences=TripPreferences(avoid_tolls=True))[TravelMode.CAR].score.preference == 0


def test_heavy_rain_counts_against_who_rides_in_the_open() -> None:
    rain = WeatherReport(
        hour=NOON, temperature_c=8, precipitation_mm=6, wind_m_s=4, condition=WeatherCondition.HEAVY_RAIN
    )
    ranked = judge([an_option(), an_option(TravelMode.CAR)], preferences=_PLAIN, weather=rain)
    scores = {each.option.mode: each.score.preference for each in ranked}
    assert scores == {TravelMode.BIKE: 20, TravelMode.CAR: 100}


def test_a_blocked_way_has_no_score_for_preference_and_comes_after_open_ones() -> None:
    source = Source(name="city", url="", licence="", attribution="")
    blocking = IncidentOnWay(incident=an_incident(), source=source, observed_at=NOON)
    blocked = an_option(minutes=5, incidents=(blocking,))
    ranked = judge([blocked, an_option(TravelMode.CAR, minutes=20)], preferences=_PLAIN)
    assert [each.option.mode for each in ranked] == [TravelMode.CAR, TravelMode.BIKE]
    assert ranked[1].score.preference == 0


@pytest.mark.parametrize("priority", Priority)
def test_the_weights_of_a_priority_add_up_to_a_hundred(priority: Priority) -> None:
    weights = WEIGHTS[priority]
    assert weights.time + weights.price + weights.walking + weights.range + weights.preference == 100


def test_a_pleasant_way_counts_for_half_where_it_is_asked_for() -> None:
    scenic = an_option(minutes=14, route=a_route(preference=RoutePreference.SCENIC))
    fast = an_option(minutes=10)
    preferences = TripPreferences(route=RoutePreference.SCENIC)
    assert weights_for(preferences).preference == 50
    best, other = judge([fast, scenic], preferences=preferences)
    assert best.option is scenic
    assert OptionReason.SCENIC in best.reasons
    assert OptionReason.FASTEST in other.reasons


def test_each_priority_prefers_what_it_says() -> None:
    bike = an_option(minutes=15, price=300, walk_m=700)
    car = an_option(TravelMode.CAR, minutes=10, price=900, walk_m=50)
    walk = an_option(TravelMode.WALK, minutes=40, route=a_route(TravelMode.WALK, distance_m=3000))
    assert order(bike, car, walk, priority=Priority.FASTEST)[0] is TravelMode.CAR
    assert order(bike, car, walk, priority=Priority.CHEAPEST)[0] is TravelMode.WALK
    assert order(bike, car, walk, priority=Priority.LEAST_WALKING)[0] is TravelMode.CAR
    assert order(bike, car, walk, priority=Priority.GREENEST)[0] is TravelMode.WALK


def test_ways_that_cannot_be_taken_come_last() -> None:
    without_vehicle = an_option(minutes=5, price=None, reason=NotBookableReason.NO_VEHICLE_NEAR)
    ranked = judge([without_vehicle, an_option(TravelMode.CAR, minutes=30, price=2000)], preferences=_PLAIN)
    assert [each.option.mode for each in ranked] == [TravelMode.CAR, TravelMode.BIKE]
    assert ranked[1].reasons == ()


def test_the_only_way_that_can_be_taken_is_told_to_be_the_only_one() -> None:
    [best, _] = judge(
        [an_option(), an_option(TravelMode.CAR, reason=NotBookableReason.RANGE_INSUFFICIENT)], preferences=_PLAIN
    )
    assert best.reasons == (OptionReason.ONLY_OPTION,)


def test_what_all_options_share_is_no_reason() -> None:
    ranked = judged(an_option(minutes=10, price=200), an_option(TravelMode.CAR, minutes=10, price=200))
    assert OptionReason.FASTEST not in ranked[TravelMode.BIKE].reasons
    assert OptionReason.CHEAPEST not in ranked[TravelMode.CAR].reasons
    assert OptionReason.GREENEST in ranked[TravelMode.BIKE].reasons


def test_the_order_does_not_depend_on_the_order_of_the_options() -> None:
    options = [
        an_option(minutes=10),
        an_option(minutes=10),
        an_option(TravelMode.CAR, minutes=10),
        an_option(TravelMode.SCOOTER, minutes=12, price=180),
        an_option(TravelMode.WALK, minutes=25),
    ]
    expected = [each.option.id for each in judge(options, preferences=_PLAIN)]
    shuffler = random.Random(7)
    for _ in range(20):
        shuffler.shuffle(options)
        assert [each.option.id for each in judge(options, preferences=_PLAIN)] == expected


def test_a_short_way_is_advised_to_be_walked() -> None:
    ranked = judge(
        [an_option(minutes=4, price=100), an_option(TravelMode.WALK, minutes=8)],
        preferences=TripPreferences(priority=Priority.FASTEST),
    )
    assert Advice.WALK_INSTEAD in advice(ranked, asked=[TravelMode.BIKE, TravelMode.WALK], max_walk_m=1000)


def test_without_a_vehicle_more_walking_and_another_mode_are_advised() -> None:
    ranked = judge([an_option(reason=NotBookableReason.NO_VEHICLE_NEAR)], preferences=_PLAIN)
    found = advice(ranked, asked=[TravelMode.BIKE], max_walk_m=200)
    assert found == (Advice.ALLOW_MORE_WALKING, Advice.OTHER_MODE)


def test_a_trip_that_cannot_be_reserved_yet_is_advised_to_be_booked_later() -> None:
    ranked = judge([an_option(reason=NotBookableReason.TOO_EARLY_TO_BOOK)], preferences=_PLAIN)
    assert advice(ranked, asked=[TravelMode.BIKE], max_walk_m=1000) == (Advice.BOOK_LATER,)
