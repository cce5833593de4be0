"""Commutes: trips that recur on some weekdays, made into dated days that are reserved one by one.

Times are clock times of the place. Where the clock skips the time, the trip is that much later; where it repeats it,
the first of the two counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from generated.models import CommuteDayStatus, ReservationId, Weekday
from impl.travel_agent.domain.places import Place
from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.trips import TripPreferences, TripWindow, availability
from impl.travel_agent.domain.windows import Way

MOST_DAYS: Final = 14
MOST_WEEKS: Final = 8
_DECIDED: Final = frozenset({CommuteDayStatus.RESERVED, CommuteDayStatus.PROPOSED, CommuteDayStatus.DECLINED})


_WEEK: Final = tuple(Weekday)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commute:
    """A recurring trip.

    Attributes:
        id: names it.
        origin, destination: where it leads.
        mode: by which vehicle; walking is reserved nowhere.
        weekdays: on which days.
        local_time: the departure, or the arrival where `arrive_by` says so, by the clock of the place.
        time_zone: IANA zone of the place.
        starts_on, weeks: the first day, and for how many weeks.
        preferences: what matters on the way.
        way: how long it takes.

    Raises:
        ValueError: no weekday, walking, or a length that is none.
    """

    id: UUID
    origin: Place
    destination: Place
    mode: TravelMode
    weekdays: tuple[Weekday, ...]
    local_time: time
    arrive_by: bool
    time_zone: str
    starts_on: date
    weeks: int
    preferences: TripPreferences
    way: Way

    def __post_init__(self) -> None:
        if not self.weekdays:
            raise ValueError("a commute takes place on one weekday at least")
        if self.mode is TravelMode.WALK:
            raise ValueError("nothing is reserved for walking")
        if not 1 <= self.weeks <= MOST_WEEKS:
            raise ValueError(f"a commute is planned for 1 to {MOST_WEEKS} weeks")

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the place."""
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRecord:
    """What is known of a day besides its times: how far its reservation is."""

    status: CommuteDayStatus
    reservation_id: ReservationId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuteDay:
    """One dated trip of a commute; `bookable_from` is when its booking window opens, where it is closed yet."""

    date: date
    departs_at: datetime
    arrives_at: datetime
    status: CommuteDayStatus
    bookable_from: datetime | None = None
    reservation_id: ReservationId | None = None


def days_of(
    commute: Commute, *, now: datetime, records: Mapping[date, DayRecord] | None = None
) -> tuple[CommuteDay, ...]:
    """The next days of a commute, at most 14, from today on; today's trip is left out once it has begun."""
    known = records or {}
    today = now.astimezone(commute.zone).date()
    days = (_day(commute, date_=each, now=now, record=known.get(each)) for each in _dates(commute, start=today))
    upcoming = (day for day in days if day.status is not CommuteDayStatus.PAST or day.date in known)
    return tuple(day for day, _ in zip(upcoming, range(MOST_DAYS), strict=False))


def window_of(commute: Commute, *, day: date) -> TripWindow:
    """When the trip of a day is to be made."""
    moment = local_moment(day, at=commute.local_time, zone=commute.zone)
    return TripWindow(arrives_by=moment) if commute.arrive_by else TripWindow(leaves_after=moment)


def local_moment(day: date, *, at: time, zone: ZoneInfo) -> datetime:
    """The moment of a clock time: later by the gap where the clock skips it, the first one where it is repeated."""
    said = datetime.combine(day, at.replace(fold=0), tzinfo=zone)
    return said.astimezone(UTC).astimezone(zone)


def bookable_now(days: tuple[CommuteDay, ...]) -> tuple[CommuteDay, ...]:
    """The days that can be reserved at once."""
    return tuple(day for day in days if day.status is CommuteDayStatus.BOOKABLE)


def next_opening(days: tuple[CommuteDay, ...]) -> datetime | None:
    """When the next booking window opens."""
    opening = (day.bookable_from for day in days if day.status is CommuteDayStatus.NOT_YET_BOOKABLE)
    return min((moment for moment in opening if moment is not None), default=None)


def _dates(commute: Commute, *, start: date) -> Iterator[date]:
    first = max(start, commute.starts_on)
    last = commute.starts_on + timedelta(weeks=commute.weeks)
    days = (first + timedelta(days=count) for count in range((last - first).days))
    return (day for day in days if _WEEK[day.weekday()] in commute.weekdays)


def _day(commute: Commute, *, date_: date, now: datetime, record: DayRecord | None) -> CommuteDay:
    moment = local_moment(date_, at=commute.local_time, zone=commute.zone)
    departure = commute.way.arriving(moment) if commute.arrive_by else commute.way.leaving(moment)
    open_ = availability(commute.mode, starts_at=departure.leaves_at, now=now)
    status = _status(record, past=departure.leaves_at < now, bookable=open_.bookable)
    return CommuteDay(
        date=date_,
        departs_at=departure.leaves_at,
        arrives_at=departure.arrives_at,
        status=status,
        bookable_from=open_.opens_at,
        reservation_id=record.reservation_id if record else None,
    )


def _status(record: DayRecord | None, *, past: bool, bookable: bool) -> CommuteDayStatus:
    if record is not None and record.status is CommuteDayStatus.RESERVED:
        return record.status
    if past:
        return CommuteDayStatus.PAST
    if record is not None and (record.status in _DECIDED or record.status is CommuteDayStatus.UNAVAILABLE):
        return record.status
    return CommuteDayStatus.BOOKABLE if bookable else CommuteDayStatus.NOT_YET_BOOKABLE
