"""From what was understood to the arguments of tools: places, times, modes and preferences."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from pydantic import JsonValue

from generated.models import VehicleClass
from impl.travel_agent.language.understanding import (
    Choice,
    PlaceMarker,
    PlaceQuery,
    PlaceText,
    PreferenceWish,
    Superlative,
    TimeExpression,
    TimeForm,
    TimeKind,
    TravelMode,
    Understanding,
)
from impl.travel_agent.models.embedded.intention import MOST_SPELLINGS, Intention, Pick
from impl.travel_agent.tools.results import Planned

HERE: Final = "here"
TIME_ARGUMENTS: Final = frozenset({"depart_after", "depart_before", "arrive_after", "arrive_by", "earliest", "latest"})
"""The arguments that a time becomes."""
_PRIORITIES: Final = {
    Superlative.CHEAPEST: "cheapest",
    Superlative.FASTEST: "fastest",
    Superlative.GREENEST: "greenest",
    Superlative.LEAST_WALKING: "least_walking",
    Superlative.NEAREST: "least_walking",
}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def spellings(place: PlaceText | None) -> list[str]:
    """The words to look a place up by, in order; none for a place that only the customer knows (home, work)."""
    if place is None or place.marker in (PlaceMarker.HOME, PlaceMarker.WORK):
        return []
    if place.marker is PlaceMarker.HERE:
        return [HERE]
    words = dict.fromkeys([*place.candidates, place.raw])
    return list(words)[:MOST_SPELLINGS]


def with_place(intention: Intention, name: str, *, place: PlaceText | None) -> Intention:
    """The intention with a place as an argument."""
    words = spellings(place)
    if not words:
        return intention
    return intention.with_arguments(**{name: words[0]}).but(
        spellings={**intention.spellings, name: words[1:]},
        said={**intention.said, name: place.raw} if place is not None else intention.said,
    )


def time_arguments(time: TimeExpression | None) -> dict[str, JsonValue]:
    """The time of a trip. A moment to leave at opens the window; one to arrive by closes it."""
    if time is None:
        return {}
    match time.kind:
        case TimeKind.NOW:
            return {}
        case TimeKind.DEPART_AT:
            return _moments(depart_after=time.moment)
        case TimeKind.ARRIVE_BY:
            return _moments(arrive_by=time.moment)
        case TimeKind.DEPART_WINDOW:
            return _moments(depart_after=time.earliest, depart_before=time.latest)
        case TimeKind.ARRIVE_WINDOW:
            return _moments(arrive_after=time.earliest, arrive_by=time.latest)


def window_arguments(time: TimeExpression | None) -> dict[str, JsonValue]:
    """The window of `best_time`."""
    if time is None or time.kind is TimeKind.NOW:
        return {}
    if time.kind is TimeKind.ARRIVE_BY:
        return _moments(arrive_by=time.moment)
    if time.kind is TimeKind.ARRIVE_WINDOW:
        return _moments(earliest=time.earliest, arrive_by=time.latest)
    return _moments(earliest=time.earliest, latest=time.latest if time.latest != time.earliest else None)


def is_period(time: TimeExpression | None) -> bool:
    """Whether a vehicle is wanted from then until then, not a time chosen between."""
    return time is not None and time.form is TimeForm.PERIOD and None not in (time.earliest, time.latest)


def period_minutes(time: TimeExpression | None) -> int | None:
    """How long a period is."""
    if time is None or not is_period(time) or time.earliest is None or time.latest is None:
        return None
    return round((time.latest - time.earliest) / timedelta(minutes=1))


def on_the_day_of(time: TimeExpression | None, day: date | None) -> TimeExpression | None:
    """A clock time said without a day, on the day that is spoken of."""
    if time is None or day is None or time.day_was_given or time.kind is TimeKind.NOW:
        return time
    if not time.problems:
        return _moved(time, day=day)
    then = [moment for problem in time.problems for moment in problem.candidates if moment.date() == day]
    return _at(then[0], time=time) if len(then) == 1 else time


def modes_of(understanding: Understanding) -> list[TravelMode]:
    """The ways to travel that were named."""
    named = [*understanding.travel_modes, *(TravelMode(each.value) for each in understanding.vehicle_classes)]
    return list(dict.fromkeys(named))


def wishes_of(preferences: PreferenceWish | None, *, superlative: Superlative | None) -> dict[str, JsonValue]:
    """The preferences of one trip, as `plan_trip` takes them."""
    wishes: dict[str, JsonValue] = {}
    if preferences is not None:
        if preferences.avoid_tolls is not None:
            wishes["avoid_tolls"] = preferences.avoid_tolls
        if preferences.max_walk_m is not None:
            wishes["max_walk_m"] = preferences.max_walk_m
        if preferences.scenic:
            wishes["route"] = "scenic"
        elif preferences.fast:
            wishes["route"] = "fast"
    if superlative in _PRIORITIES:
        wishes["priority"] = _PRIORITIES[superlative]
    return wishes


def pick_of(choice: Choice | None, *, modes: Iterable[TravelMode] = ()) -> Pick:
    """Which option is wanted."""
    named = list(modes)
    mode = choice.mode if choice and choice.mode else (named[0] if len(named) == 1 else None)
    return Pick(
        position=choice.position if choice else None, mode=mode, superlative=choice.superlative if choice else None
    )


def search_arguments(query: PlaceQuery) -> dict[str, JsonValue]:
    """A search for places, as `find_places` takes it."""
    search: dict[str, JsonValue] = {}
    if query.category is not None:
        search["category"] = query.category.value
    if query.cuisine is not None:
        search["cuisine"] = query.cuisine
    if query.name is not None:
        search["name"] = query.name
    if query.open_now:
        search["open_now"] = True
    if query.superlative is Superlative.CHEAPEST:
        search["cheapest"] = True
    return search


def weekdays_of(numbers: Iterable[int]) -> list[JsonValue]:
    """ISO weekdays as their names."""
    return [_WEEKDAYS[number - 1] for number in numbers if 1 <= number <= len(_WEEKDAYS)]


def classes_of(wish: PreferenceWish) -> list[JsonValue]:
    """The vehicle classes that a preference leaves."""
    if wish.vehicle_classes:
        return [each.value for each in wish.vehicle_classes]
    if wish.avoided:
        return [each.value for each in VehicleClass if each not in wish.avoided]
    return []


def day_of(plan: Planned | None) -> date | None:
    """The day that a plan is for."""
    return plan.options[0].departs_at.date() if plan and plan.options else None


def as_json(arguments: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Arguments without those that are absent."""
    return {name: value for name, value in arguments.items() if value is not None}


def _moments(**moments: datetime | None) -> dict[str, JsonValue]:
    return {name: moment.isoformat() for name, moment in moments.items() if moment is not None}


def _at(moment: datetime, *, time: TimeExpression) -> TimeExpression:
    arrives = time.kind in (TimeKind.ARRIVE_BY, TimeKind.ARRIVE_WINDOW)
    return TimeExpression(
        kind=TimeKind.ARRIVE_BY if arrives else TimeKind.DEPART_AT,
        earliest=moment,
        latest=moment,
        hour_was_given=True,
        said=time.said,
    )


def _moved(time: TimeExpression, *, day: date) -> TimeExpression:
    def onto(moment: datetime | None) -> datetime | None:
        return None if moment is None else datetime.combine(day, moment.time(), tzinfo=moment.tzinfo)

    return TimeExpression(
        kind=time.kind,
        earliest=onto(time.earliest),
        latest=onto(time.latest),
        form=time.form,
        day_was_given=False,
        hour_was_given=time.hour_was_given,
        problems=time.problems,
        said=time.said,
    )
