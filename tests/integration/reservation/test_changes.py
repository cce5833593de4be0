from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from tests.support.customers import HOUR, IN_THE_MORNING, Booking, Customer, SettableClock
from tests.support.fleet import BIKE, BROKEN_CAR, CAR, OTHER_CAR, SCOOTER, SWISS_CAR, TIRED_CAR, VAN
from tests.support.outcomes import nothing_changes, problem_of


def end_of(booking: Booking, *, later_by: timedelta) -> str:
    return (datetime.fromisoformat(booking.document["ends_at"]) + later_by).isoformat()


def euros(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "EUR"}


async def test_a_later_end_is_first_priced_and_then_accepted(
    anna: Customer, database: Database, clock: SettableClock
) -> None:
    booking = await anna.book(CAR)
    clock.advance(timedelta(minutes=1))
    change = {"ends_at": end_of(booking, later_by=timedelta(minutes=30))}
    async with nothing_changes(database):
        problem = problem_of(
            await anna.patch(booking.path, change, if_match=booking.etag), status=409, code="price_changed"
        )
    assert problem["current_price"]["total"] == euros(2710)
    accepted = change | {"accepted_total": problem["current_price"]["total"]}
    changed = Booking.of(await anna.patch(booking.path, accepted, if_match=booking.etag))
    assert changed.etag == '"3"'
    assert changed.document["estimate"] == problem["current_price"]
    assert changed.document["ends_at"] == "2026-12-01T10:30:00Z"
    assert changed.document["updated_at"] == "2026-11-30T18:01:00Z"
    assert changed.document["quote_id"] == booking.document["quote_id"]
    assert await anna.read(changed) == changed


@pytest.mark.parametrize("total", [{"amount": 2709, "currency": "EUR"}, {"amount": 2710, "currency": "CHF"}])
async def test_another_total_than_the_new_one_is_not_accepted(
    anna: Customer, database: Database, total: dict[str, Any]
) -> None:
    booking = await anna.hold(CAR)
    change = {"ends_at": end_of(booking, later_by=timedelta(minutes=30)), "accepted_total": total}
    async with nothing_changes(database):
        response = await anna.patch(booking.path, change, if_match=booking.etag)
    problem_of(response, status=409, code="price_changed")


async def test_a_change_into_another_booking_is_refused_and_both_stay(
    anna: Customer, ben: Customer, database: Database
) -> None:
    booking = await anna.book(CAR, starts_in=HOUR)
    await ben.book(CAR, starts_in=2 * HOUR)
    change = {"ends_at": end_of(booking, later_by=HOUR), "accepted_total": euros(100 + 120 * 29)}
    async with nothing_changes(database):
        response = await anna.patch(booking.path, change, if_match=booking.etag)
    problem_of(response, status=409, code="vehicle_unavailable")
    assert await anna.read(booking) == booking


async def test_a_change_into_a_hold_that_lapsed_succeeds(anna: Customer, ben: Customer, clock: SettableClock) -> None:
    booking = await anna.book(CAR, starts_in=HOUR)
    lapsed = await ben.hold(CAR, starts_in=2 * HOUR)
    clock.advance(timedelta(minutes=5))
    change = {"ends_at": end_of(booking, later_by=HOUR), "accepted_total": euros(100 + 120 * 29)}
    assert (await anna.patch(booking.path, change, if_match=booking.etag)).status_code == 200
    assert (await ben.read(lapsed)).document["status"] == "expired"


async def test_the_time_that_a_change_gives_up_is_free_for_others(anna: Customer, ben: Customer) -> None:
    booking = await anna.book(CAR, starts_in=HOUR, lasting=2 * HOUR)
    change = {"ends_at": end_of(booking, later_by=-HOUR), "accepted_total": euros(1840)}
    assert (await anna.patch(booking.path, change, if_match=booking.etag)).status_code == 200
    await ben.book(CAR, starts_in=2 * HOUR)


async def test_another_vehicle_is_taken_and_the_first_is_free(anna: Customer, ben: Customer) -> None:
    booking = await anna.book(CAR)
    changed = Booking.of(await anna.patch(booking.path, {"vehicle_id": OTHER_CAR.id}, if_match=booking.etag))
    assert changed.document["vehicle"]["id"] == OTHER_CAR.id
    assert changed.document["vehicle"]["licence_plate"] == "TST-2"
    await ben.book(CAR)


async def test_a_promised_vehicle_is_not_taken(anna: Customer, ben: Customer, database: Database) -> None:
    booking = await anna.book(CAR)
    await ben.book(OTHER_CAR)
    async with nothing_changes(database):
        response = await anna.patch(booking.path, {"vehicle_id": OTHER_CAR.id}, if_match=booking.etag)
    problem_of(response, status=409, code="vehicle_unavailable")


async def test_another_class_and_another_metro_take_the_tariff_of_today(anna: Customer) -> None:
    booking = await anna.book(CAR)
    change: dict[str, Any] = {"vehicle_id": VAN.id, "accepted_total": euros(100 + 60 * 39)}
    van = Booking.of(await anna.patch(booking.path, change, if_match=booking.etag))
    assert van.document["tariff"]["vehicle_class"] == "van"
    francs = {"amount": 1840, "currency": "CHF"}
    change = {"vehicle_id": SWISS_CAR.id, "accepted_total": francs}
    swiss = Booking.of(await anna.patch(van.path, change, if_match=van.etag))
    assert swiss.document["estimate"]["total"] == francs
    assert (swiss.document["time_zone"], swiss.document["tariff"]["vat_rate"]) == ("Europe/Zurich", 810)


async def test_a_car_changed_for_a_scooter_loses_its_end(anna: Customer) -> None:
    booking = await anna.book(CAR, starts_in=timedelta(minutes=10))
    change = {"vehicle_id": SCOOTER.id, "accepted_total": euros(100 + 15 * 25)}
    changed = Booking.of(await anna.patch(booking.path, change, if_match=booking.etag))
    assert "ends_at" not in changed.document


async def test_a_reservation_that_should_have_begun_can_still_be_prolonged(
    anna: Customer, clock: SettableClock
) -> None:
    booking = await anna.book(CAR, starts_in=timedelta(minutes=10))
    clock.advance(timedelta(minutes=30))
    change = {"ends_at": end_of(booking, later_by=HOUR), "accepted_total": euros(100 + 120 * 29)}
    assert (await anna.patch(booking.path, change, if_match=booking.etag)).status_code == 200


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"vehicle_id": BROKEN_CAR.id}, "vehicle_unavailable"),
        ({"vehicle_id": TIRED_CAR.id}, "range_insufficient"),
        ({"vehicle_id": BIKE.id}, "outside_booking_window"),
        ({"starts_at": "2026-11-30T17:58:59Z"}, "outside_booking_window"),
        ({"ends_at": "2026-12-01T09:00:00Z"}, "outside_booking_window"),
        ({"starts_at": "2026-12-07T18:00:01Z", "ends_at": "2026-12-07T19:00:00Z"}, "outside_booking_window"),
        ({"starts_at": "0001-01-01T00:00:00+23:59"}, "outside_booking_window"),
        ({"ends_at": "9999-12-31T23:59:59-23:59"}, "outside_booking_window"),
    ],
)
async def test_what_cannot_be_quoted_cannot_be_changed_to(
    anna: Customer, database: Database, change: dict[str, Any], code: str
) -> None:
    booking = await anna.hold(CAR, trip_distance_m=8000)
    async with nothing_changes(database):
        response = await anna.patch(booking.path, change, if_match=booking.etag)
    problem_of(response, status=409, code=code)


async def test_the_vehicle_of_a_reservation_that_went_out_of_service_cannot_be_moved(
    anna: Customer, database: Database
) -> None:
    booking = await anna.book(CAR)
    async with database.connection() as connection:
        await connection.execute("UPDATE vehicles SET out_of_service = true WHERE id = $1", CAR.uuid)
    change = {"ends_at": end_of(booking, later_by=-timedelta(minutes=1))}
    async with nothing_changes(database):
        response = await anna.patch(booking.path, change, if_match=booking.etag)
    problem_of(response, status=409, code="vehicle_unavailable")
    assert (await anna.patch(booking.path, {"note": "Broken?"}, if_match=booking.etag)).status_code == 200


async def test_an_unknown_vehicle_is_not_found(anna: Customer, database: Database) -> None:
    booking = await anna.hold(CAR)
    change = {"vehicle_id": encode("veh", value=new_uuid7())}
    async with nothing_changes(database):
        response = await anna.patch(booking.path, change, if_match=booking.etag)
    problem_of(response, status=404, code="not_found")


async def test_a_note_is_written_and_removed(anna: Customer) -> None:
    booking = await anna.hold(CAR)
    noted = Booking.of(await anna.patch(booking.path, {"note": "Child seats"}, if_match=booking.etag))
    assert (noted.etag, noted.document["note"]) == ('"2"', "Child seats")
    removed = Booking.of(await anna.patch(booking.path, {"note": None}, if_match=noted.etag))
    assert removed.etag == '"3"'
    assert "note" not in removed.document
    assert removed.document["hold_expires_at"] == booking.document["hold_expires_at"]


async def test_a_change_to_what_is_already_so_changes_nothing(
    anna: Customer, database: Database, clock: SettableClock
) -> None:
    booking = await anna.hold(CAR, note="As it is")
    starts_at = clock.now + IN_THE_MORNING
    same = {
        "vehicle_id": CAR.id,
        "starts_at": starts_at.astimezone(UTC).isoformat(),
        "ends_at": booking.document["ends_at"].replace("10:00:00Z", "12:00:00+02:00"),
        "note": "As it is",
        "accepted_total": euros(1),
    }
    clock.advance(timedelta(minutes=1))
    async with nothing_changes(database):
        response = await anna.patch(booking.path, same, if_match=booking.etag)
    assert (response.status_code, response.json(), response.headers["etag"]) == (200, booking.document, booking.etag)


async def test_a_version_that_is_not_the_current_one_is_refused(anna: Customer, database: Database) -> None:
    booking = await anna.hold(CAR)
    await anna.patch(booking.path, {"note": "First"}, if_match=booking.etag)
    async with nothing_changes(database):
        response = await anna.patch(booking.path, {"note": "Second"}, if_match=booking.etag)
    problem_of(response, status=412, code="precondition_failed")


async def test_a_change_needs_the_version(anna: Customer, database: Database) -> None:
    booking = await anna.hold(CAR)
    async with nothing_changes(database):
        response = await anna.patch(booking.path, {"note": "Blind"}, if_match=None)
    problem_of(response, status=428, code="precondition_required")


async def test_what_has_ended_is_not_changed(anna: Customer, database: Database, clock: SettableClock) -> None:
    cancelled = Booking.of(await anna.cancel(await anna.hold(CAR)))
    lapsed = await anna.hold(OTHER_CAR)
    clock.advance(timedelta(minutes=5))
    for booking, status in ((cancelled, "cancelled"), (lapsed, "expired")):
        async with nothing_changes(database):
            response = await anna.patch(booking.path, {"note": "Too late"}, if_match=booking.etag)
        problem = problem_of(response, status=409, code="illegal_transition")
        assert (problem["current_status"], problem["attempted"]) == (status, "change")


async def test_an_unknown_reservation_is_not_found(anna: Customer) -> None:
    path = f"/v1/reservations/{encode('res', value=new_uuid7())}"
    problem_of(await anna.patch(path, {"note": "Hello"}, if_match='"1"'), status=404, code="not_found")
