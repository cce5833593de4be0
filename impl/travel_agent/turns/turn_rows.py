"""Turns and the state of conversations in the database.

A running turn belongs to one process, which renews its lease. Whatever a process writes at the end of a turn, it writes
in one transaction that fails when the turn is no longer its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from generated import models
from impl.platform.database import Connection
from impl.travel_agent.conversations.conversation import Conversation
from impl.travel_agent.conversations.errors import UnknownConversation
from impl.travel_agent.turns.errors import TurnLost

_CLAIM: Final = """
INSERT INTO turns (id, conversation_id, status, owner, lease_until, started_at, client_message_id, prompt)
VALUES ($1, $2, 'running', $3, $4, $5, $6, $7)
ON CONFLICT (id) DO UPDATE SET owner = $3, lease_until = $4, prompt = $7
WHERE turns.status = 'running' AND (turns.owner IS NULL OR turns.owner = $3)
RETURNING cancel_requested
"""
_OLDER: Final = """
SELECT id, lease_until < $3 OR lease_until IS NULL AS is_abandoned FROM turns
WHERE conversation_id = $1 AND status = 'running' AND id < $2 ORDER BY id
"""
_REQUEST_END: Final = "UPDATE turns SET cancel_requested = true WHERE id = ANY($1) AND status = 'running'"
_REQUEST_CANCEL: Final = """
UPDATE turns SET cancel_requested = true
WHERE conversation_id = $1 AND ($2::uuid IS NULL OR id = $2) AND status = 'running' RETURNING id
"""
_RENEW: Final = """
UPDATE turns SET lease_until = $3 WHERE id = $1 AND owner = $2 AND status = 'running' RETURNING cancel_requested
"""
_END: Final = """
UPDATE turns SET status = $3, completed_at = $4, message_id = $5, lease_until = NULL
WHERE id = $1 AND owner = $2 AND status = 'running' RETURNING true
"""
_CONVERSATION: Final = """
SELECT id, customer_id, locale, time_zone, title, last_seq, conversation.version, created_at,
       conversation.updated_at, memory, pending
FROM conversations AS conversation LEFT JOIN conversation_states ON conversation_id = id
WHERE id = $1 AND customer_id = $2
"""
_SAVE: Final = """
WITH spoken AS (UPDATE conversations SET locale = $5 WHERE id = $1 AND locale <> $5)
INSERT INTO conversation_states (conversation_id, memory, pending, updated_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (conversation_id) DO UPDATE
SET memory = $2, pending = $3, updated_at = $4, version = conversation_states.version + 1
"""
_ABANDONED: Final = """
SELECT turns.id, conversation_id, customer_id, locale, time_zone FROM turns
JOIN conversations ON conversations.id = conversation_id
WHERE status = 'running' AND (lease_until < $1 OR lease_until IS NULL)
ORDER BY lease_until NULLS FIRST LIMIT $2 FOR UPDATE OF turns SKIP LOCKED
"""
_OF_MESSAGE: Final = """
SELECT id, prompt FROM turns WHERE conversation_id = $1 AND message_id = $2
"""
_IS_LAST: Final = """
SELECT NOT EXISTS (SELECT FROM turns WHERE conversation_id = $1 AND id > $2 AND id <> $3)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A conversation with what its agents remember, both as JSON; None where nothing is remembered."""

    conversation: Conversation
    memory: str | None
    pending: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderTurn:
    """A turn before this one that is not over. Nobody works on an abandoned one."""

    id: UUID
    is_abandoned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AbandonedTurn:
    """A turn that nobody works on any more."""

    id: UUID
    conversation_id: UUID
    customer_id: UUID
    locale: models.Locale
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredTurn:
    """The turn that gave an answer, and the words it answered."""

    id: UUID
    prompt: str


async def claim(
    connection: Connection,
    turn_id: UUID,
    *,
    conversation_id: UUID,
    owner: str,
    lease_until: datetime,
    now: datetime,
    client_message_id: str | None,
    prompt: str,
) -> bool:
    """Take a turn for this process, stored or not; returns whether it is asked to end already.

    Raises:
        TurnLost: another process has it, or it is over.
    """
    cancel_requested = await connection.fetchval(
        _CLAIM, turn_id, conversation_id, owner, lease_until, now, client_message_id, prompt
    )
    if cancel_requested is None:
        raise TurnLost
    return bool(cancel_requested)


async def older_turns(
    connection: Connection, conversation_id: UUID, *, before: UUID, now: datetime
) -> Sequence[OlderTurn]:
    """The turns before one that are not over."""
    rows = await connection.fetch(_OLDER, conversation_id, before, now)
    return [OlderTurn(id=row["id"], is_abandoned=row["is_abandoned"]) for row in rows]


async def request_end(connection: Connection, turn_ids: Sequence[UUID]) -> None:
    """Ask whoever runs these turns to stop."""
    await connection.execute(_REQUEST_END, turn_ids)


async def request_cancel(connection: Connection, conversation_id: UUID, *, turn_id: UUID | None) -> bool:
    """Ask whoever runs the turn, or any turn of the conversation, to stop; whether there is one."""
    return bool(await connection.fetch(_REQUEST_CANCEL, conversation_id, turn_id))


async def renew(connection: Connection, turn_id: UUID, *, owner: str, lease_until: datetime) -> bool:
    """Keep a turn for longer; returns whether it is asked to end.

    Raises:
        TurnLost: it is no longer this process's.
    """
    cancel_requested = await connection.fetchval(_RENEW, turn_id, owner, lease_until)
    if cancel_requested is None:
        raise TurnLost
    return bool(cancel_requested)


async def end(
    connection: Connection,
    turn_id: UUID,
    *,
    owner: str,
    status: models.TurnStatus,
    now: datetime,
    message_id: UUID | None,
) -> None:
    """Write how a turn ended.

    Raises:
        TurnLost: it is no longer this process's.
    """
    if not await connection.fetchval(_END, turn_id, owner, status, now, message_id):
        raise TurnLost


async def open_conversation(connection: Connection, conversation_id: UUID, *, customer_id: UUID) -> Opened:
    """A customer's conversation with its state.

    Raises:
        UnknownConversation: there is none, or it is another customer's.
    """
    row = await connection.fetchrow(_CONVERSATION, conversation_id, customer_id)
    if row is None:
        raise UnknownConversation
    conversation = Conversation(
        id=row["id"],
        customer_id=row["customer_id"],
        locale=models.Locale(row["locale"]),
        time_zone=row["time_zone"],
        title=row["title"],
        last_seq=row["last_seq"],
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
    return Opened(conversation=conversation, memory=row["memory"], pending=row["pending"])


async def save_state(
    connection: Connection,
    conversation_id: UUID,
    *,
    memory: str,
    pending: str | None,
    locale: models.Locale,
    now: datetime,
) -> None:
    """Store what the agents remember, and the language to go on in."""
    await connection.execute(_SAVE, conversation_id, memory, pending, now, locale)


async def take_abandoned(connection: Connection, *, now: datetime, limit: int) -> Sequence[AbandonedTurn]:
    """Turns whose lease has run out, locked until the transaction ends."""
    rows = await connection.fetch(_ABANDONED, now, limit)
    return [
        AbandonedTurn(
            id=row["id"],
            conversation_id=row["conversation_id"],
            customer_id=row["customer_id"],
            locale=models.Locale(row["locale"]),
            time_zone=row["time_zone"],
        )
        for row in rows
    ]


async def disown(connection: Connection, turn_id: UUID, *, owner: str, lease_until: datetime) -> None:
    """Give an abandoned turn to this process, so that it can end it."""
    await connection.execute("UPDATE turns SET owner = $2, lease_until = $3 WHERE id = $1", turn_id, owner, lease_until)


async def turn_of_message(connection: Connection, conversation_id: UUID, *, message_id: UUID) -> AnsweredTurn | None:
    """The turn that gave an answer."""
    row = await connection.fetchrow(_OF_MESSAGE, conversation_id, message_id)
    return AnsweredTurn(id=row["id"], prompt=row["prompt"]) if row else None


async def is_last(connection: Connection, conversation_id: UUID, *, turn_id: UUID, but: UUID) -> bool:
    """Whether no turn came after one, but the one that is beginning."""
    return bool(await connection.fetchval(_IS_LAST, conversation_id, turn_id, but))
