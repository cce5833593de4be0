# Generated from travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations of MobilityCorp Travel Agent API 1.0.0 and the types of their responses."""
# ruff: noqa: UP040  # What the keyword `type` makes could not be called.

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from generated import models
from generated.runtime import ContractResponse, EventStreamResponse, Operation, RateLimit, ServerSentEvent
from generated.travel_agent import problems


class ListConversations:
    """List one's own conversations."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """A page of conversations."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.ConversationPage

    InvalidCursor: TypeAlias = problems.InvalidCursor
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | InvalidCursor
        | Unauthenticated
        | Forbidden
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class CreateConversation:
    """Begin a conversation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(ContractResponse):
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

    MalformedRequest: TypeAlias = problems.MalformedRequest
    IdempotencyKeyRequired: TypeAlias = problems.IdempotencyKeyRequired
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotAcceptable: TypeAlias = problems.NotAcceptable
    IdempotencyInProgress: TypeAlias = problems.IdempotencyInProgress
    PayloadTooLarge: TypeAlias = problems.PayloadTooLarge
    UnsupportedMediaType: TypeAlias = problems.UnsupportedMediaType
    ValidationFailed: TypeAlias = problems.ValidationFailed
    IdempotencyKeyReused: TypeAlias = problems.IdempotencyKeyReused
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Created
        | MalformedRequest
        | IdempotencyKeyRequired
        | Unauthenticated
        | Forbidden
        | NotAcceptable
        | IdempotencyInProgress
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | IdempotencyKeyReused
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class GetConversation:
    """Get a conversation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The conversation."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
        body: models.Conversation
        etag: str

    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class ListUtterances:
    """List what was said."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """A page of utterances."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.UtterancePage

    InvalidCursor: TypeAlias = problems.InvalidCursor
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | InvalidCursor
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class ListEvents:
    """List what happened after an event."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """A page of events."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.EventPage

    InvalidCursor: TypeAlias = problems.InvalidCursor
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | InvalidCursor
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class StreamEvents:
    """Follow what happens."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(EventStreamResponse):
        """The stream."""

        status: ClassVar[int] = 200
        events: AsyncIterator[ServerSentEvent[models.DurableEvent]]

    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class ExportTranscript:
    """Export a conversation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The transcript."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.Transcript

    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class ExportTranscriptAsMarkdown:
    """Export a conversation for people."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The transcript."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "text/markdown"
        body: str

    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class GetConfirmation:
    """Get a proposal."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The proposal and what became of it."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
        body: models.Confirmation
        etag: str

    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class CreateDecision:
    """Decide on a proposal."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(ContractResponse):
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

    MalformedRequest: TypeAlias = problems.MalformedRequest
    IdempotencyKeyRequired: TypeAlias = problems.IdempotencyKeyRequired
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ConfirmationNotPending: TypeAlias = problems.ConfirmationNotPending
    DigestMismatch: TypeAlias = problems.DigestMismatch
    IdempotencyInProgress: TypeAlias = problems.IdempotencyInProgress
    PayloadTooLarge: TypeAlias = problems.PayloadTooLarge
    UnsupportedMediaType: TypeAlias = problems.UnsupportedMediaType
    ValidationFailed: TypeAlias = problems.ValidationFailed
    IdempotencyKeyReused: TypeAlias = problems.IdempotencyKeyReused
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Created
        | MalformedRequest
        | IdempotencyKeyRequired
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | ConfirmationNotPending
        | DigestMismatch
        | IdempotencyInProgress
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | IdempotencyKeyReused
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class CreateFeedback:
    """Rate a turn."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(ContractResponse):
        """The feedback."""

        status: ClassVar[int] = 201
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("idempotent_replayed", "Idempotent-Replayed"),)
        body: models.Feedback
        idempotent_replayed: Literal["true"] | None = None

    MalformedRequest: TypeAlias = problems.MalformedRequest
    IdempotencyKeyRequired: TypeAlias = problems.IdempotencyKeyRequired
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    IdempotencyInProgress: TypeAlias = problems.IdempotencyInProgress
    PayloadTooLarge: TypeAlias = problems.PayloadTooLarge
    UnsupportedMediaType: TypeAlias = problems.UnsupportedMediaType
    ValidationFailed: TypeAlias = problems.ValidationFailed
    IdempotencyKeyReused: TypeAlias = problems.IdempotencyKeyReused
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Created
        | MalformedRequest
        | IdempotencyKeyRequired
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | IdempotencyInProgress
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | IdempotencyKeyReused
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class GetConsents:
    """Get one's own consents."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The consents."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
        body: models.Consents
        etag: str

    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | Unauthenticated
        | Forbidden
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class UpdateConsents:
    """Change one's own consents."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The changed consents."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
        body: models.Consents
        etag: str

    MalformedRequest: TypeAlias = problems.MalformedRequest
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotAcceptable: TypeAlias = problems.NotAcceptable
    PreconditionFailed: TypeAlias = problems.PreconditionFailed
    PayloadTooLarge: TypeAlias = problems.PayloadTooLarge
    UnsupportedMediaType: TypeAlias = problems.UnsupportedMediaType
    ValidationFailed: TypeAlias = problems.ValidationFailed
    PreconditionRequired: TypeAlias = problems.PreconditionRequired
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | MalformedRequest
        | Unauthenticated
        | Forbidden
        | NotAcceptable
        | PreconditionFailed
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | PreconditionRequired
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class CreateErasure:
    """Erase conversations."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(ContractResponse):
        """It is done."""

        status: ClassVar[int] = 201
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("idempotent_replayed", "Idempotent-Replayed"),)
        body: models.Erasure
        idempotent_replayed: Literal["true"] | None = None

    MalformedRequest: TypeAlias = problems.MalformedRequest
    IdempotencyKeyRequired: TypeAlias = problems.IdempotencyKeyRequired
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    IdempotencyInProgress: TypeAlias = problems.IdempotencyInProgress
    PayloadTooLarge: TypeAlias = problems.PayloadTooLarge
    UnsupportedMediaType: TypeAlias = problems.UnsupportedMediaType
    ValidationFailed: TypeAlias = problems.ValidationFailed
    IdempotencyKeyReused: TypeAlias = problems.IdempotencyKeyReused
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Created
        | MalformedRequest
        | IdempotencyKeyRequired
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | IdempotencyInProgress
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | IdempotencyKeyReused
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class RelayConnectionEvent:
    """Tell what happened at a connection."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """It has been followed."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("idempotent_replayed", "Idempotent-Replayed"),)
        body: models.ConnectionEventReceipt
        idempotent_replayed: Literal["true"] | None = None

    MalformedRequest: TypeAlias = problems.MalformedRequest
    IdempotencyKeyRequired: TypeAlias = problems.IdempotencyKeyRequired
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    UnknownCallback: TypeAlias = problems.UnknownCallback
    IdempotencyInProgress: TypeAlias = problems.IdempotencyInProgress
    PayloadTooLarge: TypeAlias = problems.PayloadTooLarge
    UnsupportedMediaType: TypeAlias = problems.UnsupportedMediaType
    ValidationFailed: TypeAlias = problems.ValidationFailed
    IdempotencyKeyReused: TypeAlias = problems.IdempotencyKeyReused
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | MalformedRequest
        | IdempotencyKeyRequired
        | Forbidden
        | NotFound
        | NotAcceptable
        | UnknownCallback
        | IdempotencyInProgress
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | IdempotencyKeyReused
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class AcceptReservationEvent:
    """Accept an event of a reservation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class NoContent(ContractResponse):
        """Accepted."""

        status: ClassVar[int] = 204

    MalformedRequest: TypeAlias = problems.MalformedRequest
    InvalidSignature: TypeAlias = problems.InvalidSignature
    PayloadTooLarge: TypeAlias = problems.PayloadTooLarge
    UnsupportedMediaType: TypeAlias = problems.UnsupportedMediaType
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        NoContent
        | MalformedRequest
        | InvalidSignature
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class GetHealth:
    """Whether the process answers."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """It does."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.Health

    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError

    type Response = Ok | NotAcceptable | ValidationFailed | RateLimited | InternalError


class GetReadiness:
    """Whether the service can work."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """It can."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.Readiness

    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = Ok | NotAcceptable | ValidationFailed | RateLimited | InternalError | ServiceUnavailable


class GetContract:
    """Get this document."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The document."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.ContractDocument

    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError

    type Response = Ok | NotAcceptable | ValidationFailed | RateLimited | InternalError


class GetChannelContract:
    """Get the document of the chat."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The document."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.ChannelDocument

    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError

    type Response = Ok | NotAcceptable | ValidationFailed | RateLimited | InternalError


LIST_CONVERSATIONS = Operation(
    id="listConversations",
    method="GET",
    path="/v1/conversations",
    public=False,
    scopes=("conversations:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(["cursor", "limit"]),
    responses=(ListConversations.Ok,),
    problems={
        "invalid_cursor": problems.InvalidCursor,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

CREATE_CONVERSATION = Operation(
    id="createConversation",
    method="POST",
    path="/v1/conversations",
    public=False,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=30, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=16384,
    accepts=("application/json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(CreateConversation.Created,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "idempotency_key_required": problems.IdempotencyKeyRequired,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_acceptable": problems.NotAcceptable,
        "idempotency_in_progress": problems.IdempotencyInProgress,
        "payload_too_large": problems.PayloadTooLarge,
        "unsupported_media_type": problems.UnsupportedMediaType,
        "validation_failed": problems.ValidationFailed,
        "idempotency_key_reused": problems.IdempotencyKeyReused,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

GET_CONVERSATION = Operation(
    id="getConversation",
    method="GET",
    path="/v1/conversations/{conversation_id}",
    public=False,
    scopes=("conversations:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetConversation.Ok,),
    problems={
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

LIST_UTTERANCES = Operation(
    id="listUtterances",
    method="GET",
    path="/v1/conversations/{conversation_id}/utterances",
    public=False,
    scopes=("conversations:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(["cursor", "limit"]),
    responses=(ListUtterances.Ok,),
    problems={
        "invalid_cursor": problems.InvalidCursor,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

LIST_EVENTS = Operation(
    id="listEvents",
    method="GET",
    path="/v1/conversations/{conversation_id}/events",
    public=False,
    scopes=("conversations:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(["after", "cursor", "limit"]),
    responses=(ListEvents.Ok,),
    problems={
        "invalid_cursor": problems.InvalidCursor,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

STREAM_EVENTS = Operation(
    id="streamEvents",
    method="GET",
    path="/v1/conversations/{conversation_id}/events/stream",
    public=False,
    scopes=("conversations:read",),
    rate_limit=RateLimit(requests=60, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("text/event-stream",),
    query=frozenset(["after"]),
    responses=(StreamEvents.Ok,),
    problems={
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

EXPORT_TRANSCRIPT = Operation(
    id="exportTranscript",
    method="GET",
    path="/v1/conversations/{conversation_id}/transcript",
    public=False,
    scopes=("conversations:read",),
    rate_limit=RateLimit(requests=20, per_seconds=60),
    timeout_ms=15000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(ExportTranscript.Ok,),
    problems={
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

EXPORT_TRANSCRIPT_AS_MARKDOWN = Operation(
    id="exportTranscriptAsMarkdown",
    method="GET",
    path="/v1/conversations/{conversation_id}/transcript/markdown",
    public=False,
    scopes=("conversations:read",),
    rate_limit=RateLimit(requests=20, per_seconds=60),
    timeout_ms=15000,
    max_body_bytes=0,
    accepts=(),
    produces=("text/markdown",),
    query=frozenset(),
    responses=(ExportTranscriptAsMarkdown.Ok,),
    problems={
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

GET_CONFIRMATION = Operation(
    id="getConfirmation",
    method="GET",
    path="/v1/confirmations/{confirmation_id}",
    public=False,
    scopes=("conversations:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetConfirmation.Ok,),
    problems={
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

CREATE_DECISION = Operation(
    id="createDecision",
    method="POST",
    path="/v1/decisions",
    public=False,
    scopes=("reservations:write",),
    rate_limit=RateLimit(requests=30, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=16384,
    accepts=("application/json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(CreateDecision.Created,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "idempotency_key_required": problems.IdempotencyKeyRequired,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "confirmation_not_pending": problems.ConfirmationNotPending,
        "digest_mismatch": problems.DigestMismatch,
        "idempotency_in_progress": problems.IdempotencyInProgress,
        "payload_too_large": problems.PayloadTooLarge,
        "unsupported_media_type": problems.UnsupportedMediaType,
        "validation_failed": problems.ValidationFailed,
        "idempotency_key_reused": problems.IdempotencyKeyReused,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

CREATE_FEEDBACK = Operation(
    id="createFeedback",
    method="POST",
    path="/v1/feedback",
    public=False,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=60, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=16384,
    accepts=("application/json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(CreateFeedback.Created,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "idempotency_key_required": problems.IdempotencyKeyRequired,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "idempotency_in_progress": problems.IdempotencyInProgress,
        "payload_too_large": problems.PayloadTooLarge,
        "unsupported_media_type": problems.UnsupportedMediaType,
        "validation_failed": problems.ValidationFailed,
        "idempotency_key_reused": problems.IdempotencyKeyReused,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

GET_CONSENTS = Operation(
    id="getConsents",
    method="GET",
    path="/v1/consents",
    public=False,
    scopes=("conversations:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetConsents.Ok,),
    problems={
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

UPDATE_CONSENTS = Operation(
    id="updateConsents",
    method="PATCH",
    path="/v1/consents",
    public=False,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=30, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=16384,
    accepts=("application/merge-patch+json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(UpdateConsents.Ok,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_acceptable": problems.NotAcceptable,
        "precondition_failed": problems.PreconditionFailed,
        "payload_too_large": problems.PayloadTooLarge,
        "unsupported_media_type": problems.UnsupportedMediaType,
        "validation_failed": problems.ValidationFailed,
        "precondition_required": problems.PreconditionRequired,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

CREATE_ERASURE = Operation(
    id="createErasure",
    method="POST",
    path="/v1/erasures",
    public=False,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=10, per_seconds=60),
    timeout_ms=15000,
    max_body_bytes=16384,
    accepts=("application/json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(CreateErasure.Created,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "idempotency_key_required": problems.IdempotencyKeyRequired,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "idempotency_in_progress": problems.IdempotencyInProgress,
        "payload_too_large": problems.PayloadTooLarge,
        "unsupported_media_type": problems.UnsupportedMediaType,
        "validation_failed": problems.ValidationFailed,
        "idempotency_key_reused": problems.IdempotencyKeyReused,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

RELAY_CONNECTION_EVENT = Operation(
    id="relayConnectionEvent",
    method="POST",
    path="/v1/connection-events",
    public=True,
    scopes=(),
    rate_limit=RateLimit(requests=60000, per_seconds=60),
    timeout_ms=10000,
    max_body_bytes=819200,
    accepts=("application/json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(RelayConnectionEvent.Ok,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "idempotency_key_required": problems.IdempotencyKeyRequired,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "unknown_callback": problems.UnknownCallback,
        "idempotency_in_progress": problems.IdempotencyInProgress,
        "payload_too_large": problems.PayloadTooLarge,
        "unsupported_media_type": problems.UnsupportedMediaType,
        "validation_failed": problems.ValidationFailed,
        "idempotency_key_reused": problems.IdempotencyKeyReused,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

ACCEPT_RESERVATION_EVENT = Operation(
    id="acceptReservationEvent",
    method="POST",
    path="/v1/webhooks/reservation-events",
    public=True,
    scopes=(),
    rate_limit=RateLimit(requests=60000, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=65536,
    accepts=("application/json",),
    produces=(),
    query=frozenset(),
    responses=(AcceptReservationEvent.NoContent,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "invalid_signature": problems.InvalidSignature,
        "payload_too_large": problems.PayloadTooLarge,
        "unsupported_media_type": problems.UnsupportedMediaType,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

GET_HEALTH = Operation(
    id="getHealth",
    method="GET",
    path="/healthz",
    public=True,
    scopes=(),
    rate_limit=RateLimit(requests=6000, per_seconds=60),
    timeout_ms=1000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetHealth.Ok,),
    problems={
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
    },
)

GET_READINESS = Operation(
    id="getReadiness",
    method="GET",
    path="/readyz",
    public=True,
    scopes=(),
    rate_limit=RateLimit(requests=6000, per_seconds=60),
    timeout_ms=2000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetReadiness.Ok,),
    problems={
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

GET_CONTRACT = Operation(
    id="getContract",
    method="GET",
    path="/openapi.json",
    public=True,
    scopes=(),
    rate_limit=RateLimit(requests=600, per_seconds=60),
    timeout_ms=2000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetContract.Ok,),
    problems={
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
    },
)

GET_CHANNEL_CONTRACT = Operation(
    id="getChannelContract",
    method="GET",
    path="/asyncapi.json",
    public=True,
    scopes=(),
    rate_limit=RateLimit(requests=600, per_seconds=60),
    timeout_ms=2000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetChannelContract.Ok,),
    problems={
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
    },
)
