"""Incidents that come upon planned routes, and plans whose time passes, are told in the chat."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any, cast
from uuid import UUID

import pytest

import generated
from generated import models
from impl.platform.database import Database
from impl.platform.identifiers import decode, encode, new_uuid7
from impl.travel_agent.domain.facts import Fact, Source
from impl.travel_agent.domain.geography import Circle, Position
from impl.travel_agent.domain.incidents import Incident, IncidentKind
from impl.travel_agent.maps.errors import IncidentsUnavailable
from impl.travel_agent.notifications.incidents import IncidentWatch
from impl.travel_agent.notifications.plan_expiry import PlanExpiry
from impl.travel_agent.planning.plans import PlanStatus, StoredPlan
from tests.support.travel_agent import ChatTester, RunningAgent, TokenClock

SOURCE = Source(name="Feed", url="https://feed.example", licence="CC0", attribution="Feed")


class OneWorld:
    """What happens on the streets, and the plans of all customers."""

    def __init__(self) -> None:
        self.happening: list[Incident] = []
        self.plans: list[StoredPlan] = []
        self.is_away = False

    async def along(
        self, shape: Sequence[Position], *, start: datetime, end: datetime | None = None, corridor_m: float = 25
    ) -> Fact[tuple[Incident, ...]]:
        if self.is_away:
            raise IncidentsUnavailable("No answer.")
        return Fact(value=tuple(self.happening), source=SOURCE, observed_at=datetime.now(UTC))

    async def within(self, area: object, *, start: datetime, end: datetime | None = None) -> Fact[tuple[Incident, ...]]:
        raise AssertionError("Nobody asks for areas here.")

    async def upcoming(self, *, now: datetime, until: datetime, limit: int = 500) -> tuple[StoredPlan, ...]:
        return tuple(self.plans)

    async def expire(self, *, before: datetime, limit: int = 500) -> tuple[tuple[UUID, UUID], ...]:
        return tuple((plan.id, plan.conversation_id) for plan in self.plans)


@pytest.fixture
def world() -> OneWorld:
    return OneWorld()


@pytest.fixture
def watch(agent: RunningAgent, database: Database, world: OneWorld) -> IncidentWatch:
    return IncidentWatch(database, incidents=world, plans=world, events=agent.turns.events, clock=TokenClock())


def flooding(*, blocks: bool) -> Incident:
    now = datetime.now(UTC)
    return Incident(
        key="flooding-1",
        kind=IncidentKind.FLOODING,
        title="Flooding on Unioninkatu",
        description="",
        area=Circle(centre=Position(latitude=60.17, longitude=24.95), radius_m=60),
        blocks=blocks,
        delay_factor=1,
        valid_from=now - timedelta(hours=1),
        valid_until=None,
    )


async def plan_of(chat: ChatTester, database: Database) -> StoredPlan:
    """A plan in the conversation, after the example of the contract."""
    document = json.loads(files(generated).joinpath("contracts", "travel-agent.asyncapi.json").read_text())
    example = next(iter(document["components"]["messages"]["CardShown"]["examples"]))["payload"]
    id_, conversation_id = new_uuid7(), decode("cnv", text=chat.received[0]["conversation_id"])
    shown = models.Plan.model_validate(example["card"]["plan"] | {"id": encode("pln", value=id_)})
    async with database.connection() as connection:
        await connection.execute(
            "INSERT INTO plans (id, conversation_id, customer_id, body, request) VALUES ($1, $2, $3, '{}', '{}')",
            id_,
            conversation_id,
            new_uuid7(),
        )
    return StoredPlan(
        id=id_,
        conversation_id=conversation_id,
        customer_id=new_uuid7(),
        plan=shown,
        request=cast(Any, None),
        facts=cast(Any, None),
        status=PlanStatus.VALID,
        created_at=datetime.now(UTC),
    )


async def test_an_incident_is_told_once(
    agent: RunningAgent, database: Database, world: OneWorld, watch: IncidentWatch
) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Plan it")
        world.plans = [await plan_of(chat, database)]
        world.happening = [flooding(blocks=False)]
        assert [await watch.look() for _ in range(3)] == [1, 0, 0]
        alert = await chat.wait_for("incident.alert")
    assert alert["incident"]["title"] == "Flooding on Unioninkatu"
    assert alert["incident"]["source"]["name"] == "Feed"
    assert alert["plan_id"] == world.plans[0].plan.id


async def test_a_plan_whose_way_is_blocked_no_longer_holds(
    agent: RunningAgent, database: Database, world: OneWorld, watch: IncidentWatch
) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Plan it")
        world.plans = [await plan_of(chat, database)]
        world.happening = [flooding(blocks=True)]
        await watch.look()
        await chat.wait_for("incident.alert")
        invalidated = await chat.wait_for("plan.invalidated")
    assert invalidated["reason"] == "incident"


async def test_a_feed_that_does_not_answer_is_asked_again(
    agent: RunningAgent, database: Database, world: OneWorld, watch: IncidentWatch
) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Plan it")
        world.plans = [await plan_of(chat, database)]
        world.happening = [flooding(blocks=False)]
        world.is_away = True
        first = await watch.look()
        world.is_away = False
        second = await watch.look()
    assert (first, second) == (0, 1)


async def test_a_plan_whose_time_has_passed_is_told(agent: RunningAgent, database: Database, world: OneWorld) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("Plan it")
        world.plans = [await plan_of(chat, database)]
        assert await PlanExpiry(world, events=agent.turns.events, clock=TokenClock()).look() == 1
        told = await chat.wait_for("plan.invalidated")
    assert told["reason"] == "expired"
