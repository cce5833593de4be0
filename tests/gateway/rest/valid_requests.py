"""A request for each operation that the service can fulfil, and the customer who makes it."""

import uuid
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.contract.customers import Customer, acting, reserving, times_from_now
from tests.contract.published_contract import RESERVATION, TRAVEL_AGENT, PublishedOperation
from tests.contract.refusals import FleetScene, Scene
from tests.contract.sample_requests import SampleRequest, sample_request
from tests.contract.travel_agent.refused_here import conversation_of, deciding, proposal_to, turn_of

type Prepared = tuple[Customer, SampleRequest]


async def valid_request(scene: Scene, found: PublishedOperation) -> Prepared:
    """Prepare what the request is about; without anything to prepare, the contract's own example is fine."""
    way = _WAYS.get(found.id)
    return (scene.customer(), sample_request(found)) if way is None else await way(scene, found)


async def _first_of_a_page(town: FleetScene, found: PublishedOperation, *, page: str, member: str) -> Prepared:
    customer = town.customer()
    listed = await customer.send(sample_request(RESERVATION.operation(page)).with_query(limit=1))
    assert listed.status_code == 200, listed.text
    (item,) = listed.json()["items"]
    (name,) = sample_request(found).path
    return customer, sample_request(found).with_path(**{name: (item[member] if member else item)["id"]})


async def _a_metro(town: FleetScene, found: PublishedOperation) -> Prepared:
    return await _first_of_a_page(town, found, page="listMetros", member="")


async def _a_parking_spot(town: FleetScene, found: PublishedOperation) -> Prepared:
    return await _first_of_a_page(town, found, page="searchParkingSpots", member="parking_spot")


async def _a_vehicle(town: FleetScene, found: PublishedOperation) -> Prepared:
    return town.customer(), sample_request(found).with_path(vehicle_id=await town.fleet.vehicle())


async def _a_free_vehicle(town: FleetScene, found: PublishedOperation) -> Prepared:
    body = {"vehicle_id": await town.fleet.vehicle(), **times_from_now(days=1)}
    return town.customer(), sample_request(found).with_body(body)


async def _a_quote(town: FleetScene, found: PublishedOperation) -> Prepared:
    customer = town.customer()
    quote = await customer.quote(await town.fleet.vehicle())
    return customer, sample_request(found).with_path(quote_id=quote["id"])


async def _an_unused_quote(town: FleetScene, found: PublishedOperation) -> Prepared:
    customer = town.customer()
    return customer, reserving(await customer.quote(await town.fleet.vehicle()))


async def _a_hold(town: FleetScene, found: PublishedOperation) -> Prepared:
    customer = town.customer()
    return customer, acting(found.id, await customer.hold(await town.fleet.vehicle()))


async def _a_hold_to_note(town: FleetScene, found: PublishedOperation) -> Prepared:
    customer, request = await _a_hold(town, found)
    return customer, request.with_body({"note": "Two child seats on board?"})


async def _a_hold_to_confirm(town: FleetScene, found: PublishedOperation) -> Prepared:
    customer = await town.paying_customer()
    return customer, acting(found.id, await customer.hold(await town.fleet.vehicle()))


async def _a_hold_to_cancel(town: FleetScene, found: PublishedOperation) -> Prepared:
    customer, request = await _a_hold(town, found)
    return customer, request.with_body({"accepted_fee": {"amount": 0, "currency": "EUR"}})


async def _a_profile(town: FleetScene, found: PublishedOperation) -> Prepared:
    return await _what_is_read_first(town.customer(), found, read=RESERVATION.operation("getCustomer"))


async def _consents(desk: Scene, found: PublishedOperation) -> Prepared:
    return await _what_is_read_first(desk.customer(), found, read=TRAVEL_AGENT.operation("getConsents"))


async def _what_is_read_first(customer: Customer, found: PublishedOperation, *, read: PublishedOperation) -> Prepared:
    seen = await customer.send(sample_request(read))
    assert seen.status_code == 200, seen.text
    return customer, sample_request(found).with_headers({"If-Match": seen.headers["ETag"]})


async def _a_conversation(desk: Scene, found: PublishedOperation) -> Prepared:
    customer = desk.customer()
    return customer, sample_request(found).with_path(conversation_id=await conversation_of(customer))


async def _a_proposal(desk: Scene, found: PublishedOperation) -> Prepared:
    customer = desk.customer()
    proposal = await proposal_to(desk, customer)
    return customer, sample_request(found).with_path(confirmation_id=proposal["confirmation_id"])


async def _a_proposal_to_decline(desk: Scene, found: PublishedOperation) -> Prepared:
    customer = desk.customer()
    return customer, deciding(await proposal_to(desk, customer) | {"decision": "decline"})


async def _a_turn(desk: Scene, found: PublishedOperation) -> Prepared:
    customer = desk.customer()
    return customer, sample_request(found).with_body({"turn_id": await turn_of(desk, customer), "rating": "up"})


async def _everything(desk: Scene, found: PublishedOperation) -> Prepared:
    return desk.customer(), sample_request(found).with_body({}).with_headers({"Idempotency-Key": str(uuid.uuid4())})


_WAYS: Mapping[str, Callable[[Any, PublishedOperation], Awaitable[Prepared]]] = {
    "getMetro": _a_metro,
    "getParkingSpot": _a_parking_spot,
    "getVehicle": _a_vehicle,
    "createQuote": _a_free_vehicle,
    "getQuote": _a_quote,
    "createReservation": _an_unused_quote,
    "getReservation": _a_hold,
    "updateReservation": _a_hold_to_note,
    "confirmReservation": _a_hold_to_confirm,
    "previewCancellation": _a_hold,
    "previewChange": _a_hold,
    "cancelReservation": _a_hold_to_cancel,
    "updateCustomer": _a_profile,
    "getConversation": _a_conversation,
    "listUtterances": _a_conversation,
    "listEvents": _a_conversation,
    "streamEvents": _a_conversation,
    "exportTranscript": _a_conversation,
    "exportTranscriptAsMarkdown": _a_conversation,
    "getConfirmation": _a_proposal,
    "createDecision": _a_proposal_to_decline,
    "createFeedback": _a_turn,
    "updateConsents": _consents,
    "createErasure": _everything,
}
