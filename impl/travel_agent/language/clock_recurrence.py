"""Trips that repeat: on which weekdays, out at which time, and back."""

import re
from datetime import time

from impl.travel_agent.language.clock_phrases import matches, parts_in, said_at
from impl.travel_agent.language.clock_resolution import DAY, Calendar, readings_of, wall_time, with_part
from impl.travel_agent.language.clock_words import Repeats, words_between
from impl.travel_agent.language.folding import fold_pattern
from impl.travel_agent.language.lexicon.shape import ClockWords
from impl.travel_agent.language.marks import FILLER, TIME, Mark, MarkedText
from impl.travel_agent.language.moments import moment_at
from impl.travel_agent.language.understanding import Recurrence, TimeProblem, TimeProblemKind


def read_recurrence(text: MarkedText, *, words: ClockWords, calendar: Calendar) -> Recurrence | None:
    """What repeats, on which weekdays and at which times; None where nothing does."""
    repeats = [found for _, found in text.all(Mark.REPEAT) if isinstance(found, Repeats)]
    if not repeats:
        return None
    back = re.search(words_between(fold_pattern(words.returning)) + rf"[^{FILLER}]{{0,30}}?(?P<t>{TIME})", text.text)
    back_position = back.start("t") if back else None
    positions = sorted(
        {match.start("t0") for match in matches(text, (*words.at, *words.before, *words.around, *words.after))}
        | {p for p, _ in text.all(Mark.TIME)}
    )
    outward = next((position for position in positions if position != back_position), None)
    days = tuple(sorted({day for found in repeats for day in found.weekdays}))
    outbound, problems = _repeated_time(text, outward, after=None, calendar=calendar)
    returning, more = _repeated_time(text, back_position, after=outbound, calendar=calendar)
    before = any(match.start("t0") == outward for match in matches(text, words.before))
    return Recurrence(
        weekdays=days,
        outbound=outbound,
        returning=returning,
        arrives=calendar.arrives or before,
        problems=(*problems, *more),
    )


def _repeated_time(
    text: MarkedText, position: int | None, *, after: time | None, calendar: Calendar
) -> tuple[time | None, tuple[TimeProblem, ...]]:
    """A time that repeats: a bare hour is the morning's from 7 on; on the way back it is the first after the way
    out.
    """
    if position is None:
        return None, ()
    said = said_at(text, position)
    clock = said.clock
    if not clock.exists or clock.hour == 24:
        return None, (TimeProblem(kind=TimeProblemKind.IMPOSSIBLE, said=clock.said),)
    near = [part for place, part in parts_in(text) if abs(place - position) <= len(clock.said) + 12]
    if near:
        clock, _ = with_part(clock, near[0])
    readings = [r for r in readings_of(clock) if after is None or r > after]
    if len(readings) == 1 or (readings and after is None and 7 <= clock.hour <= 12):
        return readings[0], ()
    tomorrow = calendar.today + DAY
    candidates = tuple(moment_at(wall_time(tomorrow, reading), zone=calendar.zone).at for reading in readings_of(clock))
    return None, (TimeProblem(kind=TimeProblemKind.AM_OR_PM_UNCLEAR, said=clock.said, candidates=candidates),)
