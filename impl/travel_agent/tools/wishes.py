"""From the arguments of a tool call to a trip that can be planned: places found, times checked, wishes filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pydantic import MISSING

from generated import models
from impl.travel_agent.domain.corrections import Overrides
from impl.travel_agent.domain.places import Place
from impl.travel_agent.domain.routes import RoutePreference, TravelMode
from impl.travel_agent.domain.trips import (
    DEFAULT_MAX_WALK_M,
    MOST_STOPS,
    TripPreferences,
    TripRequest,
    TripWindow,
)
from impl.travel_agent.domain.windows import LONGEST_WINDOW
from impl.travel_agent.planning.places import PlaceResolver
from impl.travel_agent.planning.plans import StoredPlan
from impl.travel_agent.planning.problems import CannotPlan, Part, Problem, ProblemKind
from impl.travel_agent.tools.results import TripWishes

if TYPE_CHECKING:
    from impl.travel_agent.agents.dependencies import TurnDependencies


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWish:
    """The times of a trip as a model gives them; naive ones are refused."""

    depart_after: datetime | None = None
    depart_before: datetime | None = None
    arrive_after: datetime | None = None
    arrive_by: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said about time."""
        return not any((self.depart_after, self.depart_before, self.arrive_after, self.arrive_by))


@dataclass(frozen=True, slots=True, kw_only=True)
class TripWish:
    """A trip as a model asks for it. None leaves things as they are in the plan that is revised."""

    origin: str | None = None
    destination: str | None = None
    stops: Sequence[str] | None = None
    modes: Sequence[TravelMode] | None = None
    times: TimeWish = TimeWish()
    wishes: TripWishes | None = None


def resolver_for(deps: "TurnDependencies", *, overrides: Overrides) -> PlaceResolver:
    """Finds the places that the customer of this turn means."""
    return PlaceResolver(
        geocoder=deps.maps.geocoder,
        overrides=overrides,
        here=deps.session.position,
        language=deps.session.locale,
    )


async def overrides_for(deps: "TurnDependencies") -> Overrides:
    """What the customer's corrections make true now."""
    return await deps.facts.overrides(deps.session.customer_id, now=deps.now())


async def request_for(wish: TripWish, *, deps: "TurnDependencies", revised: StoredPlan | None) -> TripRequest:
    """The trip that is meant.

    Raises:
        CannotPlan: a place or a time is missing, unclear or impossible.
    """
    overrides = await overrides_for(deps)
    resolver = resolver_for(deps, overrides=overrides)
    before = None if revised is None else revised.request
    window = _window(wish.times, deps=deps, before=before)
    if wish.destination is None and before is None:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.PLACE_MISSING,
                detail="No destination is known. Ask where the trip is to lead.",
                part=Part.DESTINATION,
            )
        )
    origin = await _place(
        wish.origin, kept=None if before is None else before.origin, part=Part.ORIGIN, resolver=resolver
    )
    destination = await _place(
        wish.destination,
        kept=None if before is None else before.destination,
        part=Part.DESTINATION,
        resolver=resolver,
        near=origin,
    )
    return TripRequest(
        origin=origin,
        destination=destination,
        stops=await _stops(wish.stops, before=before, resolver=resolver, near=origin),
        modes=tuple(dict.fromkeys(wish.modes or (before.modes if before else tuple(TravelMode)))),
        window=window,
        preferences=preferences_for(wish.wishes, profile=deps.preferences, before=before),
        overrides=overrides,
        language=deps.session.locale,
        time_zone=deps.session.time_zone,
    )


def preferences_for(
    wishes: TripWishes | None, *, profile: models.Preferences, before: TripRequest | None = None
) -> TripPreferences:
    """What matters: what was said of this trip, else what mattered in the plan before, else what the profile says."""
    base = before.preferences if before is not None else _of_profile(profile)
    if wishes is None:
        return base
    return replace(
        base,
        route=base.route if wishes.route is None else wishes.route,
        avoid_tolls=base.avoid_tolls if wishes.avoid_tolls is None else wishes.avoid_tolls,
        max_walk_m=base.max_walk_m if wishes.max_walk_m is None else wishes.max_walk_m,
        priority=base.priority if wishes.priority is None else wishes.priority,
    )


def zoned(moment: datetime | None, *, deps: "TurnDependencies", part: Part) -> datetime | None:
    """A moment in the zone of the conversation.

    Raises:
        CannotPlan: it has no offset, so that nobody knows when it is.
    """
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.TIME_UNCLEAR,
                detail="The time has no offset. Give it as ISO 8601 with an offset, in the zone of the briefing.",
                part=part,
            )
        )
    return moment.astimezone(ZoneInfo(deps.session.time_zone))


def _of_profile(profile: models.Preferences) -> TripPreferences:
    return TripPreferences(
        route=RoutePreference.SCENIC if profile.scenic is True else RoutePreference.FAST,
        avoid_tolls=profile.avoid_tolls is True,
        max_walk_m=DEFAULT_MAX_WALK_M if profile.max_walk_m is MISSING else profile.max_walk_m,
        vehicle_classes=() if profile.vehicle_classes is MISSING else tuple(profile.vehicle_classes),
    )


def _window(times: TimeWish, *, deps: "TurnDependencies", before: TripRequest | None) -> TripWindow:
    if times.is_empty:
        return TripWindow() if before is None else before.window
    try:
        window = TripWindow(
            leaves_after=zoned(times.depart_after, deps=deps, part=Part.DEPARTURE),
            leaves_before=zoned(times.depart_before, deps=deps, part=Part.DEPARTURE),
            arrives_after=zoned(times.arrive_after, deps=deps, part=Part.ARRIVAL),
            arrives_by=zoned(times.arrive_by, deps=deps, part=Part.ARRIVAL),
        )
    except ValueError as error:
        raise CannotPlan(_unclear("The end of the window lies before its start. Ask for the times.")) from error
    moments = window.moments
    if max(moments) - min(moments) > LONGEST_WINDOW:
        raise CannotPlan(_unclear("The window is longer than two days. Ask for the day."))
    return window


def _unclear(detail: str) -> Problem:
    return Problem(kind=ProblemKind.TIME_UNCLEAR, detail=detail, part=Part.DEPARTURE)


async def _place(
    said: str | None, *, kept: Place | None, part: Part, resolver: PlaceResolver, near: Place | None = None
) -> Place:
    if said is None and kept is not None:
        return kept
    return await resolver.resolve(said, part=part, near=None if near is None else near.position)


async def _stops(
    said: Sequence[str] | None, *, before: TripRequest | None, resolver: PlaceResolver, near: Place
) -> tuple[Place, ...]:
    if said is None:
        return () if before is None else before.stops
    if len(said) > MOST_STOPS:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.TOO_MANY_STOPS,
                detail=f"A trip has at most {MOST_STOPS} stops. Ask which to leave out.",
                part=Part.STOP,
            )
        )
    return tuple([await resolver.resolve(stop, part=Part.STOP, near=near.position) for stop in said])
