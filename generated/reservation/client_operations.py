# Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
"""Operations of MobilityCorp Reservation API 1.1.0 as clients see them, and the types of their results."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from generated import client_problems, models
from generated.client_runtime import Operation, Result


class ListMetros:
    """List the metros."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """A page of metros."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.MetroPage

    type Success = Ok
    type Problem = (
        client_problems.InvalidCursor
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class GetMetro:
    """Get a metro."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The metro."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.Metro

    type Success = Ok
    type Problem = (
        client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class SearchVehicles:
    """Find the nearest vehicles that can be reserved."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """A page of offered vehicles."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.VehicleOfferPage

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


class GetVehicle:
    """Get a vehicle."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The vehicle."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.Vehicle

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


class SearchParkingSpots:
    """Find the nearest parking spots."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """A page of parking spots."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.NearbyParkingSpotPage

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


class GetParkingSpot:
    """Get a parking spot."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The parking spot."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.ParkingSpot

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


class CreateQuote:
    """Price a vehicle for a time."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(Result):
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

    type Success = Created
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.IdempotencyKeyRequired
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.VehicleUnavailable
        | client_problems.RangeInsufficient
        | client_problems.OutsideBookingWindow
        | client_problems.IdempotencyInProgress
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.IdempotencyKeyReused
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class GetQuote:
    """Get a quote."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The quote."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.Quote

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


class ListReservations:
    """List one's reservations."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """A page of reservations."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.ReservationPage

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


class CreateReservation:
    """Reserve the vehicle of a quote."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Created(Result):
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

    type Success = Created
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.IdempotencyKeyRequired
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.VehicleUnavailable
        | client_problems.RangeInsufficient
        | client_problems.OutsideBookingWindow
        | client_problems.QuoteExpired
        | client_problems.QuoteAlreadyUsed
        | client_problems.TooManyOpenReservations
        | client_problems.IdempotencyInProgress
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.IdempotencyKeyReused
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class GetReservation:
    """Get a reservation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The reservation."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        body: models.Reservation
        etag: str

    @dataclass(frozen=True, slots=True, kw_only=True)
    class NotModified(Result):
        """Unchanged since the version named in `If-None-Match`."""

        status: ClassVar[int] = 304
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        etag: str

    type Success = Ok | NotModified
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


class UpdateReservation:
    """Change a reservation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The changed reservation."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        body: models.Reservation
        etag: str

    type Success = Ok
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.VehicleUnavailable
        | client_problems.RangeInsufficient
        | client_problems.OutsideBookingWindow
        | client_problems.PriceChanged
        | client_problems.IllegalTransition
        | client_problems.PreconditionFailed
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.PreconditionRequired
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class ConfirmReservation:
    """Confirm a hold."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
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

    type Success = Ok
    type Problem = (
        client_problems.IdempotencyKeyRequired
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.PaymentMethodRequired
        | client_problems.IllegalTransition
        | client_problems.IdempotencyInProgress
        | client_problems.PreconditionFailed
        | client_problems.ValidationFailed
        | client_problems.IdempotencyKeyReused
        | client_problems.PreconditionRequired
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class PreviewCancellation:
    """See what cancelling costs."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The fee as of now."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"

        body: models.CancellationPreview

    type Success = Ok
    type Problem = (
        client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.IllegalTransition
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class PreviewChange:
    """See what a change leads to and costs."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The reservation as it would be, priced as of now."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        body: models.ChangePreview
        etag: str

    type Success = Ok
    type Problem = (
        client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.VehicleUnavailable
        | client_problems.RangeInsufficient
        | client_problems.OutsideBookingWindow
        | client_problems.IllegalTransition
        | client_problems.ValidationFailed
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class CancelReservation:
    """Cancel a reservation."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
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

    type Success = Ok
    type Problem = (
        client_problems.MalformedRequest
        | client_problems.IdempotencyKeyRequired
        | client_problems.Unauthenticated
        | client_problems.Forbidden
        | client_problems.NotFound
        | client_problems.NotAcceptable
        | client_problems.CancellationFeeChanged
        | client_problems.IllegalTransition
        | client_problems.IdempotencyInProgress
        | client_problems.PreconditionFailed
        | client_problems.PayloadTooLarge
        | client_problems.UnsupportedMediaType
        | client_problems.ValidationFailed
        | client_problems.IdempotencyKeyReused
        | client_problems.PreconditionRequired
        | client_problems.RateLimited
        | client_problems.InternalError
        | client_problems.ServiceUnavailable
    )


class GetCustomer:
    """Get one's own profile."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The profile."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        body: models.Customer
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


class UpdateCustomer:
    """Change one's own profile."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ok(Result):
        """The changed profile."""

        status: ClassVar[int] = 200
        media_type: ClassVar[str | None] = "application/json"
        headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"),)

        body: models.Customer
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


LIST_METROS: Operation[ListMetros.Ok] = Operation(
    id="listMetros",
    method="GET",
    path="/v1/metros",
    public=True,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(ListMetros.Ok,),
    problems=(
        client_problems.InvalidCursor,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


GET_METRO: Operation[GetMetro.Ok] = Operation(
    id="getMetro",
    method="GET",
    path="/v1/metros/{metro_id}",
    public=True,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(GetMetro.Ok,),
    problems=(
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


SEARCH_VEHICLES: Operation[SearchVehicles.Ok] = Operation(
    id="searchVehicles",
    method="GET",
    path="/v1/vehicles",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(SearchVehicles.Ok,),
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


GET_VEHICLE: Operation[GetVehicle.Ok] = Operation(
    id="getVehicle",
    method="GET",
    path="/v1/vehicles/{vehicle_id}",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(GetVehicle.Ok,),
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


SEARCH_PARKING_SPOTS: Operation[SearchParkingSpots.Ok] = Operation(
    id="searchParkingSpots",
    method="GET",
    path="/v1/parking-spots",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(SearchParkingSpots.Ok,),
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


GET_PARKING_SPOT: Operation[GetParkingSpot.Ok] = Operation(
    id="getParkingSpot",
    method="GET",
    path="/v1/parking-spots/{parking_spot_id}",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(GetParkingSpot.Ok,),
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


CREATE_QUOTE: Operation[CreateQuote.Created] = Operation(
    id="createQuote",
    method="POST",
    path="/v1/quotes",
    public=False,
    idempotent=True,
    timeout_ms=5000,
    content_type="application/json",
    comma_separated=(),
    results=(CreateQuote.Created,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.IdempotencyKeyRequired,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.VehicleUnavailable,
        client_problems.RangeInsufficient,
        client_problems.OutsideBookingWindow,
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


GET_QUOTE: Operation[GetQuote.Ok] = Operation(
    id="getQuote",
    method="GET",
    path="/v1/quotes/{quote_id}",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(GetQuote.Ok,),
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


LIST_RESERVATIONS: Operation[ListReservations.Ok] = Operation(
    id="listReservations",
    method="GET",
    path="/v1/reservations",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(ListReservations.Ok,),
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


CREATE_RESERVATION: Operation[CreateReservation.Created] = Operation(
    id="createReservation",
    method="POST",
    path="/v1/reservations",
    public=False,
    idempotent=True,
    timeout_ms=5000,
    content_type="application/json",
    comma_separated=(),
    results=(CreateReservation.Created,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.IdempotencyKeyRequired,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.VehicleUnavailable,
        client_problems.RangeInsufficient,
        client_problems.OutsideBookingWindow,
        client_problems.QuoteExpired,
        client_problems.QuoteAlreadyUsed,
        client_problems.TooManyOpenReservations,
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


GET_RESERVATION: Operation[GetReservation.Success] = Operation(
    id="getReservation",
    method="GET",
    path="/v1/reservations/{reservation_id}",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(
        GetReservation.Ok,
        GetReservation.NotModified,
    ),
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


UPDATE_RESERVATION: Operation[UpdateReservation.Ok] = Operation(
    id="updateReservation",
    method="PATCH",
    path="/v1/reservations/{reservation_id}",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type="application/merge-patch+json",
    comma_separated=(),
    results=(UpdateReservation.Ok,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.VehicleUnavailable,
        client_problems.RangeInsufficient,
        client_problems.OutsideBookingWindow,
        client_problems.PriceChanged,
        client_problems.IllegalTransition,
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


CONFIRM_RESERVATION: Operation[ConfirmReservation.Ok] = Operation(
    id="confirmReservation",
    method="POST",
    path="/v1/reservations/{reservation_id}/confirm",
    public=False,
    idempotent=True,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(ConfirmReservation.Ok,),
    problems=(
        client_problems.IdempotencyKeyRequired,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.PaymentMethodRequired,
        client_problems.IllegalTransition,
        client_problems.IdempotencyInProgress,
        client_problems.PreconditionFailed,
        client_problems.ValidationFailed,
        client_problems.IdempotencyKeyReused,
        client_problems.PreconditionRequired,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


PREVIEW_CANCELLATION: Operation[PreviewCancellation.Ok] = Operation(
    id="previewCancellation",
    method="GET",
    path="/v1/reservations/{reservation_id}/cancellation-preview",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(PreviewCancellation.Ok,),
    problems=(
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.IllegalTransition,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


PREVIEW_CHANGE: Operation[PreviewChange.Ok] = Operation(
    id="previewChange",
    method="GET",
    path="/v1/reservations/{reservation_id}/change-preview",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(PreviewChange.Ok,),
    problems=(
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.VehicleUnavailable,
        client_problems.RangeInsufficient,
        client_problems.OutsideBookingWindow,
        client_problems.IllegalTransition,
        client_problems.ValidationFailed,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


CANCEL_RESERVATION: Operation[CancelReservation.Ok] = Operation(
    id="cancelReservation",
    method="POST",
    path="/v1/reservations/{reservation_id}/cancel",
    public=False,
    idempotent=True,
    timeout_ms=5000,
    content_type="application/json",
    comma_separated=(),
    results=(CancelReservation.Ok,),
    problems=(
        client_problems.MalformedRequest,
        client_problems.IdempotencyKeyRequired,
        client_problems.Unauthenticated,
        client_problems.Forbidden,
        client_problems.NotFound,
        client_problems.NotAcceptable,
        client_problems.CancellationFeeChanged,
        client_problems.IllegalTransition,
        client_problems.IdempotencyInProgress,
        client_problems.PreconditionFailed,
        client_problems.PayloadTooLarge,
        client_problems.UnsupportedMediaType,
        client_problems.ValidationFailed,
        client_problems.IdempotencyKeyReused,
        client_problems.PreconditionRequired,
        client_problems.RateLimited,
        client_problems.InternalError,
        client_problems.ServiceUnavailable,
    ),
)


GET_CUSTOMER: Operation[GetCustomer.Ok] = Operation(
    id="getCustomer",
    method="GET",
    path="/v1/customers/me",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type=None,
    comma_separated=(),
    results=(GetCustomer.Ok,),
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


UPDATE_CUSTOMER: Operation[UpdateCustomer.Ok] = Operation(
    id="updateCustomer",
    method="PATCH",
    path="/v1/customers/me",
    public=False,
    idempotent=False,
    timeout_ms=5000,
    content_type="application/merge-patch+json",
    comma_separated=(),
    results=(UpdateCustomer.Ok,),
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
