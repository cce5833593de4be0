"""Runs turns: what the customer says becomes work of the agents, and their work becomes events of the conversation."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from pydantic import JsonValue

from generated import models
from impl.platform.database import DatabaseBusy, DatabaseUnavailable
from impl.platform.identifiers import InvalidIdentifier, decode, new_uuid7
from impl.platform.telemetry import log
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.conversations.errors import UnknownConversation
from impl.travel_agent.turns import turn_rows
from impl.travel_agent.turns.acts import Act, Chosen, Corrected, Decided, Repeated, Said
from impl.travel_agent.turns.errors import TurnLost, UnknownChoice, UnknownMessage
from impl.travel_agent.turns.lease import Lease
from impl.travel_agent.turns.pending import read_pending
from impl.travel_agent.turns.recovery import Recovery
from impl.travel_agent.turns.turn import Stop, Turn
from impl.travel_agent.turns.work import TurnWork
from impl.travel_agent.turns.workshop import Workshop

_PAUSE_SECONDS: Final = 0.2
_ATTEMPTS: Final = 5


@dataclass(slots=True, kw_only=True)
class _Lane:
    """The turns of one conversation in this process: the first one runs, the others wait."""

    turns: list[Turn] = field(default_factory=list)
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)


class TurnRunner:
    """Runs the turns of this process, one at a time in each conversation, many conversations at once."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._lanes: dict[UUID, _Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(workshop.most_turns)
        self._recovery = Recovery(workshop)

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
        """Begin a turn with the customer's words, which are stored already; interrupts a running one.

        Returns the turn's id at once; the work goes on in a task.
        """
        act = Said(text=text, locale=locale)
        return self._begin(act, conversation_id, session=session, turn_id=turn_id, client_message_id=client_message_id)

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
        """Begin a turn with a choice: an answer to the open question, or an option of a plan.

        Raises:
            UnknownChoice: there is no such question or option in the conversation.
            UnknownConversation: the customer has no such conversation.
        """
        choice = await self._choice(
            conversation_id, session=session, clarification_id=clarification_id, choice_id=choice_id
        )
        act = Chosen(choice=choice)
        return self._begin(act, conversation_id, session=session, turn_id=turn_id, client_message_id=client_message_id)

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
        act = Corrected(correction=correction)
        return self._begin(act, conversation_id, session=session, turn_id=turn_id, client_message_id=client_message_id)

    async def regenerate(
        self,
        conversation_id: UUID,
        *,
        session: CustomerSession,
        message_id: UUID,
        client_message_id: str,
        turn_id: UUID | None = None,
    ) -> UUID:
        """Answer again what led to a message. What was booked stays booked.

        Raises:
            UnknownMessage: the conversation has no such answer, or it followed a decision.
        """
        async with self._workshop.database.connection() as connection:
            answered = await turn_rows.turn_of_message(connection, conversation_id, message_id=message_id)
        if answered is None or not answered.prompt:
            raise UnknownMessage
        act = Repeated(turn_id=answered.id, message_id=message_id, prompt=answered.prompt)
        return self._begin(act, conversation_id, session=session, turn_id=turn_id, client_message_id=client_message_id)

    async def decided(self, conversation_id: UUID, *, session: CustomerSession, confirmation_id: UUID) -> None:
        """Go on with a paused turn, after the customer's decision was recorded. What was approved is carried out."""
        act = Decided(confirmation_id=confirmation_id)
        self._begin(act, conversation_id, session=session, turn_id=None, client_message_id=None)

    async def cancel(self, conversation_id: UUID, *, turn_id: UUID | None = None) -> bool:
        """Stop the running turn, wherever it runs; whether there was one."""
        lane = self._lanes.get(conversation_id)
        running = [turn for turn in lane.turns if not turn.over.is_set()] if lane else []
        here = [turn for turn in running if turn_id in (None, turn.id)]
        for turn in here:
            turn.stop(Stop.BY_CUSTOMER)
        if here:
            return True
        async with self._workshop.database.connection() as connection:
            return await turn_rows.request_cancel(connection, conversation_id, turn_id=turn_id)

    async def recover(self) -> int:
        """End turns that nobody works on any more, and carry out what was approved; returns how many there were."""
        return await self._recovery.run()

    async def idle(self) -> None:
        """Wait until no turn runs in this process."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        """Let running turns finish for a bounded time, then stop them. Commits under way are waited for."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=self._workshop.timing.drain)
        for lane in list(self._lanes.values()):
            for turn in lane.turns:
                turn.stop(Stop.BY_SHUTDOWN)
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=self._workshop.timing.drain)
        await self._workshop.confirmations.close()
        leftover = set(self._tasks)
        for task in leftover:
            task.cancel()
        await asyncio.gather(*leftover, return_exceptions=True)

    def _begin(
        self,
        act: Act,
        conversation_id: UUID,
        *,
        session: CustomerSession,
        turn_id: UUID | None,
        client_message_id: str | None,
    ) -> UUID:
        turn = Turn(
            id=turn_id or new_uuid7(),
            conversation_id=conversation_id,
            session=session,
            act=act,
            began_at=self._workshop.clock(),
            client_message_id=client_message_id,
            stoppable=not isinstance(act, Decided),
        )
        lane = self._lanes.setdefault(conversation_id, _Lane())
        for older in lane.turns:
            older.stop(Stop.BY_NEWER_TURN)
        lane.turns.append(turn)
        task = asyncio.create_task(self._take(turn, lane=lane), name=f"turn {turn.id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return turn.id

    async def _take(self, turn: Turn, *, lane: _Lane) -> None:
        try:
            async with lane.one_at_a_time, self._places:
                await self._work(turn)
        finally:
            turn.over.set()
            lane.turns.remove(turn)
            if not lane.turns:
                self._lanes.pop(turn.conversation_id, None)

    async def _work(self, turn: Turn) -> None:
        try:
            async with Lease(self._workshop, turn=turn):
                work = TurnWork(self._workshop, turn=turn)
                ending = await work.perform()
                await self._again_where_it_helps(lambda: work.write(ending))
        except (TurnLost, UnknownConversation) as gone:
            log().info("turn_given_up", turn_id=str(turn.id), reason=type(gone).__name__)
        except (DatabaseBusy, DatabaseUnavailable) as away:
            log().warning("turn_left_unfinished", turn_id=str(turn.id), reason=type(away).__name__)
        except Exception:  # noqa: BLE001 - a turn must not take the others down; the sweep tells that it was interrupted.
            log().error("turn_broke", turn_id=str(turn.id), exc_info=True)

    async def _again_where_it_helps(self, write: Callable[[], Awaitable[None]]) -> None:
        for attempt in range(_ATTEMPTS):
            try:
                return await write()
            except (DatabaseBusy, DatabaseUnavailable):
                if attempt == _ATTEMPTS - 1:
                    raise
                await asyncio.sleep(_PAUSE_SECONDS * 2**attempt)
        return None

    async def _choice(
        self, conversation_id: UUID, *, session: CustomerSession, clarification_id: UUID | None, choice_id: str
    ) -> dict[str, JsonValue]:
        async with self._workshop.database.connection() as connection:
            opened = await turn_rows.open_conversation(connection, conversation_id, customer_id=session.customer_id)
        question = read_pending(opened.pending).question
        if question is not None and clarification_id in (None, question.id):
            choice = question.choice(choice_id)
            if choice is not None:
                return choice
        if clarification_id is None and await self._is_option(choice_id, session=session):
            return {"option_id": choice_id}
        raise UnknownChoice

    async def _is_option(self, choice_id: str, *, session: CustomerSession) -> bool:
        try:
            decode("opt", text=choice_id)
        except InvalidIdentifier:
            return False
        return await self._workshop.plans.option(choice_id, customer_id=session.customer_id) is not None
