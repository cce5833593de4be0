"""What the ledger of confirmations stands on: where it is kept, and who tells the conversation."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from impl.platform.database import Connection
from impl.travel_agent.domain.confirmations import Confirmation


class Transactions(Protocol):
    """Runs work in a transaction: `impl.platform.database.Database` is one."""

    async def run[T](self, work: Callable[[Connection], Awaitable[T]]) -> T:
        """Do the work in one transaction, from the start again where that helps."""
        ...


class Ledger(Protocol):
    """Where confirmations are kept. Whatever locks one has locked its conversation before, so that nobody deadlocks."""

    async def insert(self, connection: Connection, confirmation: Confirmation) -> None:
        """Store a new one. Its conversation must be locked, and have no pending one."""
        ...

    async def find(self, connection: Connection, confirmation_id: UUID) -> Confirmation | None:
        """One confirmation as it was written down."""
        ...

    async def find_locked(self, connection: Connection, confirmation_id: UUID) -> Confirmation | None:
        """One confirmation, which nobody else changes until the transaction ends."""
        ...

    async def find_pending_locked(self, connection: Connection, conversation_id: UUID) -> Confirmation | None:
        """The one that waits in a conversation; the conversation is locked until the transaction ends."""
        ...

    async def find_pending(self, connection: Connection, conversation_id: UUID) -> Confirmation | None:
        """The one that waits in a conversation, as it was written down."""
        ...

    async def find_of_tool_call(
        self, connection: Connection, *, conversation_id: UUID, tool_call_id: str
    ) -> Confirmation | None:
        """The newest one that a tool call of the conversation proposed."""
        ...

    async def save(self, connection: Connection, confirmation: Confirmation) -> None:
        """Store the next version of a locked one.

        Raises:
            LookupError: the version before is not there: a mistake of the program.
        """
        ...

    async def find_due(self, connection: Connection, *, now: datetime, limit: int) -> tuple[UUID, ...]:
        """Pending ones whose time is over."""
        ...

    async def find_uncommitted(
        self, connection: Connection, *, customer_id: UUID | None, now: datetime, limit: int
    ) -> tuple[Confirmation, ...]:
        """Approved ones that nobody is carrying out, longest waiting first; of one customer, or of all."""
        ...


class Teller(Protocol):
    """Tells the conversation what became of a proposal, in the transaction that decides it: both happen, or neither."""

    async def resolved(self, confirmation: Confirmation, *, connection: Connection) -> "Announcement":
        """Append `confirmation.resolved`, in the language of the conversation; gives what to do after the commit."""
        ...


type Announcement = Callable[[], None]
"""Sends at once what a transaction has stored. Without it, listeners hear of it a moment later."""
