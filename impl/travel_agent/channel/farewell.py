"""The end of conversations: running turns are stopped, everything is deleted, and connections are closed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from impl.platform.database import Connection, Database
from impl.platform.telemetry import log
from impl.travel_agent.channel.kept_connections import ConnectionBook, KeptConnection
from impl.travel_agent.channel.pushing import Pusher
from impl.travel_agent.channel.rooms import Rooms
from impl.travel_agent.channel.turns import Turns
from impl.travel_agent.conversations import erasure, repository

_MOST_CONVERSATIONS: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed:
    """What an erasure leaves to be told after its commit."""

    conversation_ids: Sequence[UUID]
    connections: Sequence[KeptConnection]


class Farewell:
    """Erases conversations, and lets go of whoever listens to them."""

    def __init__(
        self,
        database: Database,
        *,
        turns: Turns,
        rooms: Rooms,
        pusher: Pusher,
        book: ConnectionBook,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._turns = turns
        self._rooms = rooms
        self._pusher = pusher
        self._book = book
        self._clock = clock

    async def stop_turns(self, customer_id: UUID, *, conversation_id: UUID | None) -> None:
        """Stop the running turns of what is about to be erased."""
        async with self._database.connection() as connection:
            owned = await repository.latest(connection, customer_id=customer_id, limit=_MOST_CONVERSATIONS)
        for owned_id in owned:
            if conversation_id in (None, owned_id):
                await self._turns.cancel(owned_id)

    async def erase(self, connection: Connection, *, customer_id: UUID, conversation_id: UUID | None) -> Departed:
        """Erase within the connection's transaction; `tell` it after the commit.

        Raises:
            UnknownConversation: the customer has no such conversation.
        """
        kept: list[KeptConnection] = []
        wanted = (
            await repository.latest(connection, customer_id=customer_id, limit=_MOST_CONVERSATIONS)
            if conversation_id is None
            else [conversation_id]
        )
        for owned_id in wanted:
            kept += await self._book.of_conversation(connection, owned_id)
        now = self._clock()
        erased = (
            await erasure.erase_customer(connection, customer_id=customer_id, now=now)
            if conversation_id is None
            else await erasure.erase_conversation(connection, conversation_id, customer_id=customer_id, now=now)
        )
        return Departed(conversation_ids=erased, connections=kept)

    async def tell(self, departed: Departed) -> None:
        """Close the connections of what was erased; other processes find out by themselves."""
        self._rooms.dissolve(departed.conversation_ids)
        await self._pusher.dissolve(list(departed.connections))

    async def erase_idle(self, *, after: timedelta) -> int:
        """Erase the conversations without a word for so long, unless their customers keep history."""
        total = 0
        while True:
            now = self._clock()
            async with self._database.transaction() as connection:
                erased = await erasure.erase_idle(connection, before=now - after, now=now)
                await erasure.purge_traces(connection, now=now)
            self._rooms.dissolve(erased)
            total += len(erased)
            if not erased:
                if total:
                    log().info("conversations_forgotten", count=total)
                return total
