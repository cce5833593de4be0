"""The shape of a language's words: every language fills in the same fields, as regular expressions over folded text.

Expressions are written with accents, in lower case, and folded when compiled. In clock templates `{h}` is an hour,
`{m}` are minutes, `{T}` is a time already found and `{U}` a length of time; in place patterns `{A}` is an origin,
`{B}` a destination and `{V}` a stop.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from impl.travel_agent.language.understanding import (
    CorrectionKind,
    DayPart,
    Intent,
    Language,
    PlaceCategory,
    PlaceMarker,
    Superlative,
    TravelMode,
)


class ClockRule(StrEnum):
    """How the hour and the minutes of an expression make a time of day."""

    EXACT = "exact"
    PAST = "past"
    TO = "to"
    QUARTER_PAST = "quarter_past"
    QUARTER_TO = "quarter_to"
    HALF_PAST = "half_past"
    HALF_TO = "half_to"
    PAST_HALF_TO = "past_half_to"
    TO_HALF_TO = "to_half_to"
    QUARTER_OF = "quarter_of"
    THREE_QUARTERS_OF = "three_quarters_of"
    THREE_QUARTERS_PAST = "three_quarters_past"
    NOON = "noon"
    NOON_HALF = "noon_half"
    MIDNIGHT = "midnight"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """How a language tells days and times."""

    numbers: Mapping[str, int]
    """Number words from 0 to 59, in every form that occurs in times."""
    times: tuple[tuple[ClockRule, str], ...]
    am: str
    pm: str
    day_parts: Mapping[DayPart, str]
    now: str
    today: str
    tonight: str
    tomorrow: str
    day_after_tomorrow: str
    weekdays: tuple[str, ...]
    """Monday to Sunday."""
    weekdays_short: tuple[str, ...]
    following: str
    """"Next", before a weekday."""
    following_after: str
    """"Next", after a weekday."""
    months: tuple[str, ...]
    dates: tuple[str, ...]
    """With groups `d` and `{month}`."""
    past_days: str
    """Days that are gone: "yesterday"."""
    in_days: str
    """With group `n`."""
    in_weeks: str
    """With group `n`, which is empty where one week is meant."""
    next_week: str
    """The whole of the next week, of which a weekday beside it picks a day."""
    hours: str
    minutes: str
    half_hour: str
    hour_and_half: str
    one_hour: str
    quarter_hour: str
    joined: str
    """Between hours and minutes of a length: "and"."""
    at: tuple[str, ...]
    between: tuple[str, ...]
    period: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    around: tuple[str, ...]
    within: tuple[str, ...]
    """In so long from now."""
    lasting: tuple[str, ...]
    later: tuple[str, ...]
    """Begins so much later than was spoken of."""
    earlier: tuple[str, ...]
    longer: tuple[str, ...]
    """Ends so much later than was spoken of."""
    shorter: tuple[str, ...]
    keeps: str
    """Words by which a time of day is that of the end: "extend it until six"."""
    arrival: str
    departure: str
    every_day: str
    every_working_day: str
    weekend: str
    every: str
    """Before a weekday that repeats."""
    weekday_plural: tuple[str, ...]
    """Forms of the weekdays that mean each one, Monday to Sunday; empty where there are none."""
    through: str
    """Between the first and the last of a range of weekdays."""
    returning: str
    rejected: tuple[str, ...]
    """A time that is not wanted: "instead of"."""
    before_clock: str
    """Words after which digits with a dot are a time of day."""
    length_lead: str
    """Words that a length in hours needs before it, where "2 heures" is a time of day too; empty elsewhere."""
    length_lead_booking: str
    """More such words, in requests to book."""
    minutes_of_clock: str
    """What follows minutes that belong to a time of day ("ten minutes to nine"); empty where nothing does."""
    digit_suffix: str
    """Case endings on digits."""
    dotted_dates: bool
    """Whether 3.12 is a day and a month."""
    twelve_hours: bool
    """Whether even written times of day (5:30) run to twelve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """How a language tells where from, where to and by way of what."""

    routes: tuple[str, ...]
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    stops: tuple[str, ...]
    near: tuple[str, ...]
    ends: str
    """Words at which a place's name is over."""
    not_places: str
    """What follows a preposition but is no place: verbs, pronouns, set phrases."""
    articles: str
    markers: Mapping[PlaceMarker, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceWords:
    """How a language tells preferences."""

    tolls: str
    avoid: str
    scenic: str
    fast: str
    walk_at_most: tuple[str, ...]
    """With group `n`, and `unit` where kilometres are meant."""
    forget: str
    prefer: str
    everything: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything that is known of a language."""

    language: Language
    function_words: str
    letters: str
    strong: Mapping[Intent, tuple[str, ...]]
    """Patterns that settle an intent."""
    weak: Mapping[Intent, tuple[str, ...]]
    """Patterns that speak for an intent."""
    modes: Mapping[TravelMode, str]
    by: str
    """Prepositions and articles that belong to a mode's mention."""
    categories: Mapping[PlaceCategory, str]
    cuisines: Mapping[str, str]
    superlatives: Mapping[Superlative, str]
    open_now: str
    along_route: str
    yes: str
    no: str
    negation: str
    ordinals: tuple[str, ...]
    """First to tenth."""
    last: str
    next_one: str
    every_one: str
    reservation: str
    corrections: Mapping[CorrectionKind, str]
    until: str
    note: tuple[str, ...]
    """With group `note`."""
    language_names: Mapping[Language, str]
    clock: ClockWords
    places: PlaceWords
    preferences: PreferenceWords
