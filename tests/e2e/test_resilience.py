"""The service as a process among others that come and go: its database, its supervisor, the receivers of its events."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import jsonschema_rs
import pytest

from impl.platform.identifiers import decode
from scripts.stack.database import scratch_database
from tests.contract.customers import Customer, Reservation, acting, reserving, times_from_now
from tests.contract.fleet import Fleet
from tests.contract.published_contract import RESERVATION
from tests.contract.sample_requests import sample_request
from tests.contract.served import published_keys, seed
from tests.e2e.service_process import ServiceProcess, running_service
from tests.support.postgres import restartable_server
from tests.support.receivers import SECRET, Receiver, receiving
from tests.support.tokens import TokenIssuer
from tests.support.waiting import until

LIST = sample_request(RESERVATION.operation("listReservations"))
READINESS = sample_request(RESERVATION.operation("getReadiness"))
HEALTH = sample_request(RESERVATION.operation("getHealth"))
LIFE = ["reservation.held", "reservation.confirmed", "reservation.changed", "reservation.cancelled"]


@pytest.fixture(scope="module")
def trusted_issuer() -> TokenIssuer:
    return TokenIssuer()


@pytest.fixture(scope="module")
def keys_url(trusted_issuer: TokenIssuer) -> Iterator[str]:
    with published_keys(trusted_issuer) as url:
        yield url


@pytest.fixture
def fleet(postgres_url: str) -> Iterator[Fleet]:
    """A seeded database of the test's own, whose event loop the seeding must not meet."""
    with scratch_database(postgres_url) as database:
        seed(database.url)
        yield Fleet(database_url=database.url)


@asynccontextmanager
async def customer_of(service: ServiceProcess, *, issuer: TokenIssuer) -> AsyncIterator[Customer]:
    """A new customer of the service, with a payment method."""
    async with httpx.AsyncClient(base_url=service.url, timeout=30, trust_env=False, verify=False) as client:
        customer = Customer.new(client, issuer=issuer)
        await customer.store_payment_method()
        yield customer


# The database comes and goes ------------------------------------------------------------------------------------------


async def test_the_service_waits_for_its_database_without_a_restart(
    trusted_issuer: TokenIssuer, keys_url: str, tmp_path: Path
) -> None:
    with restartable_server() as server:
        await asyncio.to_thread(seed, server.url)
        fleet = Fleet(database_url=server.url)
        with running_service(database_url=server.url, keys_url=keys_url, log=tmp_path / "service.log") as service:
            async with customer_of(service, issuer=trusted_issuer) as customer:
                held = await customer.hold(await fleet.vehicle())
                vehicle, process = await fleet.vehicle(), service.process_id

                await asyncio.to_thread(server.stop)
                quoting = sample_request(RESERVATION.operation("createQuote"))
                quoting = quoting.with_body({"vehicle_id": vehicle, **times_from_now(days=1)})
                for request in (LIST, quoting, READINESS):
                    response = await customer.send(request)
                    assert (response.status_code, response.json()["code"]) == (503, "service_unavailable")
                    assert int(response.headers["Retry-After"]) >= 1
                assert (await customer.send(HEALTH)).status_code == 200

                await asyncio.to_thread(server.start)
                await until(lambda: _answers(customer, 200))
                found = await customer.send(acting("getReservation", held))
                assert found.json() == held.document
                # The same request as before, with the same key: it was not done then, and is done now.
                assert (await customer.send(quoting)).status_code == 201
                assert service.process_id == process
                assert not service.has_ended()


async def _answers(customer: Customer, status: int) -> bool:
    readiness, listing = await customer.send(READINESS), await customer.send(LIST)
    assert {readiness.status_code, listing.status_code} <= {200, 503}
    return readiness.status_code == listing.status_code == status


# The supervisor ends the service --------------------------------------------------------------------------------------


async def test_a_request_under_way_is_completed_when_the_service_is_told_to_end(
    fleet: Fleet, trusted_issuer: TokenIssuer, keys_url: str, tmp_path: Path
) -> None:
    settings = {"MOBILITY_DRAIN_SECONDS": "1"}
    with running_service(
        database_url=fleet.database_url, keys_url=keys_url, log=tmp_path / "service.log", settings=settings
    ) as service:
        async with customer_of(service, issuer=trusted_issuer) as customer:
            quote = await customer.quote(await fleet.vehicle())
            async with fleet.without_writes_to("reservations"):
                under_way = asyncio.create_task(customer.send(reserving(quote)))
                await fleet.until_somebody_waits()
                service.send(signal.SIGTERM)
                await until(lambda: _is_ready(customer, 503))
                assert not under_way.done()
            answer = await under_way
            assert answer.status_code == 201, answer.text
            await until(service.has_ended)
            with pytest.raises(httpx.ConnectError):
                await customer.send(HEALTH)
    async with fleet.connection() as connection:
        assert await connection.fetchval("SELECT status FROM reservations") == "held"


async def _is_ready(customer: Customer, status: int) -> bool:
    return (await customer.send(READINESS)).status_code == status


# The receivers of events ----------------------------------------------------------------------------------------------


def subscription(receiver: Receiver) -> dict[str, str]:
    """The settings that send all events to a receiver."""
    subscriber = {"name": "crm", "url": f"{receiver.url}/hooks", "secret": SECRET}
    return {"MOBILITY_WEBHOOK_SUBSCRIBERS": json.dumps([subscriber]), "MOBILITY_SWEEP_SECONDS": "0.2"}


async def live(customer: Customer, fleet: Fleet) -> Reservation:
    """A reservation from hold to cancellation, with a change in between."""
    confirmed = await customer.confirm(await customer.hold(await fleet.vehicle(), **times_from_now(days=1)))
    change = acting("updateReservation", confirmed).with_body({"note": "I shall be on time."})
    changed = await customer.send(change)
    assert changed.status_code == 200, changed.text
    current = Reservation(id=confirmed.id, etag=changed.headers["ETag"], document=changed.json())
    return await customer.cancel(current)


def types_about(receiver: Receiver, reservation_id: str) -> list[str]:
    """The types of the events received about a reservation, in the order of arrival."""
    return [event["type"] for event in receiver.events if event["reservation"]["id"] == reservation_id]


async def no_more_waiting(fleet: Fleet) -> None:
    """Let the pauses before the next attempts be over."""
    await fleet.change("UPDATE webhook_deliveries SET next_attempt_at = now() WHERE status = 'pending'")


async def test_every_event_of_a_reservation_arrives_signed_and_in_order(
    fleet: Fleet, trusted_issuer: TokenIssuer, keys_url: str, tmp_path: Path
) -> None:
    schema = {"$ref": "#/components/schemas/ReservationEvent", "components": RESERVATION.document["components"]}
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    async with receiving() as receiver:
        with running_service(
            database_url=fleet.database_url,
            keys_url=keys_url,
            log=tmp_path / "service.log",
            settings=subscription(receiver),
        ) as service:
            async with customer_of(service, issuer=trusted_issuer) as customer:
                cancelled = await live(customer, fleet)
                lapsed = await customer.hold(await fleet.vehicle())
                await fleet.change(
                    "UPDATE reservations SET hold_expires_at = now() - interval '1 second' WHERE id = $1",
                    decode("res", text=lapsed.id),
                )
                await until(lambda: len(receiver.events) == 6)
    assert types_about(receiver, cancelled.id) == LIFE
    assert types_about(receiver, lapsed.id) == ["reservation.held", "reservation.expired"]
    story = [event for event in receiver.events if event["reservation"]["id"] == cancelled.id]
    assert [event["sequence"] for event in story] == [1, 2, 3, 4]
    assert story[-1]["reservation"] == cancelled.document
    for event, message_id in zip(receiver.events, receiver.message_ids, strict=True):
        assert event["id"] == message_id
        validator.validate(event)


async def test_a_receiver_that_refuses_at_first_gets_everything_later_and_in_order(
    fleet: Fleet, trusted_issuer: TokenIssuer, keys_url: str, tmp_path: Path
) -> None:
    async with receiving() as receiver:
        receiver.status = 503
        with running_service(
            database_url=fleet.database_url,
            keys_url=keys_url,
            log=tmp_path / "service.log",
            settings=subscription(receiver),
        ) as service:
            async with customer_of(service, issuer=trusted_issuer) as customer:
                cancelled = await live(customer, fleet)
                await until(lambda: _refused(fleet, 1))
                # What comes after a refused event is held back with it.
                assert set(types_about(receiver, cancelled.id)) == {"reservation.held"}
                receiver.status = 204
                await no_more_waiting(fleet)
                await until(lambda: _delivered(fleet, len(LIFE)))
    arrived = types_about(receiver, cancelled.id)
    assert arrived[0] == "reservation.held"
    assert arrived[-len(LIFE) :] == LIFE
    assert len(set(receiver.message_ids)) == len(LIFE)


async def test_what_was_committed_before_a_crash_is_delivered_after_it(
    fleet: Fleet, trusted_issuer: TokenIssuer, keys_url: str, tmp_path: Path
) -> None:
    async with receiving() as receiver:
        with running_service(
            database_url=fleet.database_url,
            keys_url=keys_url,
            log=tmp_path / "service.log",
            settings=subscription(receiver),
        ) as service:
            async with customer_of(service, issuer=trusted_issuer) as customer:
                # Deliveries cannot be made out before the service is dead, but reservations are.
                async with fleet.without_writes_to("webhook_deliveries"):
                    held = await customer.hold(await fleet.vehicle())
                    await fleet.until_somebody_waits()
                    await asyncio.to_thread(service.kill)
                assert receiver.events == []
                await asyncio.to_thread(service.start)
                await until(lambda: types_about(receiver, held.id) == ["reservation.held"])
                await until(lambda: _delivered(fleet, 1))
                confirmed = await customer.confirm(held)
                await until(lambda: len(types_about(receiver, confirmed.id)) == 2)
    assert [event["sequence"] for event in receiver.events] == [1, 2]
    assert len(set(receiver.message_ids)) == 2


async def _refused(fleet: Fleet, count: int) -> bool:
    return await _count(fleet, "status = 'pending' AND last_error = 'HTTP 503'") >= count


async def _delivered(fleet: Fleet, count: int) -> bool:
    return await _count(fleet, "status = 'delivered'") == count


async def _count(fleet: Fleet, condition: str) -> int:
    async with fleet.connection() as connection:
        count: int = await connection.fetchval(f"SELECT count(*) FROM webhook_deliveries WHERE {condition}")
        return count
