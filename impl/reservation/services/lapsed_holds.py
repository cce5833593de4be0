"""Writing down that holds have expired, in whichever transaction comes across them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from generated.models import ReservationEventType
from impl.platform.database import Connection
from impl.reservation.domain.booking_windows import Period
from impl.reservation.domain.reservations import Reservation, expire
from impl.reservation.events import event_of
from impl.reservation.repositories.lapsed_holds import lock_lapsed_holds_of, write_down_expiry


async def free_vehicle(connection: Connection, vehicle_id: UUID, *, period: Period, now: datetime) -> None:
    """Expire the lapsed holds that keep a vehicle in a period: one round trip, and another where there are any."""
    lapsed = await lock_lapsed_holds_of(connection, vehicle_id, period=period, now=now)
    await expire_holds(connection, lapsed)


async def expire_holds(connection: Connection, lapsed: Sequence[Reservation]) -> None:
    """Expire holds that have lapsed, each with its event. The caller has locked them."""
    if lapsed:
        events = [event_of(expire(hold), ReservationEventType.RESERVATION_EXPIRED) for hold in lapsed]
        await write_down_expiry(connection, events=events)
