"""Times of day found on the calendar. How a bare hour is read is said in `clock`."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from impl.travel_agent.language.clock_days import ImpossibleDay, day_of
from impl.travel_agent.language.clock_words import DaySaid, TimeOfDay
from impl.travel_agent.language.moments import instant, later, moment_at
from impl.travel_agent.language.understanding import (
    DayPart,
    TimeExpression,
    TimeForm,
    TimeKind,
    TimeProblem,
    TimeProblemKind,
)

DAY = timedelta(days=1)
_TOLERANCE = timedelta(minutes=1)
_WEEK = timedelta(days=7)
_EARLIEST_MORNING = 7
_NOON = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Now, where the customer is, and whether the text is about arriving."""

    now: datetime
    zone: ZoneInfo
    arrives: bool

    @property
    def today(self) -> date:
        """The day it is where the customer is."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A time of day in its sentence: with the part of the day that goes with it."""

    clock: TimeOfDay
    part: DayPart | None
    position: int


def local_now(calendar: Calendar) -> datetime:
    """Now, as the clocks on the walls show it."""
    return calendar.now.astimezone(calendar.zone).replace(tzinfo=None, fold=0)


def wall_time(day: date, at: time) -> datetime:
    """A local time, not yet found on the calendar."""
    return datetime.combine(day, at)


def with_part(clock: TimeOfDay, part: DayPart) -> tuple[TimeOfDay, int]:
    """The time on 24 hours, and how many days after the named one it falls ("tonight at two" is tomorrow)."""
    hour = clock.hour
    if clock.certain and hour > 12:
        return clock, 0
    if part is DayPart.MORNING:
        return replace(clock, hour=hour % 12 if hour == 12 and clock.minute else hour, certain=True), 0
    if part is DayPart.MIDDAY:
        return replace(clock, hour=hour if hour >= 10 else hour + 12, certain=True), 0
    if part is DayPart.AFTERNOON:
        return replace(clock, hour=hour if hour == 12 else hour + 12, certain=True), 0
    if hour in {0, 12}:
        return replace(clock, hour=0, certain=True), 1
    if hour >= 7 or (part is DayPart.EVENING and hour >= 5):
        return replace(clock, hour=hour + 12, certain=True), 0
    return replace(clock, certain=True), 1


def readings_of(clock: TimeOfDay) -> tuple[time, ...]:
    """The times of day that a clock face can mean, the one as said first."""
    first = time(clock.hour % 24, clock.minute)
    if clock.certain or clock.hour > 12:
        return (first,)
    return (first, time((clock.hour + 12) % 24, clock.minute))


def resolve_moment(said: Said, *, day: DaySaid | None, calendar: Calendar) -> TimeExpression:
    """The moment that a time of day means, or what is wrong with it."""
    clock, extra = said.clock, 0
    if not clock.exists:
        return impossible(clock.said, calendar=calendar)
    if said.part is not None:
        clock, extra = with_part(clock, said.part)
    if clock.hour == 24:
        clock, extra = replace(clock, hour=0, certain=True), extra + 1
    try:
        walls, problem = _walls(clock, day=day, extra=extra, calendar=calendar)
    except ImpossibleDay as error:
        return impossible(day.said if day else clock.said, calendar=calendar, why=error)
    return _at_walls(walls, problem=problem, day=day, said=clock.said, calendar=calendar)


def _walls(
    clock: TimeOfDay, *, day: DaySaid | None, extra: int, calendar: Calendar
) -> tuple[list[datetime], TimeProblemKind | None]:
    """The local times that are possible, the likeliest first, and what is wrong with them."""
    readings = readings_of(clock)
    if day is None:
        return _next_walls(readings, hour=clock.hour, calendar=calendar)
    on = day_of(day, today=calendar.today)
    walls = [wall_time(on + extra * DAY, reading) for reading in readings]
    ahead = [wall for wall in walls if _is_ahead(wall, calendar=calendar)]
    if not ahead and day.weekday is not None:
        return [wall + _WEEK for wall in walls[:1]], None
    if not ahead:
        return walls, TimeProblemKind.PAST
    if len(ahead) < len(walls) and day.weekday is not None and _is_morning(clock):
        return [ahead[0], walls[0] + _WEEK], TimeProblemKind.AM_OR_PM_UNCLEAR
    if len(ahead) > 1 and not _is_morning(clock):
        return ahead, TimeProblemKind.AM_OR_PM_UNCLEAR
    return ahead[:1], None


def _is_morning(clock: TimeOfDay) -> bool:
    """Whether a bare hour is taken as said where that is possible."""
    return _EARLIEST_MORNING <= clock.hour <= _NOON


def _is_ahead(wall: datetime, *, calendar: Calendar) -> bool:
    """Whether the moment, or the later of two that look alike, has not passed."""
    moment = moment_at(wall, zone=calendar.zone)
    return instant((moment.candidates or (moment.at,))[-1]) >= instant(calendar.now) - _TOLERANCE


def _next_walls(
    readings: tuple[time, ...], *, hour: int, calendar: Calendar
) -> tuple[list[datetime], TimeProblemKind | None]:
    """The next time a clock shows it; of the two readings of a bare hour, as the module says."""
    today = calendar.today
    first = wall_time(today, readings[0])
    if len(readings) == 1:
        return [first if _is_ahead(first, calendar=calendar) else first + DAY], None
    second = wall_time(today, readings[1])
    first_ahead, second_ahead = _is_ahead(first, calendar=calendar), _is_ahead(second, calendar=calendar)
    if _EARLIEST_MORNING <= hour <= _NOON:
        if first_ahead:
            return [first], None
        if second_ahead and hour != _NOON:
            return [second, first + DAY], TimeProblemKind.AM_OR_PM_UNCLEAR
        return [first + DAY], None
    if first_ahead:
        return [first, second], TimeProblemKind.AM_OR_PM_UNCLEAR
    if second_ahead:
        return [second], None
    return [first + DAY, second + DAY], TimeProblemKind.AM_OR_PM_UNCLEAR


def _at_walls(
    walls: list[datetime], *, problem: TimeProblemKind | None, day: DaySaid | None, said: str, calendar: Calendar
) -> TimeExpression:
    moments = [moment_at(wall, zone=calendar.zone) for wall in walls]
    first = moments[0]
    problems: tuple[TimeProblem, ...] = ()
    if problem is not None:
        candidates = () if problem is TimeProblemKind.PAST else tuple(sorted((m.at for m in moments), key=instant))
        over = f"{day.said} {said}" if day is not None and problem is TimeProblemKind.PAST else said
        problems = (TimeProblem(kind=problem, said=over, candidates=candidates),)
    elif first.problem is not None:
        ahead = tuple(c for c in first.candidates if instant(c) >= instant(calendar.now) - _TOLERANCE)
        if first.problem is TimeProblemKind.SKIPPED_BY_DST or len(ahead) > 1:
            problems = (TimeProblem(kind=first.problem, said=said, candidates=ahead),)
        elif ahead:
            first = replace(first, at=ahead[0])
    kind = TimeKind.ARRIVE_BY if calendar.arrives else TimeKind.DEPART_AT
    return TimeExpression(
        kind=kind,
        earliest=first.at,
        latest=first.at,
        day_was_given=day is not None,
        hour_was_given=True,
        problems=problems,
        said=said,
    )


def resolve_window(
    first: Said, last: Said, *, day: DaySaid | None, form: TimeForm, calendar: Calendar, said: str
) -> TimeExpression:
    """The window or period between two times of day; the bounds of either settle each other's half of the day."""
    start = replace(first, clock=_start_beside(first, last), part=None if first.clock.certain else first.part)
    begun = resolve_moment(start, day=day, calendar=calendar)
    if not last.clock.exists:
        return impossible(last.clock.said, calendar=calendar)
    starts = begun.earliest
    if starts is None:
        return begun
    if begun.problems and begun.problems[0].kind is TimeProblemKind.PAST and form is TimeForm.WINDOW:
        begun = replace(begun, problems=())
    ends = _end_after(starts, last)
    kind = TimeKind.ARRIVE_WINDOW if calendar.arrives and form is TimeForm.WINDOW else TimeKind.DEPART_WINDOW
    result = replace(begun, kind=kind, form=form, said=said)
    if ends is None:
        problem = TimeProblem(kind=TimeProblemKind.REVERSED_WINDOW, said=said)
        return replace(result, latest=starts, problems=(*begun.problems, problem))
    ending = moment_at(ends, zone=calendar.zone)
    problems = begun.problems
    if ending.problem is not None and not problems:
        problems = (TimeProblem(kind=ending.problem, said=last.clock.said, candidates=ending.candidates),)
    if not problems and instant(ending.at) < instant(calendar.now):
        problems = (TimeProblem(kind=TimeProblemKind.PAST, said=said),)
    if not problems and instant(starts) < instant(calendar.now) and form is TimeForm.WINDOW:
        starts = calendar.now.astimezone(calendar.zone)
    return replace(result, earliest=starts, latest=ending.at, problems=problems)


def _start_beside(first: Said, last: Said) -> TimeOfDay:
    """The start of a window in the light of its end: "between 5 and 7 pm" begins in the afternoon."""
    clock = first.clock
    if clock.certain or not clock.exists or not last.clock.exists:
        return clock
    ends = last.clock
    if ends.written_on_24_hours:
        return replace(clock, certain=True)
    part = last.part
    if part is not None and not ends.certain:
        ends, _ = with_part(ends, part)
    if not ends.certain:
        return clock
    before = [r for r in readings_of(clock) if (r.hour, r.minute) < (ends.hour, ends.minute)]
    return replace(clock, hour=max(before).hour, certain=True) if before else clock


def _end_after(starts: datetime, last: Said) -> datetime | None:
    """The local time at which a window ends: the first reading after its start, on that day or in the night after
    it.
    """
    clock, extra = last.clock, 0
    if last.part is not None and not clock.certain:
        clock, extra = with_part(clock, last.part)
    begin = starts.replace(tzinfo=None, fold=0)
    on = begin.date()
    if clock.hour == 24:
        return wall_time(on + DAY, time(0, clock.minute))
    readings = [wall_time(on + extra * DAY, reading) for reading in readings_of(clock)]
    after = [wall for wall in readings if wall > begin]
    if after:
        return min(after)
    through_the_night = begin.hour >= 18 and readings[0].hour <= 6
    return min(readings) + DAY if through_the_night else None


def window_expression(
    earliest: datetime,
    latest: datetime,
    *,
    form: TimeForm,
    calendar: Calendar,
    day_was_given: bool,
    hours: bool,
    said: str,
) -> TimeExpression:
    """A window between two moments; what of it has passed is cut off, and nothing left is a problem."""
    now = calendar.now.astimezone(calendar.zone)
    problems: tuple[TimeProblem, ...] = ()
    if instant(latest) <= instant(now):
        problems = (TimeProblem(kind=TimeProblemKind.PAST, said=said),)
    elif instant(earliest) < instant(now):
        earliest = now
    return TimeExpression(
        kind=TimeKind.ARRIVE_WINDOW if calendar.arrives else TimeKind.DEPART_WINDOW,
        earliest=earliest,
        latest=latest,
        form=form,
        day_was_given=day_was_given,
        hour_was_given=hours,
        problems=problems,
        said=said,
    )


def impossible(said: str, *, calendar: Calendar, why: ImpossibleDay | None = None) -> TimeExpression:
    """No time at all: there is no such hour, or for a reason no such day."""
    reason = why or ImpossibleDay()
    moments = tuple(moment_at(wall_time(day, time()), zone=calendar.zone).at for day in reason.candidates)
    problem = TimeProblem(kind=reason.problem, said=said, candidates=moments)
    return TimeExpression(
        kind=TimeKind.DEPART_AT, earliest=None, latest=None, hour_was_given=True, problems=(problem,), said=said
    )


def answer_part(unclear: TimeExpression, *, part: DayPart) -> TimeExpression | None:
    """The expression with its open question answered by a part of the day; None where that does not choose."""
    problem = next((p for p in unclear.problems if p.kind is TimeProblemKind.AM_OR_PM_UNCLEAR), None)
    if problem is None or unclear.earliest is None:
        return None
    early = part is DayPart.MORNING
    fitting = [c for c in problem.candidates if (c.hour < 12) is early]
    if part is DayPart.NIGHT:
        fitting = [c for c in problem.candidates if c.hour >= 21 or c.hour < 6]
    return chosen(unclear, moment=fitting[0]) if len(fitting) == 1 else None


def chosen(unclear: TimeExpression, *, moment: datetime) -> TimeExpression:
    """The expression moved to the moment that the customer says was meant; a window keeps its length."""
    if unclear.earliest is None:
        return replace(unclear, earliest=moment, latest=moment, problems=())
    shift = instant(moment) - instant(unclear.earliest)
    latest = None if unclear.latest is None else later(unclear.latest, shift)
    return replace(unclear, earliest=moment, latest=latest, problems=())
