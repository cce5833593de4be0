"""The best time to leave within a window: bounds are kept, and changes of the clock neither skip nor repeat any."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.trips import NOW, TripWindow
from impl.travel_agent.domain.windows import MOST_CANDIDATES, Way, choose
from tests.support.trips import HELSINKI_ZONE

MORNING = datetime(2026, 11, 24, 6, tzinfo=HELSINKI_ZONE)
CAR = Way(mode=TravelMode.CAR, free_flow_s=1200, walk_s=180)


def at(hour: int, minute: int = 0, *, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HELSINKI_ZONE)


def test_without_bounds_one_leaves_now() -> None:
    choice = choose(CAR, window=NOW, now=MORNING)
    assert choice.best.leaves_at == MORNING
    assert choice.candidates == ()


def test_a_departure_is_kept_exactly() -> None:
    assert choose(CAR, window=TripWindow(leaves_after=at(8)), now=MORNING).best.leaves_at == at(8)


def test_the_walk_to_the_vehicle_is_part_of_the_way() -> None:
    night = Way(mode=TravelMode.CAR, free_flow_s=600, walk_s=120)
    best = choose(night, window=TripWindow(leaves_after=at(3)), now=at(1)).best
    assert best.arrives_at == at(3, 12)


def test_what_incidents_cost_is_part_of_the_way() -> None:
    delayed = Way(mode=TravelMode.CAR, free_flow_s=600, delay_s=300)
    assert choose(delayed, window=TripWindow(leaves_after=at(3)), now=at(1)).best.arrives_at == at(3, 15)


def test_an_arrival_is_kept_by_the_latest_whole_minute_that_does() -> None:
    best = choose(CAR, window=TripWindow(arrives_by=at(9)), now=MORNING).best
    assert best.arrives_at <= at(9) < CAR.leaving(best.leaves_at + timedelta(minutes=1)).arrives_at
    assert best.leaves_at.second == 0


def test_an_arrival_that_cannot_be_kept_is_told() -> None:
    choice = choose(CAR, window=TripWindow(arrives_by=MORNING + timedelta(minutes=5)), now=MORNING)
    assert not choice.in_time
    assert choice.best.leaves_at == MORNING


def test_within_a_window_the_quickest_departure_wins() -> None:
    choice = choose(CAR, window=TripWindow(leaves_after=at(7), leaves_before=at(10)), now=MORNING)
    assert choice.best.duration_s == min(each.duration_s for each in choice.candidates)
    assert choice.best in choice.candidates
    assert choice.gained_s > 120


def test_of_equals_the_earlier_departure_wins() -> None:
    walk = Way(mode=TravelMode.WALK, free_flow_s=600)
    choice = choose(walk, window=TripWindow(leaves_after=at(7), leaves_before=at(9)), now=MORNING)
    assert choice.best.leaves_at == at(7)
    assert choice.gained_s == 0


def test_every_departure_of_a_window_with_an_arrival_arrives_in_time() -> None:
    window = TripWindow(leaves_after=at(7), arrives_by=at(9))
    choice = choose(CAR, window=window, now=MORNING)
    assert choice.candidates
    assert all(each.arrives_at <= at(9) for each in choice.candidates)
    assert choice.in_time


def test_an_arrival_window_bounds_both_ends() -> None:
    choice = choose(CAR, window=TripWindow(arrives_after=at(8), arrives_by=at(9)), now=MORNING)
    assert all(at(8) <= each.arrives_at + timedelta(minutes=1) for each in choice.candidates)
    assert all(each.arrives_at <= at(9) for each in choice.candidates)


def test_departures_that_have_passed_are_no_candidates() -> None:
    choice = choose(CAR, window=TripWindow(leaves_after=at(5), leaves_before=at(8)), now=at(7, 12))
    assert min(each.leaves_at for each in choice.candidates) == at(7, 12)


def test_a_window_that_has_passed_is_told_to_be_missed() -> None:
    choice = choose(CAR, window=TripWindow(leaves_after=at(5), leaves_before=at(6)), now=at(7))
    assert not choice.in_time
    assert choice.best.leaves_at == at(7)


def test_a_long_window_has_no_more_candidates_than_fit_a_plan() -> None:
    choice = choose(CAR, window=TripWindow(leaves_after=at(7), leaves_before=at(6, day=26)), now=MORNING)
    assert 50 < len(choice.candidates) <= MOST_CANDIDATES
    assert all(one.arrives_at <= other.arrives_at for one, other in pairwise(choice.candidates))


def test_a_window_of_more_than_two_days_is_refused() -> None:
    with pytest.raises(ValueError, match="two days"):
        choose(CAR, window=TripWindow(leaves_after=at(7), leaves_before=at(8, day=27)), now=MORNING)


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        TripWindow(leaves_after=at(9), leaves_before=at(8))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        TripWindow(leaves_after=at(9).replace(tzinfo=None))


@pytest.mark.parametrize(
    ("start", "hours"),
    [
        pytest.param(datetime(2026, 3, 29, 1, tzinfo=HELSINKI_ZONE), 3, id="an hour is skipped"),
        pytest.param(datetime(2026, 10, 25, 2, tzinfo=HELSINKI_ZONE), 3, id="an hour is repeated"),
    ],
)
def test_a_change_of_the_clock_neither_skips_nor_repeats_departures(start: datetime, hours: int) -> None:
    end = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(HELSINKI_ZONE)
    choice = choose(CAR, window=TripWindow(leaves_after=start, leaves_before=end), now=start)
    moments = [each.leaves_at.astimezone(UTC) for each in choice.candidates]
    assert moments == [start.astimezone(UTC) + timedelta(minutes=5 * step) for step in range(12 * hours + 1)]
    assert all(each.arrives_at.astimezone(UTC) > each.leaves_at.astimezone(UTC) for each in choice.candidates)
