"""Confirmations in the database. Every change locks the conversation first, then the confirmation."""

from datetime import datetime
from typing import Final
from uuid import UUID

from impl.platform.database import Connection
from impl.travel_agent.confirmations.rows import COLUMNS, confirmation_of, values_of
from impl.travel_agent.domain.confirmations import Confirmation

_LOCK_CONVERSATION: Final = "SELECT FROM conversations WHERE id = $1 FOR NO KEY UPDATE"
_LOCK_ITS_CONVERSATION: Final = """
SELECT FROM conversations WHERE id = (SELECT conversation_id FROM confirmations WHERE id = $1) FOR NO KEY UPDATE
"""
_FIND: Final = f"SELECT {COLUMNS} FROM confirmations WHERE id = $1"
_FIND_LOCKED: Final = f"{_FIND} FOR NO KEY UPDATE"
_FIND_PENDING: Final = f"SELECT {COLUMNS} FROM confirmations WHERE conversation_id = $1 AND status = 'pending'"
_FIND_OF_TOOL_CALL: Final = f"""
SELECT {COLUMNS} FROM confirmations
WHERE conversation_id = $1 AND tool_call_id = $2
ORDER BY created_at DESC, id DESC
LIMIT 1
"""
_INSERT: Final = f"""
INSERT INTO confirmations ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
"""
_SAVE: Final = """
UPDATE confirmations
SET status = $2, version = $3, decided_at = $4, outcome = $5, reservation_id = $6
WHERE id = $1 AND version = $3 - 1
RETURNING true
"""
_FIND_DUE: Final = (
    "SELECT id FROM confirmations WHERE status = 'pending' AND expires_at <= $1 ORDER BY expires_at LIMIT $2"
)
_FIND_UNCOMMITTED: Final = f"""
SELECT {COLUMNS} FROM confirmations
WHERE status = 'approved' AND ($1::uuid IS NULL OR customer_id = $1)
  AND (outcome IS NULL OR (outcome ->> 'until')::timestamptz <= $2)
ORDER BY decided_at
LIMIT $3
"""


class ConfirmationRepository:
    """The ledger in PostgreSQL; see `ports.Ledger`."""

    async def insert(self, connection: Connection, confirmation: Confirmation) -> None:
        """Store a new one."""
        await connection.execute(_INSERT, *values_of(confirmation))

    async def find(self, connection: Connection, confirmation_id: UUID) -> Confirmation | None:
        """One confirmation as it was written down."""
        row = await connection.fetchrow(_FIND, confirmation_id)
        return None if row is None else confirmation_of(row)

    async def find_locked(self, connection: Connection, confirmation_id: UUID) -> Confirmation | None:
        """One confirmation, locked with its conversation: two round trips."""
        await connection.execute(_LOCK_ITS_CONVERSATION, confirmation_id)
        row = await connection.fetchrow(_FIND_LOCKED, confirmation_id)
        return None if row is None else confirmation_of(row)

    async def find_pending_locked(self, connection: Connection, conversation_id: UUID) -> Confirmation | None:
        """The one that waits in a conversation, locked with it: two round trips."""
        await connection.execute(_LOCK_CONVERSATION, conversation_id)
        return await self.find_pending(connection, conversation_id)

    async def find_pending(self, connection: Connection, conversation_id: UUID) -> Confirmation | None:
        """The one that waits in a conversation; there is never more than one."""
        row = await connection.fetchrow(_FIND_PENDING, conversation_id)
        return None if row is None else confirmation_of(row)

    async def find_of_tool_call(
        self, connection: Connection, *, conversation_id: UUID, tool_call_id: str
    ) -> Confirmation | None:
        """The newest one that a tool call of the conversation proposed."""
        row = await connection.fetchrow(_FIND_OF_TOOL_CALL, conversation_id, tool_call_id)
        return None if row is None else confirmation_of(row)

    async def save(self, connection: Connection, confirmation: Confirmation) -> None:
        """Store the next version of a locked one; what it proposes is never written again.

        Raises:
            LookupError: the version before is not there.
        """
        values = values_of(confirmation)
        saved = await connection.fetchval(
            _SAVE,
            confirmation.id,
            confirmation.status,
            confirmation.version,
            confirmation.decided_at,
            values[-2],
            values[-1],
        )
        if saved is None:
            raise LookupError(f"Version {confirmation.version - 1} of confirmation {confirmation.id} is not there.")

    async def find_due(self, connection: Connection, *, now: datetime, limit: int) -> tuple[UUID, ...]:
        """Pending ones whose time is over."""
        rows = await connection.fetch(_FIND_DUE, now, limit)
        return tuple(row["id"] for row in rows)

    async def find_uncommitted(
        self, connection: Connection, *, customer_id: UUID | None, now: datetime, limit: int
    ) -> tuple[Confirmation, ...]:
        """Approved ones that nobody is carrying out, longest waiting first."""
        rows = await connection.fetch(_FIND_UNCOMMITTED, customer_id, now, limit)
        return tuple(confirmation_of(row) for row in rows)
