"""Ways to be refused for a key or a version that does not fit."""

import asyncio
import uuid
from collections.abc import AsyncIterator

from tests.contract.customers import Customer, Reservation, acting, reserving, times_from_now
from tests.contract.published_contract import PublishedOperation
from tests.contract.refusals import Attempt, FleetScene, brings_about
from tests.contract.sample_requests import SampleRequest, sample_request


@brings_about("precondition_failed", "updateReservation", "confirmReservation", "cancelReservation")
async def an_older_version(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = await scene.paying_customer()
    held = await customer.hold(await scene.fleet.vehicle())
    yield Attempt(customer=customer, request=acting(found.id, held).with_headers({"If-Match": '"99"'}))


@brings_about("precondition_failed", "updateCustomer")
async def an_older_profile(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = await scene.paying_customer()
    yield Attempt(customer=customer, request=sample_request(found).with_headers({"If-Match": '"1"'}))


@brings_about("idempotency_key_reused", "createQuote")
async def the_key_of_another_quote(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer, first = scene.customer(), sample_request(found)
    first = first.with_body({"vehicle_id": await scene.fleet.vehicle("scooter")})
    assert (await customer.send(first)).status_code == 201
    yield Attempt(customer=customer, request=first.with_body({**first.body, "expected_duration_min": 90}))


@brings_about("idempotency_key_reused", "createReservation")
async def the_key_of_another_reservation(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    first = reserving(await customer.quote(await scene.fleet.vehicle()))
    assert (await customer.send(first)).status_code == 201
    yield Attempt(customer=customer, request=first.with_body({**first.body, "note": "Another one."}))


@brings_about("idempotency_key_reused", "confirmReservation", "cancelReservation")
async def the_key_of_another_act(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = await scene.paying_customer()
    first, second = [await customer.hold(await scene.fleet.vehicle()) for _ in range(2)]
    assert (await customer.send(_acting_freely(found, first, key="once"))).status_code == 200
    yield Attempt(customer=customer, request=_acting_freely(found, second, key="once"))


@brings_about("idempotency_in_progress", "createQuote", "createReservation", "confirmReservation", "cancelReservation")
async def a_key_that_is_being_worked_on(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = await scene.paying_customer()
    request = await _possible_request(scene, found, customer=customer)
    async with asyncio.TaskGroup() as requests, scene.fleet.without_writes_to("idempotency_keys"):
        first = requests.create_task(customer.send(request))
        await scene.fleet.until_somebody_waits()
        yield Attempt(customer=customer, request=request)
    assert first.result().is_success, first.result().text


async def _possible_request(scene: FleetScene, found: PublishedOperation, *, customer: Customer) -> SampleRequest:
    vehicle = await scene.fleet.vehicle()
    match found.id:
        case "createQuote":
            return sample_request(found).with_body({"vehicle_id": vehicle, **times_from_now(days=1)})
        case "createReservation":
            return reserving(await customer.quote(vehicle))
        case _:
            return _acting_freely(found, await customer.hold(vehicle), key=str(uuid.uuid4()))


def _acting_freely(found: PublishedOperation, reservation: Reservation, *, key: str) -> SampleRequest:
    request = acting(found.id, reservation).with_headers({"Idempotency-Key": key})
    return request if request.body is None else request.with_body({"accepted_fee": {"amount": 0, "currency": "EUR"}})
