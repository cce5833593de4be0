"""The ledger of confirmations as values in memory, for fast tests, and a teller that writes down what it is told."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from uuid import UUID

from generated.models import ConfirmationStatus
from impl.platform.database import Connection
from impl.travel_agent.confirmations.ports import Announcement
from impl.travel_agent.domain.confirmations import Confirmation

# Nothing here looks at the connection.
NO_CONNECTION = cast(Connection, None)


@dataclass(slots=True)
class RememberedLedger:
    """`Ledger` and `Transactions`: one transaction at a time, undone when it raises."""

    rows: dict[UUID, Confirmation] = field(default_factory=dict)
    history: list[Confirmation] = field(default_factory=list)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run[T](self, work: Callable[[Connection], Awaitable[T]]) -> T:
        async with self._turn:
            before, length = dict(self.rows), len(self.history)
            try:
                return await work(NO_CONNECTION)
            except BaseException:
                self.rows = before
                del self.history[length:]
                raise

    async def insert(self, connection: Connection, confirmation: Confirmation) -> None:
        waiting = self._pending(confirmation.conversation_id)
        if waiting is not None:
            raise LookupError("confirmations_one_pending")
        self._store(confirmation)

    async def find(self, connection: Connection, confirmation_id: UUID) -> Confirmation | None:
        return self.rows.get(confirmation_id)

    async def find_locked(self, connection: Connection, confirmation_id: UUID) -> Confirmation | None:
        # A database gives others their chance here.
        await asyncio.sleep(0)
        return self.rows.get(confirmation_id)

    async def find_pending_locked(self, connection: Connection, conversation_id: UUID) -> Confirmation | None:
        return self._pending(conversation_id)

    async def find_pending(self, connection: Connection, conversation_id: UUID) -> Confirmation | None:
        return self._pending(conversation_id)

    async def find_of_tool_call(
        self, connection: Connection, *, conversation_id: UUID, tool_call_id: str
    ) -> Confirmation | None:
        found = [
            row
            for row in self.rows.values()
            if row.conversation_id == conversation_id and row.tool_call_id == tool_call_id
        ]
        return max(found, key=lambda row: (row.created_at, row.id), default=None)

    async def save(self, connection: Connection, confirmation: Confirmation) -> None:
        known = self.rows.get(confirmation.id)
        if known is None or known.version != confirmation.version - 1:
            raise LookupError("another version")
        self._store(confirmation)

    async def find_due(self, connection: Connection, *, now: datetime, limit: int) -> tuple[UUID, ...]:
        due = [row.id for row in self.rows.values() if row.is_pending and row.expires_at <= now]
        return tuple(due[:limit])

    async def find_uncommitted(
        self, connection: Connection, *, customer_id: UUID | None, now: datetime, limit: int
    ) -> tuple[Confirmation, ...]:
        waiting = [
            row
            for row in self.rows.values()
            if row.status is ConfirmationStatus.APPROVED
            and (customer_id is None or row.customer_id == customer_id)
            and (row.attempt is None or row.attempt.until <= now)
        ]
        return tuple(waiting[:limit])

    def _pending(self, conversation_id: UUID) -> Confirmation | None:
        return next(
            (row for row in self.rows.values() if row.conversation_id == conversation_id and row.is_pending), None
        )

    def _store(self, confirmation: Confirmation) -> None:
        self.rows[confirmation.id] = confirmation
        self.history.append(confirmation)


@dataclass(slots=True)
class ToldResolutions:
    """`Teller`: what would be told, in its order."""

    told: list[Confirmation] = field(default_factory=list)

    async def resolved(self, confirmation: Confirmation, *, connection: Connection) -> Announcement:
        self.told.append(confirmation)
        return _nothing_to_do


def _nothing_to_do() -> None:
    """Nobody listens."""
