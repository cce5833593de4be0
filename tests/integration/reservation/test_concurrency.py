import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import httpx
import pytest

from impl.platform.database import Database
from impl.platform.identifiers import decode
from impl.reservation.services.sweeper import HoldSweeper
from impl.reservation.settings import ReservationSettings
from tests.support.customers import ALL_SCOPES, HOUR, Booking, Customer, SettableClock
from tests.support.fleet import CAR, OTHER_CAR, TIRED_CAR, VAN
from tests.support.outcomes import nothing_changes, problem_of
from tests.support.reservation_service import running_service
from tests.support.tokens import TokenIssuer
from tests.support.waiting import until

# Counted in SQL, and not by the constraint: every pair that promises a vehicle twice.
_OVERLAPS = """
SELECT count(*) FROM reservations AS one JOIN reservations AS other
ON one.vehicle_id = other.vehicle_id AND one.id < other.id AND one.during && other.during
WHERE one.status IN ('held', 'confirmed', 'active', 'paused')
  AND other.status IN ('held', 'confirmed', 'active', 'paused')
"""
# So often a customer asks again; a service that decides nothing by then has failed.
_PATIENCE = 5
_OTHER_SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
_DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


@dataclass(frozen=True, slots=True)
class Crowd:
    """Makes customers of a running service."""

    client: httpx.AsyncClient
    clock: SettableClock
    issuer: TokenIssuer

    async def join(self, name: str) -> Customer:
        """A customer with a payment method."""
        customer = self.newcomer(name)
        await customer.store_payment_method()
        return customer

    def newcomer(self, name: str) -> Customer:
        """A customer who has never been here."""
        token = self.issuer.token(f"auth0|{name}", scopes=ALL_SCOPES)
        return Customer(self.client, token=token, clock=self.clock)


@pytest.fixture
async def crowd(
    settings: ReservationSettings, database: Database, clock: SettableClock, issuer: TokenIssuer
) -> AsyncIterator[Crowd]:
    """A crowd; when it has gone, no vehicle is promised twice and no deadlock has happened."""
    async with running_service(settings, clock=clock, issuer=issuer) as client:
        yield Crowd(client, clock, issuer)
    async with database.connection() as connection:

        async def is_alone() -> bool:
            # A session reports its deadlocks at the latest when it ends.
            return bool(await connection.fetchval(_OTHER_SESSIONS) == 0)

        await until(is_alone)
        assert await connection.fetchval(_OVERLAPS) == 0
        assert await connection.fetchval(_DEADLOCKS) == 0


@asynccontextmanager
async def sweeping(database: Database, clock: SettableClock) -> AsyncIterator[None]:
    """Sweep again and again beside the block."""

    async def sweep() -> None:
        while True:
            await HoldSweeper(database, clock=clock).sweep()
            await asyncio.sleep(0)

    task = asyncio.create_task(sweep())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def together(attempts: Iterable[Awaitable[httpx.Response]]) -> list[httpx.Response]:
    return list(await asyncio.gather(*attempts))


async def decided(customer: Customer, quote: dict[str, Any]) -> httpx.Response:
    """What a customer is told in the end, who repeats the attempt while the service says that it is at its capacity."""
    key = uuid4().hex
    for _ in range(_PATIENCE):
        response = await customer.reserve(quote, key=key)
        if response.status_code != HTTPStatus.SERVICE_UNAVAILABLE:
            return response
        assert response.headers["Retry-After"]
    raise AssertionError(f"The service is still at its capacity after {_PATIENCE} attempts.")


def winners(responses: list[httpx.Response], *, losing: str) -> list[dict[str, Any]]:
    """What the successful requests were answered; all others must have lost by a conflict with that code."""
    won = [response.json() for response in responses if response.is_success]
    for response in responses:
        if not response.is_success:
            problem_of(response, status=409, code=losing)
    return won


async def quote_somewhere(customer: Customer, chance: random.Random) -> dict[str, Any]:
    return await customer.quote(
        chance.choice((CAR, OTHER_CAR)),
        starts_in=timedelta(minutes=chance.randrange(60, 8 * 60)),
        lasting=timedelta(minutes=chance.randrange(1, 180)),
    )


async def test_forty_customers_on_two_vehicles_are_promised_nothing_twice(crowd: Crowd, database: Database) -> None:
    chance = random.Random(2026)
    customers = await asyncio.gather(*(crowd.join(f"customer {number}") for number in range(40)))
    quotes = [(customer, await quote_somewhere(customer, chance)) for customer in customers for _ in range(3)]
    responses = await together(decided(customer, quote) for customer, quote in quotes)
    won = winners(responses, losing="vehicle_unavailable")
    async with database.connection() as connection:
        stored = await connection.fetch("SELECT id FROM reservations WHERE status = 'held'")
        events = await connection.fetchval("SELECT count(*) FROM outbox_events")
    assert {row["id"] for row in stored} == {decode("res", text=booking["id"]) for booking in won}
    assert events == len(won) >= 2


async def test_lapsed_holds_are_taken_over_by_exactly_one_of_many(
    crowd: Crowd, clock: SettableClock, database: Database
) -> None:
    early = await crowd.join("early")
    lapsed = [await early.hold(CAR, starts_in=number * HOUR) for number in range(1, 5)]
    clock.advance(timedelta(minutes=5))
    customers = [await crowd.join(f"customer {number}") for number in range(20)]
    quotes = [
        (customer, await customer.quote(CAR, starts_in=HOUR, lasting=(1 + number % 4) * HOUR))
        for number, customer in enumerate(customers)
    ]
    async with sweeping(database, clock):
        responses = await together(decided(customer, quote) for customer, quote in quotes)
    assert len(winners(responses, losing="vehicle_unavailable")) == 1
    await HoldSweeper(database, clock=clock).sweep()
    for booking in lapsed:
        assert (await early.read(booking)).document["status"] == "expired"
    async with database.connection() as connection:
        expiries = "SELECT count(*) FROM outbox_events WHERE type = 'reservation.expired'"
        assert await connection.fetchval(expiries) == len(lapsed)


async def test_the_limit_of_open_reservations_holds_for_requests_at_once(
    crowd: Crowd, settings: ReservationSettings
) -> None:
    customer = crowd.newcomer("hoarder")
    quotes = [await customer.quote(CAR, starts_in=number * HOUR) for number in range(1, 13)]
    responses = await together(decided(customer, quote) for quote in quotes)
    won = winners(responses, losing="too_many_open_reservations")
    assert len(won) == settings.open_reservation_limit


async def test_a_quote_makes_one_reservation_of_requests_at_once(crowd: Crowd) -> None:
    customer = crowd.newcomer("impatient")
    quote = await customer.quote(CAR)
    responses = await together(decided(customer, quote) for _ in range(12))
    assert len(winners(responses, losing="quote_already_used")) == 1


async def test_of_changes_into_one_gap_one_succeeds(crowd: Crowd) -> None:
    before, after = await crowd.join("before"), await crowd.join("after")
    first, second = await before.book(CAR, starts_in=HOUR), await after.book(CAR, starts_in=3 * HOUR)
    accepted = {"accepted_total": {"amount": 100 + 120 * 29, "currency": "EUR"}}
    responses = await together(
        (
            before.patch(first.path, {"ends_at": second.document["starts_at"]} | accepted, if_match=first.etag),
            after.patch(second.path, {"starts_at": first.document["ends_at"]} | accepted, if_match=second.etag),
        )
    )
    assert len(winners(responses, losing="vehicle_unavailable")) == 1


async def test_customers_who_want_each_others_vehicles_all_keep_theirs(crowd: Crowd, database: Database) -> None:
    cars = (CAR, OTHER_CAR, TIRED_CAR)
    customers = [await crowd.join(f"customer {number}") for number in range(3)]
    bookings = [await customer.book(car) for customer, car in zip(customers, cars, strict=True)]
    async with nothing_changes(database):
        for _ in range(100):
            responses = await together(
                customers[number].patch(
                    bookings[number].path,
                    {"vehicle_id": cars[(number + 1) % 3].id},
                    if_match=bookings[number].etag,
                )
                for number in range(3)
            )
            assert winners(responses, losing="vehicle_unavailable") == []


async def test_changes_and_reservations_at_once_promise_nothing_twice(crowd: Crowd) -> None:
    chance = random.Random(7)
    movers = [await crowd.join(f"mover {number}") for number in range(8)]
    bookings = [
        await mover.book((CAR, OTHER_CAR)[number % 2], starts_in=(1 + number // 2) * HOUR, lasting=HOUR / 2)
        for number, mover in enumerate(movers)
    ]
    others = [crowd.newcomer(f"customer {number}") for number in range(16)]
    quotes = [
        await other.quote((CAR, OTHER_CAR)[number % 2], starts_in=(1.5 + number // 4) * HOUR, lasting=HOUR / 2)
        for number, other in enumerate(others)
    ]

    async def move(mover: Customer, booking: Booking) -> httpx.Response:
        starts_at = crowd.clock.now + timedelta(minutes=chance.randrange(60, 300))
        change = {
            "vehicle_id": chance.choice((CAR, OTHER_CAR)).id,
            "starts_at": starts_at.isoformat(),
            "ends_at": (starts_at + HOUR / 2).isoformat(),
        }
        return await mover.patch(booking.path, change, if_match=booking.etag)

    attempts = [other.reserve(quote) for other, quote in zip(others, quotes, strict=True)]
    attempts += [move(mover, booking) for mover, booking in zip(movers, bookings, strict=True)]
    chance.shuffle(attempts)
    winners(await together(attempts), losing="vehicle_unavailable")


async def test_of_two_decisions_on_one_version_one_counts(crowd: Crowd) -> None:
    customer = await crowd.join("undecided")
    for number in range(1, 5):
        held = await customer.hold(CAR, starts_in=number * HOUR)
        responses = await together((customer.confirm(held), customer.cancel(held)))
        [won] = [response for response in responses if response.is_success]
        [lost] = [response for response in responses if not response.is_success]
        assert lost.json()["code"] in ("illegal_transition", "precondition_failed")
        assert (await customer.read(held)).document == won.json()


async def test_newcomers_first_requests_at_once_make_one_profile(crowd: Crowd, database: Database) -> None:
    customer = crowd.newcomer("newcomer")
    quotes = [await customer.quote(car) for car in (CAR, OTHER_CAR, VAN)]
    responses = await together(decided(customer, quote) for quote in quotes)
    assert [response.status_code for response in responses] == [201, 201, 201]
    async with database.connection() as connection:
        assert await connection.fetchval("SELECT count(*) FROM customers") == 1
