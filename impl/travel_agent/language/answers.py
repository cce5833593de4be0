"""Bare answers in the light of the question: "Kamppi", "9", "the second", "in the evening"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from impl.travel_agent.language.affirmation import affirmation_in_any_language
from impl.travel_agent.language.clock_resolution import answer_part, chosen
from impl.travel_agent.language.lexicon.shape import Lexicon
from impl.travel_agent.language.moments import instant
from impl.travel_agent.language.places import whole_place
from impl.travel_agent.language.reading import Reading
from impl.travel_agent.language.understanding import (
    DayPart,
    Expected,
    Expecting,
    Intent,
    PlaceText,
    ReservationReference,
    TimeExpression,
    Understanding,
)

_ANSWERED = 0.95
_LONGEST_PLACE_ANSWER = 8
_REQUESTS = frozenset(
    {
        # What a customer may well say instead of an answer; it is then taken for what it is.
        Intent.HELP,
        Intent.BOOK,
        Intent.COMPARE_MODES,
        Intent.CHANGE_RESERVATION,
        Intent.CANCEL_RESERVATION,
        Intent.LIST_RESERVATIONS,
        Intent.ADD_STOP,
        Intent.ASK_INCIDENTS,
        Intent.ASK_WEATHER,
        Intent.ASK_PRICE,
        Intent.BEST_TIME,
        Intent.CORRECT_FACT,
        Intent.PLAN_COMMUTE,
        Intent.SET_PREFERENCE,
        Intent.STOP,
        Intent.REPEAT,
        Intent.HAND_OFF,
        Intent.OUT_OF_SCOPE,
        Intent.THANKS,
    }
)


def resolve_answer(found: Understanding, *, reading: Reading, expecting: Expecting, lexicon: Lexicon) -> Understanding:
    """Take a message for the answer to the open question where it can be one; a request of its own stays what it is."""
    if found.intent in _REQUESTS and not _answers_anyway(found, expecting=expecting):
        return found
    if is_whole_trip(found):
        return found if found.intent is not Intent.UNKNOWN else replace(found, intent=Intent.PLAN_TRIP)
    resolved = _RESOLVERS[expecting.kind](found, reading, expecting, lexicon)
    if resolved is None:
        return found
    return replace(resolved, confidence=_ANSWERED, alternatives=())


def is_whole_trip(found: Understanding) -> bool:
    """Whether a message tells of a trip from one end to the other, as no bare answer does."""
    return found.origin is not None and found.destination is not None


def _answers_anyway(found: Understanding, *, expecting: Expecting) -> bool:
    """An option's own label can sound like a request ("Hakaniemi, bike")."""
    return expecting.kind is Expected.CHOICE and found.choice is not None and found.choice.label is not None


_HALF = re.compile(r"(?:the |in the )?(?P<half>[ap])\.?m\.?[ .!]*(?:please)?")

type _Resolver = Callable[[Understanding, Reading, Expecting, Lexicon], Understanding | None]


def _origin(found: Understanding, reading: Reading, expecting: Expecting, lexicon: Lexicon) -> Understanding | None:
    del expecting
    if found.origin is not None:
        return replace(found, intent=Intent.REFINE)
    place = found.destination or _bare_place(found, reading, lexicon)
    return None if place is None else replace(found, intent=Intent.REFINE, origin=place, destination=None)


def _destination(
    found: Understanding, reading: Reading, expecting: Expecting, lexicon: Lexicon
) -> Understanding | None:
    del expecting
    if found.destination is not None:
        return replace(found, intent=Intent.REFINE)
    place = found.origin or _bare_place(found, reading, lexicon)
    return None if place is None else replace(found, intent=Intent.REFINE, destination=place, origin=None)


def _bare_place(found: Understanding, reading: Reading, lexicon: Lexicon) -> PlaceText | None:
    if found.intent in {Intent.YES, Intent.NO, Intent.GREET} or len(found.text.split()) > _LONGEST_PLACE_ANSWER:
        return None
    return whole_place(reading.marked, reading.source, lexicon=lexicon)


def _time(found: Understanding, reading: Reading, expecting: Expecting, lexicon: Lexicon) -> Understanding | None:
    del reading, expecting, lexicon
    return replace(found, intent=Intent.REFINE) if found.time is not None or found.recurrence is not None else None


def _vehicle(found: Understanding, reading: Reading, expecting: Expecting, lexicon: Lexicon) -> Understanding | None:
    del reading, expecting, lexicon
    return replace(found, intent=Intent.REFINE) if found.travel_modes else None


def _yes_no(found: Understanding, reading: Reading, expecting: Expecting, lexicon: Lexicon) -> Understanding | None:
    del expecting
    answer = affirmation_in_any_language(reading.source.text.strip(), first=lexicon.language)
    return None if answer is None else replace(found, intent=answer)


def _choice(found: Understanding, reading: Reading, expecting: Expecting, lexicon: Lexicon) -> Understanding | None:
    del reading, expecting, lexicon
    return (
        replace(found, intent=Intent.CHOOSE) if found.choice is not None and found.intent is not Intent.REFINE else None
    )


def _reservation(
    found: Understanding, reading: Reading, expecting: Expecting, lexicon: Lexicon
) -> Understanding | None:
    del reading, expecting, lexicon
    choice = found.choice
    if choice is None and found.reservation is None and found.time is None:
        return None
    reference = found.reservation or ReservationReference(
        vehicle_class=found.vehicle_classes[0] if found.vehicle_classes else None,
        position=choice.position if choice else None,
    )
    return replace(found, intent=Intent.CHOOSE, reservation=reference)


def _am_or_pm(found: Understanding, reading: Reading, expecting: Expecting, lexicon: Lexicon) -> Understanding | None:
    del lexicon
    if expecting.time is None:
        return _time_answer(found, found.time)
    half = _HALF.fullmatch(reading.source.text.strip())
    part = found.day_part or (None if half is None else DayPart.MORNING if half["half"] == "a" else DayPart.AFTERNOON)
    if part is not None:
        answered = answer_part(expecting.time, part=part)
        if answered is not None:
            return _time_answer(found, answered)
    return _time_answer(found, _said_again(found, unclear=expecting.time))


def _time_answer(found: Understanding, time: TimeExpression | None) -> Understanding | None:
    return None if time is None else replace(found, intent=Intent.REFINE, time=time)


def _said_again(found: Understanding, *, unclear: TimeExpression) -> TimeExpression | None:
    """An hour instead of a part of the day ("21", "at nine pm"): the candidate with that hour, or simply the new
    time.
    """
    said = found.time
    if said is None or said.earliest is None:
        return said
    candidates = [candidate for problem in unclear.problems for candidate in problem.candidates]
    same = [c for c in candidates if (c.hour, c.minute) == (said.earliest.hour, said.earliest.minute)]
    if not said.problems and same:
        return chosen(unclear, moment=min(same, key=instant))
    return said


_RESOLVERS: Mapping[Expected, _Resolver] = {
    Expected.ORIGIN: _origin,
    Expected.DESTINATION: _destination,
    Expected.TIME: _time,
    Expected.VEHICLE: _vehicle,
    Expected.YES_NO: _yes_no,
    Expected.CHOICE: _choice,
    Expected.RESERVATION: _reservation,
    Expected.AM_OR_PM: _am_or_pm,
}
