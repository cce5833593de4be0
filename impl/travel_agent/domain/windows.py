"""The best time to leave or arrive within a window, for a way that is partly walked.

Moments are in the place's time zone, and all arithmetic is of elapsed time: a change of the clock within the window
neither skips nor repeats a departure.
"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from impl.travel_agent.domain import travel_times
from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.trips import TripWindow

MOST_CANDIDATES: Final = 96
SHORTEST_STEP: Final = timedelta(minutes=5)
LONGEST_WINDOW: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way door to door: seconds on foot to the vehicle, then seconds on empty roads, and what incidents cost."""

    mode: TravelMode
    free_flow_s: float
    walk_s: float = 0.0
    delay_s: float = 0.0

    def leaving(self, at: datetime) -> travel_times.Departure:
        """What leaving at a moment means."""
        seconds = math.ceil(self.walk_s + self.ride_s(at))
        return travel_times.Departure(leaves_at=at, arrives_at=later(at, seconds=seconds), duration_s=seconds)

    def arriving(self, by: datetime) -> travel_times.Departure:
        """The latest departure that arrives by a moment."""
        spared = later(by, seconds=-self.delay_s)
        ride = travel_times.latest_departure(self.free_flow_s, mode=self.mode, arrives_by=spared)
        leaves_at = later(ride.leaves_at, seconds=-self.walk_s)
        seconds = ride.duration_s + self.walk_s + self.delay_s
        return travel_times.Departure(leaves_at=leaves_at, arrives_at=by, duration_s=seconds)

    def ride_s(self, leaves_at: datetime) -> float:
        """Seconds of the ride for one who leaves the door at a moment."""
        begins = later(leaves_at, seconds=self.walk_s)
        return travel_times.duration_s(self.free_flow_s, mode=self.mode, leaves_at=begins) + self.delay_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """When to leave, what the other moments of the window would mean, and what choosing gains.

    Attributes:
        best: the departure to take.
        candidates: the departures of the window in their order, with the best one among them; empty where the
            window is a moment.
        in_time: whether the arrival that was asked for is kept.
    """

    best: travel_times.Departure
    candidates: tuple[travel_times.Departure, ...] = ()
    in_time: bool = True

    @property
    def slowest_s(self) -> float:
        """Seconds of the slowest departure of the window."""
        return max((each.duration_s for each in self.candidates), default=self.best.duration_s)

    @property
    def gained_s(self) -> float:
        """Seconds saved against the slowest departure of the window."""
        return self.slowest_s - self.best.duration_s

    @property
    def gained_against_first_s(self) -> float:
        """Seconds saved against leaving as soon as the window opens."""
        first = self.candidates[0].duration_s if self.candidates else self.best.duration_s
        return first - self.best.duration_s


def choose(way: Way, *, window: TripWindow, now: datetime) -> Choice:
    """When to leave for a way.

    Without bounds one leaves now. A single bound is kept exactly: the departure, or the latest departure that arrives
    in time. Between two bounds the quickest way wins, and of equals the earlier. Departures that have passed are no
    candidates, and where no departure arrives in time the earliest one is taken and told to be late.

    Raises:
        ValueError: the window is longer than two days.
    """
    zone = (window.moments[0] if window.moments else now).tzinfo
    now = now.astimezone(zone)
    if not window.is_choice:
        return _at_a_moment(way, window=window, now=now)
    earliest, latest = _departures_between(way, window=window, now=now)
    if latest < earliest:
        return _too_late(way, window=window, earliest=earliest)
    if latest.astimezone(UTC) - earliest.astimezone(UTC) > LONGEST_WINDOW:
        raise ValueError("a window to choose from is at most two days long")
    candidates = _candidates(way, earliest=earliest, latest=latest, window=window)
    best = travel_times.best_departure(candidates)
    if best is None:
        return _too_late(way, window=window, earliest=earliest)
    return Choice(best=best, candidates=candidates)


def later(moment: datetime, *, seconds: float) -> datetime:
    """Later by elapsed time, in the same zone."""
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


def _at_a_moment(way: Way, *, window: TripWindow, now: datetime) -> Choice:
    if window.arrives_by is None:
        return Choice(best=way.leaving(max(window.leaves_after or now, now)))
    latest = way.arriving(window.arrives_by).leaves_at
    if latest < now:
        return _too_late(way, window=window, earliest=now)
    # Nobody leaves at a fraction of a minute; who leaves a little earlier is never later there.
    return Choice(best=way.leaving(max(latest.replace(second=0, microsecond=0), now)))


def _departures_between(way: Way, *, window: TripWindow, now: datetime) -> tuple[datetime, datetime]:
    """The earliest and the latest departure that keep the bounds."""
    earliest = max(window.leaves_after or now, now)
    if window.arrives_after is not None:
        earliest = max(earliest, way.arriving(window.arrives_after).leaves_at)
    earliest = _next_minute(earliest)
    ends = [window.leaves_before] if window.leaves_before is not None else []
    if window.arrives_by is not None:
        ends.append(way.arriving(window.arrives_by).leaves_at.replace(second=0, microsecond=0))
    if not ends:
        return earliest, later(earliest, seconds=timedelta(hours=2).total_seconds())
    return earliest, min(ends)


def _too_late(way: Way, *, window: TripWindow, earliest: datetime) -> Choice:
    best = way.leaving(earliest)
    on_time = window.arrives_by is None or best.arrives_at <= window.arrives_by
    return Choice(best=best, in_time=on_time and window.leaves_before is None)


def _candidates(
    way: Way, *, earliest: datetime, latest: datetime, window: TripWindow
) -> tuple[travel_times.Departure, ...]:
    length = latest.astimezone(UTC) - earliest.astimezone(UTC)
    step = max(SHORTEST_STEP, _whole_minutes(length / (MOST_CANDIDATES - 2)))
    moments = [later(earliest, seconds=(count * step).total_seconds()) for count in range(int(length / step) + 1)]
    if moments[-1].astimezone(UTC) < latest.astimezone(UTC):
        moments.append(latest)
    departures = (way.leaving(moment) for moment in moments)
    # The latest departure meets the arrival to the microsecond; a second is nobody's delay.
    bound = None if window.arrives_by is None else later(window.arrives_by, seconds=1)
    return tuple(each for each in departures if bound is None or each.arrives_at.astimezone(UTC) <= bound)


def _next_minute(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else later(whole, seconds=60)


def _whole_minutes(span: timedelta) -> timedelta:
    return timedelta(minutes=-(-span // timedelta(minutes=1)))
