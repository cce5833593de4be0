"""Trips: what is asked for, the ways to make one, and what can be reserved for them when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from generated.models import Money, NotBookableReason, VehicleClass, VehicleId
from impl.travel_agent.domain.corrections import NO_OVERRIDES, Overrides
from impl.travel_agent.domain.facts import Source
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.domain.places import Place
from impl.travel_agent.domain.routes import Route, RoutePreference, TravelMode

MOST_STOPS: Final = 10
DEFAULT_MAX_WALK_M: Final = 1000
# A car is reserved until some time after the arrival: to park it, plug it in and take the photo.
RETURN_RESERVE: Final = timedelta(minutes=10)
_STEP: Final = timedelta(minutes=5)
_MINUTE: Final = timedelta(minutes=1)

VEHICLE_CLASSES: Final[Mapping[TravelMode, VehicleClass]] = MappingProxyType(
    {
        TravelMode.SCOOTER: VehicleClass.SCOOTER,
        TravelMode.BIKE: VehicleClass.BIKE,
        TravelMode.CAR: VehicleClass.CAR,
        TravelMode.VAN: VehicleClass.VAN,
    }
)
"""The class of vehicle each mode needs; walking needs none."""


class Priority(StrEnum):
    """What matters most when options are weighed."""

    BALANCED = "balanced"
    FASTEST = "fastest"
    CHEAPEST = "cheapest"
    GREENEST = "greenest"
    LEAST_WALKING = "least_walking"


@dataclass(frozen=True, slots=True, kw_only=True)
class TripPreferences:
    """What the customer likes on this trip. An empty tuple of classes means that any will do; distances are metres."""

    route: RoutePreference = RoutePreference.FAST
    avoid_tolls: bool = False
    max_walk_m: int = DEFAULT_MAX_WALK_M
    vehicle_classes: tuple[VehicleClass, ...] = ()
    priority: Priority = Priority.BALANCED


@dataclass(frozen=True, slots=True, kw_only=True)
class TripWindow:
    """When the trip is to be made; all four absent means now.

    A departure bound on one side is that moment; on both sides the best moment between them is looked for. The same
    goes for the arrival, and departure and arrival together bound the window from both ends.

    Raises:
        ValueError: a moment has no time zone, or a window ends before it begins.
    """

    leaves_after: datetime | None = None
    leaves_before: datetime | None = None
    arrives_after: datetime | None = None
    arrives_by: datetime | None = None

    def __post_init__(self) -> None:
        if any(moment.tzinfo is None for moment in self.moments):
            raise ValueError("a time needs a time zone")
        pairs = (
            (self.leaves_after, self.leaves_before),
            (self.arrives_after, self.arrives_by),
            (self.leaves_after, self.arrives_by),
        )
        if any(first is not None and last is not None and last < first for first, last in pairs):
            raise ValueError("the window ends before it begins")

    @property
    def moments(self) -> tuple[datetime, ...]:
        """The bounds there are."""
        bounds = (self.leaves_after, self.leaves_before, self.arrives_after, self.arrives_by)
        return tuple(bound for bound in bounds if bound is not None)

    @property
    def is_now(self) -> bool:
        """Whether one leaves at once."""
        return not self.moments

    @property
    def is_choice(self) -> bool:
        """Whether there are several moments to choose from, rather than one."""
        return len(self.moments) > 1 or (self.leaves_before is not None) or (self.arrives_after is not None)


NOW: Final = TripWindow()


@dataclass(frozen=True, slots=True, kw_only=True)
class TripRequest:
    """A trip to plan.

    Attributes:
        origin, destination, stops: where it leads; stops in their order.
        modes: what is compared, in the order asked for.
        window: when.
        preferences: what matters.
        overrides: what the customer's corrections make true.
        language: of instructions and names, such as `de`.
        time_zone: IANA zone in which times are meant and told.

    Raises:
        ValueError: no mode, or too many stops.
    """

    origin: Place
    destination: Place
    stops: tuple[Place, ...] = ()
    modes: tuple[TravelMode, ...]
    window: TripWindow = NOW
    preferences: TripPreferences = field(default_factory=TripPreferences)
    overrides: Overrides = NO_OVERRIDES
    language: str = "en"
    time_zone: str

    def __post_init__(self) -> None:
        if not self.modes:
            raise ValueError("a trip is planned for one mode at least")
        if len(self.stops) > MOST_STOPS:
            raise ValueError(f"a trip has at most {MOST_STOPS} stops")

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which times are meant and told."""
        return ZoneInfo(self.time_zone)

    @property
    def places(self) -> tuple[Place, ...]:
        """Origin, stops and destination."""
        return (self.origin, *self.stops, self.destination)

    @property
    def waypoints(self) -> tuple[Position, ...]:
        """Where they are, as the customer has it."""
        return tuple(self.overrides.position_of(place) for place in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedVehicle:
    """A vehicle that is offered for a trip; its range is in metres, its fees include VAT."""

    id: VehicleId
    vehicle_class: VehicleClass
    model: str
    licence_plate: str | None
    position: Position
    range_m: int
    unlock_fee: Money
    per_minute: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The way on foot to the vehicle, in metres and seconds."""

    distance_m: float = 0.0
    duration_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentOnWay:
    """An incident as it touches a way: who reports it, and how many seconds it costs there."""

    incident: Incident
    source: Source
    observed_at: datetime
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """Whether something can be reserved now, why not, and from when on it can."""

    bookable: bool
    reason: NotBookableReason | None = None
    opens_at: datetime | None = None

    @property
    def is_usable(self) -> bool:
        """Whether the way can be taken at all: reserved now or later, or walked."""
        later = (NotBookableReason.TOO_EARLY_TO_BOOK, NotBookableReason.WALKING)
        return self.bookable or self.reason in later


@dataclass(frozen=True, slots=True, kw_only=True)
class TripOption:
    """One way to make a trip, door to door.

    Attributes:
        id: names it from now on.
        mode: how one travels.
        departs_at, arrives_at: from the door, and at the destination, in the trip's zone.
        route: the ride, or the walk of those who walk.
        ride_s: seconds of it at that time of day, with what incidents cost.
        walk: to the vehicle.
        vehicle: the one that is offered; None where none can be had now.
        range_left_m: what the battery still reaches afterwards.
        price: what it will cost about, VAT included.
        availability: whether it can be reserved.
        incidents: what happens along it.
        avoided: what it keeps clear of.
        follows_overrides: whether it keeps clear of what the customer says is blocked.
    """

    id: UUID
    mode: TravelMode
    departs_at: datetime
    arrives_at: datetime
    route: Route
    ride_s: float
    walk: Walk = Walk()
    vehicle: OfferedVehicle | None = None
    range_left_m: int | None = None
    price: Money | None = None
    availability: Availability
    incidents: tuple[IncidentOnWay, ...] = ()
    avoided: tuple[IncidentOnWay, ...] = ()
    follows_overrides: bool = True

    @property
    def duration_s(self) -> float:
        """Seconds from door to door."""
        return (self.arrives_at - self.departs_at).total_seconds()

    @property
    def walked_m(self) -> float:
        """Metres on foot."""
        return self.route.distance_m if self.mode is TravelMode.WALK else self.walk.distance_m

    @property
    def is_blocked(self) -> bool:
        """Whether something on the way lets nobody through."""
        return not self.follows_overrides or any(each.incident.blocks for each in self.incidents)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRule:
    """How far ahead a class is reserved, and whether its end is left open."""

    furthest_start: timedelta
    open_ended: bool


_PLANNED: Final = BookingRule(furthest_start=timedelta(days=7), open_ended=False)
_SPONTANEOUS: Final = BookingRule(furthest_start=timedelta(minutes=30), open_ended=True)
BOOKING_RULES: Final[Mapping[VehicleClass, BookingRule]] = MappingProxyType(
    {
        VehicleClass.CAR: _PLANNED,
        VehicleClass.VAN: _PLANNED,
        VehicleClass.BIKE: _SPONTANEOUS,
        VehicleClass.SCOOTER: _SPONTANEOUS,
    }
)
"""The booking windows of the domain. The Reservation API has the last word; these tell what to expect of it."""


def availability(mode: TravelMode, *, starts_at: datetime, now: datetime) -> Availability:
    """Whether the booking window for a trip that starts then is open now, whatever vehicles there are."""
    if mode is TravelMode.WALK:
        return Availability(bookable=False, reason=NotBookableReason.WALKING)
    if starts_at < now - _MINUTE:
        return Availability(bookable=False, reason=NotBookableReason.IN_THE_PAST)
    opens_at = starts_at - BOOKING_RULES[VEHICLE_CLASSES[mode]].furthest_start
    if now < opens_at:
        return Availability(bookable=False, reason=NotBookableReason.TOO_EARLY_TO_BOOK, opens_at=opens_at)
    return Availability(bookable=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedTime:
    """What a reservation for a trip asks for; `ends_at` is None for rides that end whenever the customer likes."""

    starts_at: datetime
    ends_at: datetime | None
    expected_duration_min: int


def booked_time(
    mode: TravelMode, *, departs_at: datetime, arrives_at: datetime, walk_s: float, ride_s: float, now: datetime
) -> BookedTime:
    """The time to reserve for a trip by vehicle.

    Open-ended classes are reserved from the moment the customer sets out, so that nobody takes the vehicle meanwhile.
    Cars and vans are reserved from the five minutes in which the customer gets to the vehicle until some minutes after
    the trip, so that whoever asks for nine o'clock has the car from nine. A start that has passed is now.
    """
    minutes = max(1, started_minutes(ride_s))
    if BOOKING_RULES[VEHICLE_CLASSES[mode]].open_ended:
        return BookedTime(starts_at=max(departs_at, now), ends_at=None, expected_duration_min=minutes)
    planned = departs_at + timedelta(seconds=walk_s)
    starts_at = max(_rounded_down(planned), now)
    late = starts_at - min(starts_at, planned)
    ends_at = _rounded_up(arrives_at + late + RETURN_RESERVE)
    return BookedTime(starts_at=starts_at, ends_at=ends_at, expected_duration_min=minutes)


def started_minutes(seconds: float) -> int:
    """How many minutes have begun: 60 s are one minute, a second more makes two."""
    return -(-round(seconds) // 60)


def estimated_price(vehicle: OfferedVehicle, *, booked: BookedTime) -> Money:
    """Unlock fee and started minutes. The cap that a day has is left out, as it binds no trip of this length."""
    minutes = booked.expected_duration_min
    if booked.ends_at is not None:
        minutes = started_minutes((booked.ends_at - booked.starts_at).total_seconds())
    amount = vehicle.unlock_fee.amount + minutes * vehicle.per_minute.amount
    return Money(amount=amount, currency=vehicle.unlock_fee.currency)


def _rounded_up(moment: datetime) -> datetime:
    down = _rounded_down(moment)
    return moment if down == moment else down + _STEP


def _rounded_down(moment: datetime) -> datetime:
    return moment - timedelta(minutes=moment.minute % 5, seconds=moment.second, microseconds=moment.microsecond)
