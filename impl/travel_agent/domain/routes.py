"""Routes: what is asked for, and what is found."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from generated.models import TravelMode as TravelMode
from impl.travel_agent.domain.geography import Area, Position

MOST_WAYPOINTS: Final = 12


class RoutePreference(StrEnum):
    """What matters on the way.

    `fast` takes the least time and `short` the least distance. `quiet` keeps away from busy roads: bikes and scooters
    prefer cycleways and paths, cars and vans avoid motorways, walkers prefer footways. `scenic` is a quiet route that
    passes a park, the water or a sight where one is near enough.
    """

    FAST = "fast"
    SHORT = "short"
    QUIET = "quiet"
    SCENIC = "scenic"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRequest:
    """A route to find.

    Attributes:
        waypoints: start, stops and destination, in this order.
        mode: how one moves.
        preference: what matters.
        avoid_tolls: whether toll roads are taken only where there is no other way; a free route never has any.
        avoid_areas: where the route must not lead through.
        through: positions to pass on the first leg, without a stop.
        language: of the instructions, such as `de`; English where it is not one of ours.
        departs_at: when one leaves, in the time zone of the place; for closures that depend on the time.

    Raises:
        ValueError: fewer than two waypoints or more than twelve, or a departure without a time zone.
    """

    waypoints: tuple[Position, ...]
    mode: TravelMode
    preference: RoutePreference = RoutePreference.FAST
    avoid_tolls: bool = False
    avoid_areas: tuple[Area, ...] = ()
    through: tuple[Position, ...] = ()
    language: str = "en"
    departs_at: datetime | None = None

    def __post_init__(self) -> None:
        if len(self.waypoints) < 2 or len(self.waypoints) + len(self.through) > MOST_WAYPOINTS:
            raise ValueError(f"a route has 2 to {MOST_WAYPOINTS} waypoints")
        if self.departs_at is not None and self.departs_at.tzinfo is None:
            raise ValueError("the departure needs a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One instruction on the way: metres and seconds until the next, and where it is to be followed."""

    instruction: str
    distance_m: float
    duration_s: float
    position: Position
    streets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """The way between two waypoints, in metres and seconds."""

    distance_m: float
    duration_s: float
    shape: tuple[Position, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way from the first waypoint to the last.

    Attributes:
        mode: how one moves.
        preference: what the route was found for.
        language: of the instructions, which need not be the one asked for.
        legs: one between every two waypoints.
        distance_m: metres of all legs.
        duration_s: seconds of all legs on empty roads; `travel_times` makes them seconds at a time of day.
        has_toll: whether a toll road is part of it.
        has_ferry: whether a ferry is part of it.
        scenery_m: metres past parks, water or sights, where somebody has measured them.
        shape: all positions of the line, which follows from the legs.
    """

    mode: TravelMode
    preference: RoutePreference
    language: str
    legs: tuple[Leg, ...]
    distance_m: float
    duration_s: float
    has_toll: bool
    has_ferry: bool
    scenery_m: float | None = None
    shape: tuple[Position, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        positions = [position for leg in self.legs for position in leg.shape]
        joined = (each for each, before in zip(positions, [None, *positions], strict=False) if each != before)
        object.__setattr__(self, "shape", tuple(joined))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The instructions of all legs."""
        return tuple(step for leg in self.legs for step in leg.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Seconds (on empty roads) and metres from one position to another."""

    duration_s: float
    distance_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """What lies between sources (rows) and targets (columns); None where one cannot get there."""

    connections: tuple[tuple[Connection | None, ...], ...]
