"""Times of day as they are said, found in a text and marked with days and lengths of time; nothing is resolved yet."""

import re
from collections.abc import Mapping
from dataclasses import replace

from impl.travel_agent.language.clock_day_reading import dates, day_parts, relative_days, repeats
from impl.travel_agent.language.clock_lengths import lengths
from impl.travel_agent.language.clock_words import (
    Build,
    DaySaid,
    Finder,
    TimeOfDay,
    marker,
    number_in,
    number_pattern,
    values_of,
    words_between,
)
from impl.travel_agent.language.folding import fold, fold_pattern
from impl.travel_agent.language.lexicon.shape import ClockRule, ClockWords, Lexicon
from impl.travel_agent.language.marks import Mark, MarkedText
from impl.travel_agent.language.understanding import Language

_DOTTED_SHORT = re.compile(
    r"(?:\b(?P<before>[a-z']+) )?(?<![\d.,])(?P<first>\d{1,2})\.(?P<second>\d{2})(?![\d.]|\s?(?:€|eur|km|m\b))"
)
_COLON = re.compile(r"(?<![\d:.])(?P<h>\d{1,2}):(?P<m>\d{2})(?![\d:])")
_HOUR_LETTER = re.compile(r"(?<![\d:.])(?P<h>\d{1,2}) ?h ?(?P<m>\d{2})(?!\d)")


def read_clock(marked_text: MarkedText, *, lexicon: Lexicon) -> None:
    """Mark everything that tells time, in an order in which the longer and clearer finding comes first."""
    finders = _FINDERS.get(lexicon.language)
    if finders is None:
        finders = _FINDERS[lexicon.language] = _finders(lexicon)
    for finder in finders:
        finder(marked_text)


_FINDERS: dict[Language, tuple[Finder, ...]] = {}


def _finders(lexicon: Lexicon) -> tuple[Finder, ...]:
    words = lexicon.clock
    return (
        lengths(lexicon),
        marker(Mark.REPEAT, *repeats(words)),
        marker(Mark.DAY, *dates(words)),
        _dotted_short(words),
        marker(Mark.TIME, *_times(words)),
        marker(Mark.NOW, (re.compile(words_between(fold_pattern(words.now))), lambda _: True)),
        marker(Mark.DAY, *relative_days(words)),
        marker(Mark.PART, *day_parts(words)),
        marker(Mark.NUMBER, _bare_numbers(words, articles=lexicon.places.articles)),
    )


# Times of day


def _times(words: ClockWords) -> list[tuple[re.Pattern[str], Build[TimeOfDay]]]:
    values = values_of(words)
    number = number_pattern(words)
    low = "|".join(sorted((re.escape(w) for w, v in values.items() if v <= 24), key=len, reverse=True))
    high = "|".join(sorted((re.escape(w) for w, v in values.items() if v >= 10), key=len, reverse=True))
    digits = rf"\d{{1,2}}{words.digit_suffix}"
    slots = {
        "h": rf"(?P<h>{digits}|{low})",
        "hw": rf"(?P<h>{low})",
        "m": rf"(?P<m>\d{{1,2}}|{number})",
        "w": rf"(?P<m>{number})",
        "mw": rf"(?P<m>{high})",
    }
    # Midday and midnight first said with their half; halves before the quarters that contain the same words.
    readers = [
        (
            re.compile(words_between(fold_pattern(_fill(template, slots)))),
            _time_builder(rule, words=words, values=values),
        )
        for rule, template in words.times
    ]
    if words.am:
        readers.insert(0, _meridiem(words, values=values, low=low))
    written = _written(words)
    return [
        *readers[: 1 if words.am else 0],
        (_COLON, written),
        (_HOUR_LETTER, written),
        *readers[1 if words.am else 0 :],
    ]


def _fill(template: str, slots: Mapping[str, str]) -> str:
    for name, pattern in slots.items():
        template = template.replace("{" + name + "}", pattern)
    return template


def _written(words: ClockWords) -> Build[TimeOfDay]:
    def build(match: re.Match[str]) -> TimeOfDay:
        hour, minute = int(match["h"]), int(match["m"])
        return TimeOfDay(
            hour=hour,
            minute=minute,
            certain=_is_certain(match["h"], words=words, minutes_written=True),
            said=match.group(),
        )

    return build


def _is_certain(hour: str, *, words: ClockWords, minutes_written: bool) -> bool:
    digits = re.match(r"\d+", hour)
    if digits is None:
        return False
    if int(digits.group()) > 12 or int(digits.group()) == 0 or digits.group().startswith("0"):
        return True
    return minutes_written and not words.twelve_hours


def _meridiem(words: ClockWords, *, values: Mapping[str, int], low: str) -> tuple[re.Pattern[str], Build[TimeOfDay]]:
    pattern = re.compile(
        rf"(?<![\d:.])(?<![^\W_])(?P<h>\d{{1,2}}|{low})(?:[:.](?P<m>\d{{2}}))? ?"
        rf"(?:(?P<am>{words.am})|(?P<pm>{words.pm}))(?![^\W_])"
    )

    def build(match: re.Match[str]) -> TimeOfDay | None:
        hour = number_in(match["h"], values)
        if hour is None:
            return None
        minute = int(match["m"] or 0)
        if hour > 12 or (hour == 0 and match["pm"]):
            # 13 pm is said by mistake: 24 hours and a half of the day cannot both be meant, unless they agree.
            agrees = match["pm"] is not None and 12 < hour < 24
            return TimeOfDay(hour=hour if agrees else 99, minute=minute, certain=True, said=match.group())
        return TimeOfDay(hour=hour % 12 + (12 if match["pm"] else 0), minute=minute, certain=True, said=match.group())

    return pattern, build


def _time_builder(rule: ClockRule, *, words: ClockWords, values: Mapping[str, int]) -> Build[TimeOfDay]:
    def build(match: re.Match[str]) -> TimeOfDay | None:
        said = match.group()
        fixed = _FIXED.get(rule)
        if fixed is not None:
            return replace(fixed, said=said)
        groups = match.groupdict()
        hour = number_in(groups["h"] or "", values)
        minutes = number_in(groups.get("m") or "", values) or 0
        if hour is None:
            return None
        written = (groups.get("m") or "").isdigit()
        certain = _is_certain(groups["h"], words=words, minutes_written=written)
        return _by_rule(rule, hour=hour, minutes=minutes, certain=certain, said=said)

    return build


_FIXED = {
    ClockRule.NOON: TimeOfDay(hour=12, minute=0, certain=True),
    ClockRule.NOON_HALF: TimeOfDay(hour=12, minute=30, certain=True),
    ClockRule.MIDNIGHT: TimeOfDay(hour=24, minute=0, certain=True),
}

_OFFSETS: Mapping[ClockRule, tuple[int, int]] = {
    # Minutes relative to the hour said, and the sign of the minutes said.
    ClockRule.EXACT: (0, 1),
    ClockRule.PAST: (0, 1),
    ClockRule.TO: (0, -1),
    ClockRule.QUARTER_PAST: (15, 0),
    ClockRule.QUARTER_TO: (-15, 0),
    ClockRule.HALF_PAST: (30, 0),
    ClockRule.HALF_TO: (-30, 0),
    ClockRule.PAST_HALF_TO: (-30, 1),
    ClockRule.TO_HALF_TO: (-30, -1),
    ClockRule.QUARTER_OF: (-45, 0),
    ClockRule.THREE_QUARTERS_OF: (-15, 0),
    ClockRule.THREE_QUARTERS_PAST: (45, 0),
}


def _by_rule(rule: ClockRule, *, hour: int, minutes: int, certain: bool, said: str) -> TimeOfDay:
    fixed, sign = _OFFSETS[rule]
    offset = fixed + sign * minutes
    if rule is ClockRule.EXACT:
        return TimeOfDay(hour=hour, minute=minutes, certain=certain, said=said)
    if hour > 24:
        return TimeOfDay(hour=hour, minute=0, certain=True, said=said)
    # Half to one is half past twelve, not half past zero: an hour before one on a clock face is twelve.
    face = hour * 60 + offset
    if not certain and face < 60:
        face += 12 * 60
    return TimeOfDay(hour=face // 60 % 24, minute=face % 60, certain=certain, said=said)


def _dotted_short(words: ClockWords) -> Finder:
    """12.30 is a time after "at", and otherwise what the language writes with a dot."""
    clock_words = frozenset(fold(words.before_clock).split("|"))
    written = _written(words)

    def find(text: MarkedText) -> None:
        for match in _DOTTED_SHORT.finditer(text.text):
            first, second = int(match["first"]), int(match["second"])
            start = match.start("first")
            is_date = words.dotted_dates and match["before"] not in clock_words and first <= 31 and 1 <= second <= 12
            if is_date:
                text.mark(
                    Mark.DAY,
                    start=start,
                    end=match.end(),
                    finding=DaySaid(day=first, month=second, said=text.text[start : match.end()]),
                )
            elif first <= 29 and second <= 99:
                inner = re.match(r"(?P<h>\d{1,2})\.(?P<m>\d{2})", text.text[start : match.end()])
                if inner:
                    text.mark(Mark.TIME, start=start, end=match.end(), finding=written(inner))

    return find


# Bare numbers


def _bare_numbers(words: ClockWords, *, articles: str) -> tuple[re.Pattern[str], Build[TimeOfDay]]:
    values = values_of(words)
    low = "|".join(sorted((re.escape(w) for w, v in values.items() if v <= 24), key=len, reverse=True))
    # "À une pharmacie": an article before a noun is no number, though the same word is one.
    an_article = rf"(?!(?<!')(?:{fold_pattern(articles)})\s+[a-z])" if articles else ""
    pattern = re.compile(
        rf"(?<![\w.,:/€$]){an_article}(?P<h>\d{{1,2}}{words.digit_suffix}|{low})(?![\w:/%€$]|[.,]\d|\s?(?:€|%|eur|km\b|m\b|metr|met[re]))"
    )

    def build(match: re.Match[str]) -> TimeOfDay | None:
        hour = number_in(match["h"], values)
        if hour is None:
            return None
        return TimeOfDay(
            hour=hour, minute=0, certain=_is_certain(match["h"], words=words, minutes_written=False), said=match.group()
        )

    return pattern, build
