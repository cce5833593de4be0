"""Another process of the travel agent, as far as conversations can tell: it appends events, and holds no socket."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel

from generated import models
from impl.platform.database import Database, DatabaseOptions
from impl.platform.identifiers import decode, encode, new_uuid7
from impl.travel_agent.conversations.events import Appended, Draft, EventLog

_CONNECTIONS: Final = 4
_QUEUE_SECONDS: Final = 60.0
# What the log writes itself when it numbers an event.
_OF_THE_LOG: Final = frozenset({"type", "id", "seq", "ts", "conversation_id", "turn_id"})


class _NobodyHere:
    """Tells nobody: listeners are in another process, which finds out by itself."""

    async def publish(self, conversation_id: UUID, *, message: models.ChatServerMessage) -> None:
        pass

    def deliver(self, appended: Appended) -> None:
        pass

    async def catch_up(self, conversation_id: UUID) -> None:
        pass


class ConversationWriter:
    """Appends events to conversations in the database of a travel agent."""

    def __init__(self, database: Database) -> None:
        self._events = EventLog(database, broadcaster=_NobodyHere(), clock=lambda: datetime.now(UTC))

    async def say(self, conversation_id: str, *, text: str) -> None:
        """Append words of the agent."""
        members = {"message_id": encode("msg", value=new_uuid7()), "text": text, "locale": "en"}
        draft = Draft(message=models.MessageCompleted, turn_id=new_uuid7(), members=members)
        await self._events.append(decode("cnv", text=conversation_id), drafts=[draft])

    async def repeat(self, conversation_id: str, *, events: Sequence[Mapping[str, Any]], count: int) -> None:
        """Append so many events that say what these said, over and over."""
        drafts = [draft_of(events[number % len(events)]) for number in range(count)]
        await self._events.append(decode("cnv", text=conversation_id), drafts=drafts)


@asynccontextmanager
async def conversation_writer(database_url: str) -> AsyncIterator[ConversationWriter]:
    """A writer in the database of a travel agent."""
    options = DatabaseOptions(url=database_url, pool_size=_CONNECTIONS, queue_size=10_000, queue_seconds=_QUEUE_SECONDS)
    async with Database(options) as database:
        yield ConversationWriter(database)


def draft_of(event: Mapping[str, Any]) -> Draft:
    """An event that says what this one said."""
    members = {name: value for name, value in event.items() if name not in _OF_THE_LOG}
    turn_id = decode("trn", text=event["turn_id"]) if "turn_id" in event else None
    return Draft(message=_MESSAGES[event["type"]], turn_id=turn_id, members=members)


def _durable_messages() -> dict[str, type[BaseModel]]:
    found = (value for value in vars(models).values() if isinstance(value, type) and issubclass(value, BaseModel))
    return {
        model.model_fields["type"].default: model
        for model in found
        if {"type", "seq", "conversation_id"} <= model.model_fields.keys()
    }


_MESSAGES: Final = _durable_messages()
