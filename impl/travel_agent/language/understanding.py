"""What a customer's text means: the types that everything which reads text answers with.

The text is data. Nothing in it is ever carried out; it is only sorted into these values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from generated.models import Locale, VehicleClass

Language = Locale
"""The seven languages that customers are served in."""


class Intent(StrEnum):
    """What the customer wants from one message."""

    GREET = "greet"
    THANKS = "thanks"
    HELP = "help"
    PLAN_TRIP = "plan_trip"
    BOOK = "book"
    COMPARE_MODES = "compare_modes"
    CHANGE_RESERVATION = "change_reservation"
    CANCEL_RESERVATION = "cancel_reservation"
    LIST_RESERVATIONS = "list_reservations"
    FIND_PLACES = "find_places"
    ADD_STOP = "add_stop"
    ASK_INCIDENTS = "ask_incidents"
    ASK_WEATHER = "ask_weather"
    ASK_PRICE = "ask_price"
    BEST_TIME = "best_time"
    CORRECT_FACT = "correct_fact"
    PLAN_COMMUTE = "plan_commute"
    SET_PREFERENCE = "set_preference"
    REFINE = "refine"
    CHOOSE = "choose"
    YES = "yes"
    NO = "no"
    STOP = "stop"
    REPEAT = "repeat"
    HAND_OFF = "hand_off"
    OUT_OF_SCOPE = "out_of_scope"
    UNKNOWN = "unknown"


class TravelMode(StrEnum):
    """A way to travel: the vehicle classes, and on foot."""

    SCOOTER = "scooter"
    BIKE = "bike"
    CAR = "car"
    VAN = "van"
    WALK = "walk"


class Superlative(StrEnum):
    """What makes one option the best."""

    CHEAPEST = "cheapest"
    FASTEST = "fastest"
    NEAREST = "nearest"
    BEST = "best"
    GREENEST = "greenest"
    LEAST_WALKING = "least_walking"


class PlaceCategory(StrEnum):
    """Kinds of places that customers look for; the values are those of OpenStreetMap where it has one."""

    RESTAURANT = "restaurant"
    FAST_FOOD = "fast_food"
    CAFE = "cafe"
    BAR = "bar"
    BAKERY = "bakery"
    ICE_CREAM = "ice_cream"
    SUPERMARKET = "supermarket"
    CONVENIENCE = "convenience"
    SHOP = "shop"
    FLORIST = "florist"
    HARDWARE = "doityourself"
    PHARMACY = "pharmacy"
    HOSPITAL = "hospital"
    ATM = "atm"
    BANK = "bank"
    POST_OFFICE = "post_office"
    CHARGING_STATION = "charging_station"
    FUEL = "fuel"
    PARKING = "parking"
    TOILETS = "toilets"
    PARK = "park"
    PLAYGROUND = "playground"
    MUSEUM = "museum"
    LIBRARY = "library"
    CINEMA = "cinema"
    THEATRE = "theatre"
    HOTEL = "hotel"
    GYM = "fitness_centre"
    SCHOOL = "school"
    STATION = "station"
    BICYCLE_SHOP = "bicycle"


class PlaceMarker(StrEnum):
    """A place that is known by whose it is, not by name."""

    HERE = "here"
    HOME = "home"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceText:
    """A place as the customer wrote it: `raw`, and base forms to look up in order (`raw` without case endings
    first).
    """

    raw: str
    candidates: tuple[str, ...]
    marker: PlaceMarker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuery:
    """Places looked for: by category, cuisine (an OpenStreetMap value such as `pizza`) or `name`; absent means any."""

    category: PlaceCategory | None = None
    cuisine: str | None = None
    name: str | None = None
    superlative: Superlative | None = None
    open_now: bool = False
    along_route: bool = False
    near: PlaceText | None = None


class TimeKind(StrEnum):
    """What a time binds: the departure or the arrival, at a moment or within a window."""

    NOW = "now"
    DEPART_AT = "depart_at"
    ARRIVE_BY = "arrive_by"
    DEPART_WINDOW = "depart_window"
    ARRIVE_WINDOW = "arrive_window"


class TimeForm(StrEnum):
    """How the time was said: a moment, a window to choose from, a period to have a vehicle for, a part of a day, a
    day.
    """

    MOMENT = "moment"
    WINDOW = "window"
    PERIOD = "period"
    DAY_PART = "day_part"
    DAY = "day"


class DayPart(StrEnum):
    """A part of a day; `clock.DAY_PARTS` says from when to when."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class TimeProblemKind(StrEnum):
    """Why a time cannot be taken as it was said."""

    PAST = "past"
    DAY_UNCLEAR = "day_unclear"
    SKIPPED_BY_DST = "skipped_by_dst"
    REPEATED_BY_DST = "repeated_by_dst"
    AM_OR_PM_UNCLEAR = "am_or_pm_unclear"
    IMPOSSIBLE = "impossible"
    REVERSED_WINDOW = "reversed_window"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeProblem:
    """What is wrong with a time, the words it was said in, and the moments it could mean, soonest first."""

    kind: TimeProblemKind
    said: str
    candidates: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A resolved time, aware and in the metro's zone.

    A moment has `earliest == latest`; a window that is open at one end has None there. With any problem nothing may be
    planned on it: ask first.
    """

    kind: TimeKind
    earliest: datetime | None
    latest: datetime | None
    form: TimeForm = TimeForm.MOMENT
    day_was_given: bool = False
    hour_was_given: bool = False
    problems: tuple[TimeProblem, ...] = ()
    said: str = ""

    @property
    def moment(self) -> datetime | None:
        """The moment that is bound: the latest for arrivals, the earliest for departures."""
        if self.kind in {TimeKind.ARRIVE_BY, TimeKind.ARRIVE_WINDOW}:
            return self.latest or self.earliest
        return self.earliest or self.latest


class Edge(StrEnum):
    """The beginning or the end of a trip or a reservation."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """By how many minutes the beginning or the end moves from where it was; without `by_min` to the time said."""

    edge: Edge
    by_min: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A trip that repeats: ISO weekdays (1 is Monday), and local times; `arrives` says that `outbound` is an
    arrival.
    """

    weekdays: tuple[int, ...]
    outbound: time | None = None
    returning: time | None = None
    arrives: bool = False
    problems: tuple[TimeProblem, ...] = ()


class PreferenceName(StrEnum):
    """What a customer can prefer."""

    AVOID_TOLLS = "avoid_tolls"
    SCENIC = "scenic"
    FAST = "fast"
    MAX_WALK = "max_walk"
    VEHICLE_CLASSES = "vehicle_classes"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceWish:
    """Preferences said: None leaves one alone, `forgotten` names those to forget, `avoided` the classes not wanted."""

    avoid_tolls: bool | None = None
    scenic: bool | None = None
    fast: bool | None = None
    max_walk_m: int | None = None
    vehicle_classes: tuple[VehicleClass, ...] = ()
    avoided: tuple[VehicleClass, ...] = ()
    forgotten: frozenset[PreferenceName] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationReference:
    """Which reservation is meant: by id, class, position in the list (1 is the first, -1 the last), or all of them.

    `next_one` is the one that starts soonest. A day or time by which it is meant is in the message's `time`.
    """

    id: str | None = None
    vehicle_class: VehicleClass | None = None
    position: int | None = None
    next_one: bool = False
    every_one: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which option is meant: by position (1 is the first, -1 the last), mode, superlative, or label as offered."""

    position: int | None = None
    mode: TravelMode | None = None
    superlative: Superlative | None = None
    label: str | None = None


class CorrectionKind(StrEnum):
    """What the customer says is so."""

    OPEN = "open"
    CLOSED = "closed"
    BLOCKED = "blocked"
    CLEAR = "clear"
    PRICE = "price"
    BATTERY = "battery"
    LOCATION = "location"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A fact corrected: what is so, of which place or road, and until when where that was said."""

    kind: CorrectionKind
    place: PlaceText | None = None
    until: datetime | None = None
    value: str | None = None


class Expected(StrEnum):
    """What the last question asked for."""

    ORIGIN = "origin"
    DESTINATION = "destination"
    TIME = "time"
    VEHICLE = "vehicle"
    YES_NO = "yes_no"
    CHOICE = "choice"
    RESERVATION = "reservation"
    AM_OR_PM = "am_or_pm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expecting:
    """The open question: what it asks for, the options' labels as shown, and the time that a clarification is about."""

    kind: Expected
    options: tuple[str, ...] = ()
    time: TimeExpression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredIntent:
    """An intent and how likely it is, from 0 to 1."""

    intent: Intent
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """One message, understood.

    `alternatives` are the other likely intents, best first: ask which when `intent` is unknown. `language` is
    that of the text (the conversation's where the text does not tell); `wants_language` is the one asked for in
    words. `near` is where something is asked about, in or around. `note` is what the customer asked to be noted or
    passed on, verbatim.
    """

    text: str
    language: Language
    intent: Intent
    confidence: float
    alternatives: tuple[ScoredIntent, ...] = ()
    origin: PlaceText | None = None
    destination: PlaceText | None = None
    via: tuple[PlaceText, ...] = ()
    near: PlaceText | None = None
    place_query: PlaceQuery | None = None
    vehicle_classes: tuple[VehicleClass, ...] = ()
    travel_modes: tuple[TravelMode, ...] = ()
    time: TimeExpression | None = None
    day_part: DayPart | None = None
    recurrence: Recurrence | None = None
    preferences: PreferenceWish | None = None
    duration_min: int | None = None
    shift: Shift | None = None
    reservation: ReservationReference | None = None
    choice: Choice | None = None
    correction: Correction | None = None
    wants_language: Language | None = None
    note: str | None = None
    scores: Mapping[Intent, float] = field(default_factory=dict, compare=False, repr=False)
