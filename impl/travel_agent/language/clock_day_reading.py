"""Days, parts of days and repeating weekdays, as they are said."""

import re

from impl.travel_agent.language.clock_words import Build, DaySaid, Repeats, number_in, values_of, words_between
from impl.travel_agent.language.folding import fold_pattern
from impl.travel_agent.language.lexicon.shape import ClockWords
from impl.travel_agent.language.understanding import DayPart

_SLASHED = re.compile(r"(?<![\d/])(?P<d>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<y>(?:19|20)\d{2}|\d{2}))?(?![\d/])")
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<d>\d{2})(?!\d)")
_DOTTED = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\. ?(?P<month>\d{1,2})\.(?: ?(?P<y>(?:19|20)\d{2}|\d{2})(?!\d))?(?![\d:])"
)


def _from_word_start(pattern: str) -> str:
    return rf"(?<![^\W_])(?:{pattern})" if "(?=" in pattern else words_between(pattern)


def dates(words: ClockWords) -> list[tuple[re.Pattern[str], Build[DaySaid]]]:
    """Dates by number and by name."""
    months = "|".join(rf"(?P<m{index}>{month})" for index, month in enumerate(words.months, start=1))
    year = r"(?:,? (?:de |del )?(?P<y>20\d{2}))?"
    named = [
        re.compile(words_between(fold_pattern(template.replace("{month}", rf"(?:{months})\.?") + year)))
        for template in words.dates
    ]
    return [(_ISO, _date), (_DOTTED, _date), (_SLASHED, _date), *((pattern, _date) for pattern in named)]


def _date(match: re.Match[str]) -> DaySaid:
    groups = match.groupdict()
    month = groups.get("month")
    number = (
        int(month) if month else next(int(name[1:]) for name, value in groups.items() if name[1:].isdigit() and value)
    )
    year = groups.get("y")
    return DaySaid(
        day=int(groups["d"] or 0),
        month=number,
        year=None if year is None else int(year) + (2000 if len(year) == 2 else 0),
        said=match.group(),
    )


def relative_days(words: ClockWords) -> list[tuple[re.Pattern[str], Build[DaySaid]]]:
    """Today, tomorrow, weekdays, and days counted from now."""
    values = values_of(words)

    def offset(days: int, part: DayPart | None = None) -> Build[DaySaid]:
        return lambda match: DaySaid(offset=days, part=part, said=match.group())

    def in_days(match: re.Match[str]) -> DaySaid | None:
        days = number_in(match["n"], values)
        return None if days is None or days > 366 else DaySaid(offset=days, said=match.group())

    def in_weeks(match: re.Match[str]) -> DaySaid | None:
        weeks = 1 if match["n"] is None else number_in(match["n"], values)
        return None if weeks is None or weeks > 52 else DaySaid(offset=7 * weeks, weeks=weeks, said=match.group())

    def next_week(match: re.Match[str]) -> DaySaid:
        return DaySaid(weeks=1, said=match.group())

    def weekday(number: int) -> Build[DaySaid]:
        def build(match: re.Match[str]) -> DaySaid:
            return DaySaid(weekday=number, following=bool(match["following"] or match["after"]), said=match.group())

        return build

    plain = [
        # A day that grows together with a part of it ("morgenochtend") ends inside the word, and
        # says so itself.
        (re.compile(_from_word_start(fold_pattern(pattern))), offset(days, part))
        for pattern, days, part in (
            # Which of the days that are gone is meant does not matter.
            (words.past_days, -1, None),
            (words.day_after_tomorrow, 2, None),
            (words.tomorrow, 1, None),
            (words.tonight, 0, DayPart.EVENING),
            (words.today, 0, None),
        )
    ]
    named = [
        (
            re.compile(
                words_between(
                    fold_pattern(
                        rf"(?:(?P<following>{words.following}) )?(?:{pattern})(?: (?P<after>{words.following_after}))?"
                    )
                )
            ),
            weekday(number),
        )
        for number, pattern in enumerate(words.weekdays, start=1)
    ]
    counted = [
        (re.compile(words_between(fold_pattern(pattern))), build)
        for pattern, build in ((words.in_days, in_days), (words.in_weeks, in_weeks), (words.next_week, next_week))
    ]
    return [*plain, *counted, *named]


def day_parts(words: ClockWords) -> list[tuple[re.Pattern[str], Build[DayPart]]]:
    """Mornings, evenings and what lies between."""

    def build(part: DayPart) -> Build[DayPart]:
        return lambda _: part

    return [
        (re.compile(words_between(fold_pattern(pattern))), build(part)) for part, pattern in words.day_parts.items()
    ]


def repeats(words: ClockWords) -> list[tuple[re.Pattern[str], Build[Repeats]]]:
    """Weekdays on which something repeats."""
    either = [rf"(?:{long}|{short})" for long, short in zip(words.weekdays, words.weekdays_short, strict=True)]
    any_day = "|".join([*either, *filter(None, words.weekday_plural)])
    patterns = [re.compile(words_between(fold_pattern(day))) for day in either]
    plurals = [re.compile(words_between(fold_pattern(day))) if day else None for day in words.weekday_plural]

    def numbers(text: str) -> list[int]:
        return [
            number
            for number, pattern in enumerate(patterns, start=1)
            if pattern.search(text) or ((plural := plurals[number - 1]) and plural.search(text))
        ]

    def days_range(match: re.Match[str]) -> Repeats | None:
        first, last = numbers(match["first"])[:1], numbers(match["last"])[:1]
        if not first or not last:
            return None
        span = (last[0] - first[0]) % 7
        return Repeats(weekdays=tuple(sorted((first[0] - 1 + step) % 7 + 1 for step in range(span + 1))))

    def listed(match: re.Match[str]) -> Repeats:
        return Repeats(weekdays=tuple(numbers(match.group())))

    def fixed(*days: int) -> Build[Repeats]:
        return lambda _: Repeats(weekdays=days)

    between = r"(?:,? (?:and |und |et |y |e |en |ja |sekä )?|, ?)(?:on |am |le |el |los |il |op )?"
    plural = "|".join(day for day in words.weekday_plural if day)
    readers: list[tuple[re.Pattern[str], Build[Repeats]]] = [
        (re.compile(words_between(fold_pattern(words.every_working_day))), fixed(1, 2, 3, 4, 5)),
        (re.compile(words_between(fold_pattern(words.every_day))), fixed(1, 2, 3, 4, 5, 6, 7)),
        (re.compile(words_between(fold_pattern(words.weekend))), fixed(6, 7)),
        (
            re.compile(
                words_between(fold_pattern(rf"(?P<first>{any_day})\.? ?{words.through} ?(?P<last>{any_day})\.?"))
            ),
            days_range,
        ),
        (
            re.compile(
                words_between(
                    fold_pattern(rf"(?:{words.every}) (?:{any_day})(?:{between}(?:(?:{words.every}) )?(?:{any_day}))*")
                )
            ),
            listed,
        ),
    ]
    if plural:
        readers.append((re.compile(words_between(fold_pattern(rf"(?:{plural})(?:{between}(?:{plural}))*"))), listed))
    return readers
