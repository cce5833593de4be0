"""Reservations in the database. What changes one also stores the event that tells of it, in the same statement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from generated.models import ReservationStatus
from impl.platform.database import Connection
from impl.platform.outbox import OutboxEvent
from impl.reservation.domain.changes import Terms
from impl.reservation.domain.errors import VehicleUnavailable
from impl.reservation.domain.reservations import Reservation
from impl.reservation.repositories.reservation_rows import RESERVATION_COLUMNS, RESERVATION_TABLES, reservation_of

_FIND: Final = f"""
SELECT {RESERVATION_COLUMNS} FROM {RESERVATION_TABLES}
WHERE reservation.id = $1 AND reservation.customer_id = $2
"""
_FIND_WITH_TERMS: Final = f"""
SELECT {RESERVATION_COLUMNS}, customer.payment_method_token IS NOT NULL AS has_payment_method,
    quote.expected_duration_min, quote.trip_distance_m
FROM {RESERVATION_TABLES}
JOIN customers AS customer ON customer.id = reservation.customer_id
JOIN quotes AS quote ON quote.id = reservation.quote_id
WHERE reservation.id = $1 AND reservation.customer_id = $2
"""
_FIND_TO_CHANGE: Final = f"{_FIND_WITH_TERMS} FOR NO KEY UPDATE OF reservation"
# Holds that have lapsed keep nothing from anybody, written down or not.
_IS_PROMISED: Final = """
SELECT EXISTS (
    SELECT FROM reservations
    WHERE vehicle_id = $1 AND during && tstzrange($2, $3) AND status IN ('held', 'confirmed', 'active', 'paused')
      AND (hold_expires_at IS NULL OR hold_expires_at > $4) AND id <> $5
)
"""
# A hold that has lapsed counts as expired, as everywhere.
_LIST: Final = f"""
SELECT {RESERVATION_COLUMNS} FROM {RESERVATION_TABLES}
WHERE reservation.customer_id = $1
  AND ($2::text[] IS NULL OR
       CASE WHEN reservation.hold_expires_at <= $3 THEN 'expired' ELSE reservation.status END = ANY ($2))
  AND ($4::timestamptz IS NULL OR (lower(reservation.during), reservation.id) < ($4, $5::uuid))
ORDER BY lower(reservation.during) DESC, reservation.id DESC
LIMIT $6
"""
# The caller has locked the customer in an earlier statement, so this one counts what is committed. Tariff and estimate
# go from the quote to the reservation as they are.
_RESERVE: Final = """
WITH standing AS MATERIALIZED (
    SELECT EXISTS (SELECT FROM reservations WHERE quote_id = $2) AS is_used, count(*) AS open_count
    FROM reservations
    WHERE customer_id = $3 AND status IN ('held', 'confirmed', 'active', 'paused')
      AND (hold_expires_at IS NULL OR hold_expires_at > $11)
), reserved AS (
    INSERT INTO reservations (
        id, customer_id, vehicle_id, metro_id, quote_id, during, open_ended, status, hold_expires_at, tariff, estimate,
        note, version, created_at, updated_at
    )
    SELECT $1, quote.customer_id, quote.vehicle_id, $4, quote.id, tstzrange($5, $6), $7, $8, $9, quote.tariff,
        quote.estimate, $10, 1, $11, $11
    FROM quotes AS quote, standing
    WHERE quote.id = $2 AND NOT standing.is_used AND standing.open_count < $12
    ON CONFLICT ON CONSTRAINT no_double_booking DO NOTHING
    RETURNING id
), event AS (
    INSERT INTO outbox_events (id, aggregate_id, sequence, type, payload)
    SELECT $13, id, 1, $14, $15::json FROM reserved
)
SELECT is_used, open_count, EXISTS (SELECT FROM reserved) AS is_reserved,
    NOT EXISTS (SELECT FROM reserved) AND EXISTS (
        SELECT FROM reservations
        WHERE vehicle_id = $16 AND during && tstzrange($5, $6) AND status = 'held' AND hold_expires_at <= $11
    ) AS meets_lapsed_hold
FROM standing
"""
_SAVE: Final = """
WITH saved AS (
    UPDATE reservations
    SET vehicle_id = $2, metro_id = $3, during = tstzrange($4, $5), open_ended = $6, status = $7, hold_expires_at = $8,
        tariff = $9, estimate = $10, note = $11, cancelled_at = $12, cancellation_fee = $13, version = $14,
        updated_at = $15
    WHERE id = $1
    RETURNING id, version
)
INSERT INTO outbox_events (id, aggregate_id, sequence, type, payload)
SELECT $16, id, version, $17, $18::json FROM saved
"""
_LOCK_NEW_CUSTOMER: Final = """
INSERT INTO customers AS customer (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET version = customer.version
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationToChange:
    """A reservation, and what its changes depend on."""

    reservation: Reservation
    terms: Terms
    has_payment_method: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """How an attempt to reserve went: the reasons why it may have failed, or success."""

    is_used: bool
    open_count: int
    is_reserved: bool
    meets_lapsed_hold: bool


async def find_reservation(connection: Connection, reservation_id: UUID, *, customer_id: UUID) -> Reservation | None:
    """A reservation of the customer's, as it was written down."""
    row = await connection.fetchrow(_FIND, reservation_id, customer_id)
    return None if row is None else reservation_of(row)


async def find_reservation_to_change(
    connection: Connection, reservation_id: UUID, *, customer_id: UUID
) -> ReservationToChange | None:
    """A reservation of the customer's, locked until the transaction ends."""
    row = await connection.fetchrow(_FIND_TO_CHANGE, reservation_id, customer_id)
    return None if row is None else _to_change(row)


async def find_reservation_with_terms(
    connection: Connection, reservation_id: UUID, *, customer_id: UUID
) -> ReservationToChange | None:
    """A reservation of the customer's with the same, for looking only."""
    row = await connection.fetchrow(_FIND_WITH_TERMS, reservation_id, customer_id)
    return None if row is None else _to_change(row)


async def is_promised(connection: Connection, moved: Reservation, *, now: datetime) -> bool:
    """Whether the vehicle of a moved reservation is somebody else's in its period."""
    period = moved.period
    return bool(
        await connection.fetchval(
            _IS_PROMISED, moved.vehicle.id, period.starts_at, period.reserved_until, now, moved.id
        )
    )


async def list_reservations(
    connection: Connection,
    *,
    customer_id: UUID,
    statuses: Collection[ReservationStatus] | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
    now: datetime,
) -> list[Reservation]:
    """The customer's reservations after a position (start, id), latest start first, as they were written down."""
    starts_at, reservation_id = after or (None, None)
    chosen = None if statuses is None else list(statuses)
    rows = await connection.fetch(_LIST, customer_id, chosen, now, starts_at, reservation_id, limit)
    return [reservation_of(row) for row in rows]


async def reserve(connection: Connection, reservation: Reservation, *, event: OutboxEvent, open_limit: int) -> Attempt:
    """Store a new hold and its event, unless its quote is used, the customer has too many, or the vehicle is promised.

    The customer's row must be locked by an earlier statement of the transaction.
    """
    row = await connection.fetchrow(
        _RESERVE,
        reservation.id,
        reservation.quote_id,
        reservation.customer_id,
        reservation.metro_id,
        reservation.period.starts_at,
        reservation.period.reserved_until,
        reservation.period.open_ended,
        reservation.status,
        reservation.hold_expires_at,
        reservation.note,
        reservation.created_at,
        open_limit,
        event.id,
        event.type,
        event.payload.decode(),
        reservation.vehicle.id,
    )
    assert row is not None
    return Attempt(
        is_used=row["is_used"],
        open_count=row["open_count"],
        is_reserved=row["is_reserved"],
        meets_lapsed_hold=row["meets_lapsed_hold"],
    )


async def save(connection: Connection, reservation: Reservation, *, event: OutboxEvent) -> None:
    """Store the next version of a locked reservation and its event.

    Raises:
        VehicleUnavailable: it would overlap another one; the transaction can only be rolled back then.
    """
    cancellation = reservation.cancellation
    try:
        await connection.execute(
            _SAVE,
            reservation.id,
            reservation.vehicle.id,
            reservation.metro_id,
            reservation.period.starts_at,
            reservation.period.reserved_until,
            reservation.period.open_ended,
            reservation.status,
            reservation.hold_expires_at,
            reservation.tariff,
            reservation.estimate,
            reservation.note,
            None if cancellation is None else cancellation.cancelled_at,
            None if cancellation is None else cancellation.fee,
            reservation.version,
            reservation.updated_at,
            event.id,
            event.type,
            event.payload.decode(),
        )
    except asyncpg.ExclusionViolationError:
        raise VehicleUnavailable from None


async def lock_new_customer(connection: Connection, customer_id: UUID) -> None:
    """Make the row of a customer who has none, or wait for whoever is making it; it is locked until the end."""
    await connection.execute(_LOCK_NEW_CUSTOMER, customer_id)


def _to_change(row: asyncpg.Record) -> ReservationToChange:
    return ReservationToChange(
        reservation=reservation_of(row),
        terms=Terms(expected_duration_min=row["expected_duration_min"], trip_distance_m=row["trip_distance_m"]),
        has_payment_method=row["has_payment_method"],
    )
