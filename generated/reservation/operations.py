# Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations of MobilityCorp Reservation API 1.1.0 and the types of their responses."""
# ruff: noqa: UP040  # What the keyword `type` makes could not be called.

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from generated import models
from generated.reservation import problems
from generated.runtime import ContractResponse, Operation, RateLimit


class ListMetros:
    """List the metros."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """A page of metros."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.MetroPage

    InvalidCursor: TypeAlias = problems.InvalidCursor
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok | InvalidCursor | NotAcceptable | ValidationFailed | RateLimited | InternalError | ServiceUnavailable
    )


class GetMetro:
    """Get a metro."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The metro."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.Metro

    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    ValidationFailed: TypeAlias = problems.ValidationFailed
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = Ok | NotFound | NotAcceptable | ValidationFailed | RateLimited | InternalError | ServiceUnavailable


class SearchVehicles:
    """Find the nearest vehicles that can be reserved."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """A page of offered vehicles."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.VehicleOfferPage

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


class GetVehicle:
    """Get a vehicle."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The vehicle."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.Vehicle

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


class SearchParkingSpots:
    """Find the nearest parking spots."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """A page of parking spots."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.NearbyParkingSpotPage

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


class GetParkingSpot:
    """Get a parking spot."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The parking spot."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.ParkingSpot

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


class CreateQuote:
    """Price a vehicle for a time."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(ContractResponse):
        """The quote."""

        status: ClassVar[int] = 201
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (
            ("location", "Location"),
            ("idempotent_replayed", "Idempotent-Replayed"),
        )
        body: models.Quote
        location: str
        idempotent_replayed: Literal["true"] | None = None

    MalformedRequest: TypeAlias = problems.MalformedRequest
    IdempotencyKeyRequired: TypeAlias = problems.IdempotencyKeyRequired
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    VehicleUnavailable: TypeAlias = problems.VehicleUnavailable
    RangeInsufficient: TypeAlias = problems.RangeInsufficient
    OutsideBookingWindow: TypeAlias = problems.OutsideBookingWindow
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
        | VehicleUnavailable
        | RangeInsufficient
        | OutsideBookingWindow
        | IdempotencyInProgress
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | IdempotencyKeyReused
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class GetQuote:
    """Get a quote."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The quote."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.Quote

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


class ListReservations:
    """List one's reservations."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """A page of reservations."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.ReservationPage

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


class CreateReservation:
    """Reserve the vehicle of a quote."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(ContractResponse):
        """The hold."""

        status: ClassVar[int] = 201
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (
            ("location", "Location"),
            ("etag", "ETag"),
            ("idempotent_replayed", "Idempotent-Replayed"),
        )
        body: models.Reservation
        location: str
        etag: str
        idempotent_replayed: Literal["true"] | None = None

    MalformedRequest: TypeAlias = problems.MalformedRequest
    IdempotencyKeyRequired: TypeAlias = problems.IdempotencyKeyRequired
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    VehicleUnavailable: TypeAlias = problems.VehicleUnavailable
    RangeInsufficient: TypeAlias = problems.RangeInsufficient
    OutsideBookingWindow: TypeAlias = problems.OutsideBookingWindow
    QuoteExpired: TypeAlias = problems.QuoteExpired
    QuoteAlreadyUsed: TypeAlias = problems.QuoteAlreadyUsed
    TooManyOpenReservations: TypeAlias = problems.TooManyOpenReservations
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
        | VehicleUnavailable
        | RangeInsufficient
        | OutsideBookingWindow
        | QuoteExpired
        | QuoteAlreadyUsed
        | TooManyOpenReservations
        | IdempotencyInProgress
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | IdempotencyKeyReused
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class GetReservation:
    """Get a reservation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The reservation."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
        body: models.Reservation
        etag: str

    @dataclass(frozen=True, slots=True, kw_only=True)
    class NotModified(ContractResponse):
        """Unchanged since the version named in `If-None-Match`."""

        status: ClassVar[int] = 304
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
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
        | NotModified
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class UpdateReservation:
    """Change a reservation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The changed reservation."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
        body: models.Reservation
        etag: str

    MalformedRequest: TypeAlias = problems.MalformedRequest
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    VehicleUnavailable: TypeAlias = problems.VehicleUnavailable
    RangeInsufficient: TypeAlias = problems.RangeInsufficient
    OutsideBookingWindow: TypeAlias = problems.OutsideBookingWindow
    PriceChanged: TypeAlias = problems.PriceChanged
    IllegalTransition: TypeAlias = problems.IllegalTransition
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
        | NotFound
        | NotAcceptable
        | VehicleUnavailable
        | RangeInsufficient
        | OutsideBookingWindow
        | PriceChanged
        | IllegalTransition
        | PreconditionFailed
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | PreconditionRequired
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class ConfirmReservation:
    """Confirm a hold."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The confirmed reservation."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (
            ("etag", "ETag"),
            ("idempotent_replayed", "Idempotent-Replayed"),
        )
        body: models.Reservation
        etag: str
        idempotent_replayed: Literal["true"] | None = None

    IdempotencyKeyRequired: TypeAlias = problems.IdempotencyKeyRequired
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    PaymentMethodRequired: TypeAlias = problems.PaymentMethodRequired
    IllegalTransition: TypeAlias = problems.IllegalTransition
    IdempotencyInProgress: TypeAlias = problems.IdempotencyInProgress
    PreconditionFailed: TypeAlias = problems.PreconditionFailed
    ValidationFailed: TypeAlias = problems.ValidationFailed
    IdempotencyKeyReused: TypeAlias = problems.IdempotencyKeyReused
    PreconditionRequired: TypeAlias = problems.PreconditionRequired
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | IdempotencyKeyRequired
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | PaymentMethodRequired
        | IllegalTransition
        | IdempotencyInProgress
        | PreconditionFailed
        | ValidationFailed
        | IdempotencyKeyReused
        | PreconditionRequired
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class PreviewCancellation:
    """See what cancelling costs."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The fee as of now."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        body: models.CancellationPreview

    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    IllegalTransition: TypeAlias = problems.IllegalTransition
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
        | IllegalTransition
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class PreviewChange:
    """See what a change leads to and costs."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The reservation as it would be, priced as of now."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
        body: models.ChangePreview
        etag: str

    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    VehicleUnavailable: TypeAlias = problems.VehicleUnavailable
    RangeInsufficient: TypeAlias = problems.RangeInsufficient
    OutsideBookingWindow: TypeAlias = problems.OutsideBookingWindow
    IllegalTransition: TypeAlias = problems.IllegalTransition
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
        | VehicleUnavailable
        | RangeInsufficient
        | OutsideBookingWindow
        | IllegalTransition
        | ValidationFailed
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class CancelReservation:
    """Cancel a reservation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The cancelled reservation."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (
            ("etag", "ETag"),
            ("idempotent_replayed", "Idempotent-Replayed"),
        )
        body: models.Reservation
        etag: str
        idempotent_replayed: Literal["true"] | None = None

    MalformedRequest: TypeAlias = problems.MalformedRequest
    IdempotencyKeyRequired: TypeAlias = problems.IdempotencyKeyRequired
    Unauthenticated: TypeAlias = problems.Unauthenticated
    Forbidden: TypeAlias = problems.Forbidden
    NotFound: TypeAlias = problems.NotFound
    NotAcceptable: TypeAlias = problems.NotAcceptable
    CancellationFeeChanged: TypeAlias = problems.CancellationFeeChanged
    IllegalTransition: TypeAlias = problems.IllegalTransition
    IdempotencyInProgress: TypeAlias = problems.IdempotencyInProgress
    PreconditionFailed: TypeAlias = problems.PreconditionFailed
    PayloadTooLarge: TypeAlias = problems.PayloadTooLarge
    UnsupportedMediaType: TypeAlias = problems.UnsupportedMediaType
    ValidationFailed: TypeAlias = problems.ValidationFailed
    IdempotencyKeyReused: TypeAlias = problems.IdempotencyKeyReused
    PreconditionRequired: TypeAlias = problems.PreconditionRequired
    RateLimited: TypeAlias = problems.RateLimited
    InternalError: TypeAlias = problems.InternalError
    ServiceUnavailable: TypeAlias = problems.ServiceUnavailable

    type Response = (
        Ok
        | MalformedRequest
        | IdempotencyKeyRequired
        | Unauthenticated
        | Forbidden
        | NotFound
        | NotAcceptable
        | CancellationFeeChanged
        | IllegalTransition
        | IdempotencyInProgress
        | PreconditionFailed
        | PayloadTooLarge
        | UnsupportedMediaType
        | ValidationFailed
        | IdempotencyKeyReused
        | PreconditionRequired
        | RateLimited
        | InternalError
        | ServiceUnavailable
    )


class GetCustomer:
    """Get one's own profile."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The profile."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
        body: models.Customer
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


class UpdateCustomer:
    """Change one's own profile."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(ContractResponse):
        """The changed profile."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)
        body: models.Customer
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


LIST_METROS = Operation(
    id="listMetros",
    method="GET",
    path="/v1/metros",
    public=True,
    scopes=(),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(["cursor", "limit"]),
    responses=(ListMetros.Ok,),
    problems={
        "invalid_cursor": problems.InvalidCursor,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

GET_METRO = Operation(
    id="getMetro",
    method="GET",
    path="/v1/metros/{metro_id}",
    public=True,
    scopes=(),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetMetro.Ok,),
    problems={
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

SEARCH_VEHICLES = Operation(
    id="searchVehicles",
    method="GET",
    path="/v1/vehicles",
    public=False,
    scopes=("vehicles:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(
        [
            "cursor",
            "duration_min",
            "latitude",
            "limit",
            "longitude",
            "radius_m",
            "starts_at",
            "trip_distance_m",
            "vehicle_class",
        ]
    ),
    responses=(SearchVehicles.Ok,),
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

GET_VEHICLE = Operation(
    id="getVehicle",
    method="GET",
    path="/v1/vehicles/{vehicle_id}",
    public=False,
    scopes=("vehicles:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetVehicle.Ok,),
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

SEARCH_PARKING_SPOTS = Operation(
    id="searchParkingSpots",
    method="GET",
    path="/v1/parking-spots",
    public=False,
    scopes=("vehicles:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(["cursor", "latitude", "limit", "longitude", "radius_m", "vehicle_class", "with_charger"]),
    responses=(SearchParkingSpots.Ok,),
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

GET_PARKING_SPOT = Operation(
    id="getParkingSpot",
    method="GET",
    path="/v1/parking-spots/{parking_spot_id}",
    public=False,
    scopes=("vehicles:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetParkingSpot.Ok,),
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

CREATE_QUOTE = Operation(
    id="createQuote",
    method="POST",
    path="/v1/quotes",
    public=False,
    scopes=("quotes:write",),
    rate_limit=RateLimit(requests=60, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=16384,
    accepts=("application/json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(CreateQuote.Created,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "idempotency_key_required": problems.IdempotencyKeyRequired,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "vehicle_unavailable": problems.VehicleUnavailable,
        "range_insufficient": problems.RangeInsufficient,
        "outside_booking_window": problems.OutsideBookingWindow,
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

GET_QUOTE = Operation(
    id="getQuote",
    method="GET",
    path="/v1/quotes/{quote_id}",
    public=False,
    scopes=("quotes:write",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetQuote.Ok,),
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

LIST_RESERVATIONS = Operation(
    id="listReservations",
    method="GET",
    path="/v1/reservations",
    public=False,
    scopes=("reservations:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(["cursor", "limit", "status"]),
    responses=(ListReservations.Ok,),
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

CREATE_RESERVATION = Operation(
    id="createReservation",
    method="POST",
    path="/v1/reservations",
    public=False,
    scopes=("reservations:write",),
    rate_limit=RateLimit(requests=60, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=16384,
    accepts=("application/json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(CreateReservation.Created,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "idempotency_key_required": problems.IdempotencyKeyRequired,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "vehicle_unavailable": problems.VehicleUnavailable,
        "range_insufficient": problems.RangeInsufficient,
        "outside_booking_window": problems.OutsideBookingWindow,
        "quote_expired": problems.QuoteExpired,
        "quote_already_used": problems.QuoteAlreadyUsed,
        "too_many_open_reservations": problems.TooManyOpenReservations,
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

GET_RESERVATION = Operation(
    id="getReservation",
    method="GET",
    path="/v1/reservations/{reservation_id}",
    public=False,
    scopes=("reservations:read",),
    rate_limit=RateLimit(requests=300, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(
        GetReservation.Ok,
        GetReservation.NotModified,
    ),
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

UPDATE_RESERVATION = Operation(
    id="updateReservation",
    method="PATCH",
    path="/v1/reservations/{reservation_id}",
    public=False,
    scopes=("reservations:write",),
    rate_limit=RateLimit(requests=60, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=16384,
    accepts=("application/merge-patch+json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(UpdateReservation.Ok,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "vehicle_unavailable": problems.VehicleUnavailable,
        "range_insufficient": problems.RangeInsufficient,
        "outside_booking_window": problems.OutsideBookingWindow,
        "price_changed": problems.PriceChanged,
        "illegal_transition": problems.IllegalTransition,
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

CONFIRM_RESERVATION = Operation(
    id="confirmReservation",
    method="POST",
    path="/v1/reservations/{reservation_id}/confirm",
    public=False,
    scopes=("reservations:write",),
    rate_limit=RateLimit(requests=60, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(ConfirmReservation.Ok,),
    problems={
        "idempotency_key_required": problems.IdempotencyKeyRequired,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "payment_method_required": problems.PaymentMethodRequired,
        "illegal_transition": problems.IllegalTransition,
        "idempotency_in_progress": problems.IdempotencyInProgress,
        "precondition_failed": problems.PreconditionFailed,
        "validation_failed": problems.ValidationFailed,
        "idempotency_key_reused": problems.IdempotencyKeyReused,
        "precondition_required": problems.PreconditionRequired,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

PREVIEW_CANCELLATION = Operation(
    id="previewCancellation",
    method="GET",
    path="/v1/reservations/{reservation_id}/cancellation-preview",
    public=False,
    scopes=("reservations:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(PreviewCancellation.Ok,),
    problems={
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "illegal_transition": problems.IllegalTransition,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

PREVIEW_CHANGE = Operation(
    id="previewChange",
    method="GET",
    path="/v1/reservations/{reservation_id}/change-preview",
    public=False,
    scopes=("reservations:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(["ends_at", "starts_at", "vehicle_id"]),
    responses=(PreviewChange.Ok,),
    problems={
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "vehicle_unavailable": problems.VehicleUnavailable,
        "range_insufficient": problems.RangeInsufficient,
        "outside_booking_window": problems.OutsideBookingWindow,
        "illegal_transition": problems.IllegalTransition,
        "validation_failed": problems.ValidationFailed,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

CANCEL_RESERVATION = Operation(
    id="cancelReservation",
    method="POST",
    path="/v1/reservations/{reservation_id}/cancel",
    public=False,
    scopes=("reservations:write",),
    rate_limit=RateLimit(requests=60, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=16384,
    accepts=("application/json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(CancelReservation.Ok,),
    problems={
        "malformed_request": problems.MalformedRequest,
        "idempotency_key_required": problems.IdempotencyKeyRequired,
        "unauthenticated": problems.Unauthenticated,
        "forbidden": problems.Forbidden,
        "not_found": problems.NotFound,
        "not_acceptable": problems.NotAcceptable,
        "cancellation_fee_changed": problems.CancellationFeeChanged,
        "illegal_transition": problems.IllegalTransition,
        "idempotency_in_progress": problems.IdempotencyInProgress,
        "precondition_failed": problems.PreconditionFailed,
        "payload_too_large": problems.PayloadTooLarge,
        "unsupported_media_type": problems.UnsupportedMediaType,
        "validation_failed": problems.ValidationFailed,
        "idempotency_key_reused": problems.IdempotencyKeyReused,
        "precondition_required": problems.PreconditionRequired,
        "rate_limited": problems.RateLimited,
        "internal_error": problems.InternalError,
        "service_unavailable": problems.ServiceUnavailable,
    },
)

GET_CUSTOMER = Operation(
    id="getCustomer",
    method="GET",
    path="/v1/customers/me",
    public=False,
    scopes=("profile:read",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(GetCustomer.Ok,),
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

UPDATE_CUSTOMER = Operation(
    id="updateCustomer",
    method="PATCH",
    path="/v1/customers/me",
    public=False,
    scopes=("profile:write",),
    rate_limit=RateLimit(requests=60, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=16384,
    accepts=("application/merge-patch+json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(UpdateCustomer.Ok,),
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
