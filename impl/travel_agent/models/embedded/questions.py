"""The embedded model's questions: one thing at a time, with the answers it can offer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from generated import models
from impl.travel_agent.agents.clarification import MOST_CHOICES, Clarification, OfferedChoice
from impl.travel_agent.language.folding import fold
from impl.travel_agent.language.understanding import Intent, TimeExpression, TravelMode
from impl.travel_agent.models.embedded.decision import Ask
from impl.travel_agent.models.embedded.intention import Intention
from impl.travel_agent.models.embedded.view import TurnView, time_to_json
from impl.travel_agent.tools.reservation_results import ReservationBrief
from impl.travel_agent.tools.results import OptionBrief, PlaceBrief

_LONGEST_LABEL: Final = 200
_MOST_GOALS: Final = 4


def ask(
    question: str,
    *,
    expects: models.Expectation,
    intention: Intention,
    missing: str | None = None,
    choices: Sequence[OfferedChoice] = (),
) -> Ask:
    """A question for one argument of an intention."""
    so_far = intention.but(missing=missing).so_far()
    clarification = Clarification(
        question=question, expects=expects, choices=list(choices[:MOST_CHOICES]), so_far=so_far
    )
    return Ask(clarification=clarification)


def ask_place(view: TurnView, intention: Intention, *, missing: str, expects: models.Expectation) -> Ask:
    """Where from, where to, or which place."""
    match expects:
        case models.Expectation.ORIGIN:
            question = view.phrases.ask_origin()
        case models.Expectation.DESTINATION:
            question = view.phrases.ask_destination()
        case _:
            question = view.sayings.ask_place
    return ask(question, expects=expects, intention=intention, missing=missing)


def ask_which_place(
    view: TurnView,
    intention: Intention,
    *,
    missing: str,
    said: str,
    candidates: Sequence[PlaceBrief],
    expects: models.Expectation,
) -> Ask:
    """Which of several places is meant."""
    choices = [
        OfferedChoice(id=f"place-{number}", label=_place_label(place), value=f"place:{place.key}"[:300])
        for number, place in enumerate(candidates, start=1)
    ]
    labels = [choice.label for choice in choices]
    bear_it = [place for place in candidates if fold(said) in fold(place.name)]
    asked = view.phrases.ask_which_place if len(bear_it) > 1 else view.phrases.ask_similar_place
    question = asked(name=said, options=labels)
    return ask(question, expects=expects, intention=intention, missing=missing, choices=_distinct(choices))


def ask_about_time(view: TurnView, intention: Intention, *, time: TimeExpression) -> Ask:
    """Which moment is meant, or what else would do, where the time cannot be taken as it was said."""
    problem = time.problems[0]
    choices = [
        OfferedChoice(
            id=f"time-{number}",
            label=view.speech.moment(moment),
            value=moment.isoformat(),
        )
        for number, moment in enumerate(problem.candidates, start=1)
    ]
    return ask(
        view.speech.ask_about_time(problem),
        expects=models.Expectation.TIME,
        intention=intention.but(unclear_time=time_to_json(time)),
        missing="time",
        choices=_distinct(choices),
    )


def ask_time(view: TurnView, intention: Intention, *, question: str | None = None) -> Ask:
    """When."""
    return ask(
        question or view.phrases.ask_time(), expects=models.Expectation.TIME, intention=intention, missing="time"
    )


def ask_vehicle(view: TurnView, intention: Intention) -> Ask:
    """Which kind of vehicle."""
    choices = [
        OfferedChoice(id=each.value, label=view.speech.capital(view.phrases.vehicle(each)), value=each.value)
        for each in models.VehicleClass
    ]
    return ask(
        view.phrases.ask_vehicle(),
        expects=models.Expectation.VEHICLE,
        intention=intention,
        missing="mode",
        choices=choices,
    )


def ask_which_reservation(view: TurnView, intention: Intention, *, reservations: Sequence[ReservationBrief]) -> Ask:
    """Which of several reservations is meant."""
    choices = [
        OfferedChoice(id=f"reservation-{number}", label=reservation_label(view, each), value=each.reservation_id)
        for number, each in enumerate(reservations, start=1)
    ]
    return ask(
        view.phrases.ask_which_reservation(options=[choice.label for choice in choices]),
        expects=models.Expectation.RESERVATION,
        intention=intention,
        missing="reservation_id",
        choices=_distinct(choices),
    )


def ask_which_option(view: TurnView, intention: Intention, *, options: Sequence[OptionBrief]) -> Ask:
    """Which way of a plan is meant."""
    choices = [
        OfferedChoice(
            id=option.option_id,
            label=view.speech.capital(view.phrases.by(TravelMode(option.mode.value))),
            value=option.option_id,
        )
        for option in options
    ]
    return ask(
        view.sayings.ask_option,
        expects=models.Expectation.OPTION,
        intention=intention,
        missing="option_id",
        choices=_distinct(choices),
    )


def ask_goal(view: TurnView, *, words: str, goals: Sequence[Intent]) -> Ask:
    """What the customer wants, where the words leave it open."""
    choices = [
        OfferedChoice(id=goal.value, label=view.speech.capital(view.phrases.wish(goal)), value=f"intent:{goal.value}")
        for goal in goals[:_MOST_GOALS]
    ]
    return ask(
        view.speech.goals(goals[:_MOST_GOALS]),
        expects=models.Expectation.INTENT,
        intention=Intention(goal=Intent.UNKNOWN, tool="", words=words),
        missing="goal",
        choices=_distinct(choices),
    )


def reservation_label(view: TurnView, reservation: ReservationBrief) -> str:
    """A reservation in a few words."""
    when: datetime = reservation.starts_at
    kind = view.speech.capital(view.phrases.vehicle(reservation.vehicle.vehicle_class))
    return f"{kind} · {view.speech.moment(when)}"


def _mode_label(view: TurnView, option: OptionBrief) -> str:
    return view.speech.capital(view.phrases.by(TravelMode(option.mode.value)))


def _place_label(place: PlaceBrief) -> str:
    return f"{place.name}, {place.address}" if place.address and place.address != place.name else place.name


def _distinct(choices: Sequence[OfferedChoice]) -> list[OfferedChoice]:
    """Labels that people can tell apart: a repeated one gets its number."""
    seen: dict[str, int] = {}
    told = []
    for choice in choices[:MOST_CHOICES]:
        label = choice.label[:_LONGEST_LABEL] or choice.id
        seen[label] = seen.get(label, 0) + 1
        suffix = f" ({seen[label]})" if seen[label] > 1 else ""
        told.append(choice.model_copy(update={"label": f"{label[: _LONGEST_LABEL - len(suffix)]}{suffix}"}))
    return told
