"""The best time to leave within a window."""

from datetime import UTC, datetime
from itertools import pairwise

from generated import models
from tests.support.planning import (
    HOME,
    WORK,
    PlanningTurn,
    moment,
    park_all,
    plan_walk,
)


async def test_the_best_time_avoids_the_peak(turn: PlanningTurn) -> None:
    park_all(turn)
    best = await turn.call(
        "best_time",
        origin=HOME,
        destination=WORK,
        mode="car",
        earliest="2026-11-24T15:00:00+02:00",
        latest="2026-11-24T19:30:00+02:00",
    )
    assert best["status"] == "best_time"
    assert moment(best["departs_at"]) >= moment("2026-11-24T18:00:00+02:00")
    assert sum(each["recommended"] for each in best["plan"]["departure_times"]) == 1
    card = turn.events.cards[-1]
    assert isinstance(card, models.RouteCard)


async def test_the_best_time_keeps_the_arrival(turn: PlanningTurn) -> None:
    await plan_walk(turn)
    best = await turn.call("best_time", arrive_by="2026-11-24T16:00:00+02:00")
    assert moment(best["arrives_at"]) <= moment("2026-11-24T16:00:00+02:00")
    assert best["plan"]["replaces_plan_id"]


async def test_an_arrival_that_nothing_keeps_is_told_with_the_earliest_one(turn: PlanningTurn) -> None:
    await plan_walk(turn)
    trouble = await turn.call("best_time", arrive_by="2026-11-24T12:05:00+02:00")
    assert trouble["status"] == "cannot_arrive_in_time"
    assert moment(trouble["at"]) > moment("2026-11-24T12:05:00+02:00")


async def test_the_best_time_without_a_plan_is_asked_about(turn: PlanningTurn) -> None:
    assert (await turn.call("best_time"))["status"] == "unknown_plan"


async def test_a_window_over_a_change_of_the_clock_has_real_moments(turn: PlanningTurn) -> None:
    turn.clock.now = datetime(2027, 3, 27, 20, tzinfo=UTC)
    best = await turn.call(
        "best_time",
        origin=HOME,
        destination=WORK,
        mode="walk",
        earliest="2027-03-28T02:00:00+02:00",
        latest="2027-03-28T05:00:00+03:00",
    )
    moments = [moment(each["departs_at"]) for each in best["plan"]["departure_times"]]
    assert all(one < other for one, other in pairwise(moments))
    assert all(not each.strftime("%H").startswith("03") for each in moments)
