"""What was said and what happened, read back for customers."""

from collections.abc import Sequence
from typing import Final, cast
from uuid import UUID

from pydantic import TypeAdapter

from generated import models
from generated.travel_agent.channel import ChatDurableMessage
from impl.platform.database import Connection
from impl.travel_agent.conversations.events import StoredEvent, event_of, events_after

_READ_AT_ONCE: Final = 1000
_SAID: Final = """
SELECT seq, type, body FROM events
WHERE conversation_id = $1 AND seq > $2 AND type IN ('user.said', 'message.completed') ORDER BY seq LIMIT $3
"""
_EVENT: Final[TypeAdapter[ChatDurableMessage]] = TypeAdapter(models.DurableEvent)


def read_event(event: StoredEvent) -> ChatDurableMessage:
    """The event as a message of the contract."""
    return _EVENT.validate_json(event.text)


async def all_events(connection: Connection, conversation_id: UUID) -> list[StoredEvent]:
    """Every event of a conversation, in its order."""
    events: list[StoredEvent] = []
    while True:
        last = events[-1].seq if events else 0
        found = await events_after(connection, conversation_id, seq=last, limit=_READ_AT_ONCE)
        events += found
        if len(found) < _READ_AT_ONCE:
            return events


async def said_after(
    connection: Connection, conversation_id: UUID, *, seq: int, limit: int
) -> Sequence[models.Utterance]:
    """What was said after an event, oldest first. Answers that were taken back have no event with their text."""
    rows = await connection.fetch(_SAID, conversation_id, seq, limit)
    return [_utterance(read_event(event_of(row))) for row in rows]


def _utterance(event: ChatDurableMessage) -> models.Utterance:
    if isinstance(event, models.UserSaid):
        return models.Utterance(
            seq=event.seq, speaker=models.Speaker.CUSTOMER, text=event.text, turn_id=event.turn_id, said_at=event.ts
        )
    answer = cast(models.MessageCompleted, event)
    return models.Utterance(
        seq=answer.seq,
        speaker=models.Speaker.AGENT,
        text=answer.text,
        turn_id=answer.turn_id,
        message_id=answer.message_id,
        said_at=answer.ts,
    )
