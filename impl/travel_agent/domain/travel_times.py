"""How long a way takes at a time of day, and when it is best to leave within a window.

Routing knows empty roads only, and the factors below stretch its times. They are an assumption of ours, not a
measurement: a peak before work and a longer one after it on working days, a flat hump on Saturdays and hardly any on
Sundays, in round figures. A city that has measured its own replaces them. A public holiday counts as any day of its
week.

Speed is constant within an hour of local time, and a way that crosses into the next hour goes on at that hour's speed.
So nobody ever arrives earlier by leaving later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from impl.travel_agent.domain.routes import TravelMode

_MOTOR_WORKDAY: Final = (
    1.00, 1.00, 1.00, 1.00, 1.00, 1.05, 1.15, 1.40, 1.50, 1.30, 1.20, 1.20,
    1.25, 1.25, 1.30, 1.45, 1.60, 1.50, 1.25, 1.15, 1.10, 1.05, 1.00, 1.00,
)  # fmt: skip
_MOTOR_SATURDAY: Final = (
    1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.05, 1.10, 1.15, 1.20,
    1.25, 1.25, 1.25, 1.20, 1.20, 1.15, 1.10, 1.10, 1.05, 1.05, 1.05, 1.00,
)  # fmt: skip
_MOTOR_SUNDAY: Final = (
    1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.05, 1.10,
    1.10, 1.15, 1.15, 1.15, 1.15, 1.15, 1.10, 1.05, 1.05, 1.00, 1.00, 1.00,
)  # fmt: skip
# Bicycles and scooters wait at the same lights but pass the queues: a quarter of what cars lose.
_SHARE_OF_DELAY: Final = {
    TravelMode.CAR: 1.0,
    TravelMode.VAN: 1.0,
    TravelMode.SCOOTER: 0.25,
    TravelMode.BIKE: 0.25,
    TravelMode.WALK: 0.0,
}
_SATURDAY: Final = 5
_SUNDAY: Final = 6
_HOUR: Final = timedelta(hours=1)
MOST_OPTIONS: Final = 1000


class Aim(StrEnum):
    """What makes a departure the best of a window: the shortest way, or the earliest or latest arrival or departure."""

    SHORTEST = "shortest"
    EARLIEST = "earliest"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One time to leave, when one then arrives, and how many seconds the way takes."""

    leaves_at: datetime
    arrives_at: datetime
    duration_s: float


def delay_factor(mode: TravelMode, *, at: datetime) -> float:
    """How many times as long as on empty roads the way takes, at a moment given in the time zone of the place."""
    day = at.weekday()
    hours = _MOTOR_SUNDAY if day == _SUNDAY else _MOTOR_SATURDAY if day == _SATURDAY else _MOTOR_WORKDAY
    return 1 + (hours[at.hour] - 1) * _SHARE_OF_DELAY[mode]


def duration_s(free_flow_s: float, *, mode: TravelMode, leaves_at: datetime) -> float:
    """Seconds of a way that takes so many on empty roads, when one leaves at a moment in the place's time zone.

    Raises:
        ValueError: the moment has no time zone.
    """
    now, left, passed = _with_zone(leaves_at), free_flow_s, 0.0
    while True:
        factor = delay_factor(mode, at=now)
        until_change = (_next_hour(now) - now.astimezone(UTC)).total_seconds()
        if left * factor <= until_change:
            return passed + left * factor
        left -= until_change / factor
        passed += until_change
        now = _shifted(now, seconds=until_change)


def latest_departure(free_flow_s: float, *, mode: TravelMode, arrives_by: datetime) -> Departure:
    """When one has to leave at the latest to arrive by a moment in the place's time zone.

    Raises:
        ValueError: the moment has no time zone.
    """
    now, left = _with_zone(arrives_by), free_flow_s
    while True:
        # The hour that ends at this moment is the one that counts on the way back.
        factor = delay_factor(mode, at=_shifted(now, seconds=-1e-3))
        since_change = (now.astimezone(UTC) - _hour_before(now)).total_seconds()
        if left * factor <= since_change:
            leaves_at = _shifted(now, seconds=-left * factor)
            seconds = (arrives_by.astimezone(UTC) - leaves_at.astimezone(UTC)).total_seconds()
            return Departure(leaves_at=leaves_at, arrives_at=arrives_by, duration_s=seconds)
        left -= since_change / factor
        now = _shifted(now, seconds=-since_change)


def departures(
    free_flow_s: float,
    *,
    mode: TravelMode,
    earliest: datetime,
    latest: datetime,
    arrives_by: datetime | None = None,
    every: timedelta = timedelta(minutes=5),
) -> tuple[Departure, ...]:
    """The departures of a window, at even steps from its start, and at its end; none where all arrive too late.

    Times are in the place's time zone; the steps are of elapsed time, so a change of the clock neither skips nor
    repeats any.

    Raises:
        ValueError: a moment has no time zone, the window ends before it starts, or has more than a thousand steps.
    """
    start, end = _with_zone(earliest), _with_zone(latest)
    length = end.astimezone(UTC) - start.astimezone(UTC)
    if length < timedelta(0):
        raise ValueError("the window ends before it starts")
    if every <= timedelta(0) or length / every > MOST_OPTIONS:
        raise ValueError(f"the window has more than {MOST_OPTIONS} steps")
    moments = [_shifted(start, seconds=(step * every).total_seconds()) for step in range(int(length / every) + 1)]
    if moments[-1].astimezone(UTC) < end.astimezone(UTC):
        moments.append(end)
    options = (_departure(free_flow_s, mode=mode, leaves_at=moment) for moment in moments)
    return tuple(
        option
        for option in options
        if arrives_by is None or option.arrives_at.astimezone(UTC) <= arrives_by.astimezone(UTC)
    )


def best_departure(options: Sequence[Departure], *, aim: Aim = Aim.SHORTEST) -> Departure | None:
    """The best of some departures, the earlier one of equals; None where there are none."""
    if not options:
        return None
    if aim is Aim.EARLIEST:
        return min(options, key=lambda option: option.leaves_at.astimezone(UTC))
    if aim is Aim.LATEST:
        return max(options, key=lambda option: option.leaves_at.astimezone(UTC))
    return min(options, key=lambda option: (round(option.duration_s), option.leaves_at.astimezone(UTC)))


def _departure(free_flow_s: float, *, mode: TravelMode, leaves_at: datetime) -> Departure:
    seconds = duration_s(free_flow_s, mode=mode, leaves_at=leaves_at)
    return Departure(leaves_at=leaves_at, arrives_at=_shifted(leaves_at, seconds=seconds), duration_s=seconds)


def _with_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time of day needs a time zone")
    return moment


def _shifted(moment: datetime, *, seconds: float) -> datetime:
    """Later by elapsed time: arithmetic within a zone would miss changes of the clock."""
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


def _next_hour(moment: datetime) -> datetime:
    return moment.astimezone(UTC) - _into_hour(moment) + _HOUR


def _hour_before(moment: datetime) -> datetime:
    into = _into_hour(moment)
    return moment.astimezone(UTC) - (into or _HOUR)


def _into_hour(moment: datetime) -> timedelta:
    return timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
