"""What the chat needs of whoever runs the turns."""

from typing import Protocol
from uuid import UUID

from generated import models
from impl.travel_agent.conversations.conversation import CustomerSession


class Turns(Protocol):
    """Runs turns; each method returns at once, and the work goes on by itself. `turns.runner.TurnRunner` is one."""

    async def say(
        self,
        conversation_id: UUID,
        *,
        session: CustomerSession,
        text: str,
        client_message_id: str,
        locale: models.Locale | None = None,
        turn_id: UUID | None = None,
    ) -> UUID:
        """Begin a turn with the customer's words."""
        ...

    async def choose(
        self,
        conversation_id: UUID,
        *,
        session: CustomerSession,
        clarification_id: UUID | None,
        choice_id: str,
        client_message_id: str,
        turn_id: UUID | None = None,
    ) -> UUID:
        """Begin a turn with a choice.

        Raises:
            UnknownChoice: nothing offers it.
        """
        ...

    async def correct(
        self,
        conversation_id: UUID,
        *,
        session: CustomerSession,
        correction: models.Correction,
        client_message_id: str,
        turn_id: UUID | None = None,
    ) -> UUID:
        """Begin a turn with a fact that the customer knows better."""
        ...

    async def regenerate(
        self,
        conversation_id: UUID,
        *,
        session: CustomerSession,
        message_id: UUID,
        client_message_id: str,
        turn_id: UUID | None = None,
    ) -> UUID:
        """Answer again.

        Raises:
            UnknownMessage: the conversation has no such answer.
        """
        ...

    async def decided(self, conversation_id: UUID, *, session: CustomerSession, confirmation_id: UUID) -> None:
        """Go on with a paused turn, after the customer's decision was recorded."""
        ...

    async def cancel(self, conversation_id: UUID, *, turn_id: UUID | None = None) -> bool:
        """Stop the running turn; whether there was one."""
        ...
