import asyncio
from datetime import timedelta
from typing import Any

import httpx

from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from tests.support.customers import HOUR, Booking, Customer, SettableClock
from tests.support.fleet import CAR, OTHER_CAR
from tests.support.outcomes import nothing_changes, problem_of

FREE = {"accepted_fee": {"amount": 0, "currency": "EUR"}}


def assert_replayed(again: httpx.Response, *, of: httpx.Response) -> None:
    assert "idempotent-replayed" not in of.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert (again.status_code, again.content) == (of.status_code, of.content)
    for header in ("location", "etag"):
        assert again.headers.get(header) == of.headers.get(header)


async def test_a_repeated_quote_is_the_same_quote(anna: Customer, database: Database, clock: SettableClock) -> None:
    wish = anna.wish(CAR)
    first = await anna.post("/v1/quotes", wish, key="quote-1")
    clock.advance(HOUR)
    async with nothing_changes(database):
        assert_replayed(await anna.post("/v1/quotes", wish, key="quote-1"), of=first)


async def test_a_repeated_reservation_is_the_same_reservation_even_after_it_ended(
    anna: Customer, database: Database
) -> None:
    quote = await anna.quote(CAR)
    first = await anna.reserve(quote, key="reserve-1")
    await anna.cancel(Booking.of(first))
    async with nothing_changes(database):
        assert_replayed(await anna.reserve(quote, key="reserve-1"), of=first)


async def test_a_repeated_confirmation_is_answered_as_the_first(anna: Customer, database: Database) -> None:
    held = await anna.hold(CAR)
    first = await anna.confirm(held, key="confirm-1")
    assert first.status_code == 200
    async with nothing_changes(database):
        assert_replayed(await anna.confirm(held, key="confirm-1"), of=first)


async def test_a_repeated_cancellation_is_answered_as_the_first(anna: Customer, database: Database) -> None:
    held = await anna.hold(CAR)
    first = await anna.post(f"{held.path}/cancel", FREE, key="cancel-1", if_match=held.etag)
    assert first.status_code == 200
    async with nothing_changes(database):
        again = await anna.post(f"{held.path}/cancel", FREE, key="cancel-1", if_match=held.etag)
    assert_replayed(again, of=first)


async def test_another_request_with_a_used_key_is_refused(anna: Customer, database: Database) -> None:
    quotes = [await anna.quote(CAR), await anna.quote(OTHER_CAR)]
    held = Booking.of(await anna.reserve(quotes[0], key="reserve-1"))
    other = await anna.hold(CAR, starts_in=HOUR)
    await anna.confirm(held, key="confirm-1")
    await anna.post("/v1/quotes", anna.wish(CAR, starts_in=3 * HOUR), key="quote-1")
    async with nothing_changes(database):
        responses = [
            await anna.reserve(quotes[1], key="reserve-1"),
            await anna.reserve(quotes[0], key="reserve-1", note="Not the same"),
            await anna.confirm(other, key="confirm-1"),
            await anna.post("/v1/quotes", anna.wish(CAR, starts_in=4 * HOUR), key="quote-1"),
        ]
    for response in responses:
        problem_of(response, status=422, code="idempotency_key_reused")


async def test_the_spelling_of_the_same_body_does_not_matter(anna: Customer) -> None:
    quote = await anna.quote(CAR)
    first = await anna.reserve(quote, key="reserve-1", note="Hi")
    spelled = f'{{ "note": "\\u0048i",\n "quote_id": "{quote["id"]}" }}'
    again = await anna.request(
        "POST",
        "/v1/reservations",
        content=spelled,
        headers={"Idempotency-Key": "reserve-1", "Content-Type": "application/json"},
    )
    assert_replayed(again, of=first)


async def test_a_conflict_is_answered_again_although_it_is_gone(
    anna: Customer, ben: Customer, database: Database
) -> None:
    quote = await ben.quote(CAR)
    booking = await anna.hold(CAR)
    first = await ben.reserve(quote, key="reserve-1")
    problem_of(first, status=409, code="vehicle_unavailable")
    await anna.cancel(booking)
    async with nothing_changes(database):
        again = await ben.reserve(quote, key="reserve-1")
    assert (again.status_code, again.content) == (409, first.content)
    assert (await ben.reserve(quote, key="reserve-2")).status_code == 201


async def test_what_was_not_found_or_stale_may_be_tried_again_with_the_key(anna: Customer, database: Database) -> None:
    held = await anna.hold(CAR)
    stale = await anna.post(f"{held.path}/confirm", key="confirm-1", if_match='"9"')
    problem_of(stale, status=412, code="precondition_failed")
    assert (await anna.confirm(held, key="confirm-1")).status_code == 200
    unknown = await anna.reserve({"id": encode("quo", value=new_uuid7())}, key="reserve-1")
    problem_of(unknown, status=404, code="not_found")
    assert (await anna.reserve(await anna.quote(OTHER_CAR), key="reserve-1")).status_code == 201


async def test_a_key_belongs_to_one_customer_and_one_operation(anna: Customer, ben: Customer) -> None:
    key = "the-same-key"
    for customer, car in ((anna, CAR), (ben, OTHER_CAR)):
        quote = await customer.post("/v1/quotes", customer.wish(car), key=key)
        held = await customer.reserve(quote.json(), key=key)
        confirmed = await customer.confirm(Booking.of(held), key=key)
        for response in (quote, held, confirmed):
            assert response.is_success
            assert "idempotent-replayed" not in response.headers


async def test_of_concurrent_requests_with_one_key_one_takes_effect(anna: Customer, database: Database) -> None:
    quote = await anna.quote(CAR)
    responses = await asyncio.gather(*(anna.reserve(quote, key="reserve-1") for _ in range(20)))
    made = [response for response in responses if response.status_code == 201]
    assert len({response.json()["id"] for response in made}) == 1
    assert sum("idempotent-replayed" not in response.headers for response in made) == 1
    for response in responses:
        if response.status_code != 201:
            problem_of(response, status=409, code="idempotency_in_progress")
    again = await anna.reserve(quote, key="reserve-1")
    assert again.content == made[0].content
    async with database.connection() as connection:
        assert await connection.fetchval("SELECT count(*) FROM reservations") == 1
        assert await connection.fetchval("SELECT count(*) FROM outbox_events") == 1


async def test_a_hold_that_lapsed_is_still_the_answer_to_its_first_request(
    anna: Customer, clock: SettableClock
) -> None:
    quote: dict[str, Any] = await anna.quote(CAR)
    first = await anna.reserve(quote, key="reserve-1")
    clock.advance(timedelta(minutes=30))
    assert_replayed(await anna.reserve(quote, key="reserve-1"), of=first)
