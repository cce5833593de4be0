"""Times and windows as customers say them, resolved on the metro's calendar; what is unclear is a problem, not a guess.

How a bare hour from 1 to 12 ("at 9") is read, where nothing says which half of the day it belongs to:

- on a named day other than today: 7 to 12 as said, 1 to 6 is unclear;
- today or without a day: as said while that is still to come (from 7 on), else the afternoon's where only that is to
  come; where both readings lie ahead, or a day would have to be skipped to choose, it is unclear.

Hours written on 24 hours ("09:30", "21") are taken as written. A time without a day is the next one. Windows that
stand for words: DAY_PARTS, and AROUND on either side of "around".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from impl.travel_agent.language.clock_days import ImpossibleDay, day_of
from impl.travel_agent.language.clock_phrases import day_in, matches, parts_in, plain_words, said_at
from impl.travel_agent.language.clock_reading import read_clock
from impl.travel_agent.language.clock_recurrence import read_recurrence
from impl.travel_agent.language.clock_resolution import (
    DAY,
    Calendar,
    impossible,
    local_now,
    resolve_moment,
    resolve_window,
    wall_time,
    window_expression,
)
from impl.travel_agent.language.clock_words import words_between
from impl.travel_agent.language.folding import fold_pattern
from impl.travel_agent.language.lexicon.shape import ClockWords, Lexicon
from impl.travel_agent.language.marks import WHEN, Mark, MarkedText, marked
from impl.travel_agent.language.moments import instant, later, moment_at
from impl.travel_agent.language.understanding import (
    DayPart,
    Edge,
    Recurrence,
    Shift,
    TimeExpression,
    TimeForm,
    TimeKind,
)

DAY_PARTS: Mapping[DayPart, tuple[time, time]] = {
    DayPart.MORNING: (time(6), time(11)),
    DayPart.MIDDAY: (time(11), time(14)),
    DayPart.AFTERNOON: (time(12), time(17)),
    DayPart.EVENING: (time(17), time(22)),
    DayPart.NIGHT: (time(22), time(6)),
}
"""From when to when a part of the day goes, where no hour is said; the night ends on the next day."""
AROUND = timedelta(minutes=15)
"""How far a time may be from the one that was said with "around"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFindings:
    """What a text says about time: one expression, what repeats, a length, a move of what was spoken of, and the part
    of a day that stands alone.
    """

    time: TimeExpression | None = None
    recurrence: Recurrence | None = None
    length: timedelta | None = None
    shift: Shift | None = None
    part: DayPart | None = None


def read_times(
    text: MarkedText, *, lexicon: Lexicon, now: datetime, zone: ZoneInfo, any_number: bool = False
) -> ClockFindings:
    """Find and resolve the times of a folded text, marking them in it. `any_number` takes a bare number for an hour."""
    read_clock(text, lexicon=lexicon)
    words = lexicon.clock
    arrives = re.search(fold_pattern(words.arrival), text.text) is not None
    calendar = Calendar(now=now, zone=zone, arrives=arrives)
    shift = _shift(text, words=words)
    if shift is not None:
        return ClockFindings(shift=shift)
    length = _length(text, words=words)
    _unmark_other_numbers(text, words=words)
    recurrence = read_recurrence(text, words=words, calendar=calendar)
    if recurrence is not None:
        return ClockFindings(recurrence=recurrence, length=length)
    expression = _expression(text, words=words, calendar=calendar, any_number=any_number)
    if expression is not None and expression.form is TimeForm.PERIOD and length is None:
        length = _span(expression)
    keeps = re.search(words_between(fold_pattern(words.keeps)), text.text) is not None
    is_end = keeps and expression is not None and expression.form is TimeForm.MOMENT
    shift = Shift(edge=Edge.END) if is_end else None
    return ClockFindings(time=expression, length=length, shift=shift, part=next(iter(parts_in(text)), (0, None))[1])


def _shift(text: MarkedText, *, words: ClockWords) -> Shift | None:
    """So much later, earlier, longer or shorter than what was spoken of."""
    ways = (
        (words.later, Edge.START, 1),
        (words.earlier, Edge.START, -1),
        (words.longer, Edge.END, 1),
        (words.shorter, Edge.END, -1),
    )
    for templates, edge, sign in ways:
        for match in matches(text, templates):
            length = text.finding(match["U"])
            assert isinstance(length, timedelta)
            return Shift(edge=edge, by_min=sign * round(length / timedelta(minutes=1)))
    return None


def _unmark_other_numbers(text: MarkedText, *, words: ClockWords) -> None:
    """A bare number that nothing makes a time is a house number or a count: the text gets it back."""
    templates = (*words.at, *words.between, *words.period, *words.before, *words.after, *words.around, *words.rejected)
    used = {
        match.start(group) for match in matches(text, templates) for group in match.groupdict() if group.startswith("t")
    }
    used |= {match.start("t") for pattern in (_BESIDE_A_DAY, _BEFORE_A_PART) for match in pattern.finditer(text.text)}
    if len(text.text.split()) > _BARE_ANSWER:
        text.unmark(Mark.NUMBER, keep=used)


_BARE_ANSWER = 3
"""How many words an answer has at most that may be a bare hour ("9 please")."""


def _span(expression: TimeExpression) -> timedelta | None:
    if expression.earliest is None or expression.latest is None or expression.problems:
        return None
    return instant(expression.latest) - instant(expression.earliest)


# The outer grammar: the first of these that finds something decides


def _expression(text: MarkedText, *, words: ClockWords, calendar: Calendar, any_number: bool) -> TimeExpression | None:
    rejected = {match.start("t0") for match in matches(text, words.rejected)}
    steps: tuple[Callable[[], TimeExpression | None], ...] = (
        lambda: _window(text, templates=words.period, form=TimeForm.PERIOD, calendar=calendar, rejected=rejected),
        lambda: _window(text, templates=words.between, form=TimeForm.WINDOW, calendar=calendar, rejected=rejected),
        lambda: _within(text, words=words, calendar=calendar),
        lambda: _bounded(text, words=words, calendar=calendar, rejected=rejected),
        lambda: _single(text, words=words, calendar=calendar, rejected=rejected, any_number=any_number),
        lambda: _day_or_part(text, calendar=calendar),
        lambda: _immediately(text, calendar=calendar),
    )
    return next((found for step in steps if (found := step()) is not None), None)


def _window(
    text: MarkedText, *, templates: Sequence[str], form: TimeForm, calendar: Calendar, rejected: set[int]
) -> TimeExpression | None:
    for match in matches(text, templates):
        if {match.start("t0"), match.start("t1")} & rejected:
            continue
        first, last = said_at(text, match.start("t0")), said_at(text, match.start("t1"))
        return resolve_window(first, last, day=day_in(text), form=form, calendar=calendar, said=plain_words(match))
    return None


def _within(text: MarkedText, *, words: ClockWords, calendar: Calendar) -> TimeExpression | None:
    for match in matches(text, words.within):
        length = text.finding(match["U"])
        assert isinstance(length, timedelta)
        moment = later(calendar.now.astimezone(calendar.zone), length).replace(second=0, microsecond=0)
        kind = TimeKind.ARRIVE_BY if calendar.arrives else TimeKind.DEPART_AT
        return TimeExpression(kind=kind, earliest=moment, latest=moment, hour_was_given=True, said=plain_words(match))
    return None


def _bounded(text: MarkedText, *, words: ClockWords, calendar: Calendar, rejected: set[int]) -> TimeExpression | None:
    around = [match for match in matches(text, words.around) if match.start("t0") not in rejected]
    if around:
        return _around(_moment(text, around[0].start("t0"), calendar=calendar), calendar=calendar)
    before = [match for match in matches(text, words.before) if match.start("t0") not in rejected]
    after = [match for match in matches(text, words.after) if match.start("t0") not in rejected]
    if before and after:
        first, last = said_at(text, after[0].start("t0")), said_at(text, before[0].start("t0"))
        return resolve_window(
            first, last, day=day_in(text), form=TimeForm.WINDOW, calendar=calendar, said=plain_words(after[0])
        )
    if before:
        return _before(text, before[0], words=words, calendar=calendar)
    if after:
        moment = _moment(text, after[0].start("t0"), calendar=calendar)
        kind = TimeKind.ARRIVE_WINDOW if calendar.arrives else TimeKind.DEPART_WINDOW
        return replace(moment, kind=kind, latest=None, form=TimeForm.WINDOW)
    return None


def _before(text: MarkedText, match: re.Match[str], *, words: ClockWords, calendar: Calendar) -> TimeExpression:
    """Before nine: an arrival, unless the sentence is about leaving; then from now on or from the day's start."""
    moment = _moment(text, match.start("t0"), calendar=calendar)
    if not calendar.arrives and re.search(fold_pattern(words.departure), text.text):
        starts = calendar.now.astimezone(calendar.zone)
        if moment.latest is not None and moment.latest.date() != starts.date():
            starts = moment_at(datetime.combine(moment.latest.date(), time()), zone=calendar.zone).at
        return replace(moment, kind=TimeKind.DEPART_WINDOW, earliest=starts, form=TimeForm.WINDOW)
    return replace(moment, kind=TimeKind.ARRIVE_BY)


def _around(moment: TimeExpression, *, calendar: Calendar) -> TimeExpression:
    if moment.earliest is None:
        return moment
    kind = TimeKind.ARRIVE_WINDOW if calendar.arrives else TimeKind.DEPART_WINDOW
    earliest, latest = later(moment.earliest, -AROUND), later(moment.earliest, AROUND)
    return replace(moment, kind=kind, earliest=earliest, latest=latest, form=TimeForm.WINDOW)


def _single(
    text: MarkedText, *, words: ClockWords, calendar: Calendar, rejected: set[int], any_number: bool
) -> TimeExpression | None:
    positions = [match.start("t0") for match in matches(text, words.at)]
    positions += [position for position, _ in text.all(Mark.TIME)]
    positions += [
        match.start("t") for pattern in (_BESIDE_A_DAY, _BEFORE_A_PART) for match in pattern.finditer(text.text)
    ]
    if not positions and any_number:
        positions = [position for position, _ in text.all(Mark.NUMBER)]
    wanted = [position for position in positions if position not in rejected]
    # "Move my nine o'clock to eleven": of several moments the last one said is the one wanted.
    return _moment(text, max(wanted), calendar=calendar) if wanted else None


_BESIDE_A_DAY = re.compile(rf"(?:{WHEN},? (?P<t>{marked(Mark.NUMBER)})(?= |$|[,.?!]))")
_BEFORE_A_PART = re.compile(rf"(?P<t>{marked(Mark.NUMBER)}) {marked(Mark.PART)}")


def _day_or_part(text: MarkedText, *, calendar: Calendar) -> TimeExpression | None:
    day = day_in(text)
    part = next((part for _, part in parts_in(text)), None) or (day.part if day else None)
    if day is None and part is None:
        return None
    said = day.said if day else ""
    try:
        on = day_of(day, today=calendar.today) if day else calendar.today
    except ImpossibleDay as problem:
        return impossible(said, calendar=calendar, why=problem)
    if part is None:
        starts, ends, form = time(), time(), TimeForm.DAY
    else:
        (starts, ends), form = DAY_PARTS[part], TimeForm.DAY_PART
    if (
        day is None
        and part is not None
        and wall_time(on, ends if ends > starts else time(23, 59)) <= local_now(calendar)
    ):
        on += DAY
    last_day = on if ends > starts else on + DAY
    earliest = moment_at(wall_time(on, starts), zone=calendar.zone).at
    latest = moment_at(wall_time(last_day, ends), zone=calendar.zone).at
    return window_expression(
        earliest, latest, form=form, calendar=calendar, day_was_given=day is not None, hours=False, said=said
    )


def _immediately(text: MarkedText, *, calendar: Calendar) -> TimeExpression | None:
    if not any(True for _ in text.all(Mark.NOW)):
        return None
    now = calendar.now.astimezone(calendar.zone)
    return TimeExpression(kind=TimeKind.NOW, earliest=now, latest=now, hour_was_given=True, said="now")


def _moment(text: MarkedText, position: int, *, calendar: Calendar) -> TimeExpression:
    said = said_at(text, position)
    return resolve_moment(said, day=day_in(text), calendar=calendar)


def _length(text: MarkedText, *, words: ClockWords) -> timedelta | None:
    within = {match.start("U") for match in matches(text, words.within)}
    lengths = [(position, found) for position, found in text.all(Mark.LENGTH) if position not in within]
    lasting = [match.start("U") for match in matches(text, words.lasting)]
    best = next((found for position, found in lengths if position in lasting), None) or next(
        (f for _, f in lengths), None
    )
    return best if isinstance(best, timedelta) else None
