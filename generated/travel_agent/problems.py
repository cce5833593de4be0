# Generated from travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""Problems that MobilityCorp Travel Agent API answers with, each a response type."""

from dataclasses import dataclass
from typing import ClassVar

from generated import models
from generated.models import base
from generated.runtime import ContractResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyKeyRequired(ContractResponse):
    """The operation creates or acts, so it needs an `Idempotency-Key` header."""

    status: ClassVar[int] = 400
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.IdempotencyKeyRequired

    body: models.IdempotencyKeyRequired


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidCursor(ContractResponse):
    """The cursor was not made by this operation, or for other filters."""

    status: ClassVar[int] = 400
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.InvalidCursor

    body: models.InvalidCursor


@dataclass(frozen=True, slots=True, kw_only=True)
class MalformedRequest(ContractResponse):
    """The body is not what its media type says: not JSON, or cut off."""

    status: ClassVar[int] = 400
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.MalformedRequest

    body: models.MalformedRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Unauthenticated(ContractResponse):
    """No bearer token, or one that does not hold: bad signature, wrong issuer or audience, expired."""

    status: ClassVar[int] = 401
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.Unauthenticated
    headers: ClassVar[tuple[tuple[str, str], ...]] = (("www_authenticate", "WWW-Authenticate"),)

    body: models.Unauthenticated
    www_authenticate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden(ContractResponse):
    """The token lacks a scope that the operation needs."""

    status: ClassVar[int] = 403
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.Forbidden

    body: models.Forbidden


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidSignature(ContractResponse):
    """The message is not signed with a secret that the receiver knows, or is too old."""

    status: ClassVar[int] = 403
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.InvalidSignature

    body: models.InvalidSignature


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound(ContractResponse):
    """There is no such resource, or it is not the caller's."""

    status: ClassVar[int] = 404
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.NotFound

    body: models.NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodNotAllowed(ContractResponse):
    """The path exists, but not with this method; `Allow` lists the ones it has."""

    status: ClassVar[int] = 405
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.MethodNotAllowed
    headers: ClassVar[tuple[tuple[str, str], ...]] = (("allow", "Allow"),)

    body: models.MethodNotAllowed
    allow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAcceptable(ContractResponse):
    """The `Accept` header rules out every media type the operation answers with."""

    status: ClassVar[int] = 406
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.NotAcceptable

    body: models.NotAcceptable


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationNotPending(ContractResponse):
    """The proposal was decided, superseded or has expired before; `current_status` says which."""

    status: ClassVar[int] = 409
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.ConfirmationNotPending

    body: models.ConfirmationNotPending


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestMismatch(ContractResponse):
    """The digest is not that of the proposal, so something else was seen than what would be done."""

    status: ClassVar[int] = 409
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.DigestMismatch

    body: models.DigestMismatch


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyInProgress(ContractResponse):
    """A request with the same idempotency key is still being worked on."""

    status: ClassVar[int] = 409
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.IdempotencyInProgress

    body: models.IdempotencyInProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCallback(ContractResponse):
    """The callback address is not that of a configured gateway."""

    status: ClassVar[int] = 409
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.UnknownCallback

    body: models.UnknownCallback


@dataclass(frozen=True, slots=True, kw_only=True)
class PreconditionFailed(ContractResponse):
    """The resource has changed since it was read: `If-Match` names an older version."""

    status: ClassVar[int] = 412
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.PreconditionFailed

    body: models.PreconditionFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadTooLarge(ContractResponse):
    """The body is larger than the operation takes."""

    status: ClassVar[int] = 413
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.PayloadTooLarge

    body: models.PayloadTooLarge


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsupportedMediaType(ContractResponse):
    """The `Content-Type` is not one the operation takes."""

    status: ClassVar[int] = 415
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.UnsupportedMediaType

    body: models.UnsupportedMediaType


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyKeyReused(ContractResponse):
    """The idempotency key was used before with another request."""

    status: ClassVar[int] = 422
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.IdempotencyKeyReused

    body: models.IdempotencyKeyReused


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationFailed(ContractResponse):
    """The request does not fit the contract; `errors` names each fault."""

    status: ClassVar[int] = 422
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.ValidationFailed

    body: models.ValidationFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class PreconditionRequired(ContractResponse):
    """The operation changes a resource, so it needs `If-Match` with the `ETag` last read."""

    status: ClassVar[int] = 428
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.PreconditionRequired

    body: models.PreconditionRequired


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimited(ContractResponse):
    """The caller has used up the operation's rate limit."""

    status: ClassVar[int] = 429
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.RateLimited
    headers: ClassVar[tuple[tuple[str, str], ...]] = (("retry_after", "Retry-After"),)

    body: models.RateLimited
    retry_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderFieldsTooLarge(ContractResponse):
    """The header fields of the request, or its path, are larger than the gateway takes."""

    status: ClassVar[int] = 431
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.HeaderFieldsTooLarge

    body: models.HeaderFieldsTooLarge


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalError(ContractResponse):
    """The service failed. The request id finds the reason in its logs."""

    status: ClassVar[int] = 500
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.InternalError

    body: models.InternalError


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUnavailable(ContractResponse):
    """The service is too busy or cannot reach its database."""

    status: ClassVar[int] = 503
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.ServiceUnavailable
    headers: ClassVar[tuple[tuple[str, str], ...]] = (("retry_after", "Retry-After"),)

    body: models.ServiceUnavailable
    retry_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayTimeout(ContractResponse):
    """The gateway has waited for the service in vain. What was asked for may have happened."""

    status: ClassVar[int] = 504
    media_type: ClassVar[str | None] = "application/problem+json"
    model: ClassVar[type[base.Model]] = models.GatewayTimeout

    body: models.GatewayTimeout
