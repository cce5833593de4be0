from datetime import datetime, timedelta

from impl.platform.database import Database
from tests.support.customers import HOUR, Booking, Customer, SettableClock
from tests.support.fleet import BIKE, CAR, OTHER_CAR, VAN
from tests.support.outcomes import nothing_changes, problem_of


def end_of(booking: Booking, *, later_by: timedelta) -> str:
    return (datetime.fromisoformat(booking.document["ends_at"]) + later_by).isoformat()


async def test_a_change_is_previewed_and_then_made_at_that_price(anna: Customer, database: Database) -> None:
    booking = await anna.book(CAR)
    change = {"ends_at": end_of(booking, later_by=timedelta(minutes=30))}
    async with nothing_changes(database):
        preview = await anna.get(f"{booking.path}/change-preview", params=change)
    assert preview.status_code == 200, preview.text
    assert preview.headers["etag"] == booking.etag
    document = preview.json()
    assert document["previous_total"] == booking.document["estimate"]["total"]
    assert document["price"]["total"] == {"amount": 2710, "currency": "EUR"}
    assert (document["starts_at"], document["ends_at"]) == (booking.document["starts_at"], "2026-12-01T10:30:00Z")
    accepted = change | {"accepted_total": document["price"]["total"]}
    changed = Booking.of(await anna.patch(booking.path, accepted, if_match=preview.headers["etag"]))
    assert changed.document["estimate"] == document["price"]
    assert changed.document["vehicle"] == document["vehicle"]


async def test_another_vehicle_is_previewed_with_its_own_price(anna: Customer, database: Database) -> None:
    booking = await anna.hold(CAR)
    async with nothing_changes(database):
        other = (await anna.get(f"{booking.path}/change-preview", params={"vehicle_id": OTHER_CAR.id})).json()
        van = (await anna.get(f"{booking.path}/change-preview", params={"vehicle_id": VAN.id})).json()
    assert other["vehicle"]["id"] == OTHER_CAR.id
    assert other["price"]["total"] == booking.document["estimate"]["total"]
    assert van["price"]["total"] != booking.document["estimate"]["total"]


async def test_no_change_is_previewed_as_what_is(anna: Customer) -> None:
    booking = await anna.hold(BIKE, starts_in=timedelta(minutes=10), lasting=None)
    document = (await anna.get(f"{booking.path}/change-preview")).json()
    assert document["price"] == booking.document["estimate"]
    assert "ends_at" not in document


async def test_ones_own_reservation_is_not_in_the_way(anna: Customer) -> None:
    booking = await anna.book(CAR)
    preview = await anna.get(
        f"{booking.path}/change-preview", params={"ends_at": end_of(booking, later_by=-timedelta(minutes=15))}
    )
    assert preview.status_code == 200, preview.text


async def test_a_vehicle_promised_to_somebody_else_is_not_offered_at_any_price(
    anna: Customer, ben: Customer, database: Database
) -> None:
    booking = await anna.book(CAR, starts_in=HOUR)
    await ben.book(CAR, starts_in=2 * HOUR)
    change = {"ends_at": end_of(booking, later_by=HOUR)}
    async with nothing_changes(database):
        preview = await anna.get(f"{booking.path}/change-preview", params=change)
        refused = await anna.patch(booking.path, change, if_match=booking.etag)
    problem_of(preview, status=409, code="vehicle_unavailable")
    problem_of(refused, status=409, code="vehicle_unavailable")


async def test_a_lapsed_hold_is_in_nobodys_way(anna: Customer, ben: Customer, clock: SettableClock) -> None:
    booking = await anna.book(CAR, starts_in=HOUR)
    await ben.hold(CAR, starts_in=2 * HOUR)
    clock.advance(timedelta(minutes=6))
    preview = await anna.get(
        f"{booking.path}/change-preview", params={"ends_at": end_of(booking, later_by=timedelta(minutes=30))}
    )
    assert preview.status_code == 200, preview.text


async def test_a_cancelled_reservation_has_no_preview(anna: Customer) -> None:
    booking = await anna.hold(CAR)
    await anna.cancel(booking)
    problem_of(await anna.get(f"{booking.path}/change-preview"), status=409, code="illegal_transition")
