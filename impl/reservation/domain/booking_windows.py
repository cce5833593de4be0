"""When a vehicle may be reserved, by class.

The domain's rule: cars and vans up to 7 days ahead for a fixed duration; bikes and scooters up to 30 minutes ahead,
open-ended, at most 12 hours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from generated.models import VehicleClass
from impl.reservation.domain.errors import OutsideBookingWindow

# A start of "now" has passed by the time it arrives here.
START_TOLERANCE = timedelta(seconds=60)
SHORTEST = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingWindow:
    """How far ahead a reservation may start, how long it may be, and whether its end is left open."""

    furthest_start: timedelta
    longest: timedelta
    open_ended: bool

    def admits_start(self, starts_at: datetime, *, now: datetime) -> bool:
        """Whether a new reservation may start then."""
        return now - START_TOLERANCE <= starts_at <= now + self.furthest_start

    def reserved(self, duration: timedelta) -> timedelta:
        """How long the vehicle is kept for a trip of that duration: open-ended ones take the longest time."""
        return self.longest if self.open_ended else duration


_PLANNED = BookingWindow(furthest_start=timedelta(days=7), longest=timedelta(days=7), open_ended=False)
_SPONTANEOUS = BookingWindow(furthest_start=timedelta(minutes=30), longest=timedelta(hours=12), open_ended=True)

WINDOWS: Mapping[VehicleClass, BookingWindow] = MappingProxyType(
    {
        VehicleClass.CAR: _PLANNED,
        VehicleClass.VAN: _PLANNED,
        VehicleClass.BIKE: _SPONTANEOUS,
        VehicleClass.SCOOTER: _SPONTANEOUS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time a vehicle is promised for, half-open: from `starts_at` until just before `reserved_until`."""

    starts_at: datetime
    reserved_until: datetime
    open_ended: bool

    @property
    def ends_at(self) -> datetime | None:
        """The agreed end; None where the customer returns the vehicle whenever they like."""
        return None if self.open_ended else self.reserved_until


def plan(
    vehicle_class: VehicleClass,
    *,
    starts_at: datetime,
    ends_at: datetime | None,
    now: datetime,
    granted_start: datetime | None = None,
) -> Period:
    """The period that such a wish reserves, in UTC.

    `granted_start` is the start of the reservation that is being changed: it may have passed already.

    Raises:
        OutsideBookingWindow: the class is not reserved for these times.
    """
    window = WINDOWS[vehicle_class]
    _require_start(window, vehicle_class, starts_at=starts_at, now=now, granted_start=granted_start)
    starts_at = starts_at.astimezone(UTC)
    if window.open_ended:
        if ends_at is not None:
            raise OutsideBookingWindow(f"A {vehicle_class} is returned whenever you like. Leave ends_at out.")
        return Period(starts_at=starts_at, reserved_until=starts_at + window.longest, open_ended=True)
    if ends_at is None:
        raise OutsideBookingWindow(f"A {vehicle_class} is reserved for a fixed time. Give ends_at.")
    _require_end(window, vehicle_class, starts_at=starts_at, ends_at=ends_at, now=now)
    return Period(starts_at=starts_at, reserved_until=ends_at.astimezone(UTC), open_ended=False)


def _require_start(
    window: BookingWindow,
    vehicle_class: VehicleClass,
    *,
    starts_at: datetime,
    now: datetime,
    granted_start: datetime | None,
) -> None:
    if starts_at == granted_start and starts_at <= now:
        return
    if starts_at < now - START_TOLERANCE:
        raise OutsideBookingWindow("The start has passed already.")
    if starts_at > now + window.furthest_start:
        raise OutsideBookingWindow(f"A {vehicle_class} is reserved at most {_words(window.furthest_start)} ahead.")


def _require_end(
    window: BookingWindow, vehicle_class: VehicleClass, *, starts_at: datetime, ends_at: datetime, now: datetime
) -> None:
    if ends_at - starts_at < SHORTEST:
        raise OutsideBookingWindow("The end must be at least a minute after the start.")
    if ends_at - starts_at > window.longest:
        raise OutsideBookingWindow(f"A {vehicle_class} is reserved for at most {_words(window.longest)}.")
    if ends_at < now - START_TOLERANCE:
        raise OutsideBookingWindow("The end has passed already.")


def _words(span: timedelta) -> str:
    if span >= timedelta(days=1):
        return f"{span.days} days"
    hours, rest = divmod(span, timedelta(hours=1))
    return f"{hours} hours" if hours else f"{rest // timedelta(minutes=1)} minutes"
