"""Holds that have lapsed but still keep their vehicle from others, since nobody has written down that they expired."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from impl.platform.database import Connection
from impl.platform.outbox import OutboxEvent
from impl.reservation.domain.booking_windows import Period
from impl.reservation.domain.reservations import Reservation
from impl.reservation.repositories.reservation_rows import RESERVATION_COLUMNS, RESERVATION_TABLES, reservation_of

# Locks are taken in the order of the ids, so that two transactions never wait for each other.
_LOCK_OF_VEHICLE: Final = f"""
SELECT {RESERVATION_COLUMNS} FROM {RESERVATION_TABLES}
WHERE reservation.vehicle_id = $1 AND reservation.during && tstzrange($2, $3)
  AND reservation.status = 'held' AND reservation.hold_expires_at <= $4
ORDER BY reservation.id
FOR NO KEY UPDATE OF reservation
"""
_LOCK_SOME: Final = f"""
SELECT {RESERVATION_COLUMNS} FROM {RESERVATION_TABLES}
WHERE reservation.status = 'held' AND reservation.hold_expires_at <= $1
ORDER BY reservation.hold_expires_at
LIMIT $2
FOR NO KEY UPDATE OF reservation SKIP LOCKED
"""
_EXPIRE: Final = """
WITH lapsed AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::json[]) AS lapsed (id, event_id, type, payload)
), expired AS (
    UPDATE reservations AS reservation
    SET status = 'expired', version = version + 1, updated_at = hold_expires_at, hold_expires_at = NULL
    FROM lapsed
    WHERE reservation.id = lapsed.id
    RETURNING reservation.id, reservation.version
)
INSERT INTO outbox_events (id, aggregate_id, sequence, type, payload)
SELECT lapsed.event_id, expired.id, expired.version, lapsed.type, lapsed.payload FROM expired JOIN lapsed USING (id)
"""


async def lock_lapsed_holds_of(
    connection: Connection, vehicle_id: UUID, *, period: Period, now: datetime
) -> list[Reservation]:
    """The lapsed holds that keep a vehicle in a period, locked until the transaction ends."""
    rows = await connection.fetch(_LOCK_OF_VEHICLE, vehicle_id, period.starts_at, period.reserved_until, now)
    return [reservation_of(row) for row in rows]


async def lock_some_lapsed_holds(connection: Connection, *, limit: int, now: datetime) -> list[Reservation]:
    """The holds that lapsed first and that nobody else is working on, locked until the transaction ends."""
    rows = await connection.fetch(_LOCK_SOME, now, limit)
    return [reservation_of(row) for row in rows]


async def write_down_expiry(connection: Connection, *, events: Sequence[OutboxEvent]) -> None:
    """Expire the locked holds that the events tell of, and store the events, in one round trip."""
    await connection.execute(
        _EXPIRE,
        [event.aggregate_id for event in events],
        [event.id for event in events],
        [event.type for event in events],
        [event.payload.decode() for event in events],
    )
