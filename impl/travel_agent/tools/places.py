"""The tool that finds places: along a plan by the detour they mean, or around a spot."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import MISSING, Field
from pydantic_ai import RunContext

from generated import models
from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.places import Place, PlaceCategory, PlaceQuery
from impl.travel_agent.domain.routes import RouteRequest, TravelMode
from impl.travel_agent.planning.places_along import (
    FoundPlace,
    PlaceSearch,
    places_along,
    places_around,
    time_of_passing,
)
from impl.travel_agent.planning.plans import StoredPlan
from impl.travel_agent.planning.problems import CannotPlan, Part, Problem, ProblemKind, as_problems
from impl.travel_agent.representations import represent_metres, represent_opening, represent_place, represent_seconds
from impl.travel_agent.representations import source_of as represent_source_of
from impl.travel_agent.tools.results import Answer, Note, PlacesFound
from impl.travel_agent.tools.results import FoundPlace as FoundPlaceBrief
from impl.travel_agent.tools.telling import attributions, bounded, brief_place, minutes, trouble
from impl.travel_agent.tools.trips import PlanName, Said, plan_of
from impl.travel_agent.tools.wishes import overrides_for, resolver_for

_LONGEST_WORD: Final = 60

type Word = Annotated[str, Field(min_length=1, max_length=_LONGEST_WORD)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Places, who knows them, and where they were looked for."""

    places: tuple[FoundPlace, ...]
    source: models.Source
    plan: StoredPlan | None = None
    near: Place | None = None


async def find_places(
    ctx: RunContext[TurnDependencies],
    *,
    category: PlaceCategory | None = None,
    cuisine: Word | None = None,
    name: Word | None = None,
    along_plan_id: PlanName | None = None,
    near: Said | None = None,
    open_now: bool = False,
    cheapest: bool = False,
    limit: Annotated[int, Field(ge=1, le=10)] = 5,
) -> Answer:
    """Find places along a planned way, or near a place. At least one of category, cuisine and name has to be given.

    Args:
        ctx: the run.
        category: what kind of place.
        cuisine: what is eaten there, such as `pizza` or `tacos`.
        name: what it is called.
        along_plan_id: look along this plan; the latest one when neither this nor `near` is given.
        near: look around this place: as said, `place:<key>`, or `here`.
        open_now: only what is open when one gets there, or whose hours nobody knows.
        cheapest: the customer wants the cheapest; what places charge is unknown, and the answer says so.
        limit: how many.
    """
    deps = ctx.deps
    try:
        at = deps.now().astimezone(ZoneInfo(deps.session.time_zone))
        plan = await _plan(deps, along_plan_id=along_plan_id, near=near)
        if plan is not None:
            at = time_of_passing(plan.best.departs_at, arrives_at=plan.best.arrives_at).astimezone(at.tzinfo)
        search = PlaceSearch(
            query=_query(category, cuisine=cuisine, name=name, at=at),
            language=deps.session.locale,
            overrides=await overrides_for(deps),
            open_only=open_now,
            cheapest=cheapest,
            limit=limit,
        )
        found = await (_along(deps, plan, search=search) if plan else _around(deps, near, search=search))
    except CannotPlan as problem:
        return trouble(problem.problem).answer()
    if not found.places:
        return trouble(_nothing(category, cuisine=cuisine, name=name)).answer()
    await deps.events.card(_card(found))
    return _result(found, cheapest=cheapest, deps=deps).answer()


async def _plan(deps: TurnDependencies, *, along_plan_id: str | None, near: str | None) -> StoredPlan | None:
    """The plan to look along; None to look around a place."""
    if near is not None:
        return None
    try:
        return await plan_of(deps, along_plan_id)
    except CannotPlan:
        if along_plan_id is not None:
            raise
        return None


async def _along(deps: TurnDependencies, plan: StoredPlan, *, search: PlaceSearch) -> _Found:
    request = _route_request(plan, language=deps.session.locale)
    with as_problems():
        route = await deps.maps.router.route(request)
    known, places = await places_along(deps.maps, search=search, request=request, route=route)
    return _Found(places=places, source=_source(known), plan=plan)


async def _around(deps: TurnDependencies, near: str | None, *, search: PlaceSearch) -> _Found:
    resolver = resolver_for(deps, overrides=search.overrides)
    centre = await resolver.resolve(near, part=Part.PLACE)
    known, places = await places_around(deps.maps, search=search, centre=centre.position)
    return _Found(places=places, source=_source(known), near=centre)


def _route_request(plan: StoredPlan, *, language: str) -> RouteRequest:
    """The way of the plan's best option, from the vehicle on."""
    best, request = plan.best, plan.request
    start = request.waypoints[0]
    if best.vehicle_position is not MISSING:
        start = Position(latitude=best.vehicle_position.latitude, longitude=best.vehicle_position.longitude)
    return RouteRequest(
        waypoints=(start, *request.waypoints[1:]),
        mode=TravelMode(best.mode.value),
        preference=request.preferences.route,
        avoid_tolls=request.preferences.avoid_tolls,
        avoid_areas=request.overrides.areas,
        language=language,
    )


def _query(category: PlaceCategory | None, *, cuisine: str | None, name: str | None, at: datetime) -> PlaceQuery:
    if category is None and not cuisine and not name:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.PLACE_MISSING,
                detail="Nothing to look for was given. Give a category, a cuisine or a name, or ask what to look for.",
                part=Part.PLACE,
            )
        )
    # Whoever names a dish minds little what kind of place serves it.
    return PlaceQuery(category=None if cuisine else category, cuisine=cuisine, name=name, open_at=at)


def _nothing(category: PlaceCategory | None, *, cuisine: str | None, name: str | None) -> Problem:
    return Problem(
        kind=ProblemKind.NO_PLACES,
        detail="The map knows no such place there. Suggest to look for something else, or elsewhere.",
        part=Part.PLACE,
        said=name or cuisine or category,
    )


def _source(known: Fact[object]) -> models.Source:
    return represent_source_of(known)


def _card(found: _Found) -> models.PoiListCard:
    return models.PoiListCard(
        plan_id=MISSING if found.plan is None else found.plan.plan.id,
        places=[_on_card(each, source=found.source) for each in found.places],
    )


def _on_card(found: FoundPlace, *, source: models.Source) -> models.PlaceOnRoute:
    place = found.place
    open_ = represent_opening(found.opening)
    return models.PlaceOnRoute(
        place=represent_place(place),
        cuisine=", ".join(place.cuisine)[:100] or MISSING,
        opening_hours=MISSING if place.opening_hours is None else place.opening_hours[:300],
        open=MISSING if open_ is None else open_,
        distance_from_route_m=represent_metres(found.distance_m),
        detour_s=represent_seconds(found.detour_s or 0),
        detour_m=represent_metres(found.detour_m or 0),
        source=source,
    )


def _result(found: _Found, *, cheapest: bool, deps: TurnDependencies) -> PlacesFound:
    by: Literal["detour", "distance", "usual_price_of_kind"] = "distance" if found.plan is None else "detour"
    return PlacesFound(
        along_plan_id=None if found.plan is None else found.plan.plan.id,
        near=None if found.near is None else brief_place(found.near),
        ranked_by="usual_price_of_kind" if cheapest else by,
        places=tuple(_brief(each, deps=deps) for each in found.places),
        notes=(Note.PRICES_OF_PLACES_UNKNOWN,) if cheapest else (),
        attributions=attributions(deps.maps),
    )


def _brief(found: FoundPlace, *, deps: TurnDependencies) -> FoundPlaceBrief:
    place, until = found.place, None if found.opening is None else found.opening.until
    return FoundPlaceBrief(
        **dict(brief_place(place)),
        cuisine=bounded(", ".join(place.cuisine)) or None,
        opening_hours=None if place.opening_hours is None else bounded(place.opening_hours),
        open=represent_opening(found.opening),
        open_until=None if until is None else until.astimezone(ZoneInfo(deps.session.time_zone)),
        distance_m=round(found.distance_m),
        detour_min=None if found.detour_s is None else minutes(found.detour_s),
        detour_m=None if found.detour_m is None else round(found.detour_m),
    )
