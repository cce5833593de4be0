"""What a scripted conversation is: what the customer says and does, what must come of it, and in which world."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from generated.models import Correction, Locale, ReservationStatus, VehicleClass
from impl.travel_agent.domain.incidents import Incident
from tests.evaluation.facts import Fact
from tests.evaluation.moments import BEGINNING


class Ability(StrEnum):
    """What a conversation shows: the six abilities, and what holds them together."""

    ROUTE_QUESTIONS = "route questions"
    PREFERENCES_AND_STOPS = "preferences and stops"
    INCIDENTS = "incidents"
    BEST_TIMES = "best times"
    CORRECTIONS = "corrections"
    COMMUTES = "commutes"
    RESERVATIONS = "reservations"
    REPAIRS = "repairs"
    BAD_INPUT = "bad input"


SIX_ABILITIES: Final = (
    Ability.ROUTE_QUESTIONS,
    Ability.PREFERENCES_AND_STOPS,
    Ability.INCIDENTS,
    Ability.BEST_TIMES,
    Ability.CORRECTIONS,
    Ability.COMMUTES,
)


class Part(StrEnum):
    """What of the world may fail."""

    MAP = "map"
    ROUTES = "routes"
    """There is no way from anywhere to anywhere."""
    WEATHER = "weather"
    INCIDENTS = "incidents"
    RESERVATIONS = "reservations"


# What the customer does.


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Says something; the facts must be told in answer."""

    text: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupt:
    """Says something, and something else before the answer is there; the facts are those of the second answer."""

    first: str
    text: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose:
    """Taps one of the answers that were offered, 1 being the first."""

    number: int
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """Approves or declines the proposal that waits."""

    approve: bool
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Corrects a fact by a form of the app."""

    correction: Correction
    facts: tuple[Fact, ...] = ()


# What happens meanwhile.


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePasses:
    """The clock goes on."""

    by: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleIsTaken:
    """Somebody else reserves the vehicle that is proposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PricesRise:
    """Unlocking any vehicle costs more, in minor units."""

    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Happens:
    """Something happens on the streets."""

    incident: Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Fails:
    """A part of the world does not answer any more."""

    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovers:
    """A part of the world answers again."""

    part: Part


type Act = Say | Interrupt | Choose | Decide | Correct
type Event = TimePasses | VehicleIsTaken | PricesRise | Happens | Fails | Recovers
type Step = Act | Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """A reservation of the customer's. Moments as in `moments`; `starts` may be up to `late_min` later.

    Without `ends` the end is open, or of no matter for classes that have one.
    """

    vehicle_class: VehicleClass
    starts: str
    ends: str | None = None
    status: ReservationStatus = ReservationStatus.CONFIRMED
    late_min: int = 0
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the world is like when the conversation begins. `standing_at` are latitude and longitude of the customer."""

    beginning: datetime = BEGINNING
    reserved: tuple[Reserved, ...] = ()
    incidents: tuple[Incident, ...] = ()
    unreachable: frozenset[Part] = frozenset()
    standing_at: tuple[float, float] | None = None
    pays: bool = True
    without: frozenset[VehicleClass] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferred:
    """The preferences of the profile at the end; None where there must be none."""

    vehicle_classes: tuple[VehicleClass, ...] | None = None
    max_walk_m: int | None = None
    avoid_tolls: bool | None = None
    scenic: bool | None = None


CREATED: Final = ("hold", "confirm")
CHANGED: Final = ("change",)
CANCELLED: Final = ("cancel",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation and its gold.

    Attributes:
        name: unique, such as `book-a-car/fi`.
        ability: what it shows.
        language: of the customer.
        steps: what the customer does, and what happens meanwhile, in order.
        world: what the world is like at the beginning.
        reserved: every reservation the customer must have at the end.
        writes: the calls that must have changed something at the Reservation API, in order.
        preferred: the preferences at the end, where the conversation is about them.
        on_real_service: whether it is also held against the real Reservation service.
        changes_language: whether the customer goes on in another language.
    """

    name: str
    ability: Ability
    language: Locale
    steps: tuple[Step, ...]
    world: World = field(default_factory=World)
    reserved: tuple[Reserved, ...] = ()
    writes: tuple[str, ...] = ()
    preferred: Preferred | None = None
    on_real_service: bool = False
    changes_language: bool = False


def say(text: str, *facts: Fact) -> Say:
    """See `Say`."""
    return Say(text=text, facts=facts)


def choose(number: int, *facts: Fact) -> Choose:
    """See `Choose`."""
    return Choose(number=number, facts=facts)


def approve(*facts: Fact) -> Decide:
    """Approve the proposal that waits."""
    return Decide(approve=True, facts=facts)


def decline(*facts: Fact) -> Decide:
    """Decline the proposal that waits."""
    return Decide(approve=False, facts=facts)
