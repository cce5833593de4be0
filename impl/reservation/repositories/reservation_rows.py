"""How a reservation is read: the columns of a statement and what a row of them means."""

from datetime import datetime
from typing import Final

import asyncpg

from generated.models import Price, ReservationStatus, Tariff
from impl.reservation.domain.booking_windows import Period
from impl.reservation.domain.reservations import Cancellation, Reservation
from impl.reservation.repositories.candidates import vehicle_of

RESERVATION_COLUMNS: Final = """
    reservation.id, reservation.customer_id, reservation.metro_id, reservation.quote_id,
    lower(reservation.during) AS starts_at, upper(reservation.during) AS reserved_until, reservation.open_ended,
    reservation.status, reservation.hold_expires_at, reservation.tariff, reservation.estimate, reservation.note,
    reservation.cancelled_at, reservation.cancellation_fee, reservation.version, reservation.created_at,
    reservation.updated_at,
    vehicle.id AS vehicle_id, vehicle.vehicle_class, vehicle.model, vehicle.licence_plate, metro.time_zone
"""
RESERVATION_TABLES: Final = """
    reservations AS reservation
    JOIN vehicles AS vehicle ON vehicle.id = reservation.vehicle_id
    JOIN metros AS metro ON metro.id = reservation.metro_id
"""


def reservation_of(row: asyncpg.Record) -> Reservation:
    """The reservation of a row with `RESERVATION_COLUMNS`, as it was written down."""
    return Reservation(
        id=row["id"],
        customer_id=row["customer_id"],
        vehicle=vehicle_of(row),
        metro_id=row["metro_id"],
        time_zone=row["time_zone"],
        quote_id=row["quote_id"],
        period=Period(starts_at=row["starts_at"], reserved_until=row["reserved_until"], open_ended=row["open_ended"]),
        status=ReservationStatus(row["status"]),
        hold_expires_at=row["hold_expires_at"],
        tariff=Tariff.model_validate(row["tariff"]),
        estimate=Price.model_validate(row["estimate"]),
        note=row["note"],
        cancellation=_cancellation(row),
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )


def _cancellation(row: asyncpg.Record) -> Cancellation | None:
    cancelled_at: datetime | None = row["cancelled_at"]
    if cancelled_at is None:
        return None
    return Cancellation(cancelled_at=cancelled_at, fee=Price.model_validate(row["cancellation_fee"]))
