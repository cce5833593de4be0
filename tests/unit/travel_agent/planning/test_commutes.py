"""A commute becomes dated days: by the clock of the place, bookable as the windows of its class open."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from generated.models import CommuteDayStatus, ReservationId, Weekday
from impl.travel_agent.domain.commutes import (
    MOST_DAYS,
    Commute,
    DayRecord,
    bookable_now,
    days_of,
    local_moment,
    next_opening,
    window_of,
)
from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.trips import TripPreferences
from impl.travel_agent.domain.windows import Way
from tests.support.trips import HELSINKI_ZONE, a_place

WORKDAYS = tuple(Weekday)[:5]
MONDAY = datetime(2026, 11, 23, 6, tzinfo=HELSINKI_ZONE)
FIRST_DAY = MONDAY.date()


def a_commute(
    mode: TravelMode = TravelMode.CAR,
    *,
    weekdays: tuple[Weekday, ...] = WORKDAYS,
    local_time: time = time(8, 30),
    arrive_by: bool = False,
    starts_on: date = FIRST_DAY,
    weeks: int = 2,
) -> Commute:
    return Commute(
        id=uuid4(),
        origin=a_place("Home"),
        destination=a_place("Work"),
        mode=mode,
        weekdays=weekdays,
        local_time=local_time,
        arrive_by=arrive_by,
        time_zone="Europe/Helsinki",
        starts_on=starts_on,
        weeks=weeks,
        preferences=TripPreferences(),
        way=Way(mode=mode, free_flow_s=900, walk_s=120),
    )


def test_two_weeks_of_workdays_are_ten_days() -> None:
    days = days_of(a_commute(), now=MONDAY)
    assert [day.date.isoweekday() for day in days] == [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]


def test_at_most_fourteen_days_are_shown() -> None:
    assert len(days_of(a_commute(weekdays=tuple(Weekday), weeks=4), now=MONDAY)) == MOST_DAYS


def test_a_trip_that_has_begun_today_is_left_out() -> None:
    days = days_of(a_commute(), now=MONDAY.replace(hour=9))
    assert days[0].date == date(2026, 11, 24)


def test_the_commute_ends_after_its_weeks() -> None:
    days = days_of(a_commute(weeks=1), now=MONDAY + timedelta(days=2))
    assert [day.date.day for day in days] == [25, 26, 27]
    assert days_of(a_commute(weeks=1), now=MONDAY + timedelta(days=8)) == ()


def test_a_departure_is_the_time_said() -> None:
    [day, *_] = days_of(a_commute(), now=MONDAY)
    assert day.departs_at.time() == time(8, 30)
    assert day.arrives_at > day.departs_at


def test_an_arrival_is_the_time_said() -> None:
    [day, *_] = days_of(a_commute(arrive_by=True), now=MONDAY)
    assert day.arrives_at.time() == time(8, 30)
    assert day.departs_at < day.arrives_at


def test_cars_can_be_reserved_for_seven_days_ahead() -> None:
    days = days_of(a_commute(), now=MONDAY)
    assert [day.date.day for day in bookable_now(days)] == [23, 24, 25, 26, 27]
    later = next(day for day in days if day.status is CommuteDayStatus.NOT_YET_BOOKABLE)
    assert later.bookable_from == later.departs_at - timedelta(days=7)
    assert next_opening(days) == later.bookable_from


def test_bikes_can_be_reserved_half_an_hour_ahead() -> None:
    days = days_of(a_commute(TravelMode.BIKE), now=MONDAY)
    assert bookable_now(days) == ()
    assert next_opening(days) == MONDAY.replace(hour=8)
    at_eight = days_of(a_commute(TravelMode.BIKE), now=MONDAY.replace(hour=8, minute=5))
    assert [day.date.day for day in bookable_now(at_eight)] == [23]


def test_what_was_decided_of_a_day_stays() -> None:
    records = {
        date(2026, 11, 24): DayRecord(
            status=CommuteDayStatus.RESERVED, reservation_id=ReservationId("res_01m7q5cvd0ftqv6emwfx5191va")
        ),
        date(2026, 11, 25): DayRecord(status=CommuteDayStatus.DECLINED),
        date(2026, 11, 26): DayRecord(status=CommuteDayStatus.BOOKABLE),
    }
    statuses = {day.date.day: day.status for day in days_of(a_commute(), now=MONDAY, records=records)}
    assert statuses[24] is CommuteDayStatus.RESERVED
    assert statuses[25] is CommuteDayStatus.DECLINED
    assert statuses[26] is CommuteDayStatus.BOOKABLE


def test_a_reserved_trip_of_today_is_shown_to_the_end_of_the_day() -> None:
    records = {MONDAY.date(): DayRecord(status=CommuteDayStatus.RESERVED)}
    [today, *_] = days_of(a_commute(), now=MONDAY.replace(hour=12), records=records)
    assert (today.date, today.status) == (MONDAY.date(), CommuteDayStatus.RESERVED)


@pytest.mark.parametrize("last_sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_clock_time_stays_the_same_over_a_change_of_the_clock(last_sunday: date) -> None:
    friday = datetime.combine(last_sunday - timedelta(days=2), time(6), tzinfo=HELSINKI_ZONE)
    days = days_of(a_commute(starts_on=friday.date()), now=friday)
    assert {day.departs_at.time() for day in days} == {time(8, 30)}
    before, after = days[0].departs_at, days[1].departs_at
    assert abs(after.astimezone(UTC) - before.astimezone(UTC) - timedelta(days=3)) == timedelta(hours=1)


def test_a_time_that_the_clock_skips_is_later_by_the_gap() -> None:
    moment = local_moment(date(2026, 3, 29), at=time(3, 30), zone=HELSINKI_ZONE)
    assert moment.time() == time(4, 30)


def test_of_a_time_that_the_clock_repeats_the_first_counts() -> None:
    moment = local_moment(date(2026, 10, 25), at=time(3, 30), zone=HELSINKI_ZONE)
    assert moment.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_window_of_a_day_binds_what_was_said() -> None:
    day = date(2026, 11, 24)
    assert window_of(a_commute(), day=day).leaves_after == datetime(2026, 11, 24, 8, 30, tzinfo=HELSINKI_ZONE)
    assert window_of(a_commute(arrive_by=True), day=day).arrives_by is not None


def test_nothing_is_reserved_for_walking() -> None:
    with pytest.raises(ValueError, match="walking"):
        a_commute(TravelMode.WALK)
