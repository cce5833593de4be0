# Generated from reservation.openapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""Problems that the services answer with, as exceptions that clients raise. Each has the name of its schema."""

from generated import models
from generated.client_runtime import ProblemError


class IdempotencyKeyRequired(ProblemError):
    """The operation creates or acts, so it needs an `Idempotency-Key` header."""

    status = 400
    code = "idempotency_key_required"
    model = models.IdempotencyKeyRequired
    problem: models.IdempotencyKeyRequired


class InvalidCursor(ProblemError):
    """The cursor was not made by this operation, or for other filters."""

    status = 400
    code = "invalid_cursor"
    model = models.InvalidCursor
    problem: models.InvalidCursor


class MalformedRequest(ProblemError):
    """The body is not what its media type says: not JSON, or cut off."""

    status = 400
    code = "malformed_request"
    model = models.MalformedRequest
    problem: models.MalformedRequest


class Unauthenticated(ProblemError):
    """No bearer token, or one that does not hold: bad signature, wrong issuer or audience, expired."""

    status = 401
    code = "unauthenticated"
    model = models.Unauthenticated
    problem: models.Unauthenticated

    @property
    def www_authenticate(self) -> str | None:
        """How to authenticate (RFC 6750)."""
        return self._text("WWW-Authenticate")


class Forbidden(ProblemError):
    """The token lacks a scope that the operation needs."""

    status = 403
    code = "forbidden"
    model = models.Forbidden
    problem: models.Forbidden


class InvalidSignature(ProblemError):
    """The message is not signed with a secret that the receiver knows, or is too old."""

    status = 403
    code = "invalid_signature"
    model = models.InvalidSignature
    problem: models.InvalidSignature


class NotFound(ProblemError):
    """There is no such resource, or it is not the caller's."""

    status = 404
    code = "not_found"
    model = models.NotFound
    problem: models.NotFound


class MethodNotAllowed(ProblemError):
    """The path exists, but not with this method; `Allow` lists the ones it has."""

    status = 405
    code = "method_not_allowed"
    model = models.MethodNotAllowed
    problem: models.MethodNotAllowed

    @property
    def allow(self) -> str | None:
        """The methods the path has."""
        return self._text("Allow")


class NotAcceptable(ProblemError):
    """The `Accept` header rules out every media type the operation answers with."""

    status = 406
    code = "not_acceptable"
    model = models.NotAcceptable
    problem: models.NotAcceptable


class CancellationFeeChanged(ProblemError):
    """`accepted_fee` is not what cancelling costs now. Nothing has changed."""

    status = 409
    code = "cancellation_fee_changed"
    model = models.CancellationFeeChanged
    problem: models.CancellationFeeChanged


class ConfirmationNotPending(ProblemError):
    """The proposal was decided, superseded or has expired before; `current_status` says which."""

    status = 409
    code = "confirmation_not_pending"
    model = models.ConfirmationNotPending
    problem: models.ConfirmationNotPending


class DigestMismatch(ProblemError):
    """The digest is not that of the proposal, so something else was seen than what would be done."""

    status = 409
    code = "digest_mismatch"
    model = models.DigestMismatch
    problem: models.DigestMismatch


class IdempotencyInProgress(ProblemError):
    """A request with the same idempotency key is still being worked on."""

    status = 409
    code = "idempotency_in_progress"
    model = models.IdempotencyInProgress
    problem: models.IdempotencyInProgress


class IllegalTransition(ProblemError):
    """The reservation's status does not allow this."""

    status = 409
    code = "illegal_transition"
    model = models.IllegalTransition
    problem: models.IllegalTransition


class OutsideBookingWindow(ProblemError):
    """The times are not bookable for this vehicle class: in the past, too far ahead, too long, or with an end where
    none is taken.
    """

    status = 409
    code = "outside_booking_window"
    model = models.OutsideBookingWindow
    problem: models.OutsideBookingWindow


class PaymentMethodRequired(ProblemError):
    """The profile has no payment method."""

    status = 409
    code = "payment_method_required"
    model = models.PaymentMethodRequired
    problem: models.PaymentMethodRequired


class PriceChanged(ProblemError):
    """The change alters the price, and `accepted_total` is absent or differs from the new total. Nothing has changed."""

    status = 409
    code = "price_changed"
    model = models.PriceChanged
    problem: models.PriceChanged


class QuoteAlreadyUsed(ProblemError):
    """A reservation was made from this quote before."""

    status = 409
    code = "quote_already_used"
    model = models.QuoteAlreadyUsed
    problem: models.QuoteAlreadyUsed


class QuoteExpired(ProblemError):
    """The quote has expired."""

    status = 409
    code = "quote_expired"
    model = models.QuoteExpired
    problem: models.QuoteExpired


class RangeInsufficient(ProblemError):
    """The vehicle's battery does not reach as far as the trip."""

    status = 409
    code = "range_insufficient"
    model = models.RangeInsufficient
    problem: models.RangeInsufficient


class TooManyOpenReservations(ProblemError):
    """The customer has as many open reservations as one may have."""

    status = 409
    code = "too_many_open_reservations"
    model = models.TooManyOpenReservations
    problem: models.TooManyOpenReservations


class UnknownCallback(ProblemError):
    """The callback address is not that of a configured gateway."""

    status = 409
    code = "unknown_callback"
    model = models.UnknownCallback
    problem: models.UnknownCallback


class VehicleUnavailable(ProblemError):
    """The vehicle is promised to somebody for an overlapping time, or out of service."""

    status = 409
    code = "vehicle_unavailable"
    model = models.VehicleUnavailable
    problem: models.VehicleUnavailable


class PreconditionFailed(ProblemError):
    """The resource has changed since it was read: `If-Match` names an older version."""

    status = 412
    code = "precondition_failed"
    model = models.PreconditionFailed
    problem: models.PreconditionFailed


class PayloadTooLarge(ProblemError):
    """The body is larger than the operation takes."""

    status = 413
    code = "payload_too_large"
    model = models.PayloadTooLarge
    problem: models.PayloadTooLarge


class UnsupportedMediaType(ProblemError):
    """The `Content-Type` is not one the operation takes."""

    status = 415
    code = "unsupported_media_type"
    model = models.UnsupportedMediaType
    problem: models.UnsupportedMediaType


class IdempotencyKeyReused(ProblemError):
    """The idempotency key was used before with another request."""

    status = 422
    code = "idempotency_key_reused"
    model = models.IdempotencyKeyReused
    problem: models.IdempotencyKeyReused


class ValidationFailed(ProblemError):
    """The request does not fit the contract; `errors` names each fault."""

    status = 422
    code = "validation_failed"
    model = models.ValidationFailed
    problem: models.ValidationFailed


class PreconditionRequired(ProblemError):
    """The operation changes a resource, so it needs `If-Match` with the `ETag` last read."""

    status = 428
    code = "precondition_required"
    model = models.PreconditionRequired
    problem: models.PreconditionRequired


class RateLimited(ProblemError):
    """The caller has used up the operation's rate limit."""

    status = 429
    code = "rate_limited"
    model = models.RateLimited
    problem: models.RateLimited

    @property
    def retry_after(self) -> int | None:
        """Seconds to wait before repeating the request."""
        return self._number("Retry-After")


class HeaderFieldsTooLarge(ProblemError):
    """The header fields of the request, or its path, are larger than the gateway takes."""

    status = 431
    code = "header_fields_too_large"
    model = models.HeaderFieldsTooLarge
    problem: models.HeaderFieldsTooLarge


class InternalError(ProblemError):
    """The service failed. The request id finds the reason in its logs."""

    status = 500
    code = "internal_error"
    model = models.InternalError
    problem: models.InternalError


class ServiceUnavailable(ProblemError):
    """The service is too busy or cannot reach its database."""

    status = 503
    code = "service_unavailable"
    model = models.ServiceUnavailable
    problem: models.ServiceUnavailable

    @property
    def retry_after(self) -> int | None:
        """Seconds to wait before repeating the request."""
        return self._number("Retry-After")


class GatewayTimeout(ProblemError):
    """The gateway has waited for the service in vain. What was asked for may have happened."""

    status = 504
    code = "gateway_timeout"
    model = models.GatewayTimeout
    problem: models.GatewayTimeout
