"""What the readers of times share: what they find, and how they look for words and numbers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from impl.travel_agent.language.folding import fold
from impl.travel_agent.language.lexicon.shape import ClockWords
from impl.travel_agent.language.marks import Mark, MarkedText
from impl.travel_agent.language.understanding import DayPart

_HALF_DAY = 12

type Finder = Callable[[MarkedText], None]
type Build[T] = Callable[[re.Match[str]], T | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay:
    """Hour and minute as said. `certain`: read on 24 hours; otherwise 1 to 12 can be the morning's or the
    afternoon's.
    """

    hour: int
    minute: int
    certain: bool = False
    said: str = ""

    @property
    def written_on_24_hours(self) -> bool:
        """Whether it was said with an hour from 13 on, so that its neighbours are on 24 hours too."""
        digits = re.search(r"\d+", self.said)
        return self.certain and digits is not None and int(digits.group()) > _HALF_DAY

    @property
    def exists(self) -> bool:
        """Whether a clock ever shows it; 24:00 is the end of the day."""
        return self.minute < 60 and (self.hour < 24 or (self.hour, self.minute) == (24, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySaid:
    """A day as said: relative to today, a weekday (ISO) or a date; `following`: never today; `part`: said with the
    day; `weeks`: in which week it lies, 1 being the next.
    """

    offset: int | None = None
    weekday: int | None = None
    following: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: DayPart | None = None
    weeks: int | None = None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """Weekdays (ISO) on which something repeats."""

    weekdays: tuple[int, ...]


def words_between(pattern: str) -> str:
    """A pattern that does not begin or end inside a word."""
    return rf"(?<![^\W_])(?:{pattern})(?![^\W_])"


def marker[T](kind: Mark, *readers: tuple[re.Pattern[str], Build[T]]) -> Finder:
    """A finder that marks what its readers build of their matches."""

    def find(text: MarkedText) -> None:
        for pattern, build in readers:
            for match in pattern.finditer(text.text):
                found = build(match)
                if found is not None:
                    text.mark(kind, start=match.start(), end=match.end(), finding=found)

    return find


def number_pattern(words: ClockWords) -> str:
    """The number words of a language, longest first."""
    return "|".join(sorted((re.escape(fold(word)) for word in words.numbers), key=len, reverse=True))


def values_of(words: ClockWords) -> Mapping[str, int]:
    """Number words, folded, with their values."""
    return {fold(word): value for word, value in words.numbers.items()}


def number_in(text: str, values: Mapping[str, int]) -> int | None:
    """The number that digits or a word stand for."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else values.get(text)
