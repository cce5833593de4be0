# Generated from travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""A client of MobilityCorp Travel Agent API 1.0.0."""

from contextlib import AbstractAsyncContextManager

from generated import models
from generated.client_runtime import ApiClient
from generated.travel_agent import client_operations


class TravelAgentClient(ApiClient):
    """Calls MobilityCorp Travel Agent API: one method for each operation.

    Methods raise the exceptions of `generated.client_problems` that they name. Besides, every method raises
    UnexpectedAnswer, ServiceUnreachable or CallTimedOut where there is no answer by the contract; all are CallFailed.
    """

    async def list_conversations(
        self, *, limit: int = 20, cursor: models.Cursor | None = None
    ) -> client_operations.ListConversations.Ok:
        """List one's own conversations.

        Last used first.

        Raises:
            InvalidCursor: The cursor was not made by this operation, or for other filters.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.LIST_CONVERSATIONS, query={"limit": limit, "cursor": cursor})

    async def create_conversation(
        self, *, body: models.ConversationCreate, idempotency_key: str | None = None
    ) -> client_operations.CreateConversation.Created:
        """Begin a conversation.

        The chat can also begin one by itself with `session.hello`.

        Without `idempotency_key` one is made for this call, and kept over its retries.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            IdempotencyKeyRequired: The operation creates or acts, so it needs an `Idempotency-Key` header.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            IdempotencyInProgress: A request with the same idempotency key is still being worked on.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            IdempotencyKeyReused: The idempotency key was used before with another request.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.CREATE_CONVERSATION, body=body, idempotency_key=idempotency_key)

    async def get_conversation(self, *, conversation_id: models.ConversationId) -> client_operations.GetConversation.Ok:
        """Get a conversation.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_CONVERSATION, path={"conversation_id": conversation_id})

    async def list_utterances(
        self, *, conversation_id: models.ConversationId, limit: int = 20, cursor: models.Cursor | None = None
    ) -> client_operations.ListUtterances.Ok:
        """List what was said.

        Oldest first; what was retracted is left out.

        Raises:
            InvalidCursor: The cursor was not made by this operation, or for other filters.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.LIST_UTTERANCES,
            path={"conversation_id": conversation_id},
            query={"limit": limit, "cursor": cursor},
        )

    async def list_events(
        self,
        *,
        conversation_id: models.ConversationId,
        after: int = 0,
        limit: int = 200,
        cursor: models.Cursor | None = None,
    ) -> client_operations.ListEvents.Ok:
        """List what happened after an event.

        Durable events with a greater `seq`, in their order.

        Raises:
            InvalidCursor: The cursor was not made by this operation, or for other filters.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.LIST_EVENTS,
            path={"conversation_id": conversation_id},
            query={"after": after, "limit": limit, "cursor": cursor},
        )

    def stream_events(
        self, *, conversation_id: models.ConversationId, after: int = 0, last_event_id: int | None = None
    ) -> AbstractAsyncContextManager[client_operations.StreamEvents.Ok]:
        """Follow what happens.

        Durable events as server-sent events: `id` is the `seq`, `event` the type, `data` the event as JSON. First
        those after `after` or `Last-Event-ID`, then new ones as they happen, with a comment every 15 seconds. The
        server ends the stream after five minutes; clients connect again by themselves.

        Use it with `async with`, and read `events` inside; leaving the block ends the stream.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return self._open(
            client_operations.STREAM_EVENTS,
            path={"conversation_id": conversation_id},
            query={"after": after},
            headers={"Last-Event-ID": last_event_id},
        )

    async def export_transcript(
        self, *, conversation_id: models.ConversationId
    ) -> client_operations.ExportTranscript.Ok:
        """Export a conversation.

        Everything the conversation holds, for reading elsewhere.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.EXPORT_TRANSCRIPT, path={"conversation_id": conversation_id})

    async def export_transcript_as_markdown(
        self, *, conversation_id: models.ConversationId
    ) -> client_operations.ExportTranscriptAsMarkdown.Ok:
        """Export a conversation for people.

        What was said, shown and decided, in the language of the conversation.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.EXPORT_TRANSCRIPT_AS_MARKDOWN, path={"conversation_id": conversation_id}
        )

    async def get_confirmation(self, *, confirmation_id: models.ConfirmationId) -> client_operations.GetConfirmation.Ok:
        """Get a proposal.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_CONFIRMATION, path={"confirmation_id": confirmation_id})

    async def create_decision(
        self, *, body: models.DecisionCreate, idempotency_key: str | None = None
    ) -> client_operations.CreateDecision.Created:
        """Decide on a proposal.

        The digest says that exactly this proposal was seen; it counts once. What is approved is carried out right
        after; its outcome is in the conversation and in the proposal.

        Without `idempotency_key` one is made for this call, and kept over its retries.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            IdempotencyKeyRequired: The operation creates or acts, so it needs an `Idempotency-Key` header.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ConfirmationNotPending: The proposal was decided, superseded or has expired before; `current_status`
                says which.
            DigestMismatch: The digest is not that of the proposal, so something else was seen than what would be
                done.
            IdempotencyInProgress: A request with the same idempotency key is still being worked on.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            IdempotencyKeyReused: The idempotency key was used before with another request.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.CREATE_DECISION, body=body, idempotency_key=idempotency_key)

    async def create_feedback(
        self, *, body: models.FeedbackCreate, idempotency_key: str | None = None
    ) -> client_operations.CreateFeedback.Created:
        """Rate a turn.

        A later rating of the same turn replaces it.

        Without `idempotency_key` one is made for this call, and kept over its retries.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            IdempotencyKeyRequired: The operation creates or acts, so it needs an `Idempotency-Key` header.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            IdempotencyInProgress: A request with the same idempotency key is still being worked on.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            IdempotencyKeyReused: The idempotency key was used before with another request.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.CREATE_FEEDBACK, body=body, idempotency_key=idempotency_key)

    async def get_consents(self) -> client_operations.GetConsents.Ok:
        """Get one's own consents.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_CONSENTS)

    async def update_consents(
        self, *, if_match: str, body: models.ConsentsPatch
    ) -> client_operations.UpdateConsents.Ok:
        """Change one's own consents.

        Takes effect at once, for running conversations too.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            PreconditionFailed: The resource has changed since it was read: `If-Match` names an older version.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            PreconditionRequired: The operation changes a resource, so it needs `If-Match` with the `ETag` last
                read.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.UPDATE_CONSENTS, headers={"If-Match": if_match}, body=body)

    async def create_erasure(
        self, *, body: models.ErasureCreate, idempotency_key: str | None = None
    ) -> client_operations.CreateErasure.Created:
        """Erase conversations.

        Deletes the conversations with everything that belongs to them; open connections to them are closed with
        4403.

        Without `idempotency_key` one is made for this call, and kept over its retries.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            IdempotencyKeyRequired: The operation creates or acts, so it needs an `Idempotency-Key` header.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            IdempotencyInProgress: A request with the same idempotency key is still being worked on.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            IdempotencyKeyReused: The idempotency key was used before with another request.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.CREATE_ERASURE, body=body, idempotency_key=idempotency_key)

    async def relay_connection_event(
        self, *, x_gateway_key: str, body: models.ConnectionEvent, idempotency_key: str | None = None
    ) -> client_operations.RelayConnectionEvent.Ok:
        """Tell what happened at a connection.

        For gateways that hold the WebSocket of the client themselves, as Amazon API Gateway does. The key of the
        gateway is configured; the `Idempotency-Key` is the name the gateway gives the event.

        Without `idempotency_key` one is made for this call, and kept over its retries.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            IdempotencyKeyRequired: The operation creates or acts, so it needs an `Idempotency-Key` header.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            UnknownCallback: The callback address is not that of a configured gateway.
            IdempotencyInProgress: A request with the same idempotency key is still being worked on.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            IdempotencyKeyReused: The idempotency key was used before with another request.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.RELAY_CONNECTION_EVENT,
            headers={"X-Gateway-Key": x_gateway_key},
            body=body,
            idempotency_key=idempotency_key,
        )

    async def accept_reservation_event(
        self,
        *,
        webhook_id: models.EventId,
        webhook_timestamp: int,
        webhook_signature: str,
        body: models.ReservationEvent,
    ) -> client_operations.AcceptReservationEvent.NoContent:
        """Accept an event of a reservation.

        Signed as Standard Webhooks describe. An event that has been accepted before is accepted again and not
        repeated.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            InvalidSignature: The message is not signed with a secret that the receiver knows, or is too old.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.ACCEPT_RESERVATION_EVENT,
            headers={
                "webhook-id": webhook_id,
                "webhook-timestamp": webhook_timestamp,
                "webhook-signature": webhook_signature,
            },
            body=body,
        )

    async def get_health(self) -> client_operations.GetHealth.Ok:
        """Whether the process answers.

        Raises:
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
        """
        return await self._call(client_operations.GET_HEALTH)

    async def get_readiness(self) -> client_operations.GetReadiness.Ok:
        """Whether the service can work.

        Fails while it starts or drains, and while the database is out of reach.

        Raises:
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_READINESS)

    async def get_contract(self) -> client_operations.GetContract.Ok:
        """Get this document.

        The bundled contract that the service is generated from.

        Raises:
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
        """
        return await self._call(client_operations.GET_CONTRACT)

    async def get_channel_contract(self) -> client_operations.GetChannelContract.Ok:
        """Get the document of the chat.

        The bundled contract that the service is generated from.

        Raises:
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
        """
        return await self._call(client_operations.GET_CHANNEL_CONTRACT)
