"""Events of reservations: signed, kept once, told in the customer's conversations."""

import json
import time
from collections.abc import AsyncIterator, Callable
from importlib.resources import files
from typing import Any
from uuid import UUID

import httpx
import pytest
from pydantic import SecretStr

import generated
from generated import models
from impl.platform.context import customer_id_of
from impl.platform.database import Database
from impl.platform.identifiers import decode, encode, new_uuid7
from impl.platform.webhooks import signature_headers
from impl.travel_agent.settings import TravelAgentSettings
from tests.support.tokens import ISSUER, TokenIssuer
from tests.support.travel_agent import RunningAgent, TokenClock, agent_settings, running_travel_agent

NEWEST = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OLDER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD0TsMvAJkJrI="
PATH = "/v1/webhooks/reservation-events"


@pytest.fixture
def settings(database_url: str) -> TravelAgentSettings:
    secrets = json.dumps([NEWEST, OLDER])
    return agent_settings(
        database_url,
        {"MOBILITY_RESERVATION_EVENT_SECRETS": secrets, "MOBILITY_NOTIFIED_CONVERSATIONS": "2"},
    )


@pytest.fixture
async def agent(
    settings: TravelAgentSettings, issuer: TokenIssuer, agent_clock: TokenClock
) -> AsyncIterator[RunningAgent]:
    async with running_travel_agent(settings, issuer=issuer, clock=agent_clock) as running:
        yield running


@pytest.fixture
def event() -> Callable[..., dict[str, Any]]:
    """Makes events of Anna's reservation, after the example of the contract."""
    document = json.loads(files(generated).joinpath("contracts", "travel-agent.openapi.json").read_text())
    content = document["paths"][PATH]["post"]["requestBody"]["content"]["application/json"]
    example = next(iter(content["examples"].values()))["value"]
    anna = encode("cus", value=customer_id_of("auth0|anna", issuer=ISSUER))

    def make(**changes: Any) -> dict[str, Any]:
        return {**example, "id": encode("evt", value=new_uuid7()), "customer_id": anna, **changes}

    return make


async def post(
    agent: RunningAgent, event: dict[str, Any], *, secret: str = NEWEST, age_seconds: int = 0, **headers: str
) -> httpx.Response:
    body = json.dumps(event).encode()
    signed = signature_headers(
        SecretStr(secret), message_id=event["id"], timestamp=int(time.time()) - age_seconds, body=body
    )
    async with agent.http(None) as client:
        return await client.post(PATH, content=body, headers={"Content-Type": "application/json", **signed, **headers})


async def test_a_change_is_told_in_the_conversations_used_last(
    agent: RunningAgent, event: Callable[..., dict[str, Any]]
) -> None:
    async with agent.chatting() as oldest, agent.chatting() as older, agent.chatting() as newest:
        for chat in (oldest, older, newest):
            await chat.finish_turn("Hello")
        accepted = await post(agent, event())
        told = [await chat.wait_for("reservation.changed") for chat in (older, newest)]
        await oldest.finish_turn("Anything new?")
    assert accepted.status_code == 204
    assert [message["event"] for message in told] == ["reservation.confirmed"] * 2
    assert [message["seq"] for message in told] == [5, 5]
    assert all(event["type"] != "reservation.changed" for event in oldest.events)


async def test_a_repeated_event_is_accepted_and_told_once(
    agent: RunningAgent, event: Callable[..., dict[str, Any]]
) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Hello")
        repeated = event()
        answers = [await post(agent, repeated) for _ in range(3)]
        await chat.finish_turn("Anything new?")
    assert [answer.status_code for answer in answers] == [204, 204, 204]
    assert [message["type"] for message in chat.events].count("reservation.changed") == 1


async def test_an_event_that_was_overtaken_is_accepted_and_not_told(
    agent: RunningAgent, event: Callable[..., dict[str, Any]]
) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Hello")
        await post(agent, event(sequence=5, type="reservation.cancelled"))
        late = await post(agent, event(sequence=4))
        await chat.finish_turn("Anything new?")
    told = [message["event"] for message in chat.events if message["type"] == "reservation.changed"]
    assert late.status_code == 204
    assert told == ["reservation.cancelled"]


async def test_an_older_secret_serves_while_it_is_replaced(
    agent: RunningAgent, event: Callable[..., dict[str, Any]]
) -> None:
    assert (await post(agent, event(), secret=OLDER)).status_code == 204


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret": "whsec_bm90IG91ciBzZWNyZXQgYXQgYWxsLCBub3QgYXQgYWxs"},
        {"age_seconds": 400},
        {"age_seconds": -400},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": "v1a,AAAA v2,BBBB"},
    ],
)
async def test_what_is_not_signed_as_agreed_is_refused(
    agent: RunningAgent, event: Callable[..., dict[str, Any]], wrong: dict[str, Any], database: Database
) -> None:
    refused = await post(agent, event(), **wrong)
    assert refused.status_code == 403
    assert refused.json()["code"] == "invalid_signature"
    async with database.connection() as connection:
        assert await connection.fetchval("SELECT count(*) FROM reservation_events") == 0


async def test_a_body_that_was_changed_on_the_way_is_refused(
    agent: RunningAgent, event: Callable[..., dict[str, Any]]
) -> None:
    original = event()
    body = json.dumps(original).encode()
    signed = signature_headers(SecretStr(NEWEST), message_id=original["id"], timestamp=int(time.time()), body=body)
    async with agent.http(None) as client:
        refused = await client.post(
            PATH,
            content=body.replace(b"reservation.confirmed", b"reservation.cancelled"),
            headers={"Content-Type": "application/json", **signed},
        )
    assert refused.status_code == 403


async def test_a_plan_that_stood_on_the_reservation_no_longer_holds(
    agent: RunningAgent, event: Callable[..., dict[str, Any]], database: Database
) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Hello")
        told = event(type="reservation.cancelled")
        plan = await planned(
            database,
            conversation_id=chat.received[0]["conversation_id"],
            reservation_id=told["reservation"]["id"],
        )
        await post(agent, told)
        invalidated = await chat.wait_for("plan.invalidated")
    assert invalidated["plan_id"] == encode("pln", value=plan)
    assert invalidated["reason"] == models.InvalidationReason.RESERVATION_CHANGED


async def planned(database: Database, *, conversation_id: str, reservation_id: str) -> UUID:
    """A plan of Anna's with an option that was reserved."""
    plan = new_uuid7()
    async with database.connection() as connection:
        await connection.execute(
            "INSERT INTO plans (id, conversation_id, customer_id, body, request) VALUES ($1, $2, $3, '{}', '{}')",
            plan,
            decode("cnv", text=conversation_id),
            customer_id_of("auth0|anna", issuer=ISSUER),
        )
        await connection.execute(
            "INSERT INTO plan_options (id, plan_id, reservation_id) VALUES ($1, $2, $3)",
            new_uuid7(),
            plan,
            decode("res", text=reservation_id),
        )
    return plan
