"""Handlers of conversations: what was said and what happened."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import MISSING

from generated import models
from generated.runtime import FieldError, Operation
from generated.travel_agent.operations import (
    CREATE_CONVERSATION,
    LIST_CONVERSATIONS,
    LIST_EVENTS,
    LIST_UTTERANCES,
    CreateConversation,
    ExportTranscript,
    ExportTranscriptAsMarkdown,
    GetConversation,
    ListConversations,
    ListEvents,
    ListUtterances,
    StreamEvents,
)
from impl.platform.context import RequestContext
from impl.platform.cursors import CursorCodec
from impl.platform.database import Connection, Database
from impl.platform.errors import Invalid
from impl.platform.etags import etag_of
from impl.platform.idempotency import Idempotency, fingerprint
from impl.platform.identifiers import decode, new_uuid7
from impl.travel_agent.channel.rooms import Rooms
from impl.travel_agent.channel.sessions import Sessions, UnknownTimeZone, checked_time_zone
from impl.travel_agent.channel.streams import EventStream
from impl.travel_agent.conversations import repository
from impl.travel_agent.conversations.conversation import Conversation
from impl.travel_agent.conversations.events import events_after
from impl.travel_agent.conversations.history import all_events, read_event, said_after
from impl.travel_agent.conversations.markdown import write_transcript
from impl.travel_agent.handlers.paging import Pages
from impl.travel_agent.handlers.representations import represent_conversation

_COLLECTION: Final = "/v1/conversations"


class Conversations:
    """The caller's own conversations."""

    def __init__(
        self,
        database: Database,
        *,
        sessions: Sessions,
        rooms: Rooms,
        cursors: CursorCodec,
        idempotency: Idempotency,
        default_time_zone: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._sessions = sessions
        self._rooms = rooms
        self._cursors = cursors
        self._idempotency = idempotency
        self._default_time_zone = default_time_zone
        self._clock = clock

    async def list_conversations(
        self, context: RequestContext, /, *, limit: int = 20, cursor: models.Cursor | None = None
    ) -> ListConversations.Response:
        """List one's own conversations."""
        scope = {"customer": context.customer_id.hex}
        pages = Pages(cursors=self._cursors, operation=LIST_CONVERSATIONS, scope=scope)
        position = pages.position(cursor)
        after = None if position is None else (datetime.fromisoformat(position[0]), UUID(position[1]))
        async with self._database.connection() as connection:
            found = await repository.page(connection, customer_id=context.customer_id, after=after, limit=limit + 1)
        page, next_cursor = pages.cut(found, limit=limit, position=_place)
        items = [represent_conversation(conversation) for conversation in page]
        return ListConversations.Ok(body=models.ConversationPage(items=items, next_cursor=next_cursor))

    async def create_conversation(
        self, context: RequestContext, /, *, idempotency_key: str, body: models.ConversationCreate
    ) -> CreateConversation.Response:
        """Begin a conversation."""
        time_zone = self._time_zone(body)
        locale = body.locale if body.locale is not MISSING else await self._sessions.locale_of(context.token)

        async def effect(connection: Connection) -> CreateConversation.Created:
            conversation = await repository.create(
                connection,
                id_=new_uuid7(),
                customer_id=context.customer_id,
                locale=locale,
                time_zone=time_zone,
                now=self._clock(),
            )
            represented = represent_conversation(conversation)
            return CreateConversation.Created(body=represented, location=f"{_COLLECTION}/{represented.id}")

        return await self._idempotency.run(
            context,
            CREATE_CONVERSATION,
            key=idempotency_key,
            fingerprint=fingerprint(CREATE_CONVERSATION, body=body),
            effect=effect,
        )

    async def get_conversation(
        self, context: RequestContext, /, *, conversation_id: models.ConversationId
    ) -> GetConversation.Response:
        """Get a conversation."""
        async with self._database.connection() as connection:
            conversation = await _find(connection, conversation_id, context=context)
        return GetConversation.Ok(body=represent_conversation(conversation), etag=etag_of(conversation.version))

    async def list_utterances(
        self,
        context: RequestContext,
        /,
        *,
        conversation_id: models.ConversationId,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> ListUtterances.Response:
        """List what was said."""
        pages = self._pages_of(conversation_id, operation=LIST_UTTERANCES, context=context)
        position = pages.position(cursor)
        async with self._database.connection() as connection:
            conversation = await _find(connection, conversation_id, context=context)
            seq = 0 if position is None else position[0]
            found = await said_after(connection, conversation.id, seq=seq, limit=limit + 1)
        items, next_cursor = pages.cut(found, limit=limit, position=lambda utterance: [utterance.seq])
        return ListUtterances.Ok(body=models.UtterancePage(items=items, next_cursor=next_cursor))

    async def list_events(
        self,
        context: RequestContext,
        /,
        *,
        conversation_id: models.ConversationId,
        after: int = 0,
        limit: int = 200,
        cursor: models.Cursor | None = None,
    ) -> ListEvents.Response:
        """List what happened after an event."""
        pages = self._pages_of(conversation_id, operation=LIST_EVENTS, context=context)
        position = pages.position(cursor)
        async with self._database.connection() as connection:
            conversation = await _find(connection, conversation_id, context=context)
            seq = after if position is None else position[0]
            found = await events_after(connection, conversation.id, seq=seq, limit=limit + 1)
        page, next_cursor = pages.cut(found, limit=limit, position=lambda event: [event.seq])
        items = [read_event(event) for event in page]
        return ListEvents.Ok(
            body=models.EventPage(
                items=items, next_cursor=next_cursor, last_seq=models.LastSequence(conversation.last_seq)
            )
        )

    async def stream_events(
        self,
        context: RequestContext,
        /,
        *,
        conversation_id: models.ConversationId,
        after: int = 0,
        last_event_id: int | None = None,
    ) -> StreamEvents.Response:
        """Follow what happens."""
        async with self._database.connection() as connection:
            conversation = await _find(connection, conversation_id, context=context)
        heard = min(after if last_event_id is None else last_event_id, conversation.last_seq)
        stream = EventStream(self._rooms, conversation_id=conversation.id, after=heard)
        return StreamEvents.Ok(events=stream.events())

    async def export_transcript(
        self, context: RequestContext, /, *, conversation_id: models.ConversationId
    ) -> ExportTranscript.Response:
        """Export a conversation."""
        async with self._database.connection() as connection:
            conversation = await _find(connection, conversation_id, context=context)
            events = await all_events(connection, conversation.id)
        transcript = models.Transcript(
            conversation=represent_conversation(conversation),
            exported_at=self._clock(),
            events=[read_event(event) for event in events],
        )
        return ExportTranscript.Ok(body=transcript)

    async def export_transcript_as_markdown(
        self, context: RequestContext, /, *, conversation_id: models.ConversationId
    ) -> ExportTranscriptAsMarkdown.Response:
        """Export a conversation for people."""
        async with self._database.connection() as connection:
            conversation = await _find(connection, conversation_id, context=context)
            events = await all_events(connection, conversation.id)
        text = write_transcript(conversation, events=[read_event(event) for event in events])
        return ExportTranscriptAsMarkdown.Ok(body=text)

    def _time_zone(self, body: models.ConversationCreate) -> str:
        if body.time_zone is MISSING:
            return self._default_time_zone
        try:
            return checked_time_zone(body.time_zone)
        except UnknownTimeZone as unknown:
            fault = FieldError(pointer="/body/time_zone", code=unknown.code, detail=unknown.detail)
            raise Invalid(fault) from None

    def _pages_of(
        self, conversation_id: models.ConversationId, *, operation: Operation, context: RequestContext
    ) -> Pages:
        scope = {"customer": context.customer_id.hex, "conversation": conversation_id}
        return Pages(cursors=self._cursors, operation=operation, scope=scope)


async def _find(
    connection: Connection, conversation_id: models.ConversationId, *, context: RequestContext
) -> Conversation:
    return await repository.get(connection, decode("cnv", text=conversation_id), customer_id=context.customer_id)


def _place(conversation: Conversation) -> tuple[str, str]:
    return conversation.updated_at.isoformat(), conversation.id.hex
