"""The tool that plans commutes: trips that recur, made into days that are reserved one by one."""

from dataclasses import replace
from datetime import date, time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_ai import RunContext

from generated import models
from impl.platform.identifiers import new_uuid7
from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.domain.commutes import (
    MOST_WEEKS,
    Commute,
    bookable_now,
    next_opening,
    window_of,
)
from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.trips import TripOption, TripRequest
from impl.travel_agent.domain.windows import Way
from impl.travel_agent.planning.commutes import StoredCommute
from impl.travel_agent.planning.options import OptionFinder
from impl.travel_agent.planning.plans import PlannedOption
from impl.travel_agent.planning.problems import CannotPlan, Part, Problem, ProblemKind
from impl.travel_agent.planning.trips import begin_draft, plan_without_agents, problem_of_draft
from impl.travel_agent.representations import commute_id as named
from impl.travel_agent.representations import represent_commute
from impl.travel_agent.tools.results import Answer, CommutePlanned, Note, Trouble
from impl.travel_agent.tools.telling import attributions, brief_day, brief_place, minutes, trouble
from impl.travel_agent.tools.trips import Said
from impl.travel_agent.tools.wishes import TimeWish, TripWish, overrides_for, request_for

_CLOCK = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"


async def plan_commute(
    ctx: RunContext[TurnDependencies],
    *,
    origin: Said,
    destination: Said,
    mode: TravelMode,
    weekdays: Annotated[list[models.Weekday], Field(min_length=1, max_length=7)],
    local_time: Annotated[str, Field(pattern=_CLOCK)],
    arrive_by: bool = False,
    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)] = 2,
) -> Answer:
    """Plan a trip that recurs, day by day. Nothing is reserved by it: each day is proposed and confirmed by itself.

    Args:
        ctx: the run.
        origin: a place as said, `place:<key>`, or `here`.
        destination: a place as said, or `place:<key>`.
        mode: the vehicle; nothing is reserved for walking.
        weekdays: on which days.
        local_time: clock time of the place, such as 08:30.
        arrive_by: whether that is the arrival; else it is the departure.
        weeks: for how many weeks.
    """
    deps = ctx.deps
    if mode is TravelMode.WALK:
        return trouble(_needs_no_vehicle()).answer()
    try:
        wish = TripWish(origin=origin, destination=destination, modes=[mode], times=TimeWish())
        request = await request_for(wish, deps=deps, revised=None)
        option = await _option(deps, request)
    except CannotPlan as problem:
        return trouble(problem.problem).answer()
    now = deps.now()
    commute = Commute(
        id=new_uuid7(),
        origin=request.origin,
        destination=request.destination,
        mode=mode,
        weekdays=tuple(day for day in models.Weekday if day in weekdays),
        local_time=_clock(local_time),
        arrive_by=arrive_by,
        time_zone=request.time_zone,
        starts_on=now.astimezone(request.zone).date(),
        weeks=weeks,
        preferences=request.preferences,
        way=Way(mode=mode, free_flow_s=option.route.duration_s, walk_s=option.walk.duration_s),
    )
    stored = await deps.commutes.save(
        commute, conversation_id=deps.conversation_id, customer_id=deps.session.customer_id, now=now
    )
    days = stored.days(now)
    await deps.events.card(models.CommuteCard(commute=represent_commute(commute, days=days)))
    return _result(stored, option=option, deps=deps).answer()


async def plan_commute_day(deps: TurnDependencies, commute_id: str, *, day: date) -> PlannedOption | Trouble:
    """The option to reserve for one day of a commute, with the vehicles of now."""
    stored = await deps.commutes.get(commute_id, customer_id=deps.session.customer_id)
    if stored is None or all(each.date != day for each in stored.days(deps.now())):
        return trouble(
            Problem(
                kind=ProblemKind.UNKNOWN_COMMUTE,
                detail="There is no such commute, or it has no trip on that day. Look at its days.",
            )
        )
    request = replace(await _request_of(stored, deps=deps), window=window_of(stored.commute, day=day))
    try:
        draft = begin_draft(deps.maps, request=request, now=deps.now())
    except CannotPlan as problem:
        return trouble(problem.problem)
    await plan_without_agents(draft, finder=OptionFinder(deps.maps, reservations=deps.reservations))
    if not draft.judged:
        return trouble(problem_of_draft(draft))
    plan = await deps.plans.save(draft, conversation_id=deps.conversation_id, customer_id=deps.session.customer_id)
    return PlannedOption(stored=plan, option=plan.best)


async def _request_of(stored: StoredCommute, *, deps: TurnDependencies) -> TripRequest:
    commute = stored.commute
    return TripRequest(
        origin=commute.origin,
        destination=commute.destination,
        modes=(commute.mode,),
        preferences=commute.preferences,
        overrides=await overrides_for(deps),
        language=deps.session.locale,
        time_zone=commute.time_zone,
    )


async def _option(deps: TurnDependencies, request: TripRequest) -> TripOption:
    """The way of the commute as it is now: how long it takes, and what it costs about."""
    draft = begin_draft(deps.maps, request=request, now=deps.now())
    await plan_without_agents(draft, finder=OptionFinder(deps.maps, reservations=deps.reservations))
    if not draft.judged:
        raise CannotPlan(problem_of_draft(draft))
    return draft.judged[0].option


def _result(stored: StoredCommute, *, option: TripOption, deps: TurnDependencies) -> CommutePlanned:
    commute, days = stored.commute, stored.days(deps.now())
    opening = next_opening(days)
    return CommutePlanned(
        commute_id=named(commute.id),
        origin=brief_place(commute.origin),
        destination=brief_place(commute.destination),
        mode=commute.mode,
        weekdays=commute.weekdays,
        local_time=f"{commute.local_time:%H:%M}",
        arrive_by=commute.arrive_by,
        time_zone=commute.time_zone,
        duration_min=minutes((days[0].arrives_at - days[0].departs_at).total_seconds()) if days else 0,
        price=option.price,
        days=tuple(brief_day(day) for day in days),
        bookable_dates=tuple(day.date for day in bookable_now(days)),
        next_bookable_from=None if opening is None else opening.astimezone(ZoneInfo(commute.time_zone)),
        notes=() if option.price is None else (Note.PRICE_IS_ESTIMATE,),
        attributions=attributions(deps.maps),
    )


def _clock(text: str) -> time:
    hours, minutes_ = text.split(":")
    return time(int(hours), int(minutes_))


def _needs_no_vehicle() -> Problem:
    return Problem(
        kind=ProblemKind.NEEDS_NO_VEHICLE,
        detail="Nothing is reserved for walking. Ask which vehicle the customer wants.",
        part=Part.MODE,
    )
