"""Ways to be refused by the Travel Agent alone: its proposals, its keys, its signatures."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, Final

from standardwebhooks import Webhook

from impl.platform.identifiers import decode, encode, new_uuid7
from tests.contract.customers import Customer
from tests.contract.published_contract import TRAVEL_AGENT, PublishedOperation
from tests.contract.refusals import Attempt, Scene, brings_about
from tests.contract.sample_requests import SampleRequest, sample_request
from tests.support.receivers import SECRET

CALLBACK_URL: Final = "https://ws.mobilitycorp.example/production"
GATEWAY_KEY: Final = "local-gateway-key"
_PROPOSAL: Final = """
INSERT INTO confirmations (id, conversation_id, turn_id, customer_id, digest, change, status, expires_at)
SELECT $1, id, $3, customer_id, $4, $5, $6, now() + interval '5 minutes' FROM conversations WHERE id = $2
"""
_TURN: Final = "INSERT INTO turns (id, conversation_id, status, completed_at) VALUES ($1, $2, 'completed', now())"


async def conversation_of(customer: Customer) -> str:
    """The id of a new conversation."""
    response = await customer.send(sample_request(TRAVEL_AGENT.operation("createConversation")))
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


async def proposal_to(scene: Scene, customer: Customer, *, status: str = "pending") -> dict[str, Any]:
    """A proposal to a customer, as the body of an approval."""
    body: dict[str, Any] = dict(sample_request(TRAVEL_AGENT.operation("createDecision")).body)
    example = sample_proposal()
    identifier = new_uuid7()
    conversation = decode("cnv", text=await conversation_of(customer))
    await scene.rows.change(
        _PROPOSAL, identifier, conversation, new_uuid7(), body["digest"], json.dumps(example["change"]), status
    )
    return body | {"confirmation_id": encode("cnf", value=identifier)}


def sample_proposal() -> dict[str, Any]:
    """The proposal of the contract's own example."""
    answer = TRAVEL_AGENT.operation("getConfirmation").definition["responses"]["200"]
    examples = TRAVEL_AGENT.resolve(answer)["content"]["application/json"]["examples"]
    value: dict[str, Any] = TRAVEL_AGENT.resolve(next(iter(examples.values())))["value"]
    return value


async def turn_of(scene: Scene, customer: Customer) -> str:
    """The id of a turn that has ended."""
    turn = new_uuid7()
    await scene.rows.change(_TURN, turn, decode("cnv", text=await conversation_of(customer)))
    return encode("trn", value=turn)


def deciding(body: dict[str, Any]) -> SampleRequest:
    """The request that decides on a proposal."""
    return sample_request(TRAVEL_AGENT.operation("createDecision")).with_body(body)


def signed(found: PublishedOperation) -> tuple[SampleRequest, bytes]:
    """The request of an event as the Reservation API signs it, and its body."""
    request = sample_request(found)
    content, now = json.dumps(request.body).encode(), datetime.now(UTC)
    identifier = request.headers["webhook-id"]
    headers = {
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign(msg_id=identifier, timestamp=now, data=content.decode()),
    }
    return request.with_headers(headers), content


@brings_about("precondition_failed", "updateConsents")
async def older_consents(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_headers({"If-Match": '"99"'}))


@brings_about("confirmation_not_pending", "createDecision")
async def a_proposal_that_was_declined(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    yield Attempt(customer=customer, request=deciding(await proposal_to(scene, customer, status="declined")))


@brings_about("digest_mismatch", "createDecision")
async def another_proposal_than_was_seen(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    body = await proposal_to(scene, customer) | {"digest": "0" * 64}
    yield Attempt(customer=customer, request=deciding(body))


@brings_about("forbidden", "relayConnectionEvent")
async def a_key_of_no_gateway(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    request = sample_request(found).with_headers({"X-Gateway-Key": "the-key-of-somebody-else"})
    yield Attempt(customer=scene.customer(), request=request)


@brings_about("unknown_callback", "relayConnectionEvent")
async def a_callback_to_elsewhere(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    request = sample_request(found)
    body = request.body | {"callback_url": "https://elsewhere.example/production"}
    yield Attempt(customer=scene.customer(), request=request.with_body(body))


@brings_about("invalid_signature", "acceptReservationEvent")
async def a_signature_by_nobody_known(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    yield Attempt(customer=scene.customer(), request=sample_request(found))


@brings_about("service_unavailable", "acceptReservationEvent")
async def a_signed_event_without_a_database(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    request, content = signed(found)
    yield Attempt(customer=scene.customer().at(scene.cut_off), request=request, content=content)


@brings_about("internal_error", "acceptReservationEvent")
async def a_signed_event_without_tables(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    request, content = signed(found)
    yield Attempt(customer=scene.customer().at(scene.broken), request=request, content=content)


@brings_about("not_found", "createErasure")
async def a_conversation_that_is_not_there(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    body = {"conversation_id": encode("cnv", value=new_uuid7())}
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_body(body))


@brings_about("idempotency_key_reused", "createConversation")
async def the_key_of_another_conversation(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer, first = scene.customer(), sample_request(found)
    assert (await customer.send(first)).status_code == 201
    yield Attempt(customer=customer, request=first.with_body({"locale": "fi"}))


@brings_about("idempotency_key_reused", "createDecision")
async def the_key_of_another_decision(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    first = deciding(await proposal_to(scene, customer) | {"decision": "decline"})
    assert (await customer.send(first)).status_code == 201
    yield Attempt(customer=customer, request=first.with_body(first.body | {"decision": "approve"}))


@brings_about("idempotency_key_reused", "createFeedback")
async def the_key_of_other_feedback(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    first = sample_request(found).with_body({"turn_id": await turn_of(scene, customer), "rating": "up"})
    response = await customer.send(first)
    assert response.status_code == 201, response.text
    yield Attempt(customer=customer, request=first.with_body(first.body | {"rating": "down"}))


@brings_about("idempotency_key_reused", "createErasure")
async def the_key_of_another_erasure(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer, first = scene.customer(), sample_request(found)
    conversation = await conversation_of(customer)
    assert (await customer.send(first)).status_code == 201
    yield Attempt(customer=customer, request=first.with_body({"conversation_id": conversation}))


@brings_about("idempotency_key_reused", "relayConnectionEvent")
async def the_key_of_another_connection(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    first = connecting(found)
    customer = scene.customer()
    assert (await customer.send(first)).status_code == 200
    yield Attempt(customer=customer, request=first.with_body(first.body | {"connection_id": "another"}))


@brings_about(
    "idempotency_in_progress",
    *("createConversation", "createDecision", "createFeedback", "createErasure", "relayConnectionEvent"),
)
async def a_key_that_is_being_worked_on(scene: Scene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    request = await _possible_request(scene, found, customer=customer)
    async with asyncio.TaskGroup() as requests, scene.rows.without_writes_to("idempotency_keys"):
        first = requests.create_task(customer.send(request))
        await scene.rows.until_somebody_waits()
        yield Attempt(customer=customer, request=request)
    assert first.result().is_success, first.result().text


async def _possible_request(scene: Scene, found: PublishedOperation, *, customer: Customer) -> SampleRequest:
    match found.id:
        case "createDecision":
            return deciding(await proposal_to(scene, customer) | {"decision": "decline"})
        case "createFeedback":
            return sample_request(found).with_body({"turn_id": await turn_of(scene, customer), "rating": "up"})
        case "relayConnectionEvent":
            return connecting(found)
        case _:
            return sample_request(found)


def connecting(found: PublishedOperation) -> SampleRequest:
    """The request that tells of a new connection."""
    body = {"type": "connected", "connection_id": str(uuid.uuid4()), "callback_url": CALLBACK_URL}
    return sample_request(found).with_body(body)
