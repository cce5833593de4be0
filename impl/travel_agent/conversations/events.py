"""The durable events of conversations: numbered without gaps, stored, then told to whoever listens.

The number is given under the lock of the conversation's row, which is held until the commit: events of a conversation
become visible in their order, whichever process writes them. An event's text is written once; what is stored is sent.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol, cast
from uuid import UUID

import asyncpg
from pydantic import BaseModel

from generated import models
from generated.travel_agent.channel import ChatDurableMessage
from impl.platform.database import Connection, Database
from impl.platform.identifiers import encode, new_uuid7
from impl.travel_agent.conversations.errors import UnknownConversation

# The numbers are known only under the row's lock, so the texts are put together there.
_APPEND: Final = """
WITH numbered AS (
    UPDATE conversations SET last_seq = last_seq + cardinality($2::uuid[]), version = version + 1, updated_at = $3
    WHERE id = $1 RETURNING last_seq - cardinality($2::uuid[]) AS before
), stored AS (
    INSERT INTO events (conversation_id, seq, id, type, turn_id, body, created_at)
    SELECT $1, before + draft.place, draft.id, draft.type, draft.turn_id,
           (draft.head || (before + draft.place) || draft.tail)::json, $3
    FROM numbered, unnest($2::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[])
        WITH ORDINALITY AS draft (id, type, turn_id, head, tail, place)
)
SELECT before, EXISTS (SELECT FROM connections WHERE conversation_id = $1) AS has_callbacks FROM numbered
"""
_AFTER: Final = """
SELECT seq, type, body FROM events WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3
"""
_PLACEHOLDER: Final = '"seq":1,'


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event before it has its number: the model of the message, and the message's own members."""

    message: type[BaseModel]
    turn_id: UUID | None = None
    members: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An event as it is kept: `text` is the JSON that goes to clients."""

    seq: int
    type: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """Events that have just been stored. `has_callbacks` tells whether a gateway holds connections to push them to."""

    conversation_id: UUID
    events: tuple[StoredEvent, ...]
    messages: tuple[ChatDurableMessage, ...]
    has_callbacks: bool


class Broadcaster(Protocol):
    """Tells the connections of a conversation what happens."""

    async def publish(self, conversation_id: UUID, *, message: models.ChatServerMessage) -> None:
        """Send a message that is not kept to the connections of this process and those that gateways hold."""
        ...

    def deliver(self, appended: Appended) -> None:
        """Send events that have been committed, in their order, each once to each connection."""
        ...

    async def catch_up(self, conversation_id: UUID) -> None:
        """Send what has been committed and was not given to `deliver`."""
        ...


class EventLog:
    """Appends events to conversations, and reads them."""

    def __init__(self, database: Database, *, broadcaster: Broadcaster, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._broadcaster = broadcaster
        self._clock = clock

    async def append(
        self, conversation_id: UUID, *, drafts: Sequence[Draft], connection: Connection | None = None
    ) -> tuple[ChatDurableMessage, ...]:
        """Store events, in one round trip, and tell them once they are committed.

        With a `connection` they belong to its transaction: call `announce` after the commit, or listeners hear of them
        from the next look into the database, a moment later.

        Raises:
            UnknownConversation: the conversation has been erased.
        """
        if not drafts:
            return ()
        if connection is not None:
            return (await self.store(connection, conversation_id, drafts=drafts)).messages
        async with self._database.connection() as borrowed:
            appended = await self.store(borrowed, conversation_id, drafts=drafts)
        self._broadcaster.deliver(appended)
        return appended.messages

    async def store(self, connection: Connection, conversation_id: UUID, *, drafts: Sequence[Draft]) -> Appended:
        """Store events in the connection's transaction; `tell` them after its commit.

        Raises:
            UnknownConversation: the conversation has been erased.
        """
        now = self._clock()
        written = [_write(draft, conversation_id=conversation_id, now=now) for draft in drafts]
        row = await connection.fetchrow(
            _APPEND,
            conversation_id,
            [one.id for one in written],
            now,
            [one.type for one in written],
            [one.turn_id for one in written],
            [one.head for one in written],
            [one.tail for one in written],
        )
        if row is None:
            raise UnknownConversation
        return _number(conversation_id, written, before=row["before"], has_callbacks=row["has_callbacks"])

    def tell(self, appended: Appended) -> None:
        """Send what `store` has stored, after its commit."""
        self._broadcaster.deliver(appended)

    async def announce(self, conversation_id: UUID) -> None:
        """Send what a transaction of somebody else's has appended, after its commit, in place of a moment later."""
        await self._broadcaster.catch_up(conversation_id)

    async def after(self, conversation_id: UUID, *, seq: int, limit: int) -> list[StoredEvent]:
        """The next events after a number, at most `limit`."""
        async with self._database.connection() as connection:
            return await events_after(connection, conversation_id, seq=seq, limit=limit)


async def events_after(connection: Connection, conversation_id: UUID, *, seq: int, limit: int) -> list[StoredEvent]:
    """The next events after a number, at most `limit`."""
    rows = await connection.fetch(_AFTER, conversation_id, seq, limit)
    return [event_of(row) for row in rows]


def event_of(row: asyncpg.Record) -> StoredEvent:
    """The event of a row with seq, type and body."""
    return StoredEvent(seq=row["seq"], type=row["type"], text=row["body"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    id: UUID
    type: str
    turn_id: UUID | None
    head: str
    tail: str
    message: BaseModel


def _write(draft: Draft, *, conversation_id: UUID, now: datetime) -> _Written:
    """Write the event with a placeholder for its number, and cut the text there."""
    identifier = new_uuid7()
    turn = {} if draft.turn_id is None else {"turn_id": encode("trn", value=draft.turn_id)}
    message = draft.message.model_validate(
        {
            "id": encode("evt", value=identifier),
            "seq": 1,
            "ts": now,
            "conversation_id": encode("cnv", value=conversation_id),
            **turn,
            **draft.members,
        }
    )
    text = message.__pydantic_serializer__.to_json(message, by_alias=True).decode()
    head, _, tail = text.partition(_PLACEHOLDER)
    kind: str = message.__dict__["type"]
    return _Written(
        id=identifier, type=kind, turn_id=draft.turn_id, head=f'{head}"seq":', tail=f",{tail}", message=message
    )


def _number(conversation_id: UUID, written: Sequence[_Written], *, before: int, has_callbacks: bool) -> Appended:
    numbered = list(enumerate(written, start=before + 1))
    return Appended(
        conversation_id=conversation_id,
        events=tuple(StoredEvent(seq=seq, type=one.type, text=f"{one.head}{seq}{one.tail}") for seq, one in numbered),
        messages=tuple(cast(ChatDurableMessage, one.message.model_copy(update={"seq": seq})) for seq, one in numbered),
        has_callbacks=has_callbacks,
    )
