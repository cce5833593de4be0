"""Going on with an intention that a question was asked for: the answer fills in what was missing."""

from datetime import datetime

from pydantic import JsonValue

from impl.travel_agent.language.answers import is_whole_trip
from impl.travel_agent.language.folding import fold
from impl.travel_agent.language.understanding import (
    Intent,
    PlaceText,
    TimeExpression,
    TimeKind,
    TravelMode,
    Understanding,
)
from impl.travel_agent.models.embedded.abilities import commutes, facts, places, reservations, trips
from impl.travel_agent.models.embedded.arguments import (
    TIME_ARGUMENTS,
    modes_of,
    search_arguments,
    weekdays_of,
    with_place,
)
from impl.travel_agent.models.embedded.decision import Decision, Say
from impl.travel_agent.models.embedded.frame import Frame
from impl.travel_agent.models.embedded.intention import Intention, Pick, WhichReservation
from impl.travel_agent.models.embedded.view import TurnView, goal_of, time_from_json, time_to_json

_ANSWERS = frozenset({Intent.REFINE, Intent.CHOOSE, Intent.YES, Intent.UNKNOWN})
_UNSURE = frozenset({Intent.UNKNOWN, Intent.PLAN_TRIP, Intent.COMPARE_MODES, Intent.PLAN_COMMUTE, Intent.FIND_PLACES})
_PLACES = frozenset({"origin", "destination", "place", "near"})


def go_on(view: TurnView, said: Understanding, frame: Frame) -> Intention | Decision | None:
    """The intention of the open question, completed by the answer; None where the customer speaks of something else."""
    intention, question = view.intention_so_far, view.question
    if intention is None or question is None or not _answers(said, intention):
        return None
    if intention.missing in _PLACES:
        completed = _with_place(intention, said, question_choices=_offered(view, said))
        completed = None if completed is None else _with_details(completed, said)
    else:
        completed = _with_answer(view, intention, said)
    return None if completed is None else finish(view, completed, frame, said=said)


def take_choice(view: TurnView, frame: Frame, *, choice: dict[str, JsonValue]) -> Intention | Decision:
    """Go on with what the customer chose in the app."""
    option_id = choice.get("option_id")
    if isinstance(option_id, str):
        return _take_option(view, frame, option_id=option_id)
    intention, value = view.intention_so_far, choice.get("value")
    if intention is None or not isinstance(value, str):
        return Say(text=view.phrases.unknown())
    goal = goal_of(value)
    if goal is not None:
        return Intention(goal=goal, tool="") if view.understanding is None else Say(text=view.phrases.help())
    return finish(view, _with_value(intention, value), frame, said=None)


def finish(view: TurnView, intention: Intention, frame: Frame, *, said: Understanding | None) -> Intention | Decision:
    """The intention if it is complete now, or the next question."""
    time = _time_of(intention)
    cleared = intention.but(missing=None, unclear_time=None)
    match intention.tool:
        case "plan_trip":
            return trips.complete_trip(view, cleared, time=time)
        case "best_time":
            return trips.complete_best_time(view, cleared, time=time)
        case "find_places":
            return places.complete_search(view, cleared, frame)
        case "correct_fact":
            return facts.complete_correction(view, cleared)
        case "plan_commute":
            return commutes.complete(view, cleared if said is None else commutes.with_details(cleared, said))
        case "list_reservations":
            if intention.goal is not Intent.CHANGE_RESERVATION:
                return cleared
            return reservations.with_time(view, cleared, time=time or (said.time if said else None))
        case "":
            return Say(text=view.phrases.help())
        case _:
            return cleared


def _answers(said: Understanding, intention: Intention) -> bool:
    """Whether a message answers the question; a new request, said in full, is none."""
    if is_whole_trip(said) and not _is_same_trip(said, intention):
        return False
    if said.intent is not Intent.UNKNOWN and (said.intent in _ANSWERS or said.intent is intention.goal):
        return True
    if said.intent not in _UNSURE:
        return False
    if intention.missing in _PLACES:
        return said.intent is Intent.UNKNOWN or (said.destination or said.origin) is not None
    match intention.missing:
        case "time":
            return said.time is not None and said.destination is None
        case "mode":
            return bool(modes_of(said)) and said.destination is None
        case "weekdays":
            return said.recurrence is not None
        case "search":
            return said.place_query is not None
        case _:
            return False


def _is_same_trip(said: Understanding, intention: Intention) -> bool:
    """Whether a whole trip only tells again what is known, and what was asked."""
    known = {name: fold(words) for name, words in intention.said.items() if name in ("origin", "destination")}
    told = {"origin": said.origin, "destination": said.destination}
    return bool(known) and all(
        place is not None and fold(place.raw) == known.get(name, fold(place.raw)) for name, place in told.items()
    )


def _with_details(intention: Intention, said: Understanding) -> Intention:
    """The intention with the vehicle and the time that came along with a place."""
    if said.destination is None and said.origin is None:
        return intention
    modes = [mode.value for mode in modes_of(said)]
    if modes and intention.tool == "plan_trip":
        intention = intention.with_arguments(modes=list[JsonValue](modes))
    if said.time is not None and intention.tool in ("plan_trip", "best_time"):
        kept = {name: value for name, value in intention.arguments.items() if name not in TIME_ARGUMENTS}
        intention = intention.but(arguments=kept, unclear_time=time_to_json(said.time))
    return intention


def _with_place(intention: Intention, said: Understanding, *, question_choices: str | None) -> Intention | None:
    assert intention.missing is not None
    if question_choices is not None:
        return _with_value(intention, question_choices)
    ends = (said.origin, said.destination) if intention.missing == "origin" else (said.destination, said.origin)
    place = next(filter(None, ends), None) or _words(said)
    return None if place is None else with_place(intention, intention.missing, place=place)


def _words(said: Understanding) -> PlaceText | None:
    """An answer that is nothing but a name."""
    text = said.text.strip(" .!?")
    return PlaceText(raw=text, candidates=(text,)) if 0 < len(text) <= 80 and said.intent is Intent.UNKNOWN else None


def _with_answer(view: TurnView, intention: Intention, said: Understanding) -> Intention | None:
    offered = _offered(view, said)
    match intention.missing:
        case "time" if said.time is not None:
            return intention.but(unclear_time=time_to_json(said.time))
        case "mode" if modes_of(said):
            return intention.with_arguments(mode=modes_of(said)[0].value)
        case "weekdays" if said.recurrence is not None:
            return intention.with_arguments(weekdays=weekdays_of(said.recurrence.weekdays) or None)
        case "search" if said.place_query is not None:
            return intention.with_arguments(**search_arguments(said.place_query))
        case _ if offered is not None:
            return _with_value(intention, offered)
        case "reservation_id" | "change":
            which = reservations.look_up(said).which
            return intention.but(which=which)
        case _:
            return None


def _with_value(intention: Intention, value: str) -> Intention:
    match intention.missing:
        case "time":
            moment = datetime.fromisoformat(value)
            return intention.but(unclear_time=_exactly(moment, unclear=time_from_json(intention.unclear_time)))
        case "reservation_id":
            return intention.but(which=(intention.which or WhichReservation()).model_copy(update={"id": value}))
        case "option_id":
            return intention.with_arguments(option_id=value)
        case None:
            return intention
        case name:
            return intention.with_arguments(**{name: value}).but(spellings={**intention.spellings, name: []})


def _exactly(moment: datetime, *, unclear: TimeExpression | None) -> JsonValue:
    kind = unclear.kind if unclear is not None else TimeKind.DEPART_AT
    point = TimeKind.ARRIVE_BY if kind in (TimeKind.ARRIVE_BY, TimeKind.ARRIVE_WINDOW) else TimeKind.DEPART_AT
    exact = TimeExpression(
        kind=point, earliest=moment, latest=moment, day_was_given=True, hour_was_given=True, said=moment.isoformat()
    )
    return time_to_json(exact)


def _time_of(intention: Intention) -> TimeExpression | None:
    return time_from_json(intention.unclear_time)


def _offered(view: TurnView, said: Understanding) -> str | None:
    """The value of the offered answer that was meant."""
    question, choice = view.question, said.choice
    if question is None or choice is None:
        return None
    by_label = next((each.value for each in question.choices if each.label == choice.label), None)
    if by_label is not None:
        return by_label
    position = choice.position
    if position is None or position == 0 or not -len(question.choices) <= position <= len(question.choices):
        return None
    return question.choices[position - 1 if position > 0 else position].value


def _take_option(view: TurnView, frame: Frame, *, option_id: str) -> Intention | Decision:
    options = frame.plan.options if frame.plan else ()
    option = next((each for each in options if each.option_id == option_id), None)
    intention = Intention(goal=Intent.BOOK, tool="propose_reservation", book=True, pick=Pick())
    if option is None:
        return intention.but(arguments={"action": "create", "option_id": option_id})
    if option.mode.value == TravelMode.WALK.value:
        return Say(text=view.sayings.needs_no_vehicle)
    if not option.bookable and frame.plan is not None:
        return trips.look_again(frame.plan, option, intention=intention)
    return intention.but(arguments=reservations.propose_option(option, intention=intention))
