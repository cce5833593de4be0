"""Places on the way or around: what to eat, where to shop, with the detour it means."""

from pydantic import JsonValue

from generated import models
from impl.travel_agent.language.understanding import PlaceMarker, Superlative, Understanding
from impl.travel_agent.models.embedded.arguments import search_arguments, with_place
from impl.travel_agent.models.embedded.decision import Ask
from impl.travel_agent.models.embedded.frame import Frame
from impl.travel_agent.models.embedded.intention import Intention
from impl.travel_agent.models.embedded.questions import ask, ask_place
from impl.travel_agent.models.embedded.view import TurnView


def find(view: TurnView, said: Understanding, frame: Frame) -> Intention | Ask:
    """Places of a kind, along the plan that is spoken of or near a place."""
    query = said.place_query
    intention = Intention(goal=said.intent, tool="find_places")
    if query is not None:
        intention = intention.with_arguments(**search_arguments(query))
        is_along = query.along_route and frame.plan is not None
        intention = intention if is_along else with_place(intention, "near", place=query.near)
    return complete_search(view, intention, frame)


def again(view: TurnView, said: Understanding, frame: Frame, *, last: dict[str, JsonValue]) -> Intention | Ask:
    """The last search, but otherwise."""
    query = said.place_query
    changes = search_arguments(query) if query is not None else {}
    if said.choice is not None and said.choice.superlative is Superlative.CHEAPEST:
        changes["cheapest"] = True
    intention = Intention(goal=said.intent, tool="find_places", arguments={**last, **changes})
    if query is not None:
        intention = with_place(intention, "near", place=query.near)
    return complete_search(view, intention, frame)


def complete_search(view: TurnView, intention: Intention, frame: Frame) -> Intention | Ask:
    """The search once it is known what for and where."""
    if not {"category", "cuisine", "name"} & intention.arguments.keys():
        question = view.sayings.ask_search
        return ask(question, expects=models.Expectation.TEXT, intention=intention, missing="search")
    if "near" in intention.arguments or "along_plan_id" in intention.arguments:
        return intention
    if frame.plan is not None:
        return intention.with_arguments(along_plan_id=frame.plan.plan_id)
    if not view.briefing.position_known:
        return ask_place(view, intention, missing="near", expects=models.Expectation.PLACE)
    return intention


def weather(view: TurnView, said: Understanding, frame: Frame) -> Intention | Ask:
    """The weather somewhere, at some time."""
    intention = Intention(goal=said.intent, tool="get_weather")
    intention = with_place(intention, "place", place=said.destination or said.origin or said.near)
    time = said.time
    if time is not None and time.moment is not None and not time.problems:
        intention = intention.with_arguments(at=time.moment.isoformat())
    if "place" not in intention.arguments and frame.plan is None and not view.briefing.position_known:
        return ask_place(view, intention, missing="place", expects=models.Expectation.PLACE)
    return intention


def incidents(view: TurnView, said: Understanding, frame: Frame) -> Intention | Ask:
    """What happens on the way, or around a place."""
    named = said.near if said.near is not None and (frame.plan is None or not said.near.raw.islower()) else None
    place = said.destination or said.origin or named
    intention = Intention(goal=said.intent, tool="check_incidents")
    if place is not None and place.marker is not PlaceMarker.HERE:
        intention = with_place(intention, "near", place=place)
    elif frame.plan is not None:
        intention = intention.with_arguments(plan_id=frame.plan.plan_id)
    if not intention.arguments and not view.briefing.position_known:
        return ask_place(view, intention, missing="near", expects=models.Expectation.PLACE)
    return intention
