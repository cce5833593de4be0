"""What the embedded model has before it when it decides: the briefing, the conversation, and the message understood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pydantic import JsonValue, TypeAdapter, ValidationError

from generated import models
from impl.travel_agent.agents.briefing import Briefing
from impl.travel_agent.agents.clarification import Clarification
from impl.travel_agent.agents.prompts import choice_in, correction_in
from impl.travel_agent.agents.speech.shape import Sayings
from impl.travel_agent.agents.speech.speech import Speech
from impl.travel_agent.language.phrases import Phrases
from impl.travel_agent.language.understanding import (
    Expected,
    Expecting,
    Intent,
    TimeExpression,
    TimeProblemKind,
    Understanding,
)
from impl.travel_agent.models.embedded.history import Exchange
from impl.travel_agent.models.embedded.intention import Intention, intention_in

if TYPE_CHECKING:
    from impl.travel_agent.language.understander import Understander

_TIMES: Final = TypeAdapter(TimeExpression)
_EXPECTED: Final = {
    models.Expectation.ORIGIN: Expected.ORIGIN,
    models.Expectation.DESTINATION: Expected.DESTINATION,
    models.Expectation.PLACE: Expected.DESTINATION,
    models.Expectation.TIME: Expected.TIME,
    models.Expectation.VEHICLE: Expected.VEHICLE,
    models.Expectation.RESERVATION: Expected.RESERVATION,
    models.Expectation.OPTION: Expected.CHOICE,
    models.Expectation.INTENT: Expected.CHOICE,
    models.Expectation.YES_NO: Expected.YES_NO,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """A turn as the embedded model sees it. `understanding` is absent where the customer did not speak in words."""

    briefing: Briefing
    history: Sequence[Exchange]
    understanding: Understanding | None
    tools: frozenset[str]
    speech: Speech

    @property
    def phrases(self) -> Phrases:
        """The phrases of the language."""
        return self.speech.phrases

    @property
    def sayings(self) -> Sayings:
        """The sayings of the language."""
        return self.speech.sayings

    @property
    def current(self) -> Exchange:
        """What is going on now."""
        return self.history[-1]

    @property
    def before(self) -> Sequence[Exchange]:
        """What was before."""
        return self.history[:-1]

    @property
    def question(self) -> Clarification | None:
        """The question that the current message may answer."""
        return self.history[-2].asked if len(self.history) > 1 else None

    @property
    def intention_so_far(self) -> Intention | None:
        """What that question was asked for."""
        return intention_in(self.question.so_far) if self.question else None


async def understand(
    history: Sequence[Exchange], *, briefing: Briefing, understander: "Understander"
) -> Understanding | None:
    """Understand the current message, as an answer to the open question where there is one."""
    said = history[-1].said or ""
    if not said.strip() or choice_in(said) is not None or correction_in(said) is not None:
        return None
    question = history[-2].asked if len(history) > 1 else None
    understood = await understander.understand(
        said,
        fallback=briefing.language,
        now=briefing.local_now,
        time_zone=briefing.zone,
        expecting=None if question is None else expecting(question),
    )
    return await _with_goal_chosen(understood, question=question, briefing=briefing, understander=understander)


def expecting(question: Clarification) -> Expecting | None:
    """What an open question makes one expect."""
    unclear = unclear_time(question)
    is_half_day = unclear is not None and any(
        problem.kind is TimeProblemKind.AM_OR_PM_UNCLEAR for problem in unclear.problems
    )
    labels = tuple(choice.label for choice in question.choices)
    if is_half_day:
        return Expecting(kind=Expected.AM_OR_PM, options=labels, time=unclear)
    kind = _EXPECTED.get(question.expects)
    if kind is None:
        return None
    places = {Expected.ORIGIN, Expected.DESTINATION}
    return Expecting(kind=Expected.CHOICE if labels and kind in places else kind, options=labels, time=unclear)


def unclear_time(question: Clarification) -> TimeExpression | None:
    """The time that a question is about."""
    intention = intention_in(question.so_far)
    return None if intention is None else time_from_json(intention.unclear_time)


def time_from_json(value: object) -> TimeExpression | None:
    """A time as it travels in a question."""
    try:
        return None if value is None else _TIMES.validate_python(value)
    except ValidationError:
        return None


def time_to_json(time: TimeExpression) -> JsonValue:
    """The form in which a time travels in a question."""
    json: JsonValue = _TIMES.dump_python(time, mode="json")
    return json


async def _with_goal_chosen(
    understood: Understanding, *, question: Clarification | None, briefing: Briefing, understander: "Understander"
) -> Understanding:
    """Where the question was what the customer wants, the words said before are read again with that goal."""
    intention = None if question is None else intention_in(question.so_far)
    if question is None or intention is None or intention.words is None:
        return understood
    goal = chosen_goal(understood, question=question)
    if goal is None:
        return understood
    again = await understander.understand(
        intention.words, fallback=briefing.language, now=briefing.local_now, time_zone=briefing.zone, expecting=None
    )
    return replace(again, intent=goal)


def chosen_goal(understood: Understanding, *, question: Clarification) -> Intent | None:
    """The goal among the offered ones that an answer means."""
    choice = understood.choice
    position = None if choice is None else choice.position
    if choice is not None and choice.label is not None:
        labels = [offered.label for offered in question.choices]
        position = labels.index(choice.label) + 1 if choice.label in labels else position
    if position is not None and -len(question.choices) <= position <= len(question.choices) and position != 0:
        value = question.choices[position - 1 if position > 0 else position].value
        return goal_of(value)
    return None


def goal_of(value: str | None) -> Intent | None:
    """The goal that a choice stands for (`intent:plan_trip`)."""
    name = (value or "").removeprefix("intent:")
    return Intent(name) if value and value.startswith("intent:") and name in set(Intent) else None
