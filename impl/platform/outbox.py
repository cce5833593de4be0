"""The transactional outbox: events that are stored with the change they tell of, and leave once it is certain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from impl.platform.database import Connection, Database

_APPEND: Final = """
INSERT INTO outbox_events (id, aggregate_id, sequence, type, payload)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::json[])
"""
_PURGE: Final = """
DELETE FROM outbox_events AS event
WHERE dispatched_at < now() - $1::interval
  AND NOT EXISTS (SELECT FROM webhook_deliveries WHERE event_id = event.id AND status <> 'delivered')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxEvent:
    """A fact about an aggregate. `sequence` rises within the aggregate; `payload` is the JSON document to be sent."""

    id: UUID
    aggregate_id: UUID
    sequence: int
    type: str
    payload: bytes


async def append(connection: Connection, *, events: Sequence[OutboxEvent]) -> None:
    """Store events in the transaction of the change, in one round trip.

    The sequence is given out under the lock of the aggregate's row, so that a lower one is never committed later.
    """
    await connection.execute(
        _APPEND,
        [event.id for event in events],
        [event.aggregate_id for event in events],
        [event.sequence for event in events],
        [event.type for event in events],
        [event.payload.decode() for event in events],
    )


async def purge_delivered(database: Database, *, older_than: timedelta) -> int:
    """Delete events that left `older_than` ago and that every subscriber has received; returns their number."""
    async with database.connection() as connection:
        return int((await connection.execute(_PURGE, older_than)).removeprefix("DELETE "))
