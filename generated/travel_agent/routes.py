# Generated from travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""Routes of MobilityCorp Travel Agent API: each reads its arguments, calls its handler and writes the response."""

from typing import Annotated

from pydantic import Field, TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

from generated import models
from generated.runtime import Arguments, ContractRouter, Parameter, Service, verify_handlers
from generated.travel_agent import operations
from generated.travel_agent.handlers import (
    ConfirmationsHandlers,
    ConversationsHandlers,
    FeedbackHandlers,
    PrivacyHandlers,
    RelayHandlers,
    ServiceHandlers,
)

_LIST_CONVERSATIONS_LIMIT: Parameter[int] = Parameter(
    location="query",
    name="limit",
    type=TypeAdapter(Annotated[int, Field(ge=1, le=100)]),
    required=False,
    default=20,
    text=False,
)
_CURSOR: Parameter[models.Cursor | None] = Parameter(
    location="query", name="cursor", type=TypeAdapter(models.Cursor), required=False, default=None
)
_IDEMPOTENCY_KEY: Parameter[str] = Parameter(
    location="header",
    name="Idempotency-Key",
    type=TypeAdapter(Annotated[str, Field(pattern="^[\\x21-\\x7e]+$", min_length=1, max_length=255)]),
    when_missing="idempotency_key_required",
)
_CONVERSATION_ID: Parameter[models.ConversationId] = Parameter(
    location="path", name="conversation_id", type=TypeAdapter(models.ConversationId)
)
_LIST_UTTERANCES_LIMIT: Parameter[int] = Parameter(
    location="query",
    name="limit",
    type=TypeAdapter(Annotated[int, Field(ge=1, le=100)]),
    required=False,
    default=20,
    text=False,
)
_AFTER: Parameter[int] = Parameter(
    location="query",
    name="after",
    type=TypeAdapter(Annotated[int, Field(ge=0, le=2147483647)]),
    required=False,
    default=0,
    text=False,
)
_LIST_EVENTS_LIMIT: Parameter[int] = Parameter(
    location="query",
    name="limit",
    type=TypeAdapter(Annotated[int, Field(ge=1, le=1000)]),
    required=False,
    default=200,
    text=False,
)
_LAST_EVENT_ID: Parameter[int | None] = Parameter(
    location="header",
    name="Last-Event-ID",
    type=TypeAdapter(Annotated[int, Field(ge=0, le=2147483647)]),
    required=False,
    default=None,
    text=False,
)
_CONFIRMATION_ID: Parameter[models.ConfirmationId] = Parameter(
    location="path", name="confirmation_id", type=TypeAdapter(models.ConfirmationId)
)
_IF_MATCH: Parameter[str] = Parameter(
    location="header",
    name="If-Match",
    type=TypeAdapter(Annotated[str, Field(pattern='^"[\\x21\\x23-\\x7e]+"$', min_length=3, max_length=64)]),
    when_missing="precondition_required",
)
_X_GATEWAY_KEY: Parameter[str] = Parameter(
    location="header",
    name="X-Gateway-Key",
    type=TypeAdapter(Annotated[str, Field(pattern="^[\\x21-\\x7e]+$", min_length=16, max_length=255)]),
)
_WEBHOOK_ID: Parameter[models.EventId] = Parameter(
    location="header", name="webhook-id", type=TypeAdapter(models.EventId)
)
_WEBHOOK_TIMESTAMP: Parameter[int] = Parameter(
    location="header",
    name="webhook-timestamp",
    type=TypeAdapter(Annotated[int, Field(ge=0, le=9007199254740991)]),
    text=False,
)
_WEBHOOK_SIGNATURE: Parameter[str] = Parameter(
    location="header",
    name="webhook-signature",
    type=TypeAdapter(Annotated[str, Field(pattern="^[\\x20-\\x7e]+$", min_length=4, max_length=500)]),
)
_CONNECTION_EVENT_BODY: TypeAdapter[models.ConnectionEvent] = TypeAdapter(models.ConnectionEvent)
_CONSENTS_PATCH_BODY: TypeAdapter[models.ConsentsPatch] = TypeAdapter(models.ConsentsPatch)
_CONVERSATION_CREATE_BODY: TypeAdapter[models.ConversationCreate] = TypeAdapter(models.ConversationCreate)
_DECISION_CREATE_BODY: TypeAdapter[models.DecisionCreate] = TypeAdapter(models.DecisionCreate)
_ERASURE_CREATE_BODY: TypeAdapter[models.ErasureCreate] = TypeAdapter(models.ErasureCreate)
_FEEDBACK_CREATE_BODY: TypeAdapter[models.FeedbackCreate] = TypeAdapter(models.FeedbackCreate)
_RESERVATION_EVENT_BODY: TypeAdapter[models.ReservationEvent] = TypeAdapter(models.ReservationEvent)


class ConversationsRoutes[Context]:
    """Routes of Conversations."""

    def __init__(self, service: Service[Context], handlers: ConversationsHandlers[Context]) -> None:
        verify_handlers(ConversationsHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def list_conversations(self, request: Request) -> Response:
        """List one's own conversations."""
        context = await self._service.admit(request, operations.LIST_CONVERSATIONS)
        arguments = Arguments(request, operations.LIST_CONVERSATIONS)
        limit = arguments.query(_LIST_CONVERSATIONS_LIMIT)
        cursor = arguments.query(_CURSOR)
        arguments.verify()
        result = await self._handlers.list_conversations(context, limit=limit, cursor=cursor)
        return result.render()

    async def create_conversation(self, request: Request) -> Response:
        """Begin a conversation."""
        context = await self._service.admit(request, operations.CREATE_CONVERSATION)
        arguments = await Arguments.with_body(request, operations.CREATE_CONVERSATION)
        idempotency_key = arguments.header(_IDEMPOTENCY_KEY)
        body = arguments.body(_CONVERSATION_CREATE_BODY)
        arguments.verify()
        result = await self._handlers.create_conversation(context, idempotency_key=idempotency_key, body=body)
        return result.render()

    async def get_conversation(self, request: Request) -> Response:
        """Get a conversation."""
        context = await self._service.admit(request, operations.GET_CONVERSATION)
        arguments = Arguments(request, operations.GET_CONVERSATION)
        conversation_id = arguments.path(_CONVERSATION_ID)
        arguments.verify()
        result = await self._handlers.get_conversation(context, conversation_id=conversation_id)
        return result.render()

    async def list_utterances(self, request: Request) -> Response:
        """List what was said."""
        context = await self._service.admit(request, operations.LIST_UTTERANCES)
        arguments = Arguments(request, operations.LIST_UTTERANCES)
        conversation_id = arguments.path(_CONVERSATION_ID)
        limit = arguments.query(_LIST_UTTERANCES_LIMIT)
        cursor = arguments.query(_CURSOR)
        arguments.verify()
        result = await self._handlers.list_utterances(
            context, conversation_id=conversation_id, limit=limit, cursor=cursor
        )
        return result.render()

    async def list_events(self, request: Request) -> Response:
        """List what happened after an event."""
        context = await self._service.admit(request, operations.LIST_EVENTS)
        arguments = Arguments(request, operations.LIST_EVENTS)
        conversation_id = arguments.path(_CONVERSATION_ID)
        after = arguments.query(_AFTER)
        limit = arguments.query(_LIST_EVENTS_LIMIT)
        cursor = arguments.query(_CURSOR)
        arguments.verify()
        result = await self._handlers.list_events(
            context, conversation_id=conversation_id, after=after, limit=limit, cursor=cursor
        )
        return result.render()

    async def stream_events(self, request: Request) -> Response:
        """Follow what happens."""
        context = await self._service.admit(request, operations.STREAM_EVENTS)
        arguments = Arguments(request, operations.STREAM_EVENTS)
        conversation_id = arguments.path(_CONVERSATION_ID)
        after = arguments.query(_AFTER)
        last_event_id = arguments.header(_LAST_EVENT_ID)
        arguments.verify()
        result = await self._handlers.stream_events(
            context, conversation_id=conversation_id, after=after, last_event_id=last_event_id
        )
        return result.render()

    async def export_transcript(self, request: Request) -> Response:
        """Export a conversation."""
        context = await self._service.admit(request, operations.EXPORT_TRANSCRIPT)
        arguments = Arguments(request, operations.EXPORT_TRANSCRIPT)
        conversation_id = arguments.path(_CONVERSATION_ID)
        arguments.verify()
        result = await self._handlers.export_transcript(context, conversation_id=conversation_id)
        return result.render()

    async def export_transcript_as_markdown(self, request: Request) -> Response:
        """Export a conversation for people."""
        context = await self._service.admit(request, operations.EXPORT_TRANSCRIPT_AS_MARKDOWN)
        arguments = Arguments(request, operations.EXPORT_TRANSCRIPT_AS_MARKDOWN)
        conversation_id = arguments.path(_CONVERSATION_ID)
        arguments.verify()
        result = await self._handlers.export_transcript_as_markdown(context, conversation_id=conversation_id)
        return result.render()


class ConfirmationsRoutes[Context]:
    """Routes of Confirmations."""

    def __init__(self, service: Service[Context], handlers: ConfirmationsHandlers[Context]) -> None:
        verify_handlers(ConfirmationsHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def get_confirmation(self, request: Request) -> Response:
        """Get a proposal."""
        context = await self._service.admit(request, operations.GET_CONFIRMATION)
        arguments = Arguments(request, operations.GET_CONFIRMATION)
        confirmation_id = arguments.path(_CONFIRMATION_ID)
        arguments.verify()
        result = await self._handlers.get_confirmation(context, confirmation_id=confirmation_id)
        return result.render()

    async def create_decision(self, request: Request) -> Response:
        """Decide on a proposal."""
        context = await self._service.admit(request, operations.CREATE_DECISION)
        arguments = await Arguments.with_body(request, operations.CREATE_DECISION)
        idempotency_key = arguments.header(_IDEMPOTENCY_KEY)
        body = arguments.body(_DECISION_CREATE_BODY)
        arguments.verify()
        result = await self._handlers.create_decision(context, idempotency_key=idempotency_key, body=body)
        return result.render()


class FeedbackRoutes[Context]:
    """Routes of Feedback."""

    def __init__(self, service: Service[Context], handlers: FeedbackHandlers[Context]) -> None:
        verify_handlers(FeedbackHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def create_feedback(self, request: Request) -> Response:
        """Rate a turn."""
        context = await self._service.admit(request, operations.CREATE_FEEDBACK)
        arguments = await Arguments.with_body(request, operations.CREATE_FEEDBACK)
        idempotency_key = arguments.header(_IDEMPOTENCY_KEY)
        body = arguments.body(_FEEDBACK_CREATE_BODY)
        arguments.verify()
        result = await self._handlers.create_feedback(context, idempotency_key=idempotency_key, body=body)
        return result.render()


class PrivacyRoutes[Context]:
    """Routes of Privacy."""

    def __init__(self, service: Service[Context], handlers: PrivacyHandlers[Context]) -> None:
        verify_handlers(PrivacyHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def get_consents(self, request: Request) -> Response:
        """Get one's own consents."""
        context = await self._service.admit(request, operations.GET_CONSENTS)
        arguments = Arguments(request, operations.GET_CONSENTS)
        arguments.verify()
        result = await self._handlers.get_consents(context)
        return result.render()

    async def update_consents(self, request: Request) -> Response:
        """Change one's own consents."""
        context = await self._service.admit(request, operations.UPDATE_CONSENTS)
        arguments = await Arguments.with_body(request, operations.UPDATE_CONSENTS)
        if_match = arguments.header(_IF_MATCH)
        body = arguments.body(_CONSENTS_PATCH_BODY)
        arguments.verify()
        result = await self._handlers.update_consents(context, if_match=if_match, body=body)
        return result.render()

    async def create_erasure(self, request: Request) -> Response:
        """Erase conversations."""
        context = await self._service.admit(request, operations.CREATE_ERASURE)
        arguments = await Arguments.with_body(request, operations.CREATE_ERASURE)
        idempotency_key = arguments.header(_IDEMPOTENCY_KEY)
        body = arguments.body(_ERASURE_CREATE_BODY)
        arguments.verify()
        result = await self._handlers.create_erasure(context, idempotency_key=idempotency_key, body=body)
        return result.render()


class RelayRoutes[Context]:
    """Routes of Relay."""

    def __init__(self, service: Service[Context], handlers: RelayHandlers[Context]) -> None:
        verify_handlers(RelayHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def relay_connection_event(self, request: Request) -> Response:
        """Tell what happened at a connection."""
        await self._service.admit_anonymous(request, operations.RELAY_CONNECTION_EVENT)
        arguments = await Arguments.with_body(request, operations.RELAY_CONNECTION_EVENT)
        x_gateway_key = arguments.header(_X_GATEWAY_KEY)
        idempotency_key = arguments.header(_IDEMPOTENCY_KEY)
        body = arguments.body(_CONNECTION_EVENT_BODY)
        arguments.verify()
        result = await self._handlers.relay_connection_event(
            x_gateway_key=x_gateway_key, idempotency_key=idempotency_key, body=body
        )
        return result.render()

    async def accept_reservation_event(self, request: Request) -> Response:
        """Accept an event of a reservation."""
        await self._service.admit_anonymous(request, operations.ACCEPT_RESERVATION_EVENT)
        arguments = await Arguments.with_body(request, operations.ACCEPT_RESERVATION_EVENT)
        webhook_id = arguments.header(_WEBHOOK_ID)
        webhook_timestamp = arguments.header(_WEBHOOK_TIMESTAMP)
        webhook_signature = arguments.header(_WEBHOOK_SIGNATURE)
        body = arguments.body(_RESERVATION_EVENT_BODY)
        arguments.verify()
        result = await self._handlers.accept_reservation_event(
            webhook_id=webhook_id, webhook_timestamp=webhook_timestamp, webhook_signature=webhook_signature, body=body
        )
        return result.render()


class ServiceRoutes[Context]:
    """Routes of Service."""

    def __init__(self, service: Service[Context], handlers: ServiceHandlers[Context]) -> None:
        verify_handlers(ServiceHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def get_health(self, request: Request) -> Response:
        """Whether the process answers."""
        await self._service.admit_anonymous(request, operations.GET_HEALTH)
        arguments = Arguments(request, operations.GET_HEALTH)
        arguments.verify()
        result = await self._handlers.get_health()
        return result.render()

    async def get_readiness(self, request: Request) -> Response:
        """Whether the service can work."""
        await self._service.admit_anonymous(request, operations.GET_READINESS)
        arguments = Arguments(request, operations.GET_READINESS)
        arguments.verify()
        result = await self._handlers.get_readiness()
        return result.render()

    async def get_contract(self, request: Request) -> Response:
        """Get this document."""
        await self._service.admit_anonymous(request, operations.GET_CONTRACT)
        arguments = Arguments(request, operations.GET_CONTRACT)
        arguments.verify()
        result = await self._handlers.get_contract()
        return result.render()

    async def get_channel_contract(self, request: Request) -> Response:
        """Get the document of the chat."""
        await self._service.admit_anonymous(request, operations.GET_CHANNEL_CONTRACT)
        arguments = Arguments(request, operations.GET_CHANNEL_CONTRACT)
        arguments.verify()
        result = await self._handlers.get_channel_contract()
        return result.render()


def build_router[Context](
    host: Service[Context],
    /,
    *,
    conversations: ConversationsHandlers[Context],
    confirmations: ConfirmationsHandlers[Context],
    feedback: FeedbackHandlers[Context],
    privacy: PrivacyHandlers[Context],
    relay: RelayHandlers[Context],
    service: ServiceHandlers[Context],
) -> ContractRouter:
    """Route every operation to its handler in the service that hosts them.

    Raises HandlersIncomplete if a handler is missing or does not take the parameters of its operation.
    """
    router = ContractRouter(host)
    conversations_routes = ConversationsRoutes(host, conversations)
    router.serve(operations.LIST_CONVERSATIONS, conversations_routes.list_conversations)
    router.serve(operations.CREATE_CONVERSATION, conversations_routes.create_conversation)
    router.serve(operations.GET_CONVERSATION, conversations_routes.get_conversation)
    router.serve(operations.LIST_UTTERANCES, conversations_routes.list_utterances)
    router.serve(operations.LIST_EVENTS, conversations_routes.list_events)
    router.serve(operations.STREAM_EVENTS, conversations_routes.stream_events)
    router.serve(operations.EXPORT_TRANSCRIPT, conversations_routes.export_transcript)
    router.serve(operations.EXPORT_TRANSCRIPT_AS_MARKDOWN, conversations_routes.export_transcript_as_markdown)
    confirmations_routes = ConfirmationsRoutes(host, confirmations)
    router.serve(operations.GET_CONFIRMATION, confirmations_routes.get_confirmation)
    router.serve(operations.CREATE_DECISION, confirmations_routes.create_decision)
    feedback_routes = FeedbackRoutes(host, feedback)
    router.serve(operations.CREATE_FEEDBACK, feedback_routes.create_feedback)
    privacy_routes = PrivacyRoutes(host, privacy)
    router.serve(operations.GET_CONSENTS, privacy_routes.get_consents)
    router.serve(operations.UPDATE_CONSENTS, privacy_routes.update_consents)
    router.serve(operations.CREATE_ERASURE, privacy_routes.create_erasure)
    relay_routes = RelayRoutes(host, relay)
    router.serve(operations.RELAY_CONNECTION_EVENT, relay_routes.relay_connection_event)
    router.serve(operations.ACCEPT_RESERVATION_EVENT, relay_routes.accept_reservation_event)
    service_routes = ServiceRoutes(host, service)
    router.serve(operations.GET_HEALTH, service_routes.get_health)
    router.serve(operations.GET_READINESS, service_routes.get_readiness)
    router.serve(operations.GET_CONTRACT, service_routes.get_contract)
    router.serve(operations.GET_CHANNEL_CONTRACT, service_routes.get_channel_contract)
    return router
