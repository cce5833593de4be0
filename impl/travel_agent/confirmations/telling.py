"""Tells conversations what became of proposals, through their event log."""

from collections.abc import Callable
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from generated import models
from impl.platform.database import Connection
from impl.travel_agent.confirmations.ports import Announcement
from impl.travel_agent.confirmations.representations import confirmation_id
from impl.travel_agent.confirmations.wording import ProposalPhrases, detail_of
from impl.travel_agent.conversations.errors import UnknownConversation
from impl.travel_agent.conversations.events import Draft, EventLog
from impl.travel_agent.domain.confirmations import Confirmation

_LANGUAGE: Final = "SELECT locale, time_zone FROM conversations WHERE id = $1"

type PhrasesFor = Callable[[models.Locale, ZoneInfo], ProposalPhrases]
"""Gives the phrases of a language, which tell times in a zone."""


class ConversationTeller:
    """Appends `confirmation.resolved` in the language of the conversation; see `ports.Teller`."""

    def __init__(self, events: EventLog, *, phrases_for: PhrasesFor) -> None:
        self._events = events
        self._phrases_for = phrases_for

    async def resolved(self, confirmation: Confirmation, *, connection: Connection) -> Announcement:
        """Append the event in the connection's transaction: two round trips.

        Raises:
            UnknownConversation: the conversation has been erased.
        """
        row = await connection.fetchrow(_LANGUAGE, confirmation.conversation_id)
        if row is None:
            raise UnknownConversation
        phrases = self._phrases_for(models.Locale(row["locale"]), ZoneInfo(row["time_zone"]))
        draft = draft_of_resolution(confirmation, phrases=phrases)
        appended = await self._events.store(connection, confirmation.conversation_id, drafts=[draft])
        return partial(self._events.tell, appended)


def draft_of_resolution(confirmation: Confirmation, *, phrases: ProposalPhrases) -> Draft:
    """The event that tells what became of a proposal."""
    reservation = {} if confirmation.reservation_id is None else {"reservation_id": confirmation.reservation_id}
    return Draft(
        message=models.ConfirmationResolved,
        turn_id=confirmation.turn_id,
        members={
            "confirmation_id": confirmation_id(confirmation),
            "status": confirmation.status,
            "detail": detail_of(confirmation, phrases=phrases),
            **reservation,
        },
    )
