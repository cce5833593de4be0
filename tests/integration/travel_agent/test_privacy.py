"""What is kept, for how long, and what erasure leaves: nothing."""

from datetime import timedelta

from impl.platform.database import Database
from impl.travel_agent.tables import metadata
from tests.support.travel_agent import RunningAgent, TokenClock
from tests.support.waiting import until

# What holds no word about any customer.
WITHOUT_CUSTOMERS = {"erasures", "outbox_events", "webhook_deliveries", "idempotency_keys"}


async def rows(database: Database) -> dict[str, int]:
    """How many rows the tables about customers have, without the empty ones."""
    async with database.connection() as connection:
        counts = {
            table.name: await connection.fetchval(f'SELECT count(*) FROM "{table.name}"')
            for table in metadata.sorted_tables
        }
    return {name: count for name, count in counts.items() if count and name not in WITHOUT_CUSTOMERS}


async def test_erasure_leaves_nothing_and_closes_the_connections(agent: RunningAgent, database: Database) -> None:
    async with agent.chatting() as chat, agent.http() as anna:
        turn_id = (await chat.finish_turn("Hello"))[0]["turn_id"]
        await chat.ask("feedback.rate", turn_id=turn_id, rating="up")
        consents = await anna.get("/v1/consents")
        await anna.patch(
            "/v1/consents",
            content='{"use_location": true}',
            headers={"If-Match": consents.headers["etag"], "Content-Type": "application/merge-patch+json"},
        )
        before = await rows(database)
        erased = await anna.post("/v1/erasures", json={}, headers={"Idempotency-Key": "k"})
        code = await chat.closed_with()
        again = await anna.post("/v1/erasures", json={}, headers={"Idempotency-Key": "k"})
    assert {"conversations", "events", "turns", "client_messages", "feedback", "consents"} <= before.keys()
    assert erased.json()["conversations"] == 1
    assert again.json() == erased.json()
    assert code == 4403
    assert await rows(database) == {}


async def test_one_conversation_can_be_erased_alone(agent: RunningAgent, database: Database) -> None:
    async with agent.chatting() as chat, agent.chatting() as other, agent.http() as anna:
        await chat.finish_turn("Hello")
        await other.finish_turn("Hello")
        body = {"conversation_id": chat.received[0]["conversation_id"]}
        erased = await anna.post("/v1/erasures", json=body, headers={"Idempotency-Key": "k"})
        code = await chat.closed_with()
        await other.finish_turn("Still here?")
    assert erased.json()["conversations"] == 1
    assert code == 4403
    assert (await rows(database))["conversations"] == 1


async def test_another_customers_conversation_cannot_be_erased(agent: RunningAgent, database: Database) -> None:
    async with agent.chatting() as chat, agent.http("ben") as ben:
        await chat.finish_turn("Hello")
        body = {"conversation_id": chat.received[0]["conversation_id"]}
        refused = await ben.post("/v1/erasures", json=body, headers={"Idempotency-Key": "k"})
        everything = await ben.post("/v1/erasures", json={}, headers={"Idempotency-Key": "l"})
        await chat.finish_turn("Still here?")
    assert refused.status_code == 404
    assert everything.json()["conversations"] == 0


async def test_a_running_turn_is_stopped_by_the_erasure(agent: RunningAgent) -> None:
    agent.turns.gate.clear()
    async with agent.chatting() as chat, agent.http() as anna:
        await chat.say("Hello")
        await chat.wait_for("turn.started")
        await anna.post("/v1/erasures", json={}, headers={"Idempotency-Key": "k"})
    assert agent.turns.running == {}
    await agent.turns.close()


async def test_positions_are_used_only_with_consent_and_never_stored(agent: RunningAgent, database: Database) -> None:
    position = {"latitude": 60.17123, "longitude": 24.94321}
    async with agent.chatting() as chat, agent.http() as anna:
        refused = await chat.ask("location.update", position=position)
        consents = await anna.get("/v1/consents")
        await anna.patch(
            "/v1/consents",
            content='{"use_location": true}',
            headers={"If-Match": consents.headers["etag"], "Content-Type": "application/merge-patch+json"},
        )
        taken = await chat.ask("location.update", position=position)
        await chat.finish_turn("Where am I?")
    assert refused["code"] == "consent_missing"
    assert taken["type"] == "ack"
    spoken = agent.turns.sessions[-1].position
    assert spoken is not None
    assert (spoken.latitude, spoken.longitude) == (60.17123, 24.94321)
    async with database.connection() as connection:
        for table in metadata.sorted_tables:
            for row in await connection.fetch(f'SELECT row_to_json(kept)::text AS text FROM "{table.name}" AS kept'):
                assert "60.17123" not in row["text"]


async def test_conversations_are_forgotten_after_a_day_unless_history_is_kept(
    agent: RunningAgent, agent_clock: TokenClock, database: Database
) -> None:
    async with agent.chatting("anna") as anna, agent.chatting("ben") as ben, agent.http("ben") as ben_by_http:
        await anna.finish_turn("Hello")
        await ben.finish_turn("Hello")
        consents = await ben_by_http.get("/v1/consents")
        await ben_by_http.patch(
            "/v1/consents",
            content='{"keep_history": true}',
            headers={"If-Match": consents.headers["etag"], "Content-Type": "application/merge-patch+json"},
        )
    agent_clock.ahead = timedelta(hours=25).total_seconds()

    async def one_is_left() -> bool:
        async with database.connection() as connection:
            return bool(await connection.fetchval("SELECT count(*) FROM conversations") == 1)

    await until(one_is_left)
    async with agent.http("ben") as ben_by_http:
        assert len((await ben_by_http.get("/v1/conversations")).json()["items"]) == 1


async def test_tokens_are_nowhere_in_the_database(agent: RunningAgent, database: Database) -> None:
    async with agent.connected() as chat:
        token = agent.token()
        await chat.hello(token)
        await chat.finish_turn("Hello")
        refreshed = agent.token(jti="other")
        await chat.ask("token.refresh", token=refreshed)
    async with database.connection() as connection:
        for table in metadata.sorted_tables:
            for row in await connection.fetch(f'SELECT row_to_json(kept)::text AS text FROM "{table.name}" AS kept'):
                assert token[-20:] not in row["text"]
                assert refreshed[-20:] not in row["text"]
