"""Corrections of facts, and preferences: what the customer knows better, and what the customer likes."""

from typing import Final

from pydantic import JsonValue

from generated import models
from impl.travel_agent.language.understanding import CorrectionKind, Intent, PreferenceName, Understanding
from impl.travel_agent.models.embedded.arguments import classes_of, with_place
from impl.travel_agent.models.embedded.decision import Ask
from impl.travel_agent.models.embedded.intention import Intention
from impl.travel_agent.models.embedded.questions import ask
from impl.travel_agent.models.embedded.view import TurnView

_KINDS: Final = {
    CorrectionKind.OPEN: "open",
    CorrectionKind.CLOSED: "closed",
    CorrectionKind.BLOCKED: "blocked",
    CorrectionKind.CLEAR: "passable",
    CorrectionKind.LOCATION: "moved",
}
_NAMES: Final = {
    PreferenceName.AVOID_TOLLS: "avoid_tolls",
    PreferenceName.SCENIC: "scenic",
    PreferenceName.FAST: "scenic",
    PreferenceName.MAX_WALK: "max_walk_m",
    PreferenceName.VEHICLE_CLASSES: "vehicle_classes",
}
_LONGEST_NOTE: Final = 500


def correct(view: TurnView, said: Understanding) -> Intention | Ask:
    """Something is otherwise than it was told."""
    correction = said.correction
    intention = Intention(goal=said.intent, tool="correct_fact")
    if correction is None:
        question = view.sayings.ask_correction
        return ask(question, expects=models.Expectation.TEXT, intention=intention, missing="correction")
    kind = _KINDS.get(correction.kind, "other")
    intention = intention.with_arguments(
        kind=kind,
        until=correction.until.isoformat() if correction.until else None,
        note=said.text[:_LONGEST_NOTE] if kind == "other" else None,
    )
    intention = with_place(intention, "place", place=correction.place)
    return complete_correction(view, intention)


def complete_correction(view: TurnView, intention: Intention) -> Intention | Ask:
    """The correction once it is known what it is about."""
    if "place" not in intention.arguments and intention.arguments.get("kind") != "other":
        question = view.sayings.ask_correction
        return ask(question, expects=models.Expectation.PLACE, intention=intention, missing="place")
    return intention


def corrected_in_app(correction: dict[str, JsonValue]) -> Intention:
    """A correction that was made in the app."""
    arguments = {name: correction.get(name) for name in ("kind", "position", "until", "note", "fact_id")}
    arguments["place"] = correction.get("place_name")
    given: dict[str, JsonValue] = {name: value for name, value in arguments.items() if value is not None}
    return Intention(goal=Intent.CORRECT_FACT, tool="correct_fact", arguments=given)


def prefer(view: TurnView, said: Understanding) -> Intention | Ask:
    """Preferences that are to be remembered."""
    wish = said.preferences
    intention = Intention(goal=said.intent, tool="set_preferences")
    if wish is not None:
        forget: list[JsonValue] = list(dict.fromkeys(_NAMES[name] for name in sorted(wish.forgotten)))
        scenic = False if wish.fast else wish.scenic
        intention = intention.with_arguments(
            vehicle_classes=classes_of(wish) or None,
            max_walk_m=wish.max_walk_m,
            avoid_tolls=wish.avoid_tolls,
            scenic=scenic,
            forget=forget or None,
        )
    if not intention.arguments:
        question = view.sayings.ask_preference
        return ask(question, expects=models.Expectation.TEXT, intention=intention, missing="preference")
    return intention
