# Generated from travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations of MobilityCorp Travel Agent API 1.0.0 as clients see them, and the types of their results."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from generated import client_problems, models
from generated.client_runtime import Operation, Result, ServerSentEvent


class ListConversations:
    """List one's own conversations."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """A page of conversations."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.ConversationPage

    type Success = Ok
    type Problem = (
        client_problems.InvalidCursor
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class CreateConversation:
    """Begin a conversation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(Result):
        """The new conversation."""

        status: ClassVar[int] = 201
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (
            ("location", "Location"),
            ("idempotent_replayed", "Idempotent-Replayed"),
        )

        body: models.Conversation
        location: str
        idempotent_replayed: Literal["true"] | None = None

    type Success = Created
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.IdempotencyKeyRequired
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotAcceptable
        | client_problems.IdempotencyInProgress
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.IdempotencyKeyReused
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class GetConversation:
    """Get a conversation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The conversation."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        body: models.Conversation
        etag: str

    type Success = Ok
    type Problem = (
        client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class ListUtterances:
    """List what was said."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """A page of utterances."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.UtterancePage

    type Success = Ok
    type Problem = (
        client_problems.InvalidCursor
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class ListEvents:
    """List what happened after an event."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """A page of events."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.EventPage

    type Success = Ok
    type Problem = (
        client_problems.InvalidCursor
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class StreamEvents:
    """Follow what happens."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The stream."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "text/event-stream"

        events: AsyncIterator[ServerSentEvent[models.DurableEvent]]

    type Success = Ok
    type Problem = (
        client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class ExportTranscript:
    """Export a conversation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The transcript."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.Transcript

    type Success = Ok
    type Problem = (
        client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class ExportTranscriptAsMarkdown:
    """Export a conversation for people."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The transcript."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "text/markdown"

        body: str

    type Success = Ok
    type Problem = (
        client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class GetConfirmation:
    """Get a proposal."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The proposal and what became of it."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        body: models.Confirmation
        etag: str

    type Success = Ok
    type Problem = (
        client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class CreateDecision:
    """Decide on a proposal."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(Result):
        """The proposal after the decision."""

        status: ClassVar[int] = 201
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (
            ("location", "Location"),
            ("idempotent_replayed", "Idempotent-Replayed"),
        )

        body: models.Confirmation
        location: str
        idempotent_replayed: Literal["true"] | None = None

    type Success = Created
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.IdempotencyKeyRequired
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.ConfirmationNotPending
        | client_problems.DigestMismatch
        | client_problems.IdempotencyInProgress
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.IdempotencyKeyReused
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class CreateFeedback:
    """Rate a turn."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(Result):
        """The feedback."""

        status: ClassVar[int] = 201
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("idempotent_replayed", "Idempotent-Replayed"),)

        body: models.Feedback
        idempotent_replayed: Literal["true"] | None = None

    type Success = Created
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.IdempotencyKeyRequired
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.IdempotencyInProgress
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.IdempotencyKeyReused
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class GetConsents:
    """Get one's own consents."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The consents."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        body: models.Consents
        etag: str

    type Success = Ok
    type Problem = (
        client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class UpdateConsents:
    """Change one's own consents."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The changed consents."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        body: models.Consents
        etag: str

    type Success = Ok
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotAcceptable
        | client_problems.PreconditionFailed
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.PreconditionRequired
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class CreateErasure:
    """Erase conversations."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(Result):
        """It is done."""

        status: ClassVar[int] = 201
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("idempotent_replayed", "Idempotent-Replayed"),)

        body: models.Erasure
        idempotent_replayed: Literal["true"] | None = None

    type Success = Created
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.IdempotencyKeyRequired
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.IdempotencyInProgress
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.IdempotencyKeyReused
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class RelayConnectionEvent:
    """Tell what happened at a connection."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """It has been followed."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("idempotent_replayed", "Idempotent-Replayed"),)

        body: models.ConnectionEventReceipt
        idempotent_replayed: Literal["true"] | None = None

    type Success = Ok
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.IdempotencyKeyRequired
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.UnknownCallback
        | client_problems.IdempotencyInProgress
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.IdempotencyKeyReused
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class AcceptReservationEvent:
    """Accept an event of a reservation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class NoContent(Result):
        """Accepted."""

        status: ClassVar[int] = 204

    type Success = NoContent
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.InvalidSignature
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class GetHealth:
    """Whether the process answers."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """It does."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.Health

    type Success = Ok
    type Problem = (
        client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
    )


class GetReadiness:
    """Whether the service can work."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """It can."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.Readiness

    type Success = Ok
    type Problem = (
        client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class GetContract:
    """Get this document."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The document."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.ContractDocument

    type Success = Ok
    type Problem = (
        client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
    )


class GetChannelContract:
    """Get the document of the chat."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The document."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.ChannelDocument

    type Success = Ok
    type Problem = (
        client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
    )


LIST_CONVERSATIONS: Operation[ListConversations.Ok] = Operation(
    id="listConversations",
    method="GET",
    path="/v1/conversations",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(ListConversations.Ok,),
    problems=(
        client_problems.InvalidCursor,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


CREATE_CONVERSATION: Operation[CreateConversation.Created] = Operation(
    id="createConversation",
    method="POST",
    path="/v1/conversations",
    public=False,
    idempotent=True,
    timeout_ms=5000,
    content_type="application/json",
    comma_separated=(),
    results=(CreateConversation.Created,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.IdempotencyKeyRequired,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotAcceptable,
        client_problems.IdempotencyInProgress,
        client_problems.PayloadTooLarge,
        client_problems.UnsupportedMediaType,
        client_problems.ValidationFailed,
        client_problems.IdempotencyKeyReused,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


GET_CONVERSATION: Operation[GetConversation.Ok] = Operation(
    id="getConversation",
    method="GET",
    path="/v1/conversations/{conversation_id}",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(GetConversation.Ok,),
    problems=(
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


LIST_UTTERANCES: Operation[ListUtterances.Ok] = Operation(
    id="listUtterances",
    method="GET",
    path="/v1/conversations/{conversation_id}/utterances",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(ListUtterances.Ok,),
    problems=(
        client_problems.InvalidCursor,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


LIST_EVENTS: Operation[ListEvents.Ok] = Operation(
    id="listEvents",
    method="GET",
    path="/v1/conversations/{conversation_id}/events",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(ListEvents.Ok,),
    problems=(
        client_problems.InvalidCursor,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


STREAM_EVENTS: Operation[StreamEvents.Ok] = Operation(
    id="streamEvents",
    method="GET",
    path="/v1/conversations/{conversation_id}/events/stream",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(StreamEvents.Ok,),
    problems=(
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


EXPORT_TRANSCRIPT: Operation[ExportTranscript.Ok] = Operation(
    id="exportTranscript",
    method="GET",
    path="/v1/conversations/{conversation_id}/transcript",
    public=False,
    idempotent=False,
    timeout_ms=15000,
    content_type=None,
    comma_separated=(),
    results=(ExportTranscript.Ok,),
    problems=(
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


EXPORT_TRANSCRIPT_AS_MARKDOWN: Operation[ExportTranscriptAsMarkdown.Ok] = Operation(
    id="exportTranscriptAsMarkdown",
    method="GET",
    path="/v1/conversations/{conversation_id}/transcript/markdown",
    public=False,
    idempotent=False,
    timeout_ms=15000,
    content_type=None,
    comma_separated=(),
    results=(ExportTranscriptAsMarkdown.Ok,),
    problems=(
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


GET_CONFIRMATION: Operation[GetConfirmation.Ok] = Operation(
    id="getConfirmation",
    method="GET",
    path="/v1/confirmations/{confirmation_id}",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(GetConfirmation.Ok,),
    problems=(
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


CREATE_DECISION: Operation[CreateDecision.Created] = Operation(
    id="createDecision",
    method="POST",
    path="/v1/decisions",
    public=False,
    idempotent=True,
    timeout_ms=5000,
    content_type="application/json",
    comma_separated=(),
    results=(CreateDecision.Created,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.IdempotencyKeyRequired,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.ConfirmationNotPending,
        client_problems.DigestMismatch,
        client_problems.IdempotencyInProgress,
        client_problems.PayloadTooLarge,
        client_problems.UnsupportedMediaType,
        client_problems.ValidationFailed,
        client_problems.IdempotencyKeyReused,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


CREATE_FEEDBACK: Operation[CreateFeedback.Created] = Operation(
    id="createFeedback",
    method="POST",
    path="/v1/feedback",
    public=False,
    idempotent=True,
    timeout_ms=5000,
    content_type="application/json",
    comma_separated=(),
    results=(CreateFeedback.Created,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.IdempotencyKeyRequired,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.IdempotencyInProgress,
        client_problems.PayloadTooLarge,
        client_problems.UnsupportedMediaType,
        client_problems.ValidationFailed,
        client_problems.IdempotencyKeyReused,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


GET_CONSENTS: Operation[GetConsents.Ok] = Operation(
    id="getConsents",
    method="GET",
    path="/v1/consents",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(GetConsents.Ok,),
    problems=(
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


UPDATE_CONSENTS: Operation[UpdateConsents.Ok] = Operation(
    id="updateConsents",
    method="PATCH",
    path="/v1/consents",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type="application/merge-patch+json",
    comma_separated=(),
    results=(UpdateConsents.Ok,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotAcceptable,
        client_problems.PreconditionFailed,
        client_problems.PayloadTooLarge,
        client_problems.UnsupportedMediaType,
        client_problems.ValidationFailed,
        client_problems.PreconditionRequired,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


CREATE_ERASURE: Operation[CreateErasure.Created] = Operation(
    id="createErasure",
    method="POST",
    path="/v1/erasures",
    public=False,
    idempotent=True,
    timeout_ms=15000,
    content_type="application/json",
    comma_separated=(),
    results=(CreateErasure.Created,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.IdempotencyKeyRequired,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.IdempotencyInProgress,
        client_problems.PayloadTooLarge,
        client_problems.UnsupportedMediaType,
        client_problems.ValidationFailed,
        client_problems.IdempotencyKeyReused,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


RELAY_CONNECTION_EVENT: Operation[RelayConnectionEvent.Ok] = Operation(
    id="relayConnectionEvent",
    method="POST",
    path="/v1/connection-events",
    public=True,
    idempotent=True,
    timeout_ms=10000,
    content_type="application/json",
    comma_separated=(),
    results=(RelayConnectionEvent.Ok,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.IdempotencyKeyRequired,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.UnknownCallback,
        client_problems.IdempotencyInProgress,
        client_problems.PayloadTooLarge,
        client_problems.UnsupportedMediaType,
        client_problems.ValidationFailed,
        client_problems.IdempotencyKeyReused,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


ACCEPT_RESERVATION_EVENT: Operation[AcceptReservationEvent.NoContent] = Operation(
    id="acceptReservationEvent",
    method="POST",
    path="/v1/webhooks/reservation-events",
    public=True,
    idempotent=False,
    timeout_ms=5000,
    content_type="application/json",
    comma_separated=(),
    results=(AcceptReservationEvent.NoContent,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.InvalidSignature,
        client_problems.PayloadTooLarge,
        client_problems.UnsupportedMediaType,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


GET_HEALTH: Operation[GetHealth.Ok] = Operation(
    id="getHealth",
    method="GET",
    path="/healthz",
    public=True,
    idempotent=False,
    timeout_ms=1000,
    content_type=None,
    comma_separated=(),
    results=(GetHealth.Ok,),
    problems=(
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
    ),
)


GET_READINESS: Operation[GetReadiness.Ok] = Operation(
    id="getReadiness",
    method="GET",
    path="/readyz",
    public=True,
    idempotent=False,
    timeout_ms=2000,
    content_type=None,
    comma_separated=(),
    results=(GetReadiness.Ok,),
    problems=(
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


GET_CONTRACT: Operation[GetContract.Ok] = Operation(
    id="getContract",
    method="GET",
    path="/openapi.json",
    public=True,
    idempotent=False,
    timeout_ms=2000,
    content_type=None,
    comma_separated=(),
    results=(GetContract.Ok,),
    problems=(
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
    ),
)


GET_CHANNEL_CONTRACT: Operation[GetChannelContract.Ok] = Operation(
    id="getChannelContract",
    method="GET",
    path="/asyncapi.json",
    public=True,
    idempotent=False,
    timeout_ms=2000,
    content_type=None,
    comma_separated=(),
    results=(GetChannelContract.Ok,),
    problems=(
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
    ),
)
