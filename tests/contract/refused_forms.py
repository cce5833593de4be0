"""Ways to be refused for the request itself: who asks, in what form, with which key and version."""

import asyncio
import uuid
from collections.abc import AsyncIterator

from tests.contract.customers import ALL_SCOPES, Customer, Reservation, acting, reserving, times_from_now
from tests.contract.published_contract import PublishedOperation
from tests.contract.refusals import Attempt, Scene, brings_about
from tests.contract.sample_requests import SampleRequest, sample_request


@brings_about("unauthenticated")
async def no_token(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=Customer(client=scene.service, token=None), request=sample_request(found))


@brings_about("forbidden")
async def no_scope(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    others = " ".join(scope for scope in ALL_SCOPES.split() if scope not in found.scopes)
    yield Attempt(customer=scene.customer(scopes=others), request=sample_request(found))


@brings_about("rate_limited")
async def a_second_request(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer().at(scene.thrifty)
    first = await customer.send(sample_request(found))
    assert first.status_code != 429 or found.is_public, first.text
    yield Attempt(customer=customer, request=sample_request(found))


@brings_about("not_acceptable")
async def only_html_is_accepted(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_headers({"Accept": "text/html"}))


@brings_about("validation_failed")
async def an_unknown_query_parameter(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_query(colour="red"))


@brings_about("service_unavailable")
async def no_database(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer().at(scene.cut_off), request=sample_request(found))


@brings_about("internal_error")
async def no_tables(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer().at(scene.broken), request=sample_request(found))


@brings_about("not_found")
async def nothing_there(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found))


@brings_about("invalid_cursor")
async def a_made_up_cursor(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_query(cursor="bWFkZS11cA"))


@brings_about("unsupported_media_type")
async def a_body_in_plain_text(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    request = sample_request(found).with_headers({"Content-Type": "text/plain"})
    yield Attempt(customer=scene.customer(), request=request)


@brings_about("payload_too_large")
async def a_body_that_never_ends(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    request, content = sample_request(found), b" " * (found.largest_body + 1)
    yield Attempt(customer=scene.customer(), request=request, content=content)


@brings_about("malformed_request")
async def half_a_document(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found), content=b'{"note": "')


@brings_about("idempotency_key_required")
async def no_key(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).without_header("Idempotency-Key"))


@brings_about("precondition_required")
async def no_version(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).without_header("If-Match"))


@brings_about("precondition_failed")
async def an_older_version(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = await scene.paying_customer()
    held = await customer.hold(await scene.fleet.vehicle())
    yield Attempt(customer=customer, request=acting(found.id, held).with_headers({"If-Match": '"99"'}))


@brings_about("precondition_failed", "updateCustomer")
async def an_older_profile(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = await scene.paying_customer()
    yield Attempt(customer=customer, request=sample_request(found).with_headers({"If-Match": '"1"'}))


@brings_about("idempotency_key_reused", "createQuote")
async def the_key_of_another_quote(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer, first = scene.customer(), sample_request(found)
    first = first.with_body({"vehicle_id": await scene.fleet.vehicle("scooter")})
    assert (await customer.send(first)).status_code == 201
    yield Attempt(customer=customer, request=first.with_body({**first.body, "expected_duration_min": 90}))


@brings_about("idempotency_key_reused", "createReservation")
async def the_key_of_another_reservation(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    first = reserving(await customer.quote(await scene.fleet.vehicle()))
    assert (await customer.send(first)).status_code == 201
    yield Attempt(customer=customer, request=first.with_body({**first.body, "note": "Another one."}))


@brings_about("idempotency_key_reused", "confirmReservation", "cancelReservation")
async def the_key_of_another_act(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = await scene.paying_customer()
    first, second = [await customer.hold(await scene.fleet.vehicle()) for _ in range(2)]
    assert (await customer.send(_acting_freely(found, first, key="once"))).status_code == 200
    yield Attempt(customer=customer, request=_acting_freely(found, second, key="once"))


@brings_about("idempotency_in_progress")
async def a_key_that_is_being_worked_on(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = await scene.paying_customer()
    request = await _possible_request(scene, found, customer=customer)
    async with asyncio.TaskGroup() as requests, scene.fleet.without_writes_to("idempotency_keys"):
        first = requests.create_task(customer.send(request))
        await scene.fleet.until_somebody_waits()
        yield Attempt(customer=customer, request=request)
    assert first.result().is_success, first.result().text


async def _possible_request(scene: Scene, found: PublishedOperation, *, customer: Customer) -> SampleRequest:
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
