"""Planning of a trip without any model: the same steps that the agents take, for when they come to no result."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from impl.travel_agent.domain.geography import distance_m
from impl.travel_agent.domain.trips import TripRequest, TripWindow
from impl.travel_agent.maps.assemble import Maps
from impl.travel_agent.planning.drafts import Draft
from impl.travel_agent.planning.options import OptionFinder
from impl.travel_agent.planning.problems import CannotPlan, Dependency, Part, Problem, ProblemKind
from impl.travel_agent.planning.surroundings import Surroundings

_PAST_TOLERANCE: Final = timedelta(minutes=1)
_FURTHEST: Final = timedelta(days=60)
_SAME_PLACE_M: Final = 15.0


def begin_draft(maps: Maps, *, request: TripRequest, now: datetime, replaces: UUID | None = None) -> Draft:
    """A draft of a trip that can be made.

    Raises:
        CannotPlan: its times have passed, or it leads nowhere.
    """
    require_possible(request, now=now)
    now = now.replace(microsecond=0)
    surroundings = Surroundings(incidents_port=maps.incidents, weather_port=maps.weather, request=request, now=now)
    return Draft(request=request, now=now, surroundings=surroundings, replaces=replaces)


def require_possible(request: TripRequest, *, now: datetime) -> None:
    """Refuse trips that cannot be planned whatever the map says.

    Raises:
        CannotPlan: a time has passed or is too far off, origin and destination are the same, or a place is closed.
    """
    _require_time(request.window, now=now)
    if not request.stops and distance_m(request.waypoints[0], request.waypoints[-1]) < _SAME_PLACE_M:
        raise CannotPlan(
            Problem(
                kind=ProblemKind.SAME_PLACE,
                detail="Origin and destination are the same place. Ask where the trip is to lead.",
                part=Part.DESTINATION,
            )
        )
    for place in (*request.stops, request.destination):
        if place.key in request.overrides.closed:
            raise CannotPlan(
                Problem(
                    kind=ProblemKind.PLACE_CLOSED,
                    detail="The customer has said that this place is closed. Ask for another one.",
                    part=Part.DESTINATION if place is request.destination else Part.STOP,
                    said=place.name[:80],
                )
            )


async def plan_without_agents(draft: Draft, *, finder: OptionFinder) -> None:
    """Find and judge the options of a draft."""
    await finder.find(draft)
    await draft.judge()
    draft.advised = draft.possible_advice


def problem_of_draft(draft: Draft) -> Problem:
    """Why a draft has no option: the problem that all modes share, or that there is no way."""
    kinds = {problem.kind for problem in draft.problems}
    if len(kinds) == 1:
        return replace(draft.problems[0], modes=draft.request.modes)
    down = [each for each in draft.problems if each.dependency is Dependency.MAP]
    if down:
        return down[0]
    return Problem(
        kind=ProblemKind.NO_ROUTE,
        detail="There is no way between these places. Choose another place.",
        modes=draft.request.modes,
    )


def _require_time(window: TripWindow, *, now: datetime) -> None:
    last_departure = window.leaves_before or window.leaves_after
    for moment, part in ((last_departure, Part.DEPARTURE), (window.arrives_by, Part.ARRIVAL)):
        if moment is None:
            continue
        if moment < now - _PAST_TOLERANCE:
            raise CannotPlan(
                Problem(
                    kind=ProblemKind.TIME_IN_PAST,
                    detail="That time has passed. Ask for a time to come.",
                    part=part,
                    at=moment,
                )
            )
        if moment > now + _FURTHEST:
            raise CannotPlan(
                Problem(
                    kind=ProblemKind.TOO_FAR_AHEAD,
                    detail="Trips are planned for the next 60 days only. Ask for an earlier day.",
                    part=part,
                    at=moment,
                )
            )
