"""What customers do in the chat beside talking: choosing, deciding, preferences, stopping."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from generated import models
from impl.platform.database import Database
from impl.platform.identifiers import decode, encode, new_uuid7
from impl.travel_agent.confirmations.repository import ConfirmationRepository
from impl.travel_agent.domain.confirmations import Confirmation, propose
from impl.travel_agent.settings import TravelAgentSettings
from tests.support.tokens import TokenIssuer
from tests.support.travel_agent import ChatTester, RunningAgent, running_travel_agent

PROPOSED = models.ProposedChange(
    action=models.ProposedAction.CANCEL, reservation_id=models.ReservationId("res_01m7q5cvd0ftqv6emwfx5191va")
)


class Profiles:
    """A Reservation API that has profiles only. The first change meets one of somebody else's."""

    def __init__(self) -> None:
        self.version = 1
        self.overtaken = True
        self.preferences: dict[str, Any] = {}
        self.tokens: list[str] = []
        self.status = 200

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.tokens.append(request.headers["authorization"].removeprefix("Bearer "))
        if request.method == "PATCH":
            if self.overtaken:
                self.overtaken = False
                self.version += 1
                return self.problem(412, "precondition_failed", "Precondition failed")
            if self.status == 403:
                return self.problem(403, "forbidden", "Forbidden")
            self.preferences |= json.loads(request.content)["preferences"]
            self.version += 1
        profile = {
            "id": "cus_01m7q5cwc8fzbr7h16e71y3cjr",
            "locale": "fi",
            "preferences": self.preferences,
            "has_payment_method": True,
            "updated_at": "2026-11-30T18:00:00Z",
        }
        return httpx.Response(200, json=profile, headers={"ETag": f'"{self.version}"', "X-Request-Id": "r"})

    def problem(self, status: int, code: str, title: str) -> httpx.Response:
        body = {
            "type": f"https://errors.mobilitycorp.example/{code.replace('_', '-')}",
            "title": title,
            "status": status,
            "code": code,
            "detail": "No.",
            "request_id": "r",
        }
        headers = {"Content-Type": "application/problem+json", "X-Request-Id": "r"}
        return httpx.Response(status, json=body, headers=headers)


@pytest.fixture
def profiles() -> Profiles:
    return Profiles()


@pytest.fixture
async def agent(settings: TravelAgentSettings, issuer: TokenIssuer, profiles: Profiles) -> AsyncIterator[RunningAgent]:
    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(profiles.answer)) as reservations,
        running_travel_agent(settings, issuer=issuer, reservations=reservations) as running,
    ):
        yield running


async def proposed(chat: ChatTester, agent: RunningAgent, database: Database) -> Confirmation:
    """A proposal that waits in Anna's conversation."""
    turn_id = (await chat.finish_turn("Cancel it"))[0]["turn_id"]
    now = datetime.now(UTC)
    proposal = propose(
        PROPOSED,
        confirmation_id=decode("trn", text=turn_id),
        conversation_id=decode("cnv", text=chat.received[0]["conversation_id"]),
        turn_id=decode("trn", text=turn_id),
        customer_id=agent.turns.sessions[-1].customer_id,
        tool_call_id=None,
        terms=("It is free.",),
        expires_at=now + timedelta(minutes=5),
        now=now,
    )
    async with database.connection() as connection:
        await ConfirmationRepository().insert(connection, proposal)
    return proposal


def named(proposal: Confirmation) -> dict[str, str]:
    return {"id": encode("cnf", value=proposal.id), "digest": proposal.digest}


async def test_a_decision_counts_once(agent: RunningAgent, database: Database) -> None:
    async with agent.chatting() as chat:
        proposal = await proposed(chat, agent, database)
        decided = await chat.decide(named(proposal), "approve", id="d-1")
        repeated = await chat.decide(named(proposal), "approve", id="d-1")
        another = await chat.decide(named(proposal), "decline")
    assert (decided["type"], decided["duplicate"]) == ("ack", False)
    assert (repeated["type"], repeated["duplicate"]) == ("ack", True)
    assert another["code"] == "confirmation_not_pending"
    assert agent.turns.decided_on == [proposal.id]


async def test_a_decision_on_something_else_than_was_seen_does_not_count(
    agent: RunningAgent, database: Database
) -> None:
    async with agent.chatting() as chat, agent.chatting("ben") as ben:
        proposal = await proposed(chat, agent, database)
        mismatch = await chat.decide(named(proposal) | {"digest": "0" * 64}, "approve", id="d-1")
        of_ben = await ben.decide(named(proposal), "approve")
        decided = await chat.decide(named(proposal), "approve", id="d-2")
    assert mismatch["code"] == "digest_mismatch"
    assert of_ben["code"] == "unknown_confirmation"
    assert decided["type"] == "ack"


async def test_a_decision_by_http_goes_on_with_the_turn(agent: RunningAgent, database: Database) -> None:
    async with agent.chatting() as chat, agent.http() as anna, agent.http("ben") as ben:
        proposal = await proposed(chat, agent, database)
        name = named(proposal)
        body = {"confirmation_id": name["id"], "digest": name["digest"], "decision": "approve"}
        refused = await ben.post("/v1/decisions", json=body, headers={"Idempotency-Key": "k"})
        decided = await anna.post("/v1/decisions", json=body, headers={"Idempotency-Key": "k"})
        replayed = await anna.post("/v1/decisions", json=body, headers={"Idempotency-Key": "k"})
        again = await anna.post("/v1/decisions", json=body, headers={"Idempotency-Key": "l"})
        shown = await anna.get(decided.headers["location"])
    assert refused.status_code == 404
    assert decided.status_code == 201
    assert decided.json()["status"] == shown.json()["status"] == "approved"
    assert replayed.headers["idempotent-replayed"] == "true"
    assert (again.status_code, again.json()["code"]) == (409, "confirmation_not_pending")
    assert agent.turns.decided_on == [proposal.id]


async def test_a_choice_that_nothing_offers_leaves_nothing_behind(agent: RunningAgent, database: Database) -> None:
    async with agent.chatting() as chat:
        refused = await chat.ask("choice.select", id="c-1", choice_id="unknown")
        followed = await chat.ask("choice.select", id="c-1", choice_id="place-1")
        await chat.wait_for("turn.completed")
    assert refused["code"] == "unknown_choice"
    assert (followed["type"], followed["duplicate"]) == ("ack", False)
    assert agent.turns.choices == ["place-1"]
    async with database.connection() as connection:
        assert await connection.fetchval("SELECT count(*) FROM turns") == 1


async def test_an_answer_that_was_never_given_cannot_be_given_again(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        refused = await chat.ask("message.regenerate", message_id="msg_01m7q5dc00gee6t4p7q3e2k9x2")
    assert refused["code"] == "unknown_message"


async def test_a_turn_is_stopped_once(agent: RunningAgent) -> None:
    agent.turns.gate.clear()
    async with agent.chatting() as chat:
        await chat.say("Hello")
        stopped = await chat.ask("turn.cancel")
        nothing = await chat.ask("turn.cancel")
    agent.turns.gate.set()
    assert stopped["type"] == "ack"
    assert nothing["code"] == "no_running_turn"


async def test_preferences_are_set_with_the_customers_own_token(agent: RunningAgent, profiles: Profiles) -> None:
    async with agent.connected() as chat:
        token = agent.token()
        await chat.hello(token)
        ack = await chat.ask("preference.set", preferences={"scenic": True})
    assert ack["type"] == "ack"
    assert profiles.preferences == {"scenic": True}
    assert set(profiles.tokens) == {token}


async def test_a_profile_that_may_not_be_changed_is_told(agent: RunningAgent, profiles: Profiles) -> None:
    profiles.status = 403
    async with agent.chatting() as chat:
        refused = await chat.ask("preference.set", preferences={"scenic": True})
        await chat.finish_turn("Still there?")
    assert refused["code"] == "scope_missing"


async def test_a_conversation_begins_in_the_language_of_the_profile(agent: RunningAgent) -> None:
    async with agent.connected() as chat, agent.http() as anna:
        await chat.send("session.hello", token=agent.token())
        ready = await chat.wait_for("session.ready")
        conversation = (await anna.get(f"/v1/conversations/{ready['conversation_id']}")).json()
    assert conversation["locale"] == "fi"


async def test_a_turn_that_there_never_was_cannot_be_rated(agent: RunningAgent) -> None:
    async with agent.chatting() as chat, agent.chatting("ben") as ben:
        of_ben = (await ben.finish_turn("Hello"))[0]["turn_id"]
        refused = [
            await chat.ask("feedback.rate", turn_id=turn, rating="up")
            for turn in (encode("trn", value=new_uuid7()), of_ben)
        ]
    assert [(answer["type"], answer["code"]) for answer in refused] == [("error", "unknown_turn")] * 2
    assert refused[0]["detail"] == refused[1]["detail"]
