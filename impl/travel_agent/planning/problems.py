"""Why something cannot be planned: typed, so that it can be told and asked about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from impl.travel_agent.domain.places import Place
from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.maps import errors


class Dependency(StrEnum):
    """What may not answer."""

    MAP = "map"
    WEATHER = "weather"
    INCIDENTS = "incidents"
    RESERVATIONS = "reservations"


class ProblemKind(StrEnum):
    """What stands in the way."""

    AMBIGUOUS = "ambiguous"
    PLACE_NOT_FOUND = "place_not_found"
    PLACE_MISSING = "place_missing"
    LOCATION_NEEDED = "location_needed"
    PLACE_CLOSED = "place_closed"
    SAME_PLACE = "same_place"
    OUTSIDE_COVERAGE = "outside_coverage"
    NO_ROUTE = "no_route"
    NO_PLACES = "no_places"
    TIME_IN_PAST = "time_in_past"
    TIME_UNCLEAR = "time_unclear"
    TOO_FAR_AHEAD = "too_far_ahead"
    CANNOT_ARRIVE_IN_TIME = "cannot_arrive_in_time"
    UNKNOWN_PLAN = "unknown_plan"
    PLAN_EXPIRED = "plan_expired"
    UNKNOWN_FACT = "unknown_fact"
    UNKNOWN_COMMUTE = "unknown_commute"
    NEEDS_NO_VEHICLE = "needs_no_vehicle"
    NOTHING_TO_SET = "nothing_to_set"
    TOO_MANY_STOPS = "too_many_stops"
    UNAVAILABLE = "unavailable"


class Part(StrEnum):
    """Which part of the wish the problem is about."""

    ORIGIN = "origin"
    DESTINATION = "destination"
    STOP = "stop"
    PLACE = "place"
    DEPARTURE = "departure"
    ARRIVAL = "arrival"
    MODE = "mode"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A wish that cannot be followed as it is.

    Attributes:
        kind: what stands in the way.
        detail: what happened, why, and what helps; in English, for models and the log.
        part: of the wish.
        said: the words it was put in.
        candidates: the places that may be meant.
        dependency: what does not answer.
        at: the moment it is about.
        modes: the ways to travel it is about.
        retry_after_s: seconds after which to ask again, where that is known.
    """

    kind: ProblemKind
    detail: str
    part: Part | None = None
    said: str | None = None
    candidates: tuple[Place, ...] = ()
    dependency: Dependency | None = None
    at: datetime | None = None
    modes: tuple[TravelMode, ...] = ()
    retry_after_s: float | None = None


class CannotPlan(Exception):
    """Carries a problem to where it is told."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


@contextmanager
def as_problems(*, part: Part | None = None, modes: tuple[TravelMode, ...] = ()) -> Iterator[None]:
    """Turn what the map ports raise into `CannotPlan`."""
    try:
        yield
    except errors.MapError as error:
        raise CannotPlan(problem_of(error, part=part, modes=modes)) from error


def problem_of(error: errors.MapError, *, part: Part | None = None, modes: tuple[TravelMode, ...] = ()) -> Problem:
    """What an error of the map ports means for a plan."""
    match error:
        case errors.OutsideCoverage():
            return Problem(
                kind=ProblemKind.OUTSIDE_COVERAGE,
                detail="The place lies outside the area the map covers. Choose one within the city.",
                part=part,
            )
        case errors.Unavailable():
            return Problem(
                kind=ProblemKind.UNAVAILABLE,
                detail="The source does not answer at the moment. Try again in a little while.",
                dependency=_dependency(error),
                retry_after_s=error.retry_after_s,
                part=part,
            )
        case _:
            return Problem(
                kind=ProblemKind.NO_ROUTE,
                detail="There is no way between these places for this mode. Choose another mode or place.",
                part=part,
                modes=modes,
            )


def _dependency(error: errors.Unavailable) -> Dependency:
    if isinstance(error, errors.WeatherUnavailable):
        return Dependency.WEATHER
    return Dependency.INCIDENTS if isinstance(error, errors.IncidentsUnavailable) else Dependency.MAP
