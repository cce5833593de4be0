"""The events of one turn on their way to the database: told one by one, stored together."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Final
from uuid import UUID

from pydantic import BaseModel

from generated import models
from impl.platform.database import DatabaseBusy, DatabaseUnavailable
from impl.platform.identifiers import encode, new_uuid7
from impl.travel_agent.conversations.events import Broadcaster, Draft, EventLog

_STORE_WITHIN_SECONDS: Final = 0.05
_SEND_TEXT_WITHIN_SECONDS: Final = 0.02
_LONGEST_PIECE: Final = 4000
_LONGEST_DETAIL: Final = 500
_MOST_SUGGESTIONS: Final = 6


class Journal:
    """Where a turn's events go (`agents.events.TurnEvents`).

    Events are stored a moment after they were told, together with those that came meanwhile; what is left at the end is
    stored with the end itself. Pieces of text are sent on at once, but never before the turn's beginning is stored.
    """

    def __init__(self, log: EventLog, *, broadcaster: Broadcaster, conversation_id: UUID, turn_id: UUID) -> None:
        self._log = log
        self._broadcaster = broadcaster
        self._conversation_id = conversation_id
        self._turn_id = turn_id
        self._drafts: list[Draft] = []
        self._storing: asyncio.Task[None] | None = None
        self._one_at_a_time = asyncio.Lock()
        self._began: dict[models.AgentName, float] = {}
        self._begun = asyncio.Event()
        self._text = ""
        self._message_id: UUID | None = None
        self._sending: asyncio.Task[None] | None = None
        self._pieces = 0
        self._hurry = asyncio.Event()
        self._closed = False

    @property
    def message_id(self) -> UUID | None:
        """The message that pieces were sent of; None where there are none."""
        return self._message_id

    def begin(self, *, model: str, regenerates: UUID | None = None) -> None:
        """Tell that the turn has begun; stored at once, while the work goes on."""
        members: dict[str, object] = {"model": model[:200]}
        if regenerates is not None:
            members["regenerates"] = encode("msg", value=regenerates)
        self._drafts.append(Draft(message=models.TurnStarted, turn_id=self._turn_id, members=members))
        self._storing = asyncio.create_task(self._store_after(0))

    def tell(self, message: type[BaseModel], **members: object) -> None:
        """Tell an event of the turn."""
        self._drafts.append(Draft(message=message, turn_id=self._turn_id, members=members))
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store_after(_STORE_WITHIN_SECONDS))

    def piece(self, text: str) -> None:
        """Send on a piece of the answer, which may turn out to be wrong."""
        if self._closed or not text:
            return
        self._message_id = self._message_id or new_uuid7()
        self._text += text
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send_soon())

    def retract(self, reason: models.RetractionReason) -> None:
        """Take back the pieces that were sent, and go on as if there had been none."""
        if self._message_id is not None:
            self.tell(models.MessageRetracted, message_id=encode("msg", value=self._message_id), reason=reason)
        self._message_id, self._text, self._pieces, self._closed = None, "", 0, False
        self._hurry.clear()

    async def last_pieces(self) -> None:
        """Send the pieces that wait."""
        self._closed = True
        self._hurry.set()
        if self._sending is not None:
            await self._sending
        await self._send()

    async def take(self) -> Sequence[Draft]:
        """Everything that is not stored yet, in its order; nothing is stored from here any more."""
        self._closed = True
        async with self._one_at_a_time:
            taken, self._drafts = self._drafts, []
        waiting = [task for task in (self._storing, self._sending) if task is not None and not task.done()]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        return taken

    async def store(self) -> None:
        """Store what waits."""
        async with self._one_at_a_time:
            drafts, self._drafts = self._drafts, []
            try:
                await self._log.append(self._conversation_id, drafts=drafts)
            except (DatabaseBusy, DatabaseUnavailable):
                self._drafts = [*drafts, *self._drafts]
            else:
                self._begun.set()

    async def agent_started(self, agent: models.AgentName) -> None:
        """A sub-agent begins."""
        self._began[agent] = time.monotonic()
        self.tell(models.AgentStarted, agent=agent)

    async def agent_finished(self, agent: models.AgentName, *, succeeded: bool) -> None:
        """A sub-agent has ended."""
        took = time.monotonic() - self._began.pop(agent, time.monotonic())
        self.tell(models.AgentFinished, agent=agent, succeeded=succeeded, duration_ms=round(took * 1000))

    async def tool_started(self, tool: str, *, agent: models.AgentName) -> None:
        """A tool begins."""
        self.tell(models.ToolStarted, agent=agent, tool=tool)

    async def tool_finished(
        self, tool: str, *, agent: models.AgentName, outcome: models.ToolOutcome, duration_s: float
    ) -> None:
        """A tool has ended."""
        duration_ms = round(duration_s * 1000)
        self.tell(models.ToolFinished, agent=agent, tool=tool, outcome=outcome, duration_ms=duration_ms)

    async def progress(self, tool: str, *, detail: str, percent: int | None = None) -> None:
        """How far a tool is; sent, not stored."""
        progress = models.ToolProgress.model_validate(
            {
                "id": encode("evt", value=new_uuid7()),
                "conversation_id": encode("cnv", value=self._conversation_id),
                "turn_id": encode("trn", value=self._turn_id),
                "tool": tool,
                "detail": detail[:_LONGEST_DETAIL],
                **({} if percent is None else {"percent": percent}),
            }
        )
        if await self._has_begun():
            await self._broadcaster.publish(self._conversation_id, message=progress)

    async def card(self, card: models.Card) -> None:
        """Something to show."""
        self.tell(models.CardShown, card=card)

    async def suggestions(self, suggestions: tuple[str, ...]) -> None:
        """Words the customer could say next."""
        if suggestions:
            self.tell(models.SuggestionsOffered, suggestions=list(suggestions[:_MOST_SUGGESTIONS]))

    async def fact_updated(self, fact: models.Fact) -> None:
        """A fact is held otherwise."""
        self.tell(models.FactUpdated, fact=fact)

    async def plan_invalidated(
        self, plan_id: models.PlanId, *, reason: models.InvalidationReason, fact_id: models.FactId | None = None
    ) -> None:
        """A plan no longer holds."""
        members: dict[str, object] = {"plan_id": plan_id, "reason": reason}
        if fact_id is not None:
            members["fact_id"] = fact_id
        self.tell(models.PlanInvalidated, **members)

    async def _store_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.store()
        if self._drafts and not self._closed:
            self._storing = asyncio.create_task(self._store_after(_STORE_WITHIN_SECONDS))

    async def _send_soon(self) -> None:
        """Wait a moment for more, unless there is no more to come."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_SEND_TEXT_WITHIN_SECONDS):
                await self._hurry.wait()
        await self._send()

    async def _send(self) -> None:
        if not await self._has_begun():
            return
        text, self._text = self._text, ""
        for start in range(0, len(text), _LONGEST_PIECE):
            await self._broadcaster.publish(
                self._conversation_id, message=self._delta(text[start : start + _LONGEST_PIECE])
            )

    async def _has_begun(self) -> bool:
        """Whether the turn's beginning is stored; where that failed, it is tried again."""
        if not self._begun.is_set():
            await self.store()
        return self._begun.is_set()

    def _delta(self, text: str) -> models.MessageDelta:
        assert self._message_id is not None
        index, self._pieces = self._pieces, self._pieces + 1
        return models.MessageDelta.model_validate(
            {
                "id": encode("evt", value=new_uuid7()),
                "conversation_id": encode("cnv", value=self._conversation_id),
                "turn_id": encode("trn", value=self._turn_id),
                "message_id": encode("msg", value=self._message_id),
                "index": index,
                "text": text,
            }
        )
