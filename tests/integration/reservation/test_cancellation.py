from datetime import timedelta

import pytest

from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from tests.support.customers import Booking, Customer, SettableClock
from tests.support.fleet import CAR, SWISS_CAR
from tests.support.outcomes import nothing_changes, problem_of


async def test_a_hold_is_free_to_cancel(anna: Customer, ben: Customer, clock: SettableClock) -> None:
    held = await anna.hold(CAR)
    preview = (await anna.get(f"{held.path}/cancellation-preview")).json()
    assert (preview["fee"]["total"]["amount"], preview["fee"]["lines"]) == (0, [])
    assert "free_until" not in preview
    clock.advance(timedelta(minutes=1))
    cancelled = Booking.of(await anna.cancel(held))
    assert (cancelled.etag, cancelled.document["status"]) == ('"2"', "cancelled")
    assert cancelled.document["cancellation"]["cancelled_at"] == "2026-11-30T18:01:00Z"
    assert "hold_expires_at" not in cancelled.document
    assert await anna.read(cancelled) == cancelled
    await ben.hold(CAR)


async def test_a_confirmed_reservation_is_free_until_the_cut_off(anna: Customer, clock: SettableClock) -> None:
    booking = await anna.book(CAR)
    clock.advance(timedelta(hours=14) - timedelta(microseconds=1))
    preview = (await anna.get(f"{booking.path}/cancellation-preview")).json()
    assert preview["reservation_id"] == booking.document["id"]
    assert (preview["free_until"], preview["time_zone"]) == ("2026-12-01T08:00:00Z", "Europe/Helsinki")
    assert preview["fee"]["total"] == {"amount": 0, "currency": "EUR"}
    assert (await anna.cancel(booking)).status_code == 200


async def test_after_the_cut_off_the_fee_is_due_and_shown_before(
    anna: Customer, ben: Customer, clock: SettableClock
) -> None:
    booking = await anna.book(SWISS_CAR)
    clock.advance(timedelta(hours=14))
    preview = (await anna.get(f"{booking.path}/cancellation-preview")).json()
    assert preview["fee"]["total"] == {"amount": 500, "currency": "CHF"}
    assert [line["kind"] for line in preview["fee"]["lines"]] == ["cancellation_fee"]
    cancelled = Booking.of(await anna.cancel(booking, fee=500, currency="CHF"))
    assert cancelled.document["cancellation"]["fee"] == preview["fee"]
    await ben.hold(SWISS_CAR, starts_in=timedelta(hours=1))


async def test_looking_changes_nothing(anna: Customer, database: Database) -> None:
    booking = await anna.book(CAR)
    async with nothing_changes(database):
        assert (await anna.get(f"{booking.path}/cancellation-preview")).status_code == 200


@pytest.mark.parametrize(("fee", "currency"), [(0, "EUR"), (499, "EUR"), (501, "EUR"), (500, "CHF")])
async def test_another_fee_than_the_accepted_one_changes_nothing(
    anna: Customer, database: Database, clock: SettableClock, fee: int, currency: str
) -> None:
    booking = await anna.book(CAR)
    clock.advance(timedelta(hours=14))
    async with nothing_changes(database):
        response = await anna.cancel(booking, fee=fee, currency=currency)
    problem = problem_of(response, status=409, code="cancellation_fee_changed")
    assert problem["current_fee"]["total"] == {"amount": 500, "currency": "EUR"}


async def test_what_is_cancelled_stays_cancelled(anna: Customer, database: Database) -> None:
    cancelled = Booking.of(await anna.cancel(await anna.book(CAR)))
    async with nothing_changes(database):
        problem = problem_of(await anna.cancel(cancelled), status=409, code="illegal_transition")
        preview = await anna.get(f"{cancelled.path}/cancellation-preview")
    assert (problem["current_status"], problem["attempted"]) == ("cancelled", "cancel")
    problem_of(preview, status=409, code="illegal_transition")


async def test_a_lapsed_hold_cannot_be_cancelled(anna: Customer, database: Database, clock: SettableClock) -> None:
    held = await anna.hold(CAR)
    clock.advance(timedelta(minutes=5))
    async with nothing_changes(database):
        problem = problem_of(await anna.cancel(held), status=409, code="illegal_transition")
        preview = await anna.get(f"{held.path}/cancellation-preview")
    assert problem["current_status"] == "expired"
    assert problem_of(preview, status=409, code="illegal_transition")["current_status"] == "expired"


@pytest.mark.parametrize("status", ["active", "paused", "returned", "settled", "no_show"])
async def test_what_has_begun_or_ended_is_not_cancelled(anna: Customer, database: Database, status: str) -> None:
    booking = await anna.book(CAR)
    async with database.connection() as connection:
        await connection.execute("UPDATE reservations SET status = $1", status)
    async with nothing_changes(database):
        problem = problem_of(await anna.cancel(booking), status=409, code="illegal_transition")
    assert problem["current_status"] == status


async def test_a_version_that_is_not_the_current_one_is_refused(anna: Customer, database: Database) -> None:
    held = await anna.hold(CAR)
    await anna.confirm(held)
    async with nothing_changes(database):
        problem_of(await anna.cancel(held), status=412, code="precondition_failed")


async def test_cancelling_needs_the_version(anna: Customer, database: Database) -> None:
    held = await anna.hold(CAR)
    body = {"accepted_fee": {"amount": 0, "currency": "EUR"}}
    async with nothing_changes(database):
        response = await anna.post(f"{held.path}/cancel", body)
    problem_of(response, status=428, code="precondition_required")


async def test_an_unknown_reservation_is_not_found(anna: Customer, database: Database) -> None:
    path = f"/v1/reservations/{encode('res', value=new_uuid7())}"
    body = {"accepted_fee": {"amount": 0, "currency": "EUR"}}
    async with nothing_changes(database):
        cancellation = await anna.post(f"{path}/cancel", body, if_match='"1"')
        preview = await anna.get(f"{path}/cancellation-preview")
    problem_of(cancellation, status=404, code="not_found")
    problem_of(preview, status=404, code="not_found")
