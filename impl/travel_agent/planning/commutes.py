"""Commutes as they are kept, with how far the reservation of each day is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from generated import models
from impl.platform.database import Database
from impl.platform.identifiers import InvalidIdentifier, decode, encode
from impl.travel_agent.domain.commutes import Commute, CommuteDay, DayRecord, days_of

_COLUMNS: Final = "commute.id, commute.customer_id, commute.conversation_id, commute.body, commute.created_at"
_DAYS: Final = """
(SELECT coalesce(
     jsonb_agg(jsonb_build_object('date', day.date, 'status', day.status, 'reservation', day.reservation_id)),
     '[]'::jsonb)
 FROM commute_days AS day WHERE day.commute_id = commute.id) AS days
"""
_INSERT: Final = """
INSERT INTO commutes (id, customer_id, conversation_id, body, created_at) VALUES ($1, $2, $3, $4, $5)
"""
_FIND: Final = f"SELECT {_COLUMNS}, {_DAYS} FROM commutes AS commute WHERE commute.id = $1 AND commute.customer_id = $2"
_ACTIVE: Final = f"""
SELECT {_COLUMNS}, {_DAYS} FROM commutes AS commute
WHERE (commute.body ->> 'starts_on')::date + 7 * (commute.body ->> 'weeks')::int >= $1
  AND commute.id > $2 ORDER BY commute.id LIMIT $3
"""
_MARK: Final = """
INSERT INTO commute_days (commute_id, date, status, reservation_id)
SELECT id, $2, $3, $4 FROM commutes WHERE id = $1 AND customer_id = $5
ON CONFLICT (commute_id, date) DO UPDATE
SET status = excluded.status, reservation_id = coalesce(excluded.reservation_id, commute_days.reservation_id)
WHERE commute_days.status <> 'reserved' OR excluded.status <> 'proposed'
"""
# A day that was told to be bookable keeps that status, so that it is told once.
_TELL: Final = """
INSERT INTO commute_days (commute_id, date, status) VALUES ($1, $2, 'bookable') ON CONFLICT DO NOTHING RETURNING true
"""
_BODY: Final = TypeAdapter(Commute)
_FIRST: Final = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCommute:
    """A commute of a customer, and what is known of its days."""

    commute: Commute
    customer_id: UUID
    conversation_id: UUID
    records: dict[date, DayRecord]
    created_at: datetime

    def days(self, now: datetime) -> tuple[CommuteDay, ...]:
        """Its next days."""
        return days_of(self.commute, now=now, records=self.records)


class Commutes:
    """Keeps commutes. A commute is seen by its customer alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, commute: Commute, *, conversation_id: UUID, customer_id: UUID, now: datetime) -> StoredCommute:
        """Keep a commute."""
        async with self._database.connection() as connection:
            await connection.execute(
                _INSERT,
                commute.id,
                customer_id,
                conversation_id,
                _BODY.dump_python(commute, mode="json"),
                now,
            )
        return StoredCommute(
            commute=commute, customer_id=customer_id, conversation_id=conversation_id, records={}, created_at=now
        )

    async def get(self, commute_id: str, *, customer_id: UUID) -> StoredCommute | None:
        """A commute of the customer's; None where there is none of that id."""
        try:
            value = decode("cmt", text=commute_id)
        except InvalidIdentifier:
            return None
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_FIND, value, customer_id)
        return None if row is None else _stored(row)

    async def mark(
        self,
        commute_id: str,
        *,
        day: date,
        status: models.CommuteDayStatus,
        customer_id: UUID,
        reservation_id: UUID | None = None,
    ) -> None:
        """Note how far the reservation of a day is. A reserved day is not proposed again."""
        async with self._database.connection() as connection:
            await connection.execute(_MARK, decode("cmt", text=commute_id), day, status, reservation_id, customer_id)

    async def tell_once(self, commute_id: UUID, *, day: date) -> bool:
        """Whether a day that can be booked now has not been told of before; it counts as told from now on."""
        async with self._database.connection() as connection:
            return bool(await connection.fetchval(_TELL, commute_id, day))

    async def active(self, *, on: date, after: UUID = _FIRST, limit: int = 200) -> tuple[StoredCommute, ...]:
        """Commutes of all customers that are not over, in the order of their ids."""
        async with self._database.connection() as connection:
            rows = await connection.fetch(_ACTIVE, on, after, limit)
        return tuple(_stored(row) for row in rows)


def _stored(row: asyncpg.Record) -> StoredCommute:
    return StoredCommute(
        commute=_BODY.validate_python(row["body"]),
        customer_id=row["customer_id"],
        conversation_id=row["conversation_id"],
        records={date.fromisoformat(day["date"]): _record(day) for day in row["days"]},
        created_at=row["created_at"],
    )


def _record(day: dict[str, str | None]) -> DayRecord:
    reservation = day["reservation"]
    return DayRecord(
        status=models.CommuteDayStatus(str(day["status"])),
        reservation_id=(None if reservation is None else models.ReservationId(encode("res", value=UUID(reservation)))),
    )
