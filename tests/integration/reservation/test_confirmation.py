from collections.abc import Callable
from datetime import timedelta

import pytest

from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from impl.reservation.services.sweeper import HoldSweeper
from tests.support.customers import Booking, Customer, SettableClock
from tests.support.fleet import CAR
from tests.support.outcomes import nothing_changes, problem_of


async def test_a_confirmed_hold_no_longer_lapses(anna: Customer, clock: SettableClock) -> None:
    held = await anna.hold(CAR)
    clock.advance(timedelta(minutes=1))
    confirmed = Booking.of(await anna.confirm(held))
    assert (confirmed.etag, confirmed.document["status"]) == ('"2"', "confirmed")
    assert "hold_expires_at" not in confirmed.document
    assert confirmed.document["updated_at"] == "2026-11-30T18:01:00Z"
    clock.advance(timedelta(hours=1))
    assert await anna.read(confirmed) == confirmed


async def test_confirming_needs_a_payment_method(customer_named: Callable[[str], Customer], database: Database) -> None:
    customer = customer_named("penniless")
    held = await customer.hold(CAR)
    async with nothing_changes(database):
        problem_of(await customer.confirm(held), status=409, code="payment_method_required")
    await customer.store_payment_method()
    assert (await customer.confirm(held)).status_code == 200


async def test_a_hold_is_confirmed_once(anna: Customer, database: Database) -> None:
    confirmed = await anna.book(CAR)
    async with nothing_changes(database):
        problem = problem_of(await anna.confirm(confirmed), status=409, code="illegal_transition")
    assert (problem["current_status"], problem["attempted"]) == ("confirmed", "confirm")


async def test_a_cancelled_hold_cannot_be_confirmed(anna: Customer, database: Database) -> None:
    cancelled = Booking.of(await anna.cancel(await anna.hold(CAR)))
    async with nothing_changes(database):
        problem = problem_of(await anna.confirm(cancelled), status=409, code="illegal_transition")
    assert problem["current_status"] == "cancelled"


@pytest.mark.parametrize("swept", [False, True])
async def test_a_lapsed_hold_is_expired_whether_or_not_it_was_swept(
    anna: Customer, database: Database, clock: SettableClock, swept: bool
) -> None:
    held = await anna.hold(CAR)
    clock.advance(timedelta(minutes=5))
    if swept:
        assert await HoldSweeper(database, clock=clock).sweep() == 1
    async with nothing_changes(database):
        problem = problem_of(await anna.confirm(held), status=409, code="illegal_transition")
    assert (problem["current_status"], problem["attempted"]) == ("expired", "confirm")


async def test_a_hold_is_confirmed_until_the_moment_at_which_it_lapses(anna: Customer, clock: SettableClock) -> None:
    held = await anna.hold(CAR)
    clock.advance(timedelta(minutes=5) - timedelta(microseconds=1))
    assert (await anna.confirm(held)).status_code == 200


async def test_a_version_that_is_not_the_current_one_is_refused(anna: Customer, database: Database) -> None:
    held = await anna.hold(CAR)
    changed = await anna.patch(held.path, {"note": "Changed since"}, if_match=held.etag)
    async with nothing_changes(database):
        problem_of(await anna.confirm(held), status=412, code="precondition_failed")
    assert (await anna.confirm(Booking.of(changed))).status_code == 200


async def test_confirming_needs_the_version(anna: Customer, database: Database) -> None:
    held = await anna.hold(CAR)
    async with nothing_changes(database):
        response = await anna.post(f"{held.path}/confirm")
    problem_of(response, status=428, code="precondition_required")


async def test_confirming_needs_an_idempotency_key(anna: Customer, database: Database) -> None:
    held = await anna.hold(CAR)
    async with nothing_changes(database):
        response = await anna.request("POST", f"{held.path}/confirm", headers={"If-Match": held.etag})
    problem_of(response, status=400, code="idempotency_key_required")


async def test_an_unknown_reservation_is_not_found(anna: Customer, database: Database) -> None:
    path = f"/v1/reservations/{encode('res', value=new_uuid7())}"
    async with nothing_changes(database):
        problem_of(await anna.post(f"{path}/confirm", if_match='"1"'), status=404, code="not_found")
