"""A turn while it runs in this process, and how it ends."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic_ai import CancellationToken, Conversation

from generated import models
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.conversations.events import Draft
from impl.travel_agent.turns.acts import Act
from impl.travel_agent.turns.pending import Pending


class Stop(StrEnum):
    """Why a turn is to end before it is done."""

    BY_CUSTOMER = "by_customer"
    BY_NEWER_TURN = "by_newer_turn"
    BY_SHUTDOWN = "by_shutdown"


@dataclass(slots=True, kw_only=True)
class Turn:
    """One turn. While something approved is being carried out it cannot be stopped; a wish to stop it waits.

    `began_at` is the moment that the customer's words are understood at, by whoever reads them in the turn.
    """

    id: UUID
    conversation_id: UUID
    session: CustomerSession
    act: Act
    began_at: datetime
    client_message_id: str | None = None
    token: CancellationToken = field(default_factory=CancellationToken)
    stopped: Stop | None = None
    stoppable: bool = True
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def stop(self, why: Stop) -> None:
        """Ask the turn to end; the first reason stands."""
        self.stopped = self.stopped or why
        if self.stoppable:
            self.token.cancel()

    def let_stop(self) -> None:
        """From here on the turn can be stopped, and ends where it was asked to before."""
        self.stoppable = True
        if self.stopped is not None:
            self.token.cancel()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a turn ends: what is told, and what the conversation remembers and waits for."""

    status: models.TurnStatus
    drafts: Sequence[Draft]
    memory: Conversation
    pending: Pending
    language: models.Locale
    message_id: UUID | None = None
