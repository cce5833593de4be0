"""Days as they are said, found on the calendar."""

from datetime import date, timedelta

from impl.travel_agent.language.clock_words import DaySaid
from impl.travel_agent.language.understanding import TimeProblemKind

_JUST_PAST = timedelta(days=31)


class ImpossibleDay(Exception):
    """No such day, or one that has just been; `candidates` are the days that might be meant instead."""

    def __init__(self, *candidates: date) -> None:
        super().__init__("no such day ahead")
        self.candidates = candidates

    @property
    def problem(self) -> TimeProblemKind:
        """What is wrong with the day."""
        return TimeProblemKind.PAST if self.candidates else TimeProblemKind.IMPOSSIBLE


class UnclearDay(ImpossibleDay):
    """Several days, of which none was named: "next week"."""

    @property
    def problem(self) -> TimeProblemKind:
        """Which day it is has to be asked."""
        return TimeProblemKind.DAY_UNCLEAR


def day_of(said: DaySaid, *, today: date) -> date:
    """The day on the calendar. A weekday is the next one, today included unless "next" was said, or that of its week.

    A date without a year is the next such date, but one of the last month is taken for a slip.

    Raises:
        ImpossibleDay: there is no such day ahead, or it is one of several (`UnclearDay`).
    """
    if said.weekday is not None and said.weeks is not None:
        return today + timedelta(days=said.weekday - today.isoweekday(), weeks=said.weeks)
    if said.offset is not None:
        return today + timedelta(days=said.offset)
    if said.weekday is not None:
        ahead = (said.weekday - today.isoweekday()) % 7
        return today + timedelta(days=ahead or 7 if said.following else ahead)
    return _date_of(said, today=today)


def _date_of(said: DaySaid, *, today: date) -> date:
    if said.weeks is not None:
        raise UnclearDay
    if said.month is None or said.day is None:
        raise ImpossibleDay
    if said.year is not None:
        return _existing(said.year, said.month, said.day)
    this_year = _existing_or_none(today.year, said.month, said.day)
    if this_year is not None and this_year >= today:
        return this_year
    next_year = _existing_or_none(today.year + 1, said.month, said.day)
    if this_year is not None and today - this_year <= _JUST_PAST:
        raise ImpossibleDay(*([next_year] if next_year else []))
    if next_year is None:
        raise ImpossibleDay
    return next_year


def _existing(year: int, month: int, day: int) -> date:
    found = _existing_or_none(year, month, day)
    if found is None:
        raise ImpossibleDay
    return found


def _existing_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
