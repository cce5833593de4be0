"""What a trip asks for, what can be reserved for it when, and what it costs about."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from generated.models import Currency, Money, NotBookableReason, VehicleClass, VehicleId
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.places import Place
from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.trips import (
    OfferedVehicle,
    TripRequest,
    TripWindow,
    availability,
    booked_time,
    estimated_price,
    started_minutes,
)
from impl.travel_agent.maps.polylines import decode
from impl.travel_agent.representations import encode_polyline
from impl.travel_agent.tools.trips import with_stop
from tests.support.trips import END, START, TUESDAY_NINE, a_place

EURO = Currency("EUR")
A_VEHICLE = OfferedVehicle(
    id=VehicleId("veh_01m7q5crf8fe59x9fhj1jp84n9"),
    vehicle_class=VehicleClass.CAR,
    model="Volt",
    licence_plate=None,
    position=START,
    range_m=100_000,
    unlock_fee=Money(amount=100, currency=EURO),
    per_minute=Money(amount=30, currency=EURO),
)


def starting(mode: TravelMode, *, ahead: timedelta) -> NotBookableReason | None:
    return availability(mode, starts_at=TUESDAY_NINE + ahead, now=TUESDAY_NINE).reason


def test_nothing_is_reserved_for_a_walk() -> None:
    assert starting(TravelMode.WALK, ahead=timedelta()) is NotBookableReason.WALKING


@pytest.mark.parametrize(
    ("mode", "furthest"),
    [
        (TravelMode.CAR, timedelta(days=7)),
        (TravelMode.VAN, timedelta(days=7)),
        (TravelMode.BIKE, timedelta(minutes=30)),
        (TravelMode.SCOOTER, timedelta(minutes=30)),
    ],
)
def test_each_class_is_reserved_as_far_ahead_as_its_window(mode: TravelMode, furthest: timedelta) -> None:
    assert starting(mode, ahead=furthest) is None
    too_early = availability(mode, starts_at=TUESDAY_NINE + furthest + timedelta(hours=2), now=TUESDAY_NINE)
    assert too_early.reason is NotBookableReason.TOO_EARLY_TO_BOOK
    assert too_early.opens_at == TUESDAY_NINE + timedelta(hours=2)
    assert too_early.is_usable


def test_what_has_passed_cannot_be_reserved() -> None:
    assert starting(TravelMode.CAR, ahead=timedelta(minutes=-5)) is NotBookableReason.IN_THE_PAST


def book(mode: TravelMode, *, now: datetime = TUESDAY_NINE) -> tuple[datetime, datetime | None, int]:
    booked = booked_time(
        mode,
        departs_at=TUESDAY_NINE,
        arrives_at=TUESDAY_NINE + timedelta(minutes=23, seconds=20),
        walk_s=200,
        ride_s=1200,
        now=now,
    )
    return booked.starts_at, booked.ends_at, booked.expected_duration_min


def test_a_bike_is_reserved_from_the_door_with_an_open_end() -> None:
    assert book(TravelMode.BIKE) == (TUESDAY_NINE, None, 20)


def test_a_car_is_reserved_from_whole_five_minutes_until_it_has_been_parked() -> None:
    starts_at, ends_at, _ = book(TravelMode.CAR)
    assert starts_at == TUESDAY_NINE, "Whoever asks for nine has it from nine, though the walk takes three minutes."
    assert ends_at == TUESDAY_NINE + timedelta(minutes=35)


def test_a_start_that_has_passed_while_the_customer_was_thinking_is_now() -> None:
    later = TUESDAY_NINE + timedelta(minutes=10)
    assert book(TravelMode.BIKE, now=later)[0] == later
    starts_at, ends_at, _ = book(TravelMode.CAR, now=later)
    assert starts_at == later
    assert ends_at is not None
    assert ends_at >= later + timedelta(minutes=30)


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (1, 1), (60, 1), (61, 2)])
def test_minutes_count_once_they_have_begun(seconds: float, minutes: int) -> None:
    assert started_minutes(seconds) == minutes


def test_an_open_end_is_priced_by_the_minutes_of_the_ride() -> None:
    booked = booked_time(
        TravelMode.BIKE, departs_at=TUESDAY_NINE, arrives_at=TUESDAY_NINE, walk_s=0, ride_s=601, now=TUESDAY_NINE
    )
    assert estimated_price(A_VEHICLE, booked=booked).amount == 100 + 11 * 30


def test_a_fixed_time_is_priced_by_the_minutes_that_are_reserved() -> None:
    booked = booked_time(
        TravelMode.CAR,
        departs_at=TUESDAY_NINE,
        arrives_at=TUESDAY_NINE + timedelta(minutes=23, seconds=20),
        walk_s=200,
        ride_s=1200,
        now=TUESDAY_NINE,
    )
    assert estimated_price(A_VEHICLE, booked=booked).amount == 100 + 35 * 30


def a_request(*stops: Place) -> TripRequest:
    return TripRequest(
        origin=a_place("Start"),
        destination=a_place("End", at=END),
        stops=stops,
        modes=(TravelMode.BIKE,),
        time_zone="Europe/Helsinki",
    )


def test_a_trip_needs_a_mode() -> None:
    with pytest.raises(ValueError, match="mode"):
        replace(a_request(), modes=())


def test_a_trip_has_a_bounded_number_of_stops() -> None:
    with pytest.raises(ValueError, match="stops"):
        a_request(*(a_place(str(number)) for number in range(11)))


def test_a_new_stop_goes_where_it_lengthens_the_way_least() -> None:
    first = a_place("first", at=Position(latitude=60.17, longitude=24.943))
    last = a_place("last", at=Position(latitude=60.17, longitude=24.957))
    middle = a_place("middle", at=Position(latitude=60.17, longitude=24.95))
    assert with_stop(a_request(first, last), stop=middle).stops == (first, middle, last)


@pytest.mark.parametrize(
    ("window", "is_choice"),
    [
        (TripWindow(), False),
        (TripWindow(leaves_after=TUESDAY_NINE), False),
        (TripWindow(arrives_by=TUESDAY_NINE), False),
        (TripWindow(leaves_before=TUESDAY_NINE), True),
        (TripWindow(leaves_after=TUESDAY_NINE, arrives_by=TUESDAY_NINE), True),
    ],
)
def test_only_what_leaves_a_choice_is_a_window(window: TripWindow, is_choice: bool) -> None:
    assert window.is_choice is is_choice


def test_a_line_can_be_read_as_it_was_written() -> None:
    line = (START, END, Position(latitude=-33.123456, longitude=-70.654321), Position(latitude=0, longitude=0))
    assert decode(encode_polyline(line)) == line
