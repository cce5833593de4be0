"""Trips: planned, compared, refined, with stops, at the best time."""

from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import JsonValue

from generated import models
from impl.travel_agent.language.understanding import (
    Edge,
    Intent,
    TimeExpression,
    TimeKind,
    TravelMode,
    Understanding,
)
from impl.travel_agent.models.embedded.arguments import (
    day_of,
    modes_of,
    on_the_day_of,
    period_minutes,
    pick_of,
    search_arguments,
    spellings,
    time_arguments,
    window_arguments,
    wishes_of,
    with_place,
)
from impl.travel_agent.models.embedded.decision import Ask
from impl.travel_agent.models.embedded.frame import Frame
from impl.travel_agent.models.embedded.intention import Intention, Pick
from impl.travel_agent.models.embedded.questions import ask_about_time, ask_place
from impl.travel_agent.models.embedded.view import TurnView
from impl.travel_agent.tools.results import OptionBrief, Planned

_ALL_MODES: list[JsonValue] = [mode.value for mode in TravelMode]


def plan(view: TurnView, said: Understanding, *, book: bool = False) -> Intention | Ask:
    """A new trip, perhaps to be reserved."""
    modes = modes_of(said)
    superlative = said.choice.superlative if said.choice else None
    intention = Intention(
        goal=said.intent,
        tool="plan_trip",
        book=book,
        pick=pick_of(said.choice, modes=modes),
        minutes=said.duration_min or period_minutes(said.time),
    )
    intention = with_place(intention, "origin", place=said.origin)
    intention = with_place(intention, "destination", place=said.destination)
    intention = _with_stops(intention, said)
    # "The fastest way by scooter" compares ways, not vehicles.
    if said.intent is not Intent.COMPARE_MODES or len(modes) > 1 or (modes and superlative is not None):
        intention = intention.with_arguments(modes=[mode.value for mode in modes] or None)
    intention = intention.with_arguments(preferences=wishes_of(said.preferences, superlative=superlative) or None)
    return complete_trip(view, intention, time=said.time)


def complete_trip(view: TurnView, intention: Intention, *, time: TimeExpression | None = None) -> Intention | Ask:
    """The intention once its places and its time are known, or the question for what is missing."""
    if time is not None and time.problems:
        return ask_about_time(view, intention, time=time)
    if time is not None:
        intention = intention.with_arguments(**time_arguments(_start_of_period(time, intention)))
    if "plan_id_to_revise" in intention.arguments:
        return intention
    if "destination" not in intention.arguments:
        return ask_place(view, intention, missing="destination", expects=models.Expectation.DESTINATION)
    if "origin" not in intention.arguments and not view.briefing.position_known:
        return ask_place(view, intention, missing="origin", expects=models.Expectation.ORIGIN)
    return intention


def refine(view: TurnView, said: Understanding, frame: Frame, *, book: bool = False) -> Intention | Ask:
    """The last plan, but otherwise: at another time, by another vehicle, from or to another place."""
    assert frame.plan is not None
    modes = modes_of(said)
    superlative = said.choice.superlative if said.choice else None
    intention = Intention(
        goal=said.intent,
        tool="plan_trip",
        arguments={"plan_id_to_revise": frame.plan.plan_id},
        book=book,
        pick=pick_of(said.choice, modes=modes),
        minutes=said.duration_min or period_minutes(said.time),
    )
    intention = with_place(intention, "origin", place=said.origin)
    intention = with_place(intention, "destination", place=said.destination)
    intention = _with_stops(intention, said)
    intention = intention.with_arguments(
        modes=[mode.value for mode in modes] or None,
        preferences=wishes_of(said.preferences, superlative=superlative) or None,
    )
    if said.time is not None and said.time.kind is TimeKind.NOW:
        # Nothing said would keep the time of the plan.
        intention = intention.with_arguments(depart_after=view.briefing.now.isoformat())
    return complete_trip(view, intention, time=on_the_day_of(said.time, day_of(frame.plan)))


def moved(said: Understanding, frame: Frame) -> Understanding:
    """The words with the time that "half an hour later" or "an hour longer" means for the trip that is spoken of."""
    if said.shift is None or said.shift.by_min is None or frame.plan is None or not frame.plan.options:
        return said
    first, by = frame.plan.options[0], timedelta(minutes=said.shift.by_min)
    if said.shift.edge is Edge.START:
        leaves = first.departs_at + by
        time = TimeExpression(
            kind=TimeKind.DEPART_AT, earliest=leaves, latest=leaves, day_was_given=True, hour_was_given=True
        )
        return replace(said, time=time, shift=None)
    ends_at = (frame.proposed or {}).get("ends_at")
    until = datetime.fromisoformat(ends_at) if isinstance(ends_at, str) else first.arrives_at
    return replace(said, duration_min=round((until + by - first.departs_at) / timedelta(minutes=1)), shift=None)


def look_again(plan: Planned, option: OptionBrief, *, intention: Intention) -> Intention:
    """An option that could not be reserved is planned again, to see whether it can be now, and why not."""
    return intention.but(
        tool="plan_trip",
        arguments={"plan_id_to_revise": plan.plan_id, "modes": [option.mode.value]},
        pick=Pick(mode=TravelMode(option.mode.value)),
    )


def compare(view: TurnView, said: Understanding, frame: Frame) -> Intention | Ask:
    """The same trip by every means, or by those that were named."""
    if said.destination is not None or frame.plan is None:
        return plan(view, said)
    modes: list[JsonValue] = [mode.value for mode in modes_of(said)]
    intention = Intention(
        goal=said.intent,
        tool="plan_trip",
        arguments={
            "plan_id_to_revise": frame.plan.plan_id,
            "modes": modes if len(modes) > 1 else _ALL_MODES,
        },
    )
    return complete_trip(view, intention, time=on_the_day_of(said.time, day_of(frame.plan)))


def best_time(view: TurnView, said: Understanding, frame: Frame) -> Intention | Ask:
    """When to leave within a window."""
    modes = modes_of(said)
    intention = Intention(goal=said.intent, tool="best_time")
    if said.destination is None and frame.plan is not None:
        intention = intention.with_arguments(plan_id=frame.plan.plan_id)
    intention = with_place(intention, "origin", place=said.origin)
    intention = with_place(intention, "destination", place=said.destination)
    intention = intention.with_arguments(mode=modes[0].value if len(modes) == 1 else _riding_mode(frame, said))
    time = said.time if said.destination else on_the_day_of(said.time, day_of(frame.plan))
    return complete_best_time(view, intention, time=time)


def _riding_mode(frame: Frame, said: Understanding) -> str | None:
    """On foot no time is better than another: of several ways the best that needs a vehicle is looked at."""
    if said.destination is not None or frame.plan is None:
        return None
    return next((option.mode.value for option in frame.plan.options if option.vehicle is not None), None)


def complete_best_time(view: TurnView, intention: Intention, *, time: TimeExpression | None = None) -> Intention | Ask:
    """The intention once trip and window are known."""
    if time is not None and time.problems:
        return ask_about_time(view, intention, time=time)
    intention = intention.with_arguments(**window_arguments(time))
    if "plan_id" in intention.arguments:
        return intention
    if "destination" not in intention.arguments:
        return ask_place(view, intention, missing="destination", expects=models.Expectation.DESTINATION)
    if "origin" not in intention.arguments and not view.briefing.position_known:
        return ask_place(view, intention, missing="origin", expects=models.Expectation.ORIGIN)
    return intention


def add_stop(view: TurnView, said: Understanding, frame: Frame) -> Intention | Ask:
    """A stop on the way: a named place, or the best of a kind."""
    if said.destination is not None and (said.via or said.place_query is not None):
        return plan(view, said)
    if frame.plan is None:
        return plan(view, said)
    query = said.place_query
    if query is not None and (query.category is not None or query.cuisine is not None):
        return Intention(
            goal=said.intent,
            tool="find_places",
            arguments={**search_arguments(query), "along_plan_id": frame.plan.plan_id},
        )
    place = said.via[0] if said.via else said.destination
    intention = Intention(goal=said.intent, tool="add_stop", arguments={"plan_id": frame.plan.plan_id})
    intention = with_place(intention, "place", place=place)
    if "place" not in intention.arguments and query is not None and query.name:
        intention = intention.with_arguments(place=query.name)
    if "place" not in intention.arguments:
        return ask_place(view, intention, missing="place", expects=models.Expectation.PLACE)
    return intention


def _with_stops(intention: Intention, said: Understanding) -> Intention:
    stops: list[JsonValue] = [words[0] for place in said.via if (words := spellings(place))]
    query = said.place_query
    is_kind = query is not None and (query.category is not None or query.cuisine is not None)
    if query is not None and is_kind:
        return intention.but(stop=search_arguments(query))
    return intention.with_arguments(stops=stops or None)


def _start_of_period(time: TimeExpression, intention: Intention) -> TimeExpression:
    """A period is how long the vehicle is kept: the trip itself leaves at its beginning."""
    if intention.minutes is None or time.earliest is None or time.earliest == time.latest:
        return time
    return TimeExpression(
        kind=time.kind if time.latest is None else type(time.kind).DEPART_AT,
        earliest=time.earliest,
        latest=time.earliest,
        day_was_given=time.day_was_given,
        hour_was_given=time.hour_was_given,
        said=time.said,
    )
