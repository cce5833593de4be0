"""The outer grammar's templates, and the findings they stand among."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from impl.travel_agent.language.clock_resolution import Said
from impl.travel_agent.language.clock_words import DaySaid, TimeOfDay, words_between
from impl.travel_agent.language.folding import fold_pattern
from impl.travel_agent.language.marks import FILLER, TIME, WHEN, Mark, MarkedText, marked
from impl.travel_agent.language.understanding import DayPart


@lru_cache(maxsize=512)
def _outer(template: str) -> re.Pattern[str]:
    """A template of the grammar; days and parts of days may stand after each of its times."""
    count = template.count("{T}")
    pattern = fold_pattern(template).replace("{U}", rf"(?P<U>{marked(Mark.LENGTH)})")
    for index in range(count):
        trailing = rf"(?:[ ,]*(?:[a-z]{{1,3}} )?{WHEN})*" if index + 1 < count else ""
        pattern = pattern.replace("{T}", rf"(?:{WHEN},? (?:[a-z]{{1,4}} )?)?(?P<t{index}>{TIME}){trailing}", 1)
    return re.compile(words_between(pattern))


def matches(text: MarkedText, templates: Iterable[str]) -> list[re.Match[str]]:
    """Where templates of the grammar apply."""
    return [match for template in templates for match in _outer(template).finditer(text.text)]


def plain_words(match: re.Match[str]) -> str:
    """The words of a match, its findings left out."""
    return re.sub(f"[\ue000-{FILLER}]+", "…", match.group()).strip()


def day_in(text: MarkedText) -> DaySaid | None:
    """The day that the text is about."""
    days = [found for _, found in text.all(Mark.DAY) if isinstance(found, DaySaid)]
    # A date says more than a weekday said with it ("Friday 4 December").
    dated = next((day for day in days if day.month is not None), None)
    weekday = next((day for day in days if day.weekday is not None), None)
    week = next((day for day in days if day.weeks is not None), None)
    if dated is None and weekday is not None and week is not None:
        return replace(weekday, weeks=week.weeks)
    return dated or (days[0] if days else None)


def parts_in(text: MarkedText) -> list[tuple[int, DayPart]]:
    """The parts of days, with their positions."""
    return [(position, found) for position, found in text.all(Mark.PART) if isinstance(found, DayPart)]


def said_at(text: MarkedText, position: int) -> Said:
    """The time of day at a position, with the part of the day that is said nearest to it."""
    clock = text.finding(text.text[position])
    assert isinstance(clock, TimeOfDay)
    parts = parts_in(text)
    nearest = min(parts, key=lambda found: abs(found[0] - position), default=(0, None))[1]
    day = day_in(text)
    return Said(clock=clock, part=nearest or (day.part if day else None), position=position)
