"""A commute becomes dated days, each to be reserved by itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

from generated import models
from impl.travel_agent.maps.errors import MapUnavailable
from impl.travel_agent.planning.watches import CommuteWatch, commute_events
from impl.travel_agent.tools.commutes import plan_commute_day
from impl.travel_agent.tools.results import Trouble
from tests.support.planning import (
    HOME,
    WORK,
    Dead,
    PlanningTurn,
    park_all,
)

WORKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]


async def plan_commute(turn: PlanningTurn, mode: str = "car") -> dict[str, Any]:
    return await turn.call(
        "plan_commute",
        origin=HOME,
        destination=WORK,
        mode=mode,
        weekdays=WORKDAYS,
        local_time="08:30",
        arrive_by=True,
    )


async def test_a_commute_becomes_dated_days(turn: PlanningTurn) -> None:
    park_all(turn)
    planned = await plan_commute(turn)
    days = planned["days"]
    assert isinstance(days, list)
    assert [day["date"] for day in days[:4]] == ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"]
    assert {day["arrives_at"][11:16] for day in days} == {"08:30"}
    assert planned["bookable_dates"] == ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01"]
    card = turn.events.cards[-1]
    assert isinstance(card, models.CommuteCard)
    assert len(card.commute.days) == len(days)


async def test_a_day_of_a_commute_becomes_an_option_to_reserve(turn: PlanningTurn) -> None:
    park_all(turn)
    planned = await plan_commute(turn)
    day = datetime(2026, 11, 26, tzinfo=UTC).date()
    option = await plan_commute_day(turn.deps, str(planned["commute_id"]), day=day)
    assert not isinstance(option, Trouble)
    booking = option.booking(turn.deps.now())
    assert booking is not None
    assert booking.starts_at.date() == day
    assert option.option.bookable


async def test_a_day_that_is_none_of_the_commutes_is_told(turn: PlanningTurn) -> None:
    park_all(turn)
    planned = await plan_commute(turn)
    saturday = datetime(2026, 11, 28, tzinfo=UTC).date()
    trouble = await plan_commute_day(turn.deps, str(planned["commute_id"]), day=saturday)
    assert isinstance(trouble, Trouble)
    stranger = turn.as_customer(turn.deps.turn_id)
    assert isinstance(
        await plan_commute_day(stranger.deps, str(planned["commute_id"]), day=saturday - timedelta(days=1)), Trouble
    )


async def test_what_was_reserved_of_a_commute_is_remembered(turn: PlanningTurn) -> None:
    planned = await plan_commute(turn)
    commute_id, deps = str(planned["commute_id"]), turn.deps
    day = datetime(2026, 11, 25, tzinfo=UTC).date()
    for status in (models.CommuteDayStatus.RESERVED, models.CommuteDayStatus.PROPOSED):
        await deps.commutes.mark(
            commute_id, day=day, status=status, customer_id=deps.session.customer_id, reservation_id=deps.turn_id
        )
    stored = await deps.commutes.get(commute_id, customer_id=deps.session.customer_id)
    assert stored is not None
    [first, *_] = stored.days(deps.now())
    assert (first.date, first.status) == (day, models.CommuteDayStatus.RESERVED)
    assert first.reservation_id is not None


async def test_days_whose_booking_opens_are_told_once(turn: PlanningTurn) -> None:
    await plan_commute(turn)
    watch, now = CommuteWatch(turn.deps.commutes), turn.deps.now()
    assert len(await watch.look(now)) == 5
    assert await watch.look(now) == ()
    [due] = await watch.look(now + timedelta(days=1))
    assert due.day.date.isoformat() == "2026-12-02"
    events = commute_events([due], now=now, turn_id=turn.deps.turn_id)
    assert [draft.message for draft in events[turn.deps.conversation_id]] == [models.CardShown]


async def test_a_commute_on_foot_needs_no_reservation(turn: PlanningTurn) -> None:
    assert (await plan_commute(turn, "walk"))["status"] == "needs_no_vehicle"


async def test_a_commute_is_not_planned_without_a_map(turn: PlanningTurn) -> None:
    dead = turn.with_maps(router=Dead(MapUnavailable("down")))
    assert (await plan_commute(dead))["status"] == "unavailable"
