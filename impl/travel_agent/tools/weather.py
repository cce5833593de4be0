"""The tool that tells the weather."""

from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic_ai import RunContext

from generated import models
from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.domain.places import Place
from impl.travel_agent.planning.problems import CannotPlan, Part, Problem, ProblemKind, as_problems
from impl.travel_agent.representations import represent_weather
from impl.travel_agent.tools.results import Answer, WeatherTold
from impl.travel_agent.tools.telling import attributions, brief_place, brief_weather, trouble
from impl.travel_agent.tools.trips import Said, plan_of
from impl.travel_agent.tools.wishes import overrides_for, resolver_for, zoned


async def get_weather(
    ctx: RunContext[TurnDependencies], *, place: Said | None = None, at: datetime | None = None
) -> Answer:
    """Tell the weather at a place and time.

    Args:
        ctx: the run.
        place: as said, `place:<key>`, or `here`; left out, where the latest plan begins, else where the customer is.
        at: when; now when left out. ISO 8601 with offset.
    """
    deps, zone = ctx.deps, ZoneInfo(ctx.deps.session.time_zone)
    try:
        moment = zoned(at, deps=deps, part=Part.DEPARTURE) or deps.now().astimezone(zone)
        _require_to_come(moment, now=deps.now())
        where = await _place(deps, place)
        with as_problems(part=Part.PLACE):
            report = await deps.maps.weather.forecast(where.position, at=moment)
    except CannotPlan as problem:
        return trouble(problem.problem).answer()
    card = models.WeatherCard(weather=represent_weather(where, report=report, zone=zone))
    await deps.events.card(card)
    return WeatherTold(
        place=brief_place(where),
        weather=brief_weather(report.value, zone=zone),
        attributions=(*attributions(deps.maps),),
    ).answer()


async def _place(deps: TurnDependencies, said: str | None) -> Place:
    if said is None:
        try:
            return (await plan_of(deps, None)).request.origin
        except CannotPlan:
            pass
    overrides = await overrides_for(deps)
    return await resolver_for(deps, overrides=overrides).resolve(said, part=Part.PLACE)


def _require_to_come(moment: datetime, *, now: datetime) -> None:
    if (now - moment).total_seconds() > 3600:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.TIME_IN_PAST,
                detail="That time has passed. Ask for a time to come.",
                part=Part.DEPARTURE,
                at=moment,
            )
        )
