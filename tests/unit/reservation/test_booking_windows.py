from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated.models import VehicleClass
from impl.reservation.domain.booking_windows import START_TOLERANCE, WINDOWS, Period, plan
from impl.reservation.domain.errors import OutsideBookingWindow
from tests.support.bookings import NOW

MOMENT = timedelta(microseconds=1)
planned = pytest.mark.parametrize("vehicle_class", [VehicleClass.CAR, VehicleClass.VAN])
spontaneous = pytest.mark.parametrize("vehicle_class", [VehicleClass.BIKE, VehicleClass.SCOOTER])
every_class = pytest.mark.parametrize("vehicle_class", list(VehicleClass))
moments = st.datetimes(timezones=st.timezones())


def period_of(vehicle_class: VehicleClass, *, starts_in: timedelta, lasting: timedelta | None = None) -> Period:
    starts_at = NOW + starts_in
    return plan(vehicle_class, starts_at=starts_at, ends_at=None if lasting is None else starts_at + lasting, now=NOW)


def usual_length(vehicle_class: VehicleClass) -> timedelta | None:
    return None if WINDOWS[vehicle_class].open_ended else timedelta(hours=1)


def test_every_class_has_a_window() -> None:
    assert set(WINDOWS) == set(VehicleClass)


@every_class
def test_a_start_may_have_passed_by_a_minute_but_no_more(vehicle_class: VehicleClass) -> None:
    period_of(vehicle_class, starts_in=-START_TOLERANCE, lasting=usual_length(vehicle_class))
    with pytest.raises(OutsideBookingWindow, match="passed"):
        period_of(vehicle_class, starts_in=-START_TOLERANCE - MOMENT, lasting=usual_length(vehicle_class))


@every_class
def test_a_start_lies_at_most_so_far_ahead(vehicle_class: VehicleClass) -> None:
    furthest = timedelta(minutes=30) if WINDOWS[vehicle_class].open_ended else timedelta(days=7)
    period_of(vehicle_class, starts_in=furthest, lasting=usual_length(vehicle_class))
    with pytest.raises(OutsideBookingWindow, match="ahead"):
        period_of(vehicle_class, starts_in=furthest + MOMENT, lasting=usual_length(vehicle_class))


@planned
def test_planned_trips_last_from_a_minute_to_seven_days(vehicle_class: VehicleClass) -> None:
    for accepted in (timedelta(minutes=1), timedelta(days=7)):
        period = period_of(vehicle_class, starts_in=timedelta(), lasting=accepted)
        assert period.ends_at == NOW + accepted
    for refused in (timedelta(minutes=1) - MOMENT, timedelta(days=7) + MOMENT, timedelta(), -timedelta(hours=1)):
        with pytest.raises(OutsideBookingWindow):
            period_of(vehicle_class, starts_in=timedelta(), lasting=refused)


@planned
def test_planned_trips_need_an_end(vehicle_class: VehicleClass) -> None:
    with pytest.raises(OutsideBookingWindow, match="ends_at"):
        period_of(vehicle_class, starts_in=timedelta())


@spontaneous
def test_open_ended_rides_take_no_end_and_keep_the_vehicle_for_twelve_hours(vehicle_class: VehicleClass) -> None:
    period = period_of(vehicle_class, starts_in=timedelta(minutes=5))
    assert period.ends_at is None
    assert period.reserved_until - period.starts_at == timedelta(hours=12)
    with pytest.raises(OutsideBookingWindow, match="ends_at"):
        period_of(vehicle_class, starts_in=timedelta(), lasting=timedelta(hours=1))


def test_the_start_a_reservation_has_may_stay_although_it_has_passed() -> None:
    granted = NOW - timedelta(minutes=20)
    period = plan(VehicleClass.CAR, starts_at=granted, ends_at=NOW + timedelta(hours=2), now=NOW, granted_start=granted)
    assert period.starts_at == granted
    with pytest.raises(OutsideBookingWindow):
        plan(
            VehicleClass.CAR,
            starts_at=granted + MOMENT,
            ends_at=NOW + timedelta(hours=2),
            now=NOW,
            granted_start=granted,
        )


def test_no_reservation_is_moved_to_an_end_that_has_passed() -> None:
    granted = NOW - timedelta(hours=2)
    with pytest.raises(OutsideBookingWindow, match="passed"):
        plan(VehicleClass.CAR, starts_at=granted, ends_at=NOW - timedelta(hours=1), now=NOW, granted_start=granted)


def test_a_granted_start_that_lies_ahead_is_measured_by_the_new_class() -> None:
    tomorrow = NOW + timedelta(days=1)
    with pytest.raises(OutsideBookingWindow, match="ahead"):
        plan(VehicleClass.SCOOTER, starts_at=tomorrow, ends_at=None, now=NOW, granted_start=tomorrow)


def test_a_period_is_in_utc_whatever_the_offset_of_the_wish() -> None:
    helsinki = timezone(timedelta(hours=2))
    period = plan(
        VehicleClass.VAN,
        starts_at=datetime(2026, 12, 1, 9, tzinfo=helsinki),
        ends_at=datetime(2026, 12, 1, 10, tzinfo=helsinki),
        now=NOW,
    )
    assert period.starts_at.tzinfo is period.reserved_until.tzinfo is UTC
    assert period.starts_at == datetime(2026, 12, 1, 7, tzinfo=UTC)


@every_class
@pytest.mark.parametrize(
    "extreme",
    [
        datetime.min.replace(tzinfo=timezone(timedelta(hours=23, minutes=59))),
        datetime.max.replace(tzinfo=timezone(-timedelta(hours=23, minutes=59))),
    ],
)
def test_moments_beyond_the_calendar_are_refused_like_others(vehicle_class: VehicleClass, extreme: datetime) -> None:
    with pytest.raises(OutsideBookingWindow):
        plan(vehicle_class, starts_at=extreme, ends_at=extreme, now=NOW)
    with pytest.raises(OutsideBookingWindow):
        plan(vehicle_class, starts_at=NOW, ends_at=extreme, now=NOW)


@given(st.sampled_from(VehicleClass), moments, st.none() | moments)
def test_any_wish_gives_a_period_within_the_window_or_is_refused(
    vehicle_class: VehicleClass, starts_at: datetime, ends_at: datetime | None
) -> None:
    try:
        period = plan(vehicle_class, starts_at=starts_at, ends_at=ends_at, now=NOW)
    except OutsideBookingWindow:
        return
    window = WINDOWS[vehicle_class]
    assert window.admits_start(period.starts_at, now=NOW)
    assert timedelta(minutes=1) <= period.reserved_until - period.starts_at <= window.longest


@given(
    st.sampled_from(VehicleClass),
    st.timedeltas(min_value=-timedelta(minutes=2), max_value=timedelta(days=8)),
    st.none() | st.timedeltas(min_value=-timedelta(hours=1), max_value=timedelta(days=8)),
)
def test_wishes_near_the_window_are_decided_alike_by_plan_and_search(
    vehicle_class: VehicleClass, starts_in: timedelta, lasting: timedelta | None
) -> None:
    window = WINDOWS[vehicle_class]
    fits = window.admits_start(NOW + starts_in, now=NOW) and (
        lasting is None
        if window.open_ended
        else lasting is not None and timedelta(minutes=1) <= lasting <= window.longest
    )
    try:
        period = period_of(vehicle_class, starts_in=starts_in, lasting=lasting)
    except OutsideBookingWindow:
        assert not fits
    else:
        assert fits
        assert period.reserved_until - period.starts_at == window.reserved(lasting or timedelta())
