"""Conversations over HTTP: what was said, what happened, feedback, consents."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from impl.platform.database import Database
from tests.support.travel_agent import RunningAgent

UNKNOWN = "cnv_01m7q5da00gee6t4p7q3e2k9x2"


async def talked(agent: RunningAgent, *texts: str) -> str:
    """The id of a conversation in which Anna said these things."""
    async with agent.chatting() as chat:
        for text in texts:
            await chat.finish_turn(text)
        conversation_id: str = chat.received[0]["conversation_id"]
        return conversation_id


async def test_a_conversation_is_created_once_for_a_key(agent: RunningAgent) -> None:
    async with agent.http() as anna:
        body = {"locale": "de", "time_zone": "Europe/Berlin"}
        first = await anna.post("/v1/conversations", json=body, headers={"Idempotency-Key": "k"})
        again = await anna.post("/v1/conversations", json=body, headers={"Idempotency-Key": "k"})
        listed = await anna.get("/v1/conversations")
    assert first.status_code == 201
    assert first.headers["location"] == f"/v1/conversations/{first.json()['id']}"
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert listed.json()["items"] == [first.json()]


async def test_a_time_zone_that_does_not_exist_is_refused(agent: RunningAgent) -> None:
    async with agent.http() as anna:
        refused = await anna.post(
            "/v1/conversations", json={"time_zone": "Europe/Atlantis"}, headers={"Idempotency-Key": "k"}
        )
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/body/time_zone"


async def test_conversations_are_listed_last_used_first_page_by_page(agent: RunningAgent) -> None:
    made = [await talked(agent, text) for text in ("One", "Two", "Three")]
    async with agent.http() as anna:
        first = (await anna.get("/v1/conversations", params={"limit": 2})).json()
        second = (await anna.get("/v1/conversations", params={"limit": 2, "cursor": first["next_cursor"]})).json()
    assert [item["id"] for item in [*first["items"], *second["items"]]] == made[::-1]
    assert [item["title"] for item in first["items"]] == ["Three", "Two"]
    assert second["next_cursor"] is None


async def test_what_was_said_is_read_page_by_page(agent: RunningAgent) -> None:
    conversation_id = await talked(agent, "Hello", "Bye")
    path = f"/v1/conversations/{conversation_id}/utterances"
    async with agent.http() as anna:
        first = (await anna.get(path, params={"limit": 3})).json()
        second = (await anna.get(path, params={"limit": 3, "cursor": first["next_cursor"]})).json()
    said = [(item["speaker"], item["text"]) for item in [*first["items"], *second["items"]]]
    assert said == [
        ("customer", "Hello"),
        ("agent", "You said: Hello"),
        ("customer", "Bye"),
        ("agent", "You said: Bye"),
    ]


async def test_events_after_a_number_are_read_as_they_were_sent(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Hello")
        conversation_id = chat.received[0]["conversation_id"]
        async with agent.http() as anna:
            page = (await anna.get(f"/v1/conversations/{conversation_id}/events", params={"after": 1})).json()
    assert page["items"] == chat.events[1:]
    assert page["last_seq"] == 4
    assert page["next_cursor"] is None


@pytest.mark.parametrize(
    "path", ["", "/utterances", "/events", "/events/stream", "/transcript", "/transcript/markdown"]
)
async def test_another_customers_conversation_looks_like_none(agent: RunningAgent, path: str) -> None:
    conversation_id = await talked(agent, "Hello")
    async with agent.http("ben") as ben:
        theirs = await ben.get(f"/v1/conversations/{conversation_id}{path}")
        missing = await ben.get(f"/v1/conversations/{UNKNOWN}{path}")
    assert theirs.status_code == missing.status_code == 404
    assert without_request_id(theirs) == without_request_id(missing)


async def test_a_conversation_has_an_entity_tag_that_changes_with_it(agent: RunningAgent) -> None:
    conversation_id = await talked(agent, "Hello")
    async with agent.http() as anna, agent.chatting(conversation_id=conversation_id, last_seq=4) as chat:
        before = await anna.get(f"/v1/conversations/{conversation_id}")
        await chat.finish_turn("More")
        after = await anna.get(f"/v1/conversations/{conversation_id}")
    assert before.json()["last_seq"] == 4
    assert after.json()["last_seq"] == 8
    assert before.headers["etag"] != after.headers["etag"]


async def test_a_stream_gives_what_was_missed_and_what_happens_then(agent: RunningAgent) -> None:
    async with agent.chatting() as chat, agent.http() as anna:
        await chat.finish_turn("Hello")
        conversation_id = chat.received[0]["conversation_id"]
        path = f"/v1/conversations/{conversation_id}/events/stream"
        async with anna.stream("GET", path, headers={"Last-Event-ID": "2"}) as stream:
            lines = stream.aiter_lines()
            missed = [await next_event(lines) for _ in range(2)]
            await chat.finish_turn("Bye")
            live = [await next_event(lines) for _ in range(4)]
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert [event["id"] for event in [*missed, *live]] == [3, 4, 5, 6, 7, 8]
    assert [event["data"] for event in [*missed, *live]] == chat.events[2:]
    assert [event["event"] for event in live] == [event["type"] for event in chat.events[4:]]


async def test_a_transcript_holds_everything(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Hello")
        conversation_id = chat.received[0]["conversation_id"]
        async with agent.http() as anna:
            transcript = (await anna.get(f"/v1/conversations/{conversation_id}/transcript")).json()
    assert transcript["events"] == chat.events
    assert transcript["conversation"]["title"] == "Hello"


async def test_what_was_said_cannot_become_markup_of_a_transcript(agent: RunningAgent) -> None:
    hostile = (
        "# Heading\n<script>alert(1)</script> [link](javascript:1) ![i](http://x/y) `code` **bold** http://x.example"
    )
    conversation_id = await talked(agent, hostile)
    async with agent.http() as anna:
        answer = await anna.get(f"/v1/conversations/{conversation_id}/transcript/markdown")
    lines = answer.text.splitlines()
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert sum(line.startswith("#") for line in lines) == 1
    assert "\\<script\\>" in answer.text
    assert "\\[link\\]\\(javascript\\:1\\)" in answer.text
    assert "http\\:" in answer.text


async def test_feedback_replaces_earlier_feedback_on_the_same_turn(agent: RunningAgent, database: Database) -> None:
    async with agent.chatting() as chat, agent.http() as anna:
        turn_id = (await chat.finish_turn("Hello"))[0]["turn_id"]
        ack = await chat.ask("feedback.rate", turn_id=turn_id, rating="down", comment="Too slow")
        given = await anna.post(
            "/v1/feedback", json={"turn_id": turn_id, "rating": "up"}, headers={"Idempotency-Key": "k"}
        )
    assert ack["type"] == "ack"
    assert given.status_code == 201
    async with database.connection() as connection:
        rows = await connection.fetch("SELECT rating, comment FROM feedback")
    assert [tuple(row) for row in rows] == [("up", None)]


async def test_feedback_on_another_customers_turn_finds_no_turn(agent: RunningAgent) -> None:
    async with agent.chatting() as chat, agent.http("ben") as ben:
        turn_id = (await chat.finish_turn("Hello"))[0]["turn_id"]
        refused = await ben.post(
            "/v1/feedback", json={"turn_id": turn_id, "rating": "up"}, headers={"Idempotency-Key": "k"}
        )
    assert refused.status_code == 404


async def test_nothing_is_allowed_before_the_customer_says_so(agent: RunningAgent) -> None:
    async with agent.http() as anna:
        consents = await anna.get("/v1/consents")
        changed = await patch(anna, {"use_location": True}, etag=consents.headers["etag"])
        stale = await patch(anna, {"keep_history": True}, etag=consents.headers["etag"])
        unnamed = await patch(anna, {"keep_history": True}, etag=None)
    allowed = {name: value for name, value in consents.json().items() if name != "updated_at"}
    assert allowed == {"use_location": False, "keep_history": False, "external_models": False}
    assert changed.json()["use_location"] is True
    assert stale.status_code == 412
    assert unnamed.status_code == 428


async def test_the_service_serves_its_documents_and_its_state(agent: RunningAgent) -> None:
    async with agent.http(None) as anybody:
        answers = [await anybody.get(path) for path in ("/healthz", "/readyz", "/openapi.json", "/asyncapi.json")]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200]
    assert answers[2].json()["info"]["title"] == "MobilityCorp Travel Agent API"
    assert answers[3].json()["asyncapi"] == "3.0.0"


async def patch(client: httpx.AsyncClient, body: dict[str, Any], *, etag: str | None) -> httpx.Response:
    headers = {"Content-Type": "application/merge-patch+json"} | ({} if etag is None else {"If-Match": etag})
    return await client.patch("/v1/consents", content=json.dumps(body), headers=headers)


async def next_event(lines: Any) -> dict[str, Any]:
    """The next event of a stream; comments are skipped."""
    event: dict[str, Any] = {}
    async with asyncio.timeout(20):
        async for line in lines:
            name, _, value = line.partition(": ")
            if not line and event:
                return event
            if name == "id":
                event["id"] = int(value)
            elif name == "event":
                event["event"] = value
            elif name == "data":
                event["data"] = json.loads(value)
    raise AssertionError("The stream has ended.")


def without_request_id(response: httpx.Response) -> dict[str, Any]:
    document: dict[str, Any] = response.json()
    return {name: value for name, value in document.items() if name != "request_id"}
