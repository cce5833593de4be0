"""Preferences, people who help, and plans of the past."""

from datetime import timedelta

from generated import models
from impl.platform.database import Database
from impl.travel_agent.planning.watches import expire_plans
from impl.travel_agent.reservations.errors import ReservationsUnavailable
from tests.support.planning import PlanningTurn, plan_walk


async def test_plans_of_the_past_are_ended(turn: PlanningTurn, database: Database) -> None:
    planned = await plan_walk(turn)
    now = turn.deps.now()
    assert await expire_plans(turn.deps.plans, now=now) == {}
    [plan] = await turn.deps.plans.upcoming(now=now, until=now + timedelta(hours=1))
    assert plan.plan.id == planned["plan_id"]
    told = await expire_plans(turn.deps.plans, now=now + timedelta(hours=2))
    [ended] = told[turn.deps.conversation_id]
    assert ended.members["reason"] is models.InvalidationReason.EXPIRED
    assert await turn.deps.plans.upcoming(now=now, until=now + timedelta(hours=1)) == ()


async def test_preferences_are_set_by_the_customers_word(turn: PlanningTurn) -> None:
    done = await turn.call("set_preferences", vehicle_classes=["bike"], max_walk_m=400, scenic=True)
    assert done == {
        "status": "preferences_set",
        "vehicle_classes": ["bike"],
        "max_walk_m": 400,
        "scenic": True,
    }
    forgotten = await turn.call("set_preferences", forget=["max_walk_m"])
    assert "max_walk_m" not in forgotten


async def test_preferences_that_cannot_be_set_are_told(turn: PlanningTurn) -> None:
    assert (await turn.call("set_preferences"))["status"] == "nothing_to_set"
    turn.fleet.failing = ReservationsUnavailable("down")
    trouble = await turn.call("set_preferences", scenic=True)
    assert (trouble["status"], trouble["what"]) == ("unavailable", "reservations")


async def test_people_are_named_where_they_help(turn: PlanningTurn) -> None:
    told = await turn.call("hand_off", reason="The customer wants to speak with a person.")
    assert told["status"] == "handed_off"
    assert told["contact"]
