from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.travel_times import (
    Aim,
    best_departure,
    delay_factor,
    departures,
    duration_s,
    latest_departure,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
modes = st.sampled_from(TravelMode)
lengths = st.floats(min_value=1, max_value=4 * 3600)
moments = st.integers(min_value=1_767_225_600, max_value=1_830_297_600).map(
    lambda seconds: datetime.fromtimestamp(seconds, HELSINKI)
)


def on_tuesday(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute, tzinfo=HELSINKI)


def test_nobody_walks_slower_in_the_rush_hour() -> None:
    assert duration_s(600, mode=TravelMode.WALK, leaves_at=on_tuesday(8)) == 600


def test_a_car_takes_longer_in_the_rush_hour_than_at_night() -> None:
    at_eight = duration_s(600, mode=TravelMode.CAR, leaves_at=on_tuesday(8))
    assert at_eight > duration_s(600, mode=TravelMode.CAR, leaves_at=on_tuesday(3)) == 600


def test_a_bike_loses_less_than_a_car() -> None:
    assert 1 < delay_factor(TravelMode.BIKE, at=on_tuesday(16)) < delay_factor(TravelMode.CAR, at=on_tuesday(16))


def test_a_sunday_has_no_morning_peak() -> None:
    assert delay_factor(TravelMode.CAR, at=datetime(2026, 11, 22, 8, tzinfo=HELSINKI)) == 1


def test_a_way_goes_on_at_the_speed_of_the_next_hour() -> None:
    alone = duration_s(600, mode=TravelMode.CAR, leaves_at=on_tuesday(6))
    across = duration_s(600, mode=TravelMode.CAR, leaves_at=on_tuesday(6, 55))
    assert alone < across < duration_s(600, mode=TravelMode.CAR, leaves_at=on_tuesday(7))


@given(lengths, modes, moments, st.integers(min_value=0, max_value=3600))
def test_nobody_arrives_earlier_by_leaving_later(length: float, mode: TravelMode, moment: datetime, wait: int) -> None:
    later = datetime.fromtimestamp(moment.timestamp() + wait, HELSINKI)
    sooner = moment.timestamp() + duration_s(length, mode=mode, leaves_at=moment)
    assert later.timestamp() + duration_s(length, mode=mode, leaves_at=later) >= sooner - 0.01


@given(lengths, modes, moments)
def test_who_leaves_at_the_latest_departure_arrives_in_time(length: float, mode: TravelMode, moment: datetime) -> None:
    departure = latest_departure(length, mode=mode, arrives_by=moment)
    taken = duration_s(length, mode=mode, leaves_at=departure.leaves_at)
    assert departure.leaves_at.timestamp() + taken == pytest.approx(moment.timestamp(), abs=0.5)
    assert departure.duration_s == pytest.approx(taken, abs=0.5)


def test_the_departures_of_a_window_have_even_steps_and_both_its_ends() -> None:
    options = departures(600, mode=TravelMode.CAR, earliest=on_tuesday(7), latest=on_tuesday(7, 12))
    assert [option.leaves_at.minute for option in options] == [0, 5, 10, 12]


def test_departures_that_arrive_too_late_are_left_out() -> None:
    options = departures(
        600, mode=TravelMode.WALK, earliest=on_tuesday(7), latest=on_tuesday(8), arrives_by=on_tuesday(7, 30)
    )
    assert options[-1].leaves_at == on_tuesday(7, 20)


def test_a_window_in_which_nothing_arrives_in_time_has_no_best_departure() -> None:
    options = departures(
        600, mode=TravelMode.CAR, earliest=on_tuesday(8), latest=on_tuesday(9), arrives_by=on_tuesday(8)
    )
    assert best_departure(options) is None


def test_the_best_departure_avoids_the_rush_hour() -> None:
    options = departures(1200, mode=TravelMode.CAR, earliest=on_tuesday(8), latest=on_tuesday(11))
    best = best_departure(options)
    assert best is not None
    assert best.leaves_at == on_tuesday(10)


def test_the_earliest_and_the_latest_departure_can_be_asked_for() -> None:
    options = departures(600, mode=TravelMode.CAR, earliest=on_tuesday(8), latest=on_tuesday(9))
    earliest, latest = best_departure(options, aim=Aim.EARLIEST), best_departure(options, aim=Aim.LATEST)
    assert earliest is not None
    assert latest is not None
    assert (earliest.leaves_at, latest.leaves_at) == (on_tuesday(8), on_tuesday(9))


def test_the_repeated_hour_of_october_counts_twice() -> None:
    start = datetime(2026, 10, 25, 2, 30, tzinfo=HELSINKI)
    options = departures(60, mode=TravelMode.WALK, earliest=start, latest=start.replace(hour=4, minute=30))
    assert len(options) == 3 * 12 + 1
    moments = [option.leaves_at.astimezone(UTC) for option in options]
    assert moments == sorted(set(moments))


def test_the_skipped_hour_of_march_does_not_count() -> None:
    start = datetime(2026, 3, 29, 2, 30, tzinfo=HELSINKI)
    options = departures(60, mode=TravelMode.WALK, earliest=start, latest=start.replace(hour=4, minute=30))
    assert len(options) == 12 + 1
    assert {option.leaves_at.hour for option in options} == {2, 4}


def test_a_way_across_the_change_of_the_clock_takes_as_long_as_it_takes() -> None:
    before = datetime(2026, 3, 29, 2, 45, tzinfo=HELSINKI)
    [option] = departures(1800, mode=TravelMode.WALK, earliest=before, latest=before)
    assert option.arrives_at == datetime(2026, 3, 29, 4, 15, tzinfo=HELSINKI)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        duration_s(600, mode=TravelMode.CAR, leaves_at=datetime(2026, 11, 24, 8))  # noqa: DTZ001 (what is refused)


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        departures(600, mode=TravelMode.CAR, earliest=on_tuesday(9), latest=on_tuesday(8))


def test_a_window_of_years_is_refused() -> None:
    with pytest.raises(ValueError, match="1000 steps"):
        departures(600, mode=TravelMode.CAR, earliest=on_tuesday(8), latest=on_tuesday(8) + timedelta(days=900))
