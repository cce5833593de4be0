"""Quotes in the database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from generated.models import Price, Tariff, VehicleClass
from impl.platform.database import Connection
from impl.reservation.domain.booking_windows import WINDOWS, Period
from impl.reservation.domain.quotes import Candidate, Quote
from impl.reservation.repositories.candidates import CANDIDATE_COLUMNS, candidate_of, vehicle_of

_INSERT: Final = """
INSERT INTO quotes (
    id, customer_id, vehicle_id, starts_at, ends_at, trip_distance_m, expected_duration_min, tariff, estimate,
    expires_at, created_at
)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
WHERE NOT EXISTS (
    SELECT FROM reservations
    WHERE vehicle_id = $3 AND during && tstzrange($4, $12) AND status IN ('held', 'confirmed', 'active', 'paused')
      AND (hold_expires_at IS NULL OR hold_expires_at > $11)
)
RETURNING true
"""
_FROM: Final = f"""
    quote.id, quote.customer_id, quote.starts_at, quote.ends_at, quote.trip_distance_m, quote.expected_duration_min,
    quote.tariff, quote.estimate, quote.expires_at, quote.created_at, {CANDIDATE_COLUMNS}
FROM quotes AS quote
JOIN vehicles AS vehicle ON vehicle.id = quote.vehicle_id
JOIN metros AS metro ON metro.id = vehicle.metro_id
WHERE quote.id = $1 AND quote.customer_id = $2
"""
_FIND: Final = f"SELECT {_FROM}"
# The lock is the customer's turn: of several requests, each counts the reservations that those before it have made.
_FIND_TO_RESERVE: Final = f"""
WITH customer AS MATERIALIZED (SELECT id FROM customers WHERE id = $2 FOR NO KEY UPDATE)
SELECT EXISTS (SELECT FROM customer) AS customer_exists, {_FROM}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservableQuote:
    """A quote, its vehicle as it stands now, and whether the customer has a row that is now locked."""

    quote: Quote
    candidate: Candidate
    customer_exists: bool


async def insert_quote(connection: Connection, quote: Quote) -> bool:
    """Store a quote; False, and nothing is stored, when the vehicle is promised to somebody in its period."""
    return bool(
        await connection.fetchval(
            _INSERT,
            quote.id,
            quote.customer_id,
            quote.vehicle.id,
            quote.period.starts_at,
            quote.period.ends_at,
            quote.trip_distance_m,
            quote.expected_duration_min,
            quote.tariff,
            quote.estimate,
            quote.expires_at,
            quote.created_at,
            quote.period.reserved_until,
        )
    )


async def find_quote(connection: Connection, quote_id: UUID, *, customer_id: UUID) -> Quote | None:
    """A quote of the customer's."""
    row = await connection.fetchrow(_FIND, quote_id, customer_id)
    return None if row is None else _quote(row)


async def find_quote_to_reserve(connection: Connection, quote_id: UUID, *, customer_id: UUID) -> ReservableQuote | None:
    """A quote of the customer's with all that a reservation depends on; the customer is locked until the end."""
    row = await connection.fetchrow(_FIND_TO_RESERVE, quote_id, customer_id)
    if row is None:
        return None
    return ReservableQuote(quote=_quote(row), candidate=candidate_of(row), customer_exists=row["customer_exists"])


def _quote(row: asyncpg.Record) -> Quote:
    return Quote(
        id=row["id"],
        customer_id=row["customer_id"],
        vehicle=vehicle_of(row),
        metro_id=row["metro_id"],
        time_zone=row["time_zone"],
        period=_period(row),
        expected_duration_min=row["expected_duration_min"],
        trip_distance_m=row["trip_distance_m"],
        tariff=Tariff.model_validate(row["tariff"]),
        estimate=Price.model_validate(row["estimate"]),
        expires_at=row["expires_at"],
        created_at=row["created_at"],
    )


def _period(row: asyncpg.Record) -> Period:
    starts_at: datetime = row["starts_at"]
    if row["ends_at"] is not None:
        return Period(starts_at=starts_at, reserved_until=row["ends_at"], open_ended=False)
    longest = WINDOWS[VehicleClass(row["vehicle_class"])].longest
    return Period(starts_at=starts_at, reserved_until=starts_at + longest, open_ended=True)
