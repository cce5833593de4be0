"""Who listens to which conversation in this process, and how each hears every event once and in its order.

What this process appends is told at once. What others append is found by looking into the database now and then, by the
numbers of the transactions: one that was under way at the last look is looked at again, so the order in which they end
does not matter.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final, Protocol
from uuid import UUID

from generated.travel_agent.channel import ChatCloseCode
from impl.platform.database import Database
from impl.platform.telemetry import log
from impl.travel_agent.conversations.events import StoredEvent, event_of, events_after

_REPLAYED_AT_ONCE: Final = 1000
_NOW: Final = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text"
_RECENT: Final = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
    (SELECT coalesce(jsonb_object_agg(conversation_id, seq), '{}') FROM (
        SELECT conversation_id, max(seq) AS seq FROM events
        WHERE transaction >= $1::text::xid8 GROUP BY conversation_id) AS recent) AS seqs,
    (SELECT coalesce(array_agg(conversation_id), '{}') FROM erasures WHERE transaction >= $1::text::xid8) AS erased
"""
_MISSED: Final = """
SELECT conversation_id, event.seq, event.type, event.body
FROM unnest($1::uuid[], $2::int[]) AS heard (conversation_id, seq)
JOIN events AS event USING (conversation_id)
WHERE event.seq > heard.seq ORDER BY conversation_id, event.seq
"""


class Listener(Protocol):
    """Someone who listens to a conversation. Nothing here waits: a listener keeps what it cannot pass on yet."""

    def hear(self, text: str) -> None:
        """Take a message that is not kept."""
        ...

    def hear_event(self, event: StoredEvent) -> None:
        """Take the next event."""
        ...

    def lose(self, code: ChatCloseCode, /) -> None:
        """Learn that nothing more will be heard, and why."""
        ...

    async def settle(self) -> None:
        """Wait until most of what was heard has been passed on, or the listener has left."""
        ...


class Seat:
    """A listener's place in a conversation: `heard` numbers the last event that was passed on."""

    __slots__ = ("announced", "conversation_id", "heard", "is_catching_up", "listener")

    def __init__(self, conversation_id: UUID, *, listener: Listener, heard: int) -> None:
        self.conversation_id = conversation_id
        self.listener = listener
        self.heard = heard
        self.announced = heard
        self.is_catching_up = True

    def offer(self, events: Sequence[StoredEvent]) -> bool:
        """Pass on what follows directly; False where something in between is missing, which is only noted."""
        for event in events:
            if self.is_catching_up or event.seq > self.heard + 1:
                self.announced = max(self.announced, event.seq)
            elif event.seq == self.heard + 1:
                self.heard = event.seq
                self.listener.hear_event(event)
        return self.is_catching_up or self.announced <= self.heard


class Rooms:
    """The listeners of this process, by conversation."""

    def __init__(self, database: Database, *, poll_seconds: float) -> None:
        self._database = database
        self._poll_seconds = poll_seconds
        self._seats: dict[UUID, set[Seat]] = {}
        self._catching_up: set[asyncio.Task[None]] = set()
        self._horizon: str | None = None

    async def join(self, conversation_id: UUID, *, listener: Listener, after: int) -> Seat:
        """Take a seat, and hear what was missed after the number; then everything as it happens."""
        seat = Seat(conversation_id, listener=listener, heard=after)
        self._seats.setdefault(conversation_id, set()).add(seat)
        try:
            await self._catch_up(seat)
        except BaseException:
            self.leave(seat)
            raise
        return seat

    def leave(self, seat: Seat) -> None:
        """Give a seat back; leaving twice is fine."""
        seats = self._seats.get(seat.conversation_id)
        if seats is None:
            return
        seats.discard(seat)
        if not seats:
            del self._seats[seat.conversation_id]

    def deliver(self, conversation_id: UUID, *, events: Sequence[StoredEvent]) -> None:
        """Pass on events that are committed."""
        for seat in tuple(self._seats.get(conversation_id, ())):
            if not seat.offer(events):
                self._fill_gap(seat)

    def publish(self, conversation_id: UUID, *, text: str) -> None:
        """Pass on a message that is not kept."""
        for seat in tuple(self._seats.get(conversation_id, ())):
            seat.listener.hear(text)

    def dissolve(self, conversation_ids: Sequence[UUID]) -> None:
        """Tell the listeners of conversations that these are gone."""
        for conversation_id in conversation_ids:
            for seat in self._seats.pop(conversation_id, set()):
                seat.listener.lose(ChatCloseCode.NOT_YOURS)

    async def watch(self) -> None:
        """Look for what other processes have written, for ever."""
        while True:
            await self.look()
            await asyncio.sleep(self._poll_seconds)

    async def look(self) -> None:
        """Pass on what other processes have written since the last look."""
        async with self._database.connection() as connection:
            if self._horizon is None:
                self._horizon = await connection.fetchval(_NOW)
            row = await connection.fetchrow(_RECENT, self._horizon)
            assert row is not None
            behind = self._behind({UUID(key): seq for key, seq in row["seqs"].items()})
            missed = await connection.fetch(_MISSED, list(behind), list(behind.values())) if behind else []
        self._horizon = row["horizon"]
        self.dissolve(row["erased"])
        found: dict[UUID, list[StoredEvent]] = {}
        for event in missed:
            found.setdefault(event["conversation_id"], []).append(event_of(event))
        for conversation_id, events in found.items():
            self.deliver(conversation_id, events=events)

    async def close(self) -> None:
        """End what is still catching up."""
        for task in self._catching_up:
            task.cancel()
        await asyncio.gather(*self._catching_up, return_exceptions=True)

    def _behind(self, seqs: Mapping[UUID, int]) -> dict[UUID, int]:
        """The conversations with a listener who has not heard the last event, and the least number heard there."""
        behind: dict[UUID, int] = {}
        for conversation_id, seq in seqs.items():
            heard = [seat.heard for seat in self._seats.get(conversation_id, ()) if not seat.is_catching_up]
            if heard and min(heard) < seq:
                behind[conversation_id] = min(heard)
            for seat in self._seats.get(conversation_id, ()):
                if seat.is_catching_up:
                    seat.announced = max(seat.announced, seq)
        return behind

    def _fill_gap(self, seat: Seat) -> None:
        seat.is_catching_up = True
        task = asyncio.create_task(self._catch_up_or_lose(seat), name="catching_up")
        self._catching_up.add(task)
        task.add_done_callback(self._catching_up.discard)

    async def _catch_up_or_lose(self, seat: Seat) -> None:
        try:
            await self._catch_up(seat)
        except Exception as failure:  # noqa: BLE001  # Whatever it was, the client resumes from where it stands.
            log().warning("catching_up_failed", reason=type(failure).__qualname__)
            self.leave(seat)
            seat.listener.lose(ChatCloseCode.RESTART)

    async def _catch_up(self, seat: Seat) -> None:
        """Read and pass on until nothing is missing.

        What is announced while a look is under way may be missing in it, and is found by the next. Nothing else runs
        between the last comparison and the change of mode.
        """
        while True:
            announced = seat.announced
            async with self._database.connection() as connection:
                events = await events_after(connection, seat.conversation_id, seq=seat.heard, limit=_REPLAYED_AT_ONCE)
            for event in events:
                seat.heard = event.seq
                seat.listener.hear_event(event)
            is_gone = not events and announced > seat.heard
            if is_gone or (len(events) < _REPLAYED_AT_ONCE and seat.heard >= seat.announced):
                seat.is_catching_up = False
                return
            await seat.listener.settle()
