"""Local times of day to moments, where clocks are put forward and back."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from impl.travel_agent.language.understanding import TimeProblemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A local time found on the calendar: the moment, or what is wrong and the moments that could be meant instead."""

    at: datetime
    problem: TimeProblemKind | None = None
    candidates: tuple[datetime, ...] = ()


def moment_at(wall: datetime, *, zone: ZoneInfo) -> Moment:
    """The moment a clock on the wall shows `wall` (naive); times that do not exist or come twice are problems."""
    first = wall.replace(tzinfo=zone, fold=0)
    second = wall.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return Moment(at=first)
    # Not a set: moments of one zone compare by the wall, on which the two may look alike.
    readings = tuple(sorted((_there_and_back(first), _there_and_back(second)), key=instant))
    exists = any(reading.replace(tzinfo=None, fold=0) == wall for reading in readings)
    kind = TimeProblemKind.REPEATED_BY_DST if exists else TimeProblemKind.SKIPPED_BY_DST
    return Moment(at=readings[0], problem=kind, candidates=readings)


def instant(moment: datetime) -> datetime:
    """The same moment in UTC: the only form that compares right across a change of clocks."""
    return moment.astimezone(UTC)


def later(moment: datetime, length: timedelta) -> datetime:
    """The moment so much elapsed time later, in the same zone."""
    return (moment.astimezone(UTC) + length).astimezone(moment.tzinfo)


def _there_and_back(moment: datetime) -> datetime:
    return moment.astimezone(UTC).astimezone(moment.tzinfo)
