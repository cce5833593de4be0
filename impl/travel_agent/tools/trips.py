"""The tools that plan trips: the trip itself, a stop on the way, and the best time to leave."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Annotated, Final

from pydantic import Field
from pydantic_ai import RunContext

from generated import models
from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.agents.route_planner import plan_by_agents
from impl.travel_agent.domain.geography import distance_m
from impl.travel_agent.domain.places import Place
from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.trips import MOST_STOPS, TripRequest
from impl.travel_agent.domain.windows import later
from impl.travel_agent.planning.drafts import Draft
from impl.travel_agent.planning.plans import StoredPlan
from impl.travel_agent.planning.problems import CannotPlan, Part, Problem, ProblemKind
from impl.travel_agent.planning.trips import begin_draft, problem_of_draft
from impl.travel_agent.representations import represent_incident
from impl.travel_agent.tools.results import Answer, BestTime, Note, Planned, TripWishes, Trouble
from impl.travel_agent.tools.telling import brief_plan, minutes, trouble
from impl.travel_agent.tools.wishes import TimeWish, TripWish, request_for, zoned

type Said = Annotated[str, Field(min_length=1, max_length=400)]
type PlanName = Annotated[str, Field(max_length=40)]
_MOST_INCIDENT_CARDS: Final = 3
_USUAL_WINDOW: Final = timedelta(hours=2)
_LEAD: Final = timedelta(hours=3)


async def plan_trip(
    ctx: RunContext[TurnDependencies],
    *,
    origin: Said | None = None,
    destination: Said | None = None,
    stops: Annotated[list[Said], Field(max_length=20)] | None = None,
    modes: Annotated[list[TravelMode], Field(max_length=5)] | None = None,
    depart_after: datetime | None = None,
    depart_before: datetime | None = None,
    arrive_after: datetime | None = None,
    arrive_by: datetime | None = None,
    preferences: TripWishes | None = None,
    plan_id_to_revise: PlanName | None = None,
) -> Answer:
    """Plan a trip, and compare ways to make it. Nothing is reserved by it.

    Args:
        ctx: the run.
        origin: a place as said, `place:<key>` of an earlier result, or `here`; left out, where the customer is.
        destination: a place as said, or `place:<key>`.
        stops: places to stop at, in their order.
        modes: the ways to travel to compare; all of them when left out.
        depart_after: leave at this time; with `depart_before` or `arrive_by`, not before it. ISO 8601 with offset.
        depart_before: leave at the latest then.
        arrive_after: arrive at the earliest then.
        arrive_by: arrive at the latest then.
        preferences: what matters on this trip.
        plan_id_to_revise: change this plan; what is left out stays as it is there.
    """
    times = TimeWish(
        depart_after=depart_after, depart_before=depart_before, arrive_after=arrive_after, arrive_by=arrive_by
    )
    wish = TripWish(origin=origin, destination=destination, stops=stops, modes=modes, times=times, wishes=preferences)
    return (await plan_wish(ctx, wish, plan_id_to_revise=plan_id_to_revise)).answer()


async def add_stop(ctx: RunContext[TurnDependencies], *, place: Said, plan_id: PlanName | None = None) -> Answer:
    """Plan a trip again with a stop on the way, put where it means the shortest way.

    Args:
        ctx: the run.
        place: a place as said, or `place:<key>` of an earlier result.
        plan_id: the plan to put it into; the latest one when left out.
    """
    try:
        revised = await plan_of(ctx.deps, plan_id)
        request = await request_for(TripWish(), deps=ctx.deps, revised=revised)
        wish = TripWish(stops=[place])
        stop = (await request_for(wish, deps=ctx.deps, revised=revised)).stops[0]
        if len(request.stops) >= MOST_STOPS:
            raise CannotPlan(_too_many())
    except CannotPlan as problem:
        return trouble(problem.problem).answer()
    return (await plan_request(ctx, with_stop(request, stop=stop), replaces=revised)).answer()


async def best_time(
    ctx: RunContext[TurnDependencies],
    *,
    earliest: datetime | None = None,
    latest: datetime | None = None,
    arrive_by: datetime | None = None,
    plan_id: PlanName | None = None,
    origin: Said | None = None,
    destination: Said | None = None,
    mode: TravelMode | None = None,
) -> Answer:
    """Find the best time to leave within a window, by how long the way takes at each time.

    Args:
        ctx: the run.
        earliest: leave not before then; now when left out. ISO 8601 with offset.
        latest: leave at the latest then.
        arrive_by: arrive at the latest then.
        plan_id: for this plan; the latest one when no destination is given.
        origin: a place as said, `place:<key>`, or `here`.
        destination: a place as said, or `place:<key>`.
        mode: how to travel; that of the plan when left out.
    """
    revised = None
    try:
        times = _window_to_choose_from(ctx.deps, earliest=earliest, latest=latest, arrive_by=arrive_by)
        if destination is None:
            revised = await plan_of(ctx.deps, plan_id)
    except CannotPlan as problem:
        return trouble(problem.problem).answer()
    modes = [mode] if mode is not None else _mode_of(revised)
    wish = TripWish(origin=origin, destination=destination, modes=modes, times=times)
    planned = await plan_wish(ctx, wish, revised=revised)
    if isinstance(planned, Trouble):
        return planned.answer()
    if Note.CANNOT_ARRIVE_IN_TIME in planned.notes:
        return trouble(_too_late(planned)).answer()
    return _best(planned, draft=_newest(ctx)).answer()


async def plan_wish(
    ctx: RunContext[TurnDependencies],
    wish: TripWish,
    *,
    plan_id_to_revise: str | None = None,
    revised: StoredPlan | None = None,
) -> Planned | Trouble:
    """Plan what a model asks for."""
    try:
        if plan_id_to_revise is not None:
            revised = await plan_of(ctx.deps, plan_id_to_revise)
        request = await request_for(wish, deps=ctx.deps, revised=revised)
    except CannotPlan as problem:
        return trouble(problem.problem)
    return await plan_request(ctx, request, replaces=revised)


async def plan_request(
    ctx: RunContext[TurnDependencies], request: TripRequest, *, replaces: StoredPlan | None = None
) -> Planned | Trouble:
    """Plan a trip, keep the plan, and show it."""
    deps = ctx.deps
    try:
        draft = begin_draft(
            deps.maps, request=request, now=deps.now(), replaces=None if replaces is None else replaces.id
        )
    except CannotPlan as problem:
        return trouble(_of_the_plan(problem.problem, request=request, replaces=replaces))
    await plan_by_agents(ctx, draft=draft)
    if not draft.judged:
        return trouble(problem_of_draft(draft))
    stored = await deps.plans.save(draft, conversation_id=deps.conversation_id, customer_id=deps.session.customer_id)
    await _show(deps, stored=stored, draft=draft)
    return brief_plan(stored, draft=draft, maps=deps.maps)


async def plan_of(deps: TurnDependencies, plan_id: str | None) -> StoredPlan:
    """The plan of an id, or the latest one of the conversation.

    Raises:
        CannotPlan: there is none, or its time has passed.
    """
    if plan_id is not None:
        stored = await deps.plans.get(plan_id, customer_id=deps.session.customer_id)
    else:
        latest = await deps.plans.latest(deps.conversation_id, customer_id=deps.session.customer_id)
        stored = latest[0] if latest else None
    if stored is None:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.UNKNOWN_PLAN,
                detail="There is no such plan in this conversation. Plan the trip first.",
                part=Part.PLAN,
            )
        )
    return stored


def with_stop(request: TripRequest, *, stop: Place) -> TripRequest:
    """The trip with one more stop, where it lengthens the line between the places least."""
    places = list(request.places)
    costs = [
        (
            distance_m(one.position, stop.position)
            + distance_m(stop.position, other.position)
            - distance_m(one.position, other.position),
            index,
        )
        for index, (one, other) in enumerate(pairwise(places))
    ]
    _, before = min(costs)
    stops = [*places[1 : before + 1], stop, *places[before + 1 : -1]]
    return replace(request, stops=tuple(stops))


async def _show(deps: TurnDependencies, *, stored: StoredPlan, draft: Draft) -> None:
    if len(stored.plan.options) == 1:
        card: models.Card = models.RouteCard(plan_id=stored.plan.id, option=stored.best, sources=stored.plan.sources)
    else:
        card = models.RouteComparisonCard(plan=stored.plan)
    await deps.events.card(card)
    best = draft.judged[0].option
    for each in (*best.incidents, *best.avoided)[:_MOST_INCIDENT_CARDS]:
        await deps.events.card(models.IncidentCard(incident=represent_incident(each)))


def _of_the_plan(problem: Problem, *, request: TripRequest, replaces: StoredPlan | None) -> Problem:
    """A time that was kept from the plan before is no mistake of the customer's: the plan is over."""
    if problem.kind is not ProblemKind.TIME_IN_PAST or replaces is None or request.window != replaces.request.window:
        return problem
    detail = "The time of that plan has passed. Ask when the customer wants to leave now."
    return replace(problem, kind=ProblemKind.PLAN_EXPIRED, detail=detail)


def _best(planned: Planned, *, draft: Draft) -> BestTime:
    best = planned.options[0]
    choice = draft.found[draft.judged[0].option.id].choice
    return BestTime(
        plan=planned,
        option_id=best.option_id,
        mode=best.mode,
        departs_at=best.departs_at,
        arrives_at=best.arrives_at,
        duration_min=best.duration_min,
        slowest_min=minutes(choice.slowest_s),
        saved_min=max(0, round(choice.gained_s / 60)),
        saved_against_first_min=max(0, round(choice.gained_against_first_s / 60)),
    )


def _window_to_choose_from(
    deps: TurnDependencies, *, earliest: datetime | None, latest: datetime | None, arrive_by: datetime | None
) -> TimeWish:
    """The window, with what was not said: two hours from its start, or three hours before its end."""
    earliest = zoned(earliest, deps=deps, part=Part.DEPARTURE)
    latest = zoned(latest, deps=deps, part=Part.DEPARTURE)
    arrive_by = zoned(arrive_by, deps=deps, part=Part.ARRIVAL)
    now = deps.now()
    end = latest or arrive_by
    if end is None:
        start = max(earliest or now, now)
        return TimeWish(depart_after=start, depart_before=later(start, seconds=_USUAL_WINDOW.total_seconds()))
    start = earliest or max(now, later(end, seconds=-_LEAD.total_seconds()))
    # An end that has passed is told as such, not as a window that ends before it starts.
    return TimeWish(depart_after=min(start, end), depart_before=latest, arrive_by=arrive_by)


def _newest(ctx: RunContext[TurnDependencies]) -> Draft:
    return list(ctx.deps.workbench.drafts.values())[-1]


def _mode_of(revised: StoredPlan | None) -> list[TravelMode] | None:
    """The mode of the way that was recommended; without a plan, a car, which the time of day matters to most."""
    if revised is None:
        return [TravelMode.CAR]
    return [TravelMode(revised.best.mode.value)]


def _too_late(planned: Planned) -> Problem:
    best = planned.options[0]
    return Problem(
        kind=ProblemKind.CANNOT_ARRIVE_IN_TIME,
        detail="Nothing arrives in time any more; `at` is the arrival for who leaves at once. Ask for a later time.",
        part=Part.ARRIVAL,
        at=best.arrives_at,
        modes=(best.mode,),
    )


def _too_many() -> Problem:
    return Problem(
        kind=ProblemKind.TOO_MANY_STOPS,
        detail=f"The trip has {MOST_STOPS} stops already. Ask which to leave out.",
        part=Part.STOP,
    )
