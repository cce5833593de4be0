"""The tool that takes corrections: what the customer knows better holds at once, and plans that stood on it go."""

from datetime import datetime
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_ai import RunContext

from generated import models
from impl.travel_agent import representations
from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.domain.corrections import CorrectedFact, folded, stands_on
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.places import Place, PlaceKind
from impl.travel_agent.planning.facts import NewFact, earlier_than
from impl.travel_agent.planning.plans import PlanStatus, StoredPlan
from impl.travel_agent.planning.problems import CannotPlan, Part, Problem, ProblemKind
from impl.travel_agent.tools.results import Answer, AtPosition, FactCorrected, Planned, Trouble
from impl.travel_agent.tools.telling import bounded, brief_place, trouble
from impl.travel_agent.tools.trips import Said, plan_request
from impl.travel_agent.tools.wishes import TripWish, overrides_for, request_for, resolver_for, zoned

_RECENT_PLANS: Final = 10
_PLACE_NEEDED: Final = frozenset(
    {models.CorrectionKind.CLOSED, models.CorrectionKind.OPEN, models.CorrectionKind.MOVED}
)
_STREET_KINDS: Final = frozenset({models.CorrectionKind.BLOCKED, models.CorrectionKind.PASSABLE})
# People say of a street that it is closed or open, too.
_OF_STREETS: Final = {
    models.CorrectionKind.CLOSED: models.CorrectionKind.BLOCKED,
    models.CorrectionKind.OPEN: models.CorrectionKind.PASSABLE,
}


async def correct_fact(
    ctx: RunContext[TurnDependencies],
    *,
    kind: models.CorrectionKind,
    place: Said | None = None,
    position: AtPosition | None = None,
    until: datetime | None = None,
    note: Annotated[str, Field(max_length=500)] | None = None,
    fact_id: Annotated[str, Field(max_length=40)] | None = None,
) -> Answer:
    """Note what the customer knows better. It holds for this customer; plans that stood on the old fact are made anew.

    Args:
        ctx: the run.
        kind: what is so: a place is closed or open, a street is blocked or passable, something has moved.
        place: the place or street, as said or `place:<key>`.
        position: where it is, or where it is now.
        until: until when it is so; a day when left out. ISO 8601 with offset.
        note: the customer's words.
        fact_id: an earlier correction that this one replaces.
    """
    deps = ctx.deps
    try:
        new, found = await _new_fact(
            deps, kind, place=place, position=position, note=note, fact_id=fact_id, until=until
        )
        before = await deps.facts.current(deps.session.customer_id, now=deps.now())
        fact = await _record(deps, new)
    except CannotPlan as problem:
        return trouble(problem.problem).answer()
    await deps.events.fact_updated(representations.represent_fact(fact))
    plans = await deps.plans.latest(deps.conversation_id, customer_id=deps.session.customer_id, limit=_RECENT_PLANS)
    fallen = await _invalidate(deps, plans, fact=fact, before=earlier_than(fact, before))
    return FactCorrected(
        fact_id=representations.fact_id(fact.id),
        kind=fact.kind,
        subject=bounded(fact.subject),
        place=None if found is None else brief_place(found),
        valid_until=fact.valid_until.astimezone(ZoneInfo(deps.session.time_zone)),
        invalidated_plan_ids=tuple(plan.plan.id for plan in fallen),
        replanned=await _replan(ctx, plans[0]) if plans and plans[0] in fallen else None,
    ).answer()


async def _record(deps: TurnDependencies, new: NewFact) -> CorrectedFact:
    try:
        return await deps.facts.record(
            new, conversation_id=deps.conversation_id, customer_id=deps.session.customer_id, now=deps.now()
        )
    except ValueError as error:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.TIME_IN_PAST,
                detail="The correction would have ended already. Ask until when it is so.",
                at=new.until,
            )
        ) from error


async def _new_fact(
    deps: TurnDependencies,
    kind: models.CorrectionKind,
    *,
    place: str | None,
    position: AtPosition | None,
    note: str | None,
    fact_id: str | None,
    until: datetime | None,
) -> tuple[NewFact, Place | None]:
    until = zoned(until, deps=deps, part=Part.DEPARTURE)
    where = None if position is None else Position(latitude=position.latitude, longitude=position.longitude)
    if fact_id is not None and place is None:
        return await _again(deps, kind, fact_id=fact_id, where=where, note=note, until=until), None
    plan = await deps.plans.latest(deps.conversation_id, customer_id=deps.session.customer_id)
    if place is not None and (street := _street_of(plan, place)) is not None:
        kind = _OF_STREETS.get(kind, kind)
        if kind in _STREET_KINDS:
            # The street is one that the plan leads along: no need to ask the map which one is meant.
            return NewFact(kind=kind, subject=street, position=where, is_street=True, note=note, until=until), None
    if kind is models.CorrectionKind.MOVED and where is None:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.LOCATION_NEEDED,
                detail="It is not known where it is now. Ask the customer to point at it on the map in the app.",
                part=Part.PLACE,
            )
        )
    if place is None and where is None:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.PLACE_MISSING,
                detail="It is not known which place or street is meant. Ask for its name.",
                part=Part.PLACE,
            )
        )
    found = await _find(deps, kind, place=place, where=where, plan=plan)
    if found is not None and found.kind is PlaceKind.STREET:
        kind = _OF_STREETS.get(kind, kind)
    return _about(kind, found, place=place, where=where, note=note, until=until), found


async def _again(
    deps: TurnDependencies,
    kind: models.CorrectionKind,
    *,
    fact_id: str,
    where: Position | None,
    note: str | None,
    until: datetime | None,
) -> NewFact:
    """A correction of an earlier one: it speaks of the same thing."""
    earlier = await deps.facts.get(fact_id, customer_id=deps.session.customer_id)
    if earlier is None:
        raise CannotPlan(
            Problem(kind=ProblemKind.UNKNOWN_FACT, detail="There is no such fact. Ask what is meant.", part=Part.PLACE)
        )
    return NewFact(
        kind=kind,
        subject=earlier.subject,
        place_key=earlier.place_key,
        position=where or earlier.position,
        is_street=earlier.is_street,
        note=note,
        until=until,
    )


async def _find(
    deps: TurnDependencies,
    kind: models.CorrectionKind,
    *,
    place: str | None,
    where: Position | None,
    plan: tuple[StoredPlan, ...],
) -> Place | None:
    """The place that is meant: one of the plan's, if it has that name, else what the map has."""
    if place is None:
        return None
    for each in plan[0].request.places if plan else ():
        if folded(each.name) == folded(place):
            return each
    near = where or (plan[0].request.origin.position if plan else None)
    resolver = resolver_for(deps, overrides=await overrides_for(deps))
    try:
        return await resolver.resolve(place, part=Part.PLACE, near=near)
    except CannotPlan as problem:
        known = problem.problem.kind is not ProblemKind.PLACE_NOT_FOUND
        if known or kind in _PLACE_NEEDED or where is None:
            raise
        return None


def _about(
    kind: models.CorrectionKind,
    found: Place | None,
    *,
    place: str | None,
    where: Position | None,
    note: str | None,
    until: datetime | None,
) -> NewFact:
    subject = found.name if found is not None else (place or "")
    if found is not None and where is None and kind is not models.CorrectionKind.MOVED:
        where = found.position
    return NewFact(
        kind=kind,
        subject=subject.removeprefix("place:"),
        place_key=None if found is None else found.key,
        position=where,
        is_street=found is not None and found.kind is PlaceKind.STREET and kind in _STREET_KINDS,
        note=note,
        until=until,
    )


def _street_of(plans: tuple[StoredPlan, ...], said: str) -> str | None:
    """The street of the latest plan that bears the name."""
    if not plans:
        return None
    return next((street for street in sorted(plans[0].facts.streets) if folded(street) == folded(said)), None)


async def _invalidate(
    deps: TurnDependencies, plans: tuple[StoredPlan, ...], *, fact: CorrectedFact, before: tuple[CorrectedFact, ...]
) -> tuple[StoredPlan, ...]:
    fallen = tuple(
        plan for plan in plans if plan.status is PlanStatus.VALID and stands_on(plan.basis, fact=fact, before=before)
    )
    reason = models.InvalidationReason.FACT_CORRECTED
    await deps.plans.invalidate([plan.id for plan in fallen], reason=reason)
    for plan in fallen:
        await deps.events.plan_invalidated(plan.plan.id, reason=reason, fact_id=representations.fact_id(fact.id))
    return fallen


async def _replan(ctx: RunContext[TurnDependencies], plan: StoredPlan) -> Planned | Trouble:
    try:
        request = await request_for(TripWish(), deps=ctx.deps, revised=plan)
    except CannotPlan as problem:
        return trouble(problem.problem)
    return await plan_request(ctx, request, replaces=plan)
