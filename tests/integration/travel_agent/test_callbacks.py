"""The chat through a gateway that holds the WebSockets: frames by HTTP, events by pushes."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from impl.platform.database import Database
from impl.travel_agent.settings import TravelAgentSettings
from tests.support.gateway import KEY, HeldConnection, StandInGateway, standing_in
from tests.support.scripted_agents import ScriptedTurns, scripted_agents
from tests.support.tokens import TokenIssuer
from tests.support.travel_agent import (
    RunningAgent,
    TokenClock,
    agent_settings,
    running_travel_agent,
)
from tests.support.waiting import until


@pytest.fixture
async def gateway() -> AsyncIterator[StandInGateway]:
    async with standing_in() as opened:
        yield opened


@pytest.fixture
def settings(database_url: str, gateway: StandInGateway) -> TravelAgentSettings:
    configured = [{"callback_url": gateway.url, "key": KEY}]
    return agent_settings(database_url, {"MOBILITY_CALLBACK_GATEWAYS": json.dumps(configured)})


@pytest.fixture
async def agent(
    settings: TravelAgentSettings, issuer: TokenIssuer, agent_clock: TokenClock, gateway: StandInGateway
) -> AsyncIterator[RunningAgent]:
    async with running_travel_agent(settings, issuer=issuer, clock=agent_clock) as running:
        gateway.service_url = running.url
        yield running


async def test_a_conversation_is_the_same_as_over_a_socket(agent: RunningAgent, gateway: StandInGateway) -> None:
    held = await gateway.open()
    ready = await gateway.converse(held, agent.token())
    await gateway.send(held, "user.message", text="Hello")
    await held.wait_for("turn.completed")
    async with agent.chatting(conversation_id=ready["conversation_id"], last_seq=0) as chat:
        await chat.receive_until_seq(4)
    assert [message for message in held.received if "seq" in message] == chat.events
    assert gateway.keys == {KEY}


async def test_mistakes_are_told_by_pushes(agent: RunningAgent, gateway: StandInGateway) -> None:
    held = await gateway.open()
    answers = [
        await gateway.tell(held, "received", body="{"),
        await gateway.send(held, "user.message", text="Hello"),
        await gateway.tell(held, "received", body=json.dumps({"type": "ping", "id": "1", "pad": "a" * 70_000})),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert [message["code"] for message in held.received] == [
        "malformed_message",
        "hello_required",
        "message_too_large",
    ]


async def test_only_the_customer_whom_the_gateway_let_in_begins_a_session(
    agent: RunningAgent, gateway: StandInGateway
) -> None:
    held = await gateway.open(subject="auth0|anna")
    await gateway.send(held, "session.hello", token=agent.token("bram"))
    refused = await held.wait_for("error")
    ready = await gateway.converse(held, agent.token("anna"))
    assert (refused["code"], ready["resumed"]) == ("token_of_other_customer", False)


async def test_a_renewed_token_must_be_of_the_customer_whom_the_gateway_let_in(
    agent: RunningAgent, gateway: StandInGateway
) -> None:
    held = await gateway.open(subject="auth0|anna")
    await gateway.converse(held, agent.token("anna"))
    await gateway.send(held, "token.refresh", token=agent.token("bram"))
    assert (await held.wait_for("error"))["code"] == "token_of_other_customer"
    await gateway.send(held, "token.refresh", token=agent.token("anna"))
    await held.wait_for("ack")


async def test_missed_events_are_pushed_on_resumption(agent: RunningAgent, gateway: StandInGateway) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Hello")
        await chat.finish_turn("Bye")
    held = await gateway.open()
    await gateway.converse(held, agent.token(), conversation_id=chat.received[0]["conversation_id"], last_seq=3)
    await held.wait_for_seq(8)
    assert held.seqs == [4, 5, 6, 7, 8]


async def test_a_client_that_is_gone_is_forgotten(
    agent: RunningAgent, gateway: StandInGateway, database: Database
) -> None:
    held = await gateway.open()
    ready = await gateway.converse(held, agent.token())
    del gateway.connections[held.id]
    async with agent.chatting(conversation_id=ready["conversation_id"], last_seq=0) as chat:
        await chat.finish_turn("Hello")
    await until(lambda: count_connections(database, is_zero=True))


async def test_a_client_that_disconnects_is_forgotten(
    agent: RunningAgent, gateway: StandInGateway, database: Database
) -> None:
    held = await gateway.open()
    await gateway.converse(held, agent.token())
    await gateway.tell(held, "disconnected")
    assert await count_connections(database, is_zero=True)
    answer = await gateway.send(held, "ping")
    assert answer.status_code == 404


async def test_nothing_is_lost_when_the_gateway_fails_for_a_while(agent: RunningAgent, gateway: StandInGateway) -> None:
    held = await gateway.open()
    ready = await gateway.converse(held, agent.token())
    gateway.failing = 7
    async with agent.chatting(conversation_id=ready["conversation_id"], last_seq=0) as chat:
        await chat.finish_turn("Hello")
        await held.wait_for_seq(4)
    assert held.seqs == [1, 2, 3, 4]


async def test_events_of_another_node_are_pushed_when_that_node_dies(
    agent: RunningAgent,
    gateway: StandInGateway,
    settings: TravelAgentSettings,
    issuer: TokenIssuer,
    database: Database,
) -> None:
    held = await gateway.open()
    ready = await gateway.converse(held, agent.token())
    # What a node leaves behind that dies between its commit and its push: events without a push.
    made: list[ScriptedTurns] = []
    without_gateways = settings.model_copy(update={"callback_gateways": ()})
    async with AsyncExitStack() as nodes:
        node = await nodes.enter_async_context(
            running_travel_agent(without_gateways, issuer=issuer, agents=scripted_agents(made))
        )
        async with node.chatting(conversation_id=ready["conversation_id"], last_seq=0) as chat:
            await chat.finish_turn("Hello")
    await held.wait_for_seq(4)
    assert held.seqs == [1, 2, 3, 4]


async def test_a_repeated_event_of_the_gateway_is_not_followed_again(
    agent: RunningAgent, gateway: StandInGateway
) -> None:
    held = await gateway.open()
    first = await gateway.tell(held, "received", name="n1", body='{"type": "ping", "id": "1"}')
    again = await gateway.tell(held, "received", name="n1", body='{"type": "ping", "id": "1"}')
    assert first.headers.get("idempotent-replayed") is None
    assert again.headers["idempotent-replayed"] == "true"
    assert len(held.received) == 1


async def test_only_configured_gateways_are_followed(agent: RunningAgent, gateway: StandInGateway) -> None:
    held = HeldConnection("stranger")
    wrong_key = await gateway.tell(held, "connected", key="some-other-key-000")
    gateway.url = gateway.url.replace("/stage", "/other")
    wrong_address = await gateway.tell(held, "connected")
    assert wrong_key.status_code == 403
    assert wrong_address.status_code == 409
    assert wrong_address.json()["code"] == "unknown_callback"


async def test_a_connection_without_a_hello_is_closed(
    agent: RunningAgent, gateway: StandInGateway, agent_clock: TokenClock
) -> None:
    held = await gateway.open()
    agent_clock.ahead = 11
    await until(lambda: held.closed)


async def test_erasure_closes_the_connections_at_the_gateway(agent: RunningAgent, gateway: StandInGateway) -> None:
    held = await gateway.open()
    await gateway.converse(held, agent.token())
    async with agent.http() as anna:
        await anna.post("/v1/erasures", json={}, headers={"Idempotency-Key": "k"})
    assert held.closed


async def test_tokens_and_positions_of_kept_connections_are_encrypted(
    agent: RunningAgent, gateway: StandInGateway, database: Database
) -> None:
    held = await gateway.open()
    token = agent.token()
    await gateway.converse(held, token)
    async with agent.http() as anna:
        consents = await anna.get("/v1/consents")
        await anna.patch(
            "/v1/consents",
            content='{"use_location": true}',
            headers={"If-Match": consents.headers["etag"], "Content-Type": "application/merge-patch+json"},
        )
    await gateway.send(held, "location.update", position={"latitude": 60.17123, "longitude": 24.94321})
    await gateway.send(held, "user.message", text="Where am I?")
    await held.wait_for("turn.completed")
    async with database.connection() as connection:
        row = await connection.fetchrow("SELECT token_encrypted, position_encrypted FROM connections")
    assert row is not None
    assert token.encode()[:20] not in row["token_encrypted"]
    assert b"60.17" not in row["position_encrypted"]
    position = agent.turns.sessions[-1].position
    assert position is not None
    assert position.latitude == 60.17123
    assert agent.turns.sessions[-1].token.value == token


async def count_connections(database: Database, *, is_zero: bool) -> bool:
    async with database.connection() as connection:
        count = await connection.fetchval("SELECT count(*) FROM connections")
    return bool((count == 0) == is_zero)
