"""Agents that follow a script, for tests that are about the chat and not about agents."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

from generated import models
from impl.platform.identifiers import encode, new_uuid7
from impl.travel_agent.confirmations.repository import ConfirmationRepository
from impl.travel_agent.confirmations.service import Confirmations
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.conversations.events import Draft, EventLog
from impl.travel_agent.domain.confirmations import Confirmation
from impl.travel_agent.ensemble import Ensemble, EnsembleFactory, Foundation
from impl.travel_agent.turns.errors import UnknownChoice, UnknownMessage


class ScriptedTurns:
    """Answers every word with the same word, where a test is not about agents. `gate` holds the answers back."""

    def __init__(self, events: EventLog) -> None:
        self.events = events
        self._tasks: set[asyncio.Task[None]] = set()
        self.gate = asyncio.Event()
        self.gate.set()
        self.sessions: list[CustomerSession] = []
        self.choices: list[str] = []
        self.decided_on: list[UUID] = []
        self.running: dict[UUID, UUID] = {}

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
        return self._begin(conversation_id, session=session, text=f"You said: {text}", turn_id=turn_id)

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
        if choice_id == "unknown":
            raise UnknownChoice
        self.choices.append(choice_id)
        return self._begin(conversation_id, session=session, text=f"You chose {choice_id}.", turn_id=turn_id)

    async def correct(
        self,
        conversation_id: UUID,
        *,
        session: CustomerSession,
        correction: models.Correction,
        client_message_id: str,
        turn_id: UUID | None = None,
    ) -> UUID:
        return self._begin(conversation_id, session=session, text="Noted.", turn_id=turn_id)

    async def regenerate(
        self,
        conversation_id: UUID,
        *,
        session: CustomerSession,
        message_id: UUID,
        client_message_id: str,
        turn_id: UUID | None = None,
    ) -> UUID:
        raise UnknownMessage

    async def decided(self, conversation_id: UUID, *, session: CustomerSession, confirmation_id: UUID) -> None:
        self.decided_on.append(confirmation_id)

    async def cancel(self, conversation_id: UUID, *, turn_id: UUID | None = None) -> bool:
        return self.running.pop(conversation_id, None) is not None

    async def drain(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, conversation_id: UUID, *, session: CustomerSession, text: str, turn_id: UUID | None) -> UUID:
        turn = turn_id or new_uuid7()
        self.sessions.append(session)
        self.running[conversation_id] = turn
        task = asyncio.create_task(self._answer(conversation_id, turn, text=text))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return turn

    async def _answer(self, conversation_id: UUID, turn_id: UUID, *, text: str) -> None:
        await self.events.append(
            conversation_id,
            drafts=[Draft(message=models.TurnStarted, turn_id=turn_id, members={"model": "scripted"})],
        )
        await self.gate.wait()
        message = {"message_id": encode("msg", value=new_uuid7()), "text": text, "locale": "en"}
        usage = {"model_requests": 0, "tool_calls": 0, "input_tokens": 0, "output_tokens": 0, "duration_ms": 1}
        await self.events.append(
            conversation_id,
            drafts=[
                Draft(message=models.MessageCompleted, turn_id=turn_id, members=message),
                Draft(message=models.TurnCompleted, turn_id=turn_id, members={"status": "completed", "usage": usage}),
            ],
        )
        self.running.pop(conversation_id, None)


class _SilentTeller:
    """Tells nobody."""

    async def resolved(self, confirmation: Confirmation, *, connection: object) -> Callable[[], None]:
        return lambda: None


def scripted_agents(made: list[ScriptedTurns]) -> EnsembleFactory:
    """Agents without models and maps, with the real ledger; the turns are added to the list."""

    def make(foundation: Foundation) -> Ensemble:
        turns = ScriptedTurns(foundation.ways.events)
        made.append(turns)

        def no_writes(_session: CustomerSession) -> Any:
            raise AssertionError("Nothing is written here.")

        ledger = Confirmations(
            foundation.database,
            ledger=ConfirmationRepository(),
            writes_for=no_writes,
            teller=_SilentTeller(),
            clock=foundation.clock,
        )
        return Ensemble(turns=turns, deciding=ledger, drain=turns.drain, close=turns.close)

    return make
