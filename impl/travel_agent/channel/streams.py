"""The events of a conversation as server-sent events."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from typing import Final
from uuid import UUID

from generated import models
from generated.server_sent_events import ServerSentEvent
from generated.travel_agent.channel import ChatCloseCode
from impl.travel_agent.channel.rooms import Rooms
from impl.travel_agent.conversations.events import StoredEvent
from impl.travel_agent.conversations.history import read_event

_LONGEST_SECONDS: Final = 300.0
_MOST_WAITING: Final = 5000


class EventStream:
    """One client's stream. It ends after five minutes, or when the conversation is gone; clients come again."""

    def __init__(
        self, rooms: Rooms, *, conversation_id: UUID, after: int, longest_seconds: float = _LONGEST_SECONDS
    ) -> None:
        self._rooms = rooms
        self._conversation_id = conversation_id
        self._after = after
        self._longest_seconds = longest_seconds
        self._waiting: deque[StoredEvent] = deque()
        self._changed = asyncio.Event()
        self._settled = asyncio.Event()
        self._is_over = False

    async def events(self) -> AsyncIterator[ServerSentEvent[models.DurableEvent]]:
        """The events after the number, then new ones as they happen."""
        joining = asyncio.create_task(self._join(), name="joining")
        time = asyncio.get_running_loop().time
        ends_at = time() + self._longest_seconds
        try:
            while True:
                self._changed.clear()
                while self._waiting:
                    event = self._waiting.popleft()
                    yield ServerSentEvent(data=read_event(event), id=str(event.seq), event=event.type)
                self._settled.set()
                if self._is_over:
                    return
                async with asyncio.timeout(ends_at - time()):
                    await self._changed.wait()
        except TimeoutError:
            return
        finally:
            joining.cancel()
            await asyncio.gather(joining, return_exceptions=True)

    async def _join(self) -> None:
        """Sit in the conversation for as long as the stream lasts."""
        try:
            seat = await self._rooms.join(self._conversation_id, listener=self, after=self._after)
        except Exception:
            self.lose(ChatCloseCode.RESTART)
            raise
        try:
            await asyncio.Event().wait()
        finally:
            self._rooms.leave(seat)

    def hear(self, text: str) -> None:
        """Leave out what is not kept."""

    def hear_event(self, event: StoredEvent) -> None:
        """Take the next event. A client that is too slow is let go, and comes again from where it stands."""
        if len(self._waiting) >= _MOST_WAITING:
            self._is_over = True
        if not self._is_over:
            self._waiting.append(event)
            self._settled.clear()
        self._changed.set()

    def lose(self, _code: ChatCloseCode, /) -> None:
        """End: nothing more will be heard."""
        self._is_over = True
        self._changed.set()

    async def settle(self) -> None:
        """Wait until what was heard has been sent."""
        if self._waiting and not self._is_over:
            await self._settled.wait()
