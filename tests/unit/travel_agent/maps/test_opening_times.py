from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from impl.travel_agent.domain.places import OpeningState
from impl.travel_agent.maps.opening_times import opening
from tests.support.maps import RAILWAY_SQUARE

HELSINKI = ZoneInfo("Europe/Helsinki")
TUESDAY = datetime(2026, 11, 24, 9, tzinfo=HELSINKI)
OFFICE_HOURS = "Mo-Fr 08:00-20:00; Sa 10:00-18:00; PH off"


def state(hours: str | None, at: datetime = TUESDAY) -> OpeningState:
    return opening(hours, at=at, position=RAILWAY_SQUARE).state


def test_a_shop_is_open_within_its_hours_and_closed_outside() -> None:
    assert state(OFFICE_HOURS) is OpeningState.OPEN
    assert state(OFFICE_HOURS, TUESDAY.replace(hour=21)) is OpeningState.CLOSED


def test_the_end_of_the_opening_is_told() -> None:
    assert opening(OFFICE_HOURS, at=TUESDAY, position=RAILWAY_SQUARE).until == TUESDAY.replace(hour=20)


def test_a_public_holiday_of_the_country_counts() -> None:
    assert state(OFFICE_HOURS, datetime(2026, 12, 25, 9, tzinfo=HELSINKI)) is OpeningState.CLOSED


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=-5)), ZoneInfo("Asia/Tokyo")])
def test_the_hours_are_those_of_the_place_whoever_asks(zone: ZoneInfo | timezone) -> None:
    assert state(OFFICE_HOURS, TUESDAY.astimezone(zone)) is OpeningState.OPEN


def test_hours_past_midnight_count_for_the_next_day() -> None:
    assert state("Mo-Su 18:00-02:00", TUESDAY.replace(hour=1)) is OpeningState.OPEN


def test_what_never_closes_has_no_end() -> None:
    assert opening("24/7", at=TUESDAY, position=RAILWAY_SQUARE).until is None


@pytest.mark.parametrize("hours", [None, "", "Seasonal, only summer time", '"by appointment"', "unknown", "x" * 5000])
def test_hours_that_nobody_can_read_are_unknown(hours: str | None) -> None:
    assert state(hours) is OpeningState.UNKNOWN
