"""The tool that tells what happens on the streets, and plans anew where a plan no longer holds."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import MISSING
from pydantic_ai import RunContext

from generated import models
from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Circle
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.planning.plans import PlanStatus, StoredPlan, line_of
from impl.travel_agent.planning.problems import CannotPlan, Part, as_problems
from impl.travel_agent.planning.ways import CORRIDOR_M
from impl.travel_agent.representations import incident_id, incident_of
from impl.travel_agent.tools.results import Answer, IncidentsTold, Planned, Trouble
from impl.travel_agent.tools.telling import attributions, incident_brief, trouble
from impl.travel_agent.tools.trips import PlanName, Said, plan_of, plan_request
from impl.travel_agent.tools.wishes import overrides_for, resolver_for

_AROUND_M: Final = 1500
_AHEAD: Final = timedelta(hours=12)
_MOST_TOLD: Final = 10
_MOST_CARDS: Final = 3


async def check_incidents(
    ctx: RunContext[TurnDependencies], *, plan_id: PlanName | None = None, near: Said | None = None
) -> Answer:
    """Tell what happens on the streets along a plan, or around a place. A blocked plan is made anew at once.

    Args:
        ctx: the run.
        plan_id: the plan; the latest one when `near` is not given either.
        near: around this place instead: as said, `place:<key>`, or `here`.
    """
    try:
        told = await (_around(ctx.deps, near) if near is not None else _along(ctx, plan_id))
    except CannotPlan as problem:
        return trouble(problem.problem).answer()
    return told.answer()


async def _along(ctx: RunContext[TurnDependencies], plan_id: str | None) -> IncidentsTold:
    deps = ctx.deps
    plan = await plan_of(deps, plan_id)
    overrides = await overrides_for(deps)
    best = plan.best
    with as_problems():
        found = await deps.maps.incidents.along(
            line_of(best),
            start=max(best.departs_at, min(deps.now(), best.arrives_at)),
            end=best.arrives_at,
            corridor_m=CORRIDOR_M,
        )
    told = found.map(lambda incidents: tuple(each for each in incidents if not overrides.ignores(each)))
    known = set() if best.incidents is MISSING else {incident.id for incident in best.incidents}
    blocked = any(each.blocks and incident_id(each) not in known for each in told.value)
    replanned = await _plan_anew(ctx, plan) if blocked else None
    if replanned is None:
        await _show(deps, told)
    return _result(told, deps=deps, plan=plan, still_good=not blocked, replanned=replanned)


async def _plan_anew(ctx: RunContext[TurnDependencies], plan: StoredPlan) -> Planned | Trouble:
    if plan.status is PlanStatus.VALID:
        await ctx.deps.plans.invalidate([plan.id], reason=models.InvalidationReason.INCIDENT)
        await ctx.deps.events.plan_invalidated(plan.plan.id, reason=models.InvalidationReason.INCIDENT)
    return await plan_request(ctx, plan.request, replaces=plan)


async def _around(deps: TurnDependencies, near: str) -> IncidentsTold:
    overrides = await overrides_for(deps)
    place = await resolver_for(deps, overrides=overrides).resolve(near, part=Part.PLACE)
    start: datetime = deps.now()
    with as_problems():
        found = await deps.maps.incidents.within(
            Circle(centre=place.position, radius_m=_AROUND_M), start=start, end=start + _AHEAD
        )
    told = found.map(lambda incidents: tuple(each for each in incidents if not overrides.ignores(each)))
    await _show(deps, told)
    return _result(told, deps=deps)


async def _show(deps: TurnDependencies, told: Fact[tuple[Incident, ...]]) -> None:
    for incident in told.value[:_MOST_CARDS]:
        wire = incident_of(incident, source=told.source, observed_at=told.observed_at)
        await deps.events.card(models.IncidentCard(incident=wire))


def _result(
    told: Fact[tuple[Incident, ...]],
    *,
    deps: TurnDependencies,
    plan: StoredPlan | None = None,
    still_good: bool = True,
    replanned: Planned | Trouble | None = None,
) -> IncidentsTold:
    zone = ZoneInfo(deps.session.time_zone)
    return IncidentsTold(
        plan_id=None if plan is None else plan.plan.id,
        incidents=tuple(incident_brief(each, source=told.source.name, zone=zone) for each in told.value[:_MOST_TOLD]),
        plan_still_good=still_good,
        replanned=replanned,
        attributions=attributions(deps.maps),
    )
