"""Pushes to connections that gateways hold, in the order of the conversation.

The process that appends an event pushes it. Should it die in between, or the gateway not answer, the sweep of any
process finds by `delivered_seq` what was not pushed. One process at a time pushes events to a connection: it has a
lease.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from generated.travel_agent.channel import ChatCloseCode
from impl.platform.database import Database, DatabaseBusy, DatabaseUnavailable
from impl.platform.telemetry import log
from impl.travel_agent.channel.callbacks import CallbackSender, Gateways, GatewayUnreachable
from impl.travel_agent.channel.connection import ConnectionGone
from impl.travel_agent.channel.kept_connections import Claim, ConnectionBook, KeptConnection
from impl.travel_agent.conversations.events import events_after

_PUSHED_AT_ONCE: Final = 100
_MOST_WAITING: Final = 1000
# Beyond the number of any event.
_ALL: Final = 2**31 - 1


class Pusher:
    """Pushes events, and messages that are not kept, one conversation at a time, many conversations at once."""

    def __init__(self, database: Database, *, book: ConnectionBook, gateways: Gateways) -> None:
        self._database = database
        self._book = book
        self._gateways = gateways
        # What waits for each conversation that is being pushed to: texts, and numbers of events to push up to.
        self._waiting: dict[UUID, deque[str | int]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._with_callbacks: set[UUID] = set()

    def wake(self, conversation_id: UUID, *, until: int = _ALL) -> None:
        """Push the events of a conversation that were not pushed, up to a number."""
        self._with_callbacks.add(conversation_id)
        self._put(conversation_id, until)

    def publish(self, conversation_id: UUID, *, text: str) -> None:
        """Push a message that is not kept, where a gateway is known to hold connections of the conversation."""
        if conversation_id in self._with_callbacks:
            self._put(conversation_id, text)

    async def sweep(self) -> int:
        """Push what was left behind; returns the number of conversations."""
        async with self._database.connection() as connection:
            behind = await self._book.behind(connection)
        for conversation_id in behind:
            self.wake(conversation_id)
        return len(behind)

    async def close_overdue(
        self, *, clock: Callable[[], datetime], hello_seconds: float, idle_seconds: float, token_grace_seconds: float
    ) -> None:
        """Close what did not say hello in time, what has been silent, and what has no valid token any more."""
        now = clock()
        async with self._database.connection() as connection:
            overdue = await self._book.take_overdue(
                connection,
                greeted_since=now - timedelta(seconds=hello_seconds),
                seen_since=now - timedelta(seconds=idle_seconds),
                valid_since=now - timedelta(seconds=token_grace_seconds),
            )
        for kept in overdue:
            await self._close(kept, code=ChatCloseCode.UNAUTHENTICATED)

    async def dissolve(self, connections: list[KeptConnection]) -> None:
        """Close the connections of conversations that are gone."""
        for kept in connections:
            await self._close(kept, code=ChatCloseCode.NOT_YOURS)

    async def settle(self) -> None:
        """Wait until what was given so far has been pushed, or left to the sweep."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """End the pushes that are under way; the sweep of another process goes on with them."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _put(self, conversation_id: UUID, item: str | int) -> None:
        waiting = self._waiting.get(conversation_id)
        if waiting is not None:
            if len(waiting) < _MOST_WAITING:
                waiting.append(item)
            return
        self._waiting[conversation_id] = deque((item,))
        task = asyncio.create_task(self._push_waiting(conversation_id), name="pushing")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _push_waiting(self, conversation_id: UUID) -> None:
        waiting = self._waiting[conversation_id]
        try:
            async with self._database.connection() as connection:
                kept = await self._book.of_conversation(connection, conversation_id)
            if not kept:
                self._with_callbacks.discard(conversation_id)
                return
            while waiting:
                items = list(waiting)
                waiting.clear()
                async with asyncio.TaskGroup() as pushes:
                    for one in kept:
                        pushes.create_task(self._push(one, items))
        except* (DatabaseBusy, DatabaseUnavailable) as failures:
            log().warning("pushing_waits", reason=type(failures.exceptions[0]).__qualname__)
        finally:
            del self._waiting[conversation_id]

    async def _push(self, kept: KeptConnection, items: list[str | int]) -> None:
        try:
            sender = self._gateways.sender(kept.callback_url, connection_id=kept.id)
            for place, item in enumerate(items):
                if isinstance(item, str):
                    await sender.send(item)
                elif place == len(items) - 1:
                    await self._push_all_events(kept, sender)
                elif not isinstance(items[place + 1], int):
                    await self._push_events(kept, sender, until=item)
        except GatewayUnreachable:
            return
        except ConnectionGone:
            async with self._database.connection() as connection:
                await self._book.close(connection, kept)

    async def _push_all_events(self, kept: KeptConnection, sender: CallbackSender) -> None:
        """Push until nothing is left; what another process appended meanwhile is seen when the lease is given back."""
        while await self._push_events(kept, sender, until=_ALL):
            pass

    async def _push_events(self, kept: KeptConnection, sender: CallbackSender, *, until: int) -> bool:
        """Push the events up to a number; whether there are more."""
        async with self._database.connection() as connection:
            claim = await self._book.claim(connection, kept.id, lease=uuid4())
        if claim is None:
            return False
        is_more = False
        try:
            await self._push_claimed(claim, sender, until=until)
        finally:
            async with self._database.connection() as connection:
                is_more = await self._book.release(connection, claim)
        return is_more

    async def _push_claimed(self, claim: Claim, sender: CallbackSender, *, until: int) -> None:
        pushed = claim.delivered_seq
        while True:
            limit = min(_PUSHED_AT_ONCE, until - pushed)
            if limit <= 0:
                return
            async with self._database.connection() as connection:
                events = await events_after(connection, claim.conversation_id, seq=pushed, limit=limit)
            if not events:
                return
            try:
                for event in events:
                    await sender.send(event.text)
                    pushed = event.seq
            finally:
                async with self._database.connection() as connection:
                    is_ours = await self._book.advance(connection, claim, seq=pushed)
            if not is_ours:
                return

    async def _close(self, kept: KeptConnection, *, code: ChatCloseCode) -> None:
        try:
            await self._gateways.sender(kept.callback_url, connection_id=kept.id).close(code)
        except ConnectionGone:
            return
