"""Lengths of time, as they are said: "two hours", "anderthalb Stunden", "puolen tunnin"."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from impl.travel_agent.language.clock_words import Finder, number_pattern, values_of, words_between
from impl.travel_agent.language.folding import fold_pattern
from impl.travel_agent.language.lexicon.shape import Lexicon
from impl.travel_agent.language.marks import Mark, MarkedText
from impl.travel_agent.language.understanding import Intent


def lengths(lexicon: Lexicon) -> Finder:
    """The finder of a language's lengths of time, longer ones before the shorter ones inside them."""
    words = lexicon.clock
    number = rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?|{number_pattern(words)})"
    hours, minutes = rf"(?P<h>{number}) ?(?:{words.hours})", rf"(?P<m>{number}) ?(?:{words.minutes})"
    leads = _Leads.of(lexicon)
    values = values_of(words)
    fixed = (
        (_whole(words.hour_and_half), timedelta(minutes=90)),
        (_whole(words.half_hour), timedelta(minutes=30)),
        (_whole(words.quarter_hour), timedelta(minutes=15)),
    )
    with_hours = _whole(rf"{hours}(?: ?{words.joined}{minutes})?")
    one_hour, only_minutes = _whole(words.one_hour), _whole(minutes)
    # "Ten minutes to nine" is a time of day; what follows the minutes tells.
    of_clock = re.compile(fold_pattern(words.minutes_of_clock) or r"(?!)")

    def told(match: re.Match[str]) -> timedelta:
        groups = match.groupdict()
        amounts = [_amount(groups.get(name), values) for name in ("h", "m")]
        return timedelta(minutes=round(amounts[0] * 60 + amounts[1]))

    def find(text: MarkedText) -> None:
        for pattern, length in fixed:
            _mark(text, pattern.finditer(text.text), length=_always(length))
        _mark(text, (m for m in with_hours.finditer(text.text) if leads.allow(text.text, m)), length=told)
        hour = (m for m in one_hour.finditer(text.text) if leads.allow(text.text, m))
        _mark(text, hour, length=_always(timedelta(hours=1)))
        alone = (m for m in only_minutes.finditer(text.text) if not of_clock.match(text.text, m.end()))
        _mark(text, alone, length=told)

    return find


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leads:
    """Where hours are a length: "2 heures" is a time of day too, unless a word beside it tells, or a booking."""

    always: re.Pattern[str] | None
    behind: re.Pattern[str]
    booking: re.Pattern[str] | None
    requests: tuple[re.Pattern[str], ...]
    arrival: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "_Leads":
        words = lexicon.clock

        def before(pattern: str) -> re.Pattern[str] | None:
            return re.compile(words_between(fold_pattern(pattern)) + r"(?:\s|(?<='))$") if pattern else None

        templates = (*words.lasting, *words.later, *words.earlier, *words.longer, *words.shorter)
        tails = [each.removeprefix("{U}") for each in templates if each.startswith("{U}")]
        return cls(
            always=before(words.length_lead),
            behind=re.compile(fold_pattern("|".join(tails) or r"(?!)")),
            booking=before(words.length_lead_booking),
            requests=tuple(re.compile(fold_pattern(pattern)) for pattern in lexicon.strong[Intent.BOOK]),
            arrival=re.compile(fold_pattern(words.arrival)),
        )

    def allow(self, text: str, hours: re.Match[str]) -> bool:
        """Whether hours in a text are a length of time."""
        start = hours.start()
        if self.always is None or self.always.search(text[:start]) or self.behind.match(text, hours.end()):
            return True
        if self.booking is None or not self.booking.search(text[:start]):
            return False
        return any(request.search(text) for request in self.requests) and not self.arrival.search(text)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(words_between(fold_pattern(pattern)))


def _amount(text: str | None, values: Mapping[str, int]) -> float:
    if not text:
        return 0.0
    return float(text.replace(",", ".")) if text[0].isdigit() else float(values.get(text, 0))


def _always(length: timedelta) -> Callable[[re.Match[str]], timedelta]:
    return lambda _: length


def _mark(text: MarkedText, matches: Iterable[re.Match[str]], *, length: Callable[[re.Match[str]], timedelta]) -> None:
    # The matches are of the text as it was: marks keep its length, and what lies inside an earlier one is left.
    for match in list(matches):
        text.mark(Mark.LENGTH, start=match.start(), end=match.end(), finding=length(match))
