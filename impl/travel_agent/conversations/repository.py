"""Conversations in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from generated import models
from impl.platform.database import Connection
from impl.travel_agent.conversations.conversation import Conversation
from impl.travel_agent.conversations.errors import UnknownConversation

_COLUMNS: Final = "id, customer_id, locale, time_zone, title, last_seq, version, created_at, updated_at"
_CREATE: Final = f"""
INSERT INTO conversations (id, customer_id, locale, time_zone, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $5) RETURNING {_COLUMNS}
"""
_GET: Final = f"SELECT {_COLUMNS} FROM conversations WHERE id = $1 AND customer_id = $2"
_PAGE: Final = f"""
SELECT {_COLUMNS} FROM conversations
WHERE customer_id = $1 AND ($2::timestamptz IS NULL OR (updated_at, id) < ($2, $3))
ORDER BY updated_at DESC, id DESC LIMIT $4
"""
_LATEST: Final = """
SELECT id FROM conversations WHERE customer_id = $1 ORDER BY updated_at DESC, id DESC LIMIT $2
"""


async def create(
    connection: Connection, *, id_: UUID, customer_id: UUID, locale: models.Locale, time_zone: str, now: datetime
) -> Conversation:
    """Store a new conversation."""
    row = await connection.fetchrow(_CREATE, id_, customer_id, locale, time_zone, now)
    assert row is not None
    return _conversation(row)


async def get(connection: Connection, id_: UUID, *, customer_id: UUID) -> Conversation:
    """A customer's conversation.

    Raises:
        UnknownConversation: there is none, or it is another customer's.
    """
    row = await connection.fetchrow(_GET, id_, customer_id)
    if row is None:
        raise UnknownConversation
    return _conversation(row)


async def page(
    connection: Connection, *, customer_id: UUID, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[Conversation]:
    """A customer's conversations, last used first, after the given last use and id."""
    moment, id_ = after or (None, None)
    return [_conversation(row) for row in await connection.fetch(_PAGE, customer_id, moment, id_, limit)]


async def latest(connection: Connection, *, customer_id: UUID, limit: int) -> Sequence[UUID]:
    """The conversations a customer has used last."""
    return [row["id"] for row in await connection.fetch(_LATEST, customer_id, limit)]


def _conversation(row: asyncpg.Record) -> Conversation:
    return Conversation(
        id=row["id"],
        customer_id=row["customer_id"],
        locale=models.Locale(row["locale"]),
        time_zone=row["time_zone"],
        title=row["title"],
        last_seq=row["last_seq"],
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
