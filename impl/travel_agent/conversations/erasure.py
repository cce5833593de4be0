"""Conversations that are gone for good: because their customer wants it, or because nobody spoke in them any more."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from impl.platform.database import Connection
from impl.travel_agent.conversations.errors import UnknownConversation

_ERASED_AT_ONCE: Final = 100

_ALL_OF: Final = "SELECT id FROM conversations WHERE customer_id = $1 FOR UPDATE"
_ONE_OF: Final = "SELECT id FROM conversations WHERE customer_id = $1 AND id = $2 FOR UPDATE"
_IDLE: Final = """
SELECT id FROM conversations AS conversation
WHERE created_at < $1
  AND NOT EXISTS (SELECT FROM turns WHERE turns.conversation_id = conversation.id AND started_at >= $1)
  AND NOT EXISTS (SELECT FROM consents WHERE consents.customer_id = conversation.customer_id AND keep_history)
ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED
"""
_ERASE: Final = """
WITH erased AS (DELETE FROM conversations WHERE id = ANY ($1::uuid[]) RETURNING id)
INSERT INTO erasures (conversation_id, erased_at) SELECT id, $2 FROM erased ON CONFLICT DO NOTHING
"""
_FORGET_CUSTOMER: Final = (
    "DELETE FROM reservation_events WHERE customer_id = $1",
    "DELETE FROM connections WHERE customer_id = $1",
    "DELETE FROM consents WHERE customer_id = $1",
    "DELETE FROM idempotency_keys WHERE customer_id = $1",
)
_PURGE_TRACES: Final = "DELETE FROM erasures WHERE erased_at < $1"


async def erase_conversation(
    connection: Connection, conversation_id: UUID, *, customer_id: UUID, now: datetime
) -> list[UUID]:
    """Delete one conversation of a customer with everything that belongs to it.

    Raises:
        UnknownConversation: the customer has no such conversation.
    """
    found = [row["id"] for row in await connection.fetch(_ONE_OF, customer_id, conversation_id)]
    if not found:
        raise UnknownConversation
    await connection.execute(_ERASE, found, now)
    return found


async def erase_customer(connection: Connection, *, customer_id: UUID, now: datetime) -> list[UUID]:
    """Delete everything about a customer; returns the conversations that are gone."""
    found = [row["id"] for row in await connection.fetch(_ALL_OF, customer_id)]
    await connection.execute(_ERASE, found, now)
    for statement in _FORGET_CUSTOMER:
        await connection.execute(statement, customer_id)
    return found


async def erase_idle(connection: Connection, *, before: datetime, now: datetime) -> Sequence[UUID]:
    """Delete some of the conversations without a turn since a moment, unless their customers keep history.

    What the service tells of itself, such as a change of a reservation, does not make a conversation live longer.
    """
    found = [row["id"] for row in await connection.fetch(_IDLE, before, _ERASED_AT_ONCE)]
    if found:
        await connection.execute(_ERASE, found, now)
    return found


async def purge_traces(connection: Connection, *, now: datetime) -> None:
    """Forget which conversations were erased a day ago: every process has closed its connections to them."""
    await connection.execute(_PURGE_TRACES, now - timedelta(days=1))
