# Generated from travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""What handlers of MobilityCorp Travel Agent API take and give: one Protocol for each tag.

Parameters are those of the contract, parsed and checked. A handler gives one of its operation's responses.
"""

from typing import Protocol

from generated import models
from generated.travel_agent import operations


class ConversationsHandlers[Context](Protocol):
    """What was said and what happened."""

    async def list_conversations(
        self, context: Context, /, *, limit: int = 20, cursor: models.Cursor | None = None
    ) -> operations.ListConversations.Response:
        """List one's own conversations.

        Last used first.
        """
        ...

    async def create_conversation(
        self, context: Context, /, *, idempotency_key: str, body: models.ConversationCreate
    ) -> operations.CreateConversation.Response:
        """Begin a conversation.

        The chat can also begin one by itself with `session.hello`.
        """
        ...

    async def get_conversation(
        self, context: Context, /, *, conversation_id: models.ConversationId
    ) -> operations.GetConversation.Response:
        """Get a conversation."""
        ...

    async def list_utterances(
        self,
        context: Context,
        /,
        *,
        conversation_id: models.ConversationId,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> operations.ListUtterances.Response:
        """List what was said.

        Oldest first; what was retracted is left out.
        """
        ...

    async def list_events(
        self,
        context: Context,
        /,
        *,
        conversation_id: models.ConversationId,
        after: int = 0,
        limit: int = 200,
        cursor: models.Cursor | None = None,
    ) -> operations.ListEvents.Response:
        """List what happened after an event.

        Durable events with a greater `seq`, in their order.
        """
        ...

    async def stream_events(
        self,
        context: Context,
        /,
        *,
        conversation_id: models.ConversationId,
        after: int = 0,
        last_event_id: int | None = None,
    ) -> operations.StreamEvents.Response:
        """Follow what happens.

        Durable events as server-sent events: `id` is the `seq`, `event` the type, `data` the event as JSON. First
        those after `after` or `Last-Event-ID`, then new ones as they happen, with a comment every 15 seconds. The
        server ends the stream after five minutes; clients connect again by themselves.
        """
        ...

    async def export_transcript(
        self, context: Context, /, *, conversation_id: models.ConversationId
    ) -> operations.ExportTranscript.Response:
        """Export a conversation.

        Everything the conversation holds, for reading elsewhere.
        """
        ...

    async def export_transcript_as_markdown(
        self, context: Context, /, *, conversation_id: models.ConversationId
    ) -> operations.ExportTranscriptAsMarkdown.Response:
        """Export a conversation for people.

        What was said, shown and decided, in the language of the conversation.
        """
        ...


class ConfirmationsHandlers[Context](Protocol):
    """Proposals and the decisions on them."""

    async def get_confirmation(
        self, context: Context, /, *, confirmation_id: models.ConfirmationId
    ) -> operations.GetConfirmation.Response:
        """Get a proposal."""
        ...

    async def create_decision(
        self, context: Context, /, *, idempotency_key: str, body: models.DecisionCreate
    ) -> operations.CreateDecision.Response:
        """Decide on a proposal.

        The digest says that exactly this proposal was seen; it counts once. What is approved is carried out right
        after; its outcome is in the conversation and in the proposal.
        """
        ...


class FeedbackHandlers[Context](Protocol):
    """How good the answers were."""

    async def create_feedback(
        self, context: Context, /, *, idempotency_key: str, body: models.FeedbackCreate
    ) -> operations.CreateFeedback.Response:
        """Rate a turn.

        A later rating of the same turn replaces it.
        """
        ...


class PrivacyHandlers[Context](Protocol):
    """Consents and erasure."""

    async def get_consents(self, context: Context, /) -> operations.GetConsents.Response:
        """Get one's own consents."""
        ...

    async def update_consents(
        self, context: Context, /, *, if_match: str, body: models.ConsentsPatch
    ) -> operations.UpdateConsents.Response:
        """Change one's own consents.

        Takes effect at once, for running conversations too.
        """
        ...

    async def create_erasure(
        self, context: Context, /, *, idempotency_key: str, body: models.ErasureCreate
    ) -> operations.CreateErasure.Response:
        """Erase conversations.

        Deletes the conversations with everything that belongs to them; open connections to them are closed with
        4403.
        """
        ...


class RelayHandlers[Context](Protocol):
    """What gateways and the Reservation API tell the travel agent."""

    async def relay_connection_event(
        self, *, x_gateway_key: str, idempotency_key: str, body: models.ConnectionEvent
    ) -> operations.RelayConnectionEvent.Response:
        """Tell what happened at a connection.

        For gateways that hold the WebSocket of the client themselves, as Amazon API Gateway does. The key of the
        gateway is configured; the `Idempotency-Key` is the name the gateway gives the event.
        """
        ...

    async def accept_reservation_event(
        self,
        *,
        webhook_id: models.EventId,
        webhook_timestamp: int,
        webhook_signature: str,
        body: models.ReservationEvent,
    ) -> operations.AcceptReservationEvent.Response:
        """Accept an event of a reservation.

        Signed as Standard Webhooks describe. An event that has been accepted before is accepted again and not
        repeated.
        """
        ...


class ServiceHandlers[Context](Protocol):
    """State of the service, and its documents."""

    async def get_health(self) -> operations.GetHealth.Response:
        """Whether the process answers."""
        ...

    async def get_readiness(self) -> operations.GetReadiness.Response:
        """Whether the service can work.

        Fails while it starts or drains, and while the database is out of reach.
        """
        ...

    async def get_contract(self) -> operations.GetContract.Response:
        """Get this document.

        The bundled contract that the service is generated from.
        """
        ...

    async def get_channel_contract(self) -> operations.GetChannelContract.Response:
        """Get the document of the chat.

        The bundled contract that the service is generated from.
        """
        ...
