"""What clients send is followed once: a message and what it sets off are stored together, before it is acknowledged."""

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

from pydantic import BaseModel

from generated import models
from impl.platform.database import Connection, Database
from impl.platform.identifiers import new_uuid7
from impl.travel_agent.conversations.errors import MessageIdReused, UnknownConversation
from impl.travel_agent.conversations.events import Draft, EventLog

_LONGEST_TITLE: Final = 80

# The row of the conversation is locked first, in the order in which events are appended.
_LOCK: Final = "SELECT title = '' AS is_untitled FROM conversations WHERE id = $1 FOR NO KEY UPDATE"
_SEEN: Final = "SELECT fingerprint FROM client_messages WHERE conversation_id = $1 AND client_id = $2"
_REMEMBER: Final = """
INSERT INTO client_messages (conversation_id, client_id, type, fingerprint, received_at)
SELECT id, $2, $3, $4, $5 FROM conversations WHERE id = $1
ON CONFLICT (conversation_id, client_id) DO NOTHING RETURNING true
"""
_FORGET: Final = "DELETE FROM client_messages WHERE conversation_id = $1 AND client_id = $2"
_BEGIN_TURN: Final = """
INSERT INTO turns (id, conversation_id, status, lease_until, started_at, client_message_id, prompt)
VALUES ($1, $2, 'running', $3, $4, $5, $6)
"""
_FORGET_TURN: Final = "DELETE FROM turns WHERE id = $1 AND owner IS NULL"
_SET_TITLE: Final = "UPDATE conversations SET title = $2 WHERE id = $1"


class ClientMessage(Protocol):
    """Any message of a client."""

    @property
    def id(self) -> str:
        """The client's own name for it."""
        ...

    @property
    def type(self) -> str:
        """What kind of message it is."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A message that is stored and waits for its turn to be run."""

    turn_id: UUID


class Intake:
    """Tells new messages from repeated ones.

    `key` makes fingerprints that say nothing of what the messages hold. A turn that its runner has not taken up within
    `lease` counts as interrupted.
    """

    def __init__(
        self,
        database: Database,
        *,
        events: EventLog,
        key: bytes,
        lease: timedelta,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._lease = lease
        self._events = events
        self._key = key
        self._clock = clock

    async def accept_words(self, conversation_id: UUID, *, message: models.UserMessage) -> Accepted | None:
        """Store what the customer says, with its turn and its event; None for a repeated message.

        Raises:
            MessageIdReused: the id was used for another message.
            UnknownConversation: the conversation has been erased.
        """
        said = {"text": message.text, "client_message_id": message.id}
        return await self._accept(conversation_id, message=message, prompt=message.text, said=said)

    async def accept_act(self, conversation_id: UUID, *, message: ClientMessage) -> Accepted | None:
        """Store a message that begins a turn without words; raises as `accept_words` does."""
        return await self._accept(conversation_id, message=message, prompt="", said=None)

    async def retract(self, conversation_id: UUID, *, message: ClientMessage, accepted: Accepted) -> None:
        """Undo the acceptance of a message that turned out to be one that cannot be followed."""
        async with self._database.transaction() as connection:
            await connection.execute(_FORGET_TURN, accepted.turn_id)
            await connection.execute(_FORGET, conversation_id, message.id)

    async def is_repeated(self, conversation_id: UUID, *, message: ClientMessage) -> bool:
        """Whether the message has been followed already.

        Raises:
            MessageIdReused: the id was used for another message.
        """
        async with self._database.connection() as connection:
            stored = await connection.fetchval(_SEEN, conversation_id, message.id)
        return self._is_same(message, stored=stored)

    async def remember(self, conversation_id: UUID, *, message: ClientMessage) -> None:
        """Store that the message has been followed."""
        async with self._database.connection() as connection:
            await self._remember(connection, conversation_id, message=message)

    async def remember_within(self, connection: Connection, conversation_id: UUID, *, message: ClientMessage) -> bool:
        """Store in the connection's transaction that the message is followed; False for a repeated one.

        Raises:
            MessageIdReused: the id was used for another message.
            UnknownConversation: the conversation has been erased.
        """
        if await self._remember(connection, conversation_id, message=message):
            return True
        if self._is_same(message, stored=await connection.fetchval(_SEEN, conversation_id, message.id)):
            return False
        raise UnknownConversation

    async def _accept(
        self, conversation_id: UUID, *, message: ClientMessage, prompt: str, said: Mapping[str, object] | None
    ) -> Accepted | None:
        turn_id, now = new_uuid7(), self._clock()
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_LOCK, conversation_id)
            if row is None:
                raise UnknownConversation
            if not await self.remember_within(connection, conversation_id, message=message):
                return None
            lease_until = now + self._lease
            await connection.execute(_BEGIN_TURN, turn_id, conversation_id, lease_until, now, message.id, prompt)
            if said is None:
                return Accepted(turn_id=turn_id)
            drafts: Sequence[Draft] = [Draft(message=models.UserSaid, turn_id=turn_id, members=said)]
            appended = await self._events.store(connection, conversation_id, drafts=drafts)
            if row["is_untitled"]:
                await connection.execute(_SET_TITLE, conversation_id, title_of(prompt))
        self._events.tell(appended)
        return Accepted(turn_id=turn_id)

    async def _remember(self, connection: Connection, conversation_id: UUID, *, message: ClientMessage) -> bool:
        fingerprint = self._fingerprint(message)
        return bool(
            await connection.fetchval(_REMEMBER, conversation_id, message.id, message.type, fingerprint, self._clock())
        )

    def _is_same(self, message: ClientMessage, *, stored: bytes | None) -> bool:
        if stored is None:
            return False
        if not hmac.compare_digest(stored, self._fingerprint(message)):
            raise MessageIdReused
        return True

    def _fingerprint(self, message: ClientMessage) -> bytes:
        assert isinstance(message, BaseModel)
        text = message.__pydantic_serializer__.to_json(message, by_alias=True, exclude_unset=True)
        return hmac.digest(self._key, text, "sha256")[:16]


def title_of(text: str) -> str:
    """The first words of the customer, on one line, at most 80 characters."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1].rstrip()}…"
