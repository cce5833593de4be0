from datetime import timedelta
from typing import Any

import pytest

from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from tests.support.customers import HOUR, Customer, SettableClock
from tests.support.fleet import (
    BIKE,
    BROKEN_CAR,
    CAR,
    HELSINKI,
    SCOOTER,
    SWISS_CAR,
    TIRED_CAR,
    VAN,
    FleetVehicle,
)
from tests.support.outcomes import nothing_changes, problem_of


async def test_a_car_is_priced_for_its_time_on_the_tariff_of_its_class(anna: Customer) -> None:
    response = await anna.post("/v1/quotes", anna.wish(CAR) | {"trip_distance_m": 8000})
    assert response.status_code == 201
    quote = response.json()
    assert response.headers["location"] == f"/v1/quotes/{quote['id']}"
    assert quote["vehicle"] == {
        "id": CAR.id,
        "vehicle_class": "car",
        "model": "Volt car",
        "licence_plate": "TST-1",
    }
    assert (quote["metro_id"], quote["time_zone"]) == (encode("met", value=HELSINKI), "Europe/Helsinki")
    assert (quote["starts_at"], quote["ends_at"]) == ("2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z")
    assert quote["estimate"]["total"] == {"amount": 1840, "currency": "EUR"}
    assert quote["tariff"]["per_minute"] == 29
    assert quote["trip_distance_m"] == 8000
    assert (quote["created_at"], quote["expires_at"]) == ("2026-11-30T18:00:00Z", "2026-11-30T18:10:00Z")


async def test_a_scooter_is_priced_for_the_expected_minutes_from_now_on(anna: Customer) -> None:
    body = {"vehicle_id": SCOOTER.id, "expected_duration_min": 12}
    quote = (await anna.post("/v1/quotes", body)).json()
    assert quote["starts_at"] == "2026-11-30T18:00:00Z"
    assert quote["estimate"]["lines"][1]["minutes"] == 12
    assert quote["estimate"]["total"]["amount"] == 100 + 12 * 25
    assert {"ends_at", "trip_distance_m"}.isdisjoint(quote)
    assert "licence_plate" not in quote["vehicle"]


async def test_an_open_ended_ride_is_expected_to_last_a_quarter_of_an_hour(anna: Customer) -> None:
    quote = await anna.quote(BIKE, starts_in=timedelta(minutes=5), lasting=None)
    assert quote["estimate"]["lines"][1]["minutes"] == 15


async def test_a_metro_has_its_own_currency_and_vat(anna: Customer) -> None:
    quote = await anna.quote(SWISS_CAR)
    assert quote["estimate"]["total"] == {"amount": 1840, "currency": "CHF"}
    assert (quote["estimate"]["vat_rate"], quote["time_zone"]) == (810, "Europe/Zurich")


async def test_long_trips_show_what_the_cap_takes_off(anna: Customer) -> None:
    quote = await anna.quote(CAR, lasting=timedelta(hours=30))
    lines = {line["kind"]: line["amount"]["amount"] for line in quote["estimate"]["lines"]}
    assert lines == {
        "unlock_fee": 100,
        "usage": 30 * 60 * 29,
        "cap_discount": 5900 + 5900 - 30 * 60 * 29,
    }


async def test_a_quote_is_read_again_as_it_was_given_even_after_it_expired(
    anna: Customer, clock: SettableClock
) -> None:
    quote = await anna.quote(CAR)
    clock.advance(timedelta(days=1))
    response = await anna.get(f"/v1/quotes/{quote['id']}")
    assert (response.status_code, response.json()) == (200, quote)


async def test_a_quote_keeps_its_prices_when_the_tariff_changes(
    anna: Customer, database: Database, clock: SettableClock
) -> None:
    before = await anna.quote(CAR)
    clock.advance(timedelta(minutes=1))
    async with database.connection() as connection:
        await connection.execute(
            """
            INSERT INTO tariffs SELECT (jsonb_populate_record(tariffs, jsonb_build_object(
                'id', gen_random_uuid(), 'per_minute', 99, 'valid_from', $1::timestamptz))).*
            FROM tariffs WHERE vehicle_class = 'car'
            """,
            clock.now,
        )
    assert (await anna.get(f"/v1/quotes/{before['id']}")).json() == before
    assert (await anna.quote(CAR))["tariff"]["per_minute"] == 99
    booking = (await anna.reserve(before)).json()
    assert (booking["tariff"], booking["estimate"]) == (before["tariff"], before["estimate"])


async def test_a_tariff_of_the_future_is_not_in_force(anna: Customer, database: Database) -> None:
    async with database.connection() as connection:
        await connection.execute("UPDATE tariffs SET valid_from = '2027-01-01' WHERE vehicle_class = 'van'")
    async with nothing_changes(database):
        problem_of(await anna.post("/v1/quotes", anna.wish(VAN)), status=404, code="not_found")


@pytest.mark.parametrize(
    ("vehicle", "times", "detail"),
    [
        (CAR, {"starts_in": timedelta(seconds=-61)}, "passed"),
        (CAR, {"starts_in": timedelta(days=7, seconds=1)}, "7 days ahead"),
        (CAR, {"lasting": None}, "ends_at"),
        (CAR, {"lasting": timedelta(seconds=59)}, "a minute after"),
        (CAR, {"lasting": -HOUR}, "a minute after"),
        (VAN, {"lasting": timedelta(days=7, seconds=1)}, "7 days"),
        (SCOOTER, {"starts_in": timedelta(minutes=31), "lasting": None}, "30 minutes ahead"),
        (BIKE, {"starts_in": timedelta()}, "ends_at"),
    ],
)
async def test_times_outside_the_booking_window_are_refused(
    anna: Customer, database: Database, vehicle: FleetVehicle, times: dict[str, Any], detail: str
) -> None:
    async with nothing_changes(database):
        response = await anna.post("/v1/quotes", anna.wish(vehicle, **times))
    assert detail in problem_of(response, status=409, code="outside_booking_window")["detail"]


@pytest.mark.parametrize("extreme", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
async def test_moments_beyond_the_calendar_are_refused_like_others(anna: Customer, extreme: str) -> None:
    for times in ({"starts_at": extreme}, {"ends_at": extreme}):
        response = await anna.post("/v1/quotes", anna.wish(CAR) | times)
        problem_of(response, status=409, code="outside_booking_window")


async def test_a_vehicle_out_of_service_is_unavailable(anna: Customer, database: Database) -> None:
    async with nothing_changes(database):
        response = await anna.post("/v1/quotes", anna.wish(BROKEN_CAR))
    problem_of(response, status=409, code="vehicle_unavailable")


async def test_a_trip_beyond_the_battery_is_refused_with_the_range(anna: Customer, database: Database) -> None:
    async with nothing_changes(database):
        response = await anna.post("/v1/quotes", anna.wish(TIRED_CAR) | {"trip_distance_m": 5001})
    assert problem_of(response, status=409, code="range_insufficient")["range_m"] == 5000
    assert (await anna.post("/v1/quotes", anna.wish(TIRED_CAR) | {"trip_distance_m": 5000})).status_code == 201


async def test_a_vehicle_promised_for_an_overlapping_time_is_unavailable(
    anna: Customer, ben: Customer, database: Database
) -> None:
    await anna.hold(CAR, starts_in=2 * HOUR, lasting=HOUR)
    for starts_in in (timedelta(hours=1, minutes=1), 2 * HOUR, timedelta(hours=2, minutes=59)):
        async with nothing_changes(database):
            response = await ben.post("/v1/quotes", ben.wish(CAR, starts_in=starts_in))
        problem_of(response, status=409, code="vehicle_unavailable")


async def test_periods_that_only_touch_do_not_overlap(anna: Customer, ben: Customer) -> None:
    await anna.hold(CAR, starts_in=2 * HOUR, lasting=HOUR)
    await ben.quote(CAR, starts_in=HOUR, lasting=HOUR)
    await ben.quote(CAR, starts_in=3 * HOUR, lasting=HOUR)


async def test_an_unknown_vehicle_is_not_found(anna: Customer, database: Database) -> None:
    body = anna.wish(CAR) | {"vehicle_id": encode("veh", value=new_uuid7())}
    async with nothing_changes(database):
        problem_of(await anna.post("/v1/quotes", body), status=404, code="not_found")


async def test_a_quote_needs_an_idempotency_key(anna: Customer, database: Database) -> None:
    async with nothing_changes(database):
        response = await anna.request("POST", "/v1/quotes", json=anna.wish(CAR))
    problem_of(response, status=400, code="idempotency_key_required")


async def test_an_unknown_quote_is_not_found(anna: Customer) -> None:
    response = await anna.get(f"/v1/quotes/{encode('quo', value=new_uuid7())}")
    problem_of(response, status=404, code="not_found")
