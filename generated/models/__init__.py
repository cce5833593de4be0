# Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
"""Models of the contract's schemas."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, NewType

from pydantic import MISSING, ConfigDict, Field

from generated.models.base import (
    Model,
    NonEmptyModel,
    Rfc3339DateTime,
    UniqueItems,
    Uri,
)

Cursor = NewType("Cursor", Annotated[str, Field(max_length=512, min_length=1, pattern="^[A-Za-z0-9_.-]+$")])
"""Opaque position in a list. Take it from `next_cursor`; anything else is refused."""


MetroId = NewType("MetroId", Annotated[str, Field(pattern="^met_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a metro."""


Currency = NewType("Currency", Annotated[str, Field(pattern="^[A-Z]{3}$")])
"""ISO 4217 currency code."""


TimeZone = NewType("TimeZone", Annotated[str, Field(max_length=64, pattern="^[A-Za-z]+(/[A-Za-z0-9_+-]+)+$")])
"""IANA time zone of the metro; use it where a person reads a time."""


BasisPoints = NewType("BasisPoints", Annotated[int, Field(ge=0, le=10000)])
"""A rate in hundredths of a per cent (2550 is 25.5 %)."""


Latitude = NewType("Latitude", Annotated[float, Field(ge=-90.0, le=90.0)])
"""Degrees north."""


Longitude = NewType("Longitude", Annotated[float, Field(ge=-180.0, le=180.0)])
"""Degrees east."""


class Position(Model):
    """A WGS 84 position in degrees."""

    latitude: Latitude
    longitude: Longitude


DistanceM = NewType("DistanceM", Annotated[int, Field(ge=0, le=1000000)])
"""A distance in metres."""


class VehicleClass(StrEnum):
    """Scooters and bikes are for short, open-ended hops; cars and vans for planned trips of a fixed duration."""

    SCOOTER = "scooter"
    BIKE = "bike"
    CAR = "car"
    VAN = "van"


MinorUnits = NewType("MinorUnits", Annotated[int, Field(ge=0, le=100000000)])
"""An amount in minor units of the tariff's currency."""


class CancellationTerms(Model):
    """A confirmed reservation is cancelled free of charge until the cut-off; then the fee is due. A hold is always
    free to cancel.
    """

    free_until_min_before_start: Annotated[int, Field(ge=0, le=10080)]
    """Minutes before the start at which cancelling stops being free."""
    fee: MinorUnits


class NoShowTerms(Model):
    """A confirmed reservation that is not used expires after the grace period, with the fee."""

    grace_min: Annotated[int, Field(ge=0, le=1440)]
    fee: MinorUnits


class LateReturnTerms(Model):
    """After the grace period each started minute of lateness costs the fine."""

    grace_min: Annotated[int, Field(ge=0, le=1440)]
    per_minute: MinorUnits


class Fines(Model):
    """Fixed charges at return."""

    wrong_place: MinorUnits
    unplugged: MinorUnits


class Tariff(Model):
    """Prices and terms of one vehicle class in one metro, VAT included. A quote freezes the tariff; the later bill
    is reckoned from the frozen one.
    """

    vehicle_class: VehicleClass
    currency: Currency
    vat_rate: BasisPoints
    unlock_fee: MinorUnits
    """Charged once for each ride."""
    per_minute: MinorUnits
    """Charged for each started minute."""
    daily_cap: MinorUnits
    """The most that 24 hours of minutes cost; the unlock fee comes on top."""
    cancellation: CancellationTerms
    no_show: NoShowTerms
    late_return: LateReturnTerms
    fines: Fines


class Attribution(Model):
    """The credit a data source asks for."""

    text: Annotated[str, Field(max_length=200)]
    url: Annotated[Uri, Field(max_length=200)]


class Metro(Model):
    """A city area with its own fleet, tariffs, currency, time zone and VAT rate."""

    id: MetroId
    name: Annotated[str, Field(max_length=80, min_length=1)]
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    """ISO 3166-1 alpha-2."""
    currency: Currency
    time_zone: TimeZone
    vat_rate: BasisPoints
    centre: Position
    radius_m: DistanceM
    tariffs: list[Tariff]
    """The price list in force, one entry for each vehicle class."""
    attributions: list[Attribution]
    """Sources of the map data behind this metro. Show them where the data is shown."""


class MetroPage(Model):
    """One page of metros."""

    items: list[Metro]
    next_cursor: Cursor | None
    """Null on the last page."""


class Problem(Model):
    """What went wrong (RFC 9457). `type` and `code` are stable and name the kind of problem; `detail` tells a person
    what happened and what to do; `request_id` finds the request in the service's logs.
    """

    type: Annotated[Uri, Field(max_length=200)]
    title: Annotated[str, Field(max_length=100)]
    status: Annotated[int, Field(ge=400, le=599)]
    detail: Annotated[str, Field(max_length=2000)]
    code: Annotated[str, Field(max_length=60, pattern="^[a-z][a-z0-9_]*$")]
    request_id: Annotated[str, Field(max_length=64)]


class InvalidCursor(Problem):
    """The cursor was not made by this operation, or for other filters."""

    type: Literal["https://errors.mobilitycorp.example/invalid-cursor"] = (
        "https://errors.mobilitycorp.example/invalid-cursor"
    )
    title: Literal["Invalid cursor"] = "Invalid cursor"
    status: Literal[400] = 400
    code: Literal["invalid_cursor"] = "invalid_cursor"


class NotAcceptable(Problem):
    """The `Accept` header rules out every media type the operation answers with."""

    type: Literal["https://errors.mobilitycorp.example/not-acceptable"] = (
        "https://errors.mobilitycorp.example/not-acceptable"
    )
    title: Literal["Not acceptable"] = "Not acceptable"
    status: Literal[406] = 406
    code: Literal["not_acceptable"] = "not_acceptable"


class FieldError(Model):
    """One fault of the request."""

    pointer: Annotated[str, Field(max_length=500)]
    """JSON Pointer (RFC 6901) into the request seen as an object of `path`, `query`, `header` and `body`."""
    code: Annotated[str, Field(max_length=60, pattern="^[a-z][a-z0-9_]*$")]
    detail: Annotated[str, Field(max_length=1000)]


class ValidationFailed(Problem):
    """The request does not fit the contract; `errors` names each fault."""

    type: Literal["https://errors.mobilitycorp.example/validation-failed"] = (
        "https://errors.mobilitycorp.example/validation-failed"
    )
    title: Literal["Validation failed"] = "Validation failed"
    status: Literal[422] = 422
    code: Literal["validation_failed"] = "validation_failed"
    errors: Annotated[list[FieldError], Field(max_length=100, min_length=1)]


class RateLimited(Problem):
    """The caller has used up the operation's rate limit. Repeat the request after `Retry-After` seconds."""

    type: Literal["https://errors.mobilitycorp.example/rate-limited"] = (
        "https://errors.mobilitycorp.example/rate-limited"
    )
    title: Literal["Too many requests"] = "Too many requests"
    status: Literal[429] = 429
    code: Literal["rate_limited"] = "rate_limited"


class InternalError(Problem):
    """The service failed. The request id finds the reason in its logs."""

    type: Literal["https://errors.mobilitycorp.example/internal-error"] = (
        "https://errors.mobilitycorp.example/internal-error"
    )
    title: Literal["Internal error"] = "Internal error"
    status: Literal[500] = 500
    code: Literal["internal_error"] = "internal_error"


class ServiceUnavailable(Problem):
    """The service is too busy or cannot reach its database. Repeat the request after `Retry-After` seconds."""

    type: Literal["https://errors.mobilitycorp.example/service-unavailable"] = (
        "https://errors.mobilitycorp.example/service-unavailable"
    )
    title: Literal["Service unavailable"] = "Service unavailable"
    status: Literal[503] = 503
    code: Literal["service_unavailable"] = "service_unavailable"


class NotFound(Problem):
    """There is no such resource, or it is not the caller's."""

    type: Literal["https://errors.mobilitycorp.example/not-found"] = "https://errors.mobilitycorp.example/not-found"
    title: Literal["Not found"] = "Not found"
    status: Literal[404] = 404
    code: Literal["not_found"] = "not_found"


type Timestamp = Rfc3339DateTime
"""A moment in time, RFC 3339 with offset."""


VehicleId = NewType("VehicleId", Annotated[str, Field(pattern="^veh_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a vehicle."""


class VehicleStatus(StrEnum):
    """What the vehicle does now. Only `available` and `charging` vehicles are offered for a trip that starts now."""

    AVAILABLE = "available"
    RESERVED = "reserved"
    IN_USE = "in_use"
    CHARGING = "charging"
    OUT_OF_SERVICE = "out_of_service"


ParkingSpotId = NewType("ParkingSpotId", Annotated[str, Field(pattern="^spt_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a parking spot."""


class Equipment(StrEnum):
    """What the vehicle carries."""

    PHONE_HOLDER = "phone_holder"
    HELMET = "helmet"
    BASKET = "basket"
    CHILD_SEAT = "child_seat"
    CHARGING_CABLE = "charging_cable"
    CARGO_STRAPS = "cargo_straps"


class VehicleBase(Model):
    """What every vehicle has."""

    id: VehicleId
    metro_id: MetroId
    model: Annotated[str, Field(max_length=60)]
    status: VehicleStatus
    position: Position | MISSING = MISSING
    """Absent while somebody rides the vehicle."""
    parking_spot_id: ParkingSpotId | MISSING = MISSING
    """Absent where the vehicle stands outside a known spot."""
    battery_percent: Annotated[int, Field(ge=0, le=100)]
    range_m: DistanceM
    """How far the battery still reaches."""
    equipment: list[Equipment]


class Scooter(VehicleBase):
    """An electric kick scooter."""

    vehicle_class: Literal["scooter"] = "scooter"


class Bike(VehicleBase):
    """An e-bike."""

    vehicle_class: Literal["bike"] = "bike"


LicencePlate = NewType("LicencePlate", Annotated[str, Field(max_length=12)])
"""Licence plate as on the vehicle."""


class Car(VehicleBase):
    """An electric car."""

    vehicle_class: Literal["car"] = "car"
    seats: Annotated[int, Field(ge=1, le=9)]
    licence_plate: LicencePlate


class Van(VehicleBase):
    """An electric van."""

    vehicle_class: Literal["van"] = "van"
    seats: Annotated[int, Field(ge=1, le=9)]
    licence_plate: LicencePlate
    cargo_volume_l: Annotated[int, Field(ge=0, le=30000)]
    """Cargo volume in litres."""


type Vehicle = Annotated[Scooter | Bike | Car | Van, Field(discriminator="vehicle_class")]
"""Any vehicle of the fleet."""


class Money(Model):
    """An exact amount in the minor units of its currency (1250 EUR is 12.50 €)."""

    amount: Annotated[int, Field(ge=-100000000, le=100000000)]
    """Minor units."""
    currency: Currency


class VehicleOffer(Model):
    """A vehicle that can be reserved for the asked time and distance, with its distance and basic prices."""

    vehicle: Vehicle
    distance_m: DistanceM
    """From the asked position to the vehicle, as the crow flies."""
    unlock_fee: Money
    per_minute: Money


class VehicleOfferPage(Model):
    """One page of offered vehicles, nearest first."""

    items: list[VehicleOffer]
    next_cursor: Cursor | None
    """Null on the last page."""


class Unauthenticated(Problem):
    """No bearer token, or one that does not hold: bad signature, wrong issuer or audience, expired."""

    type: Literal["https://errors.mobilitycorp.example/unauthenticated"] = (
        "https://errors.mobilitycorp.example/unauthenticated"
    )
    title: Literal["Unauthenticated"] = "Unauthenticated"
    status: Literal[401] = 401
    code: Literal["unauthenticated"] = "unauthenticated"


class Forbidden(Problem):
    """The token lacks a scope that the operation needs."""

    type: Literal["https://errors.mobilitycorp.example/forbidden"] = "https://errors.mobilitycorp.example/forbidden"
    title: Literal["Forbidden"] = "Forbidden"
    status: Literal[403] = 403
    code: Literal["forbidden"] = "forbidden"


class ParkingSpot(Model):
    """A designated place to leave a vehicle."""

    id: ParkingSpotId
    metro_id: MetroId
    name: Annotated[str, Field(max_length=120, min_length=1)]
    position: Position
    vehicle_classes: Annotated[list[VehicleClass], Field(min_length=1)]
    """Classes that may be left here."""
    capacity: Annotated[int, Field(ge=1, le=10000)]
    chargers: Annotated[int, Field(ge=0, le=10000)]
    """Charging points for cars and vans."""


class NearbyParkingSpot(Model):
    """A parking spot and how far it is."""

    parking_spot: ParkingSpot
    distance_m: DistanceM


class NearbyParkingSpotPage(Model):
    """One page of parking spots, nearest first."""

    items: list[NearbyParkingSpot]
    next_cursor: Cursor | None
    """Null on the last page."""


class QuoteCreate(Model):
    """What to price. Cars and vans need `ends_at`, and start at most 7 days ahead; bikes and scooters start at most
    30 minutes ahead and are open-ended, so they take no `ends_at`.
    """

    model_config = ConfigDict(extra="forbid")
    vehicle_id: VehicleId
    starts_at: Timestamp | MISSING = MISSING
    """Now when absent."""
    ends_at: Timestamp | MISSING = MISSING
    """Required for cars and vans."""
    expected_duration_min: Annotated[int, Field(ge=1, le=720)] = 15
    """Minutes the estimate of an open-ended ride assumes."""
    trip_distance_m: DistanceM | MISSING = MISSING
    """A vehicle whose range does not cover it is refused."""


QuoteId = NewType("QuoteId", Annotated[str, Field(pattern="^quo_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a quote."""


class VehicleSummary(Model):
    """Which vehicle is meant, in few words."""

    id: VehicleId
    vehicle_class: VehicleClass
    model: Annotated[str, Field(max_length=60)]
    licence_plate: LicencePlate | MISSING = MISSING


class PriceLineKind(StrEnum):
    """What a line charges for."""

    UNLOCK_FEE = "unlock_fee"
    USAGE = "usage"
    CAP_DISCOUNT = "cap_discount"
    CANCELLATION_FEE = "cancellation_fee"
    NO_SHOW_FEE = "no_show_fee"
    LATE_RETURN = "late_return"
    WRONG_PLACE = "wrong_place"
    UNPLUGGED = "unplugged"


class PriceLine(Model):
    """One line of a price, VAT included."""

    kind: PriceLineKind
    minutes: Annotated[int | MISSING, Field(ge=0, le=10000000)] = MISSING
    """Started minutes the line charges for."""
    amount: Money


class Price(Model):
    """A total with its lines and its VAT. `total` is the sum of the lines; `net` is total × 10000 / (10000 +
    vat_rate), rounded half up to a minor unit; `vat` is the rest.
    """

    lines: list[PriceLine]
    net: Money
    vat: Money
    vat_rate: BasisPoints
    total: Money


class Quote(Model):
    """A priced offer for one vehicle and time. Price and terms stay as they are until `expires_at`. It does not keep
    the vehicle free; a reservation does.
    """

    id: QuoteId
    vehicle: VehicleSummary
    metro_id: MetroId
    time_zone: TimeZone
    starts_at: Timestamp
    ends_at: Timestamp | MISSING = MISSING
    """Absent for open-ended rides."""
    estimate: Price
    tariff: Tariff
    trip_distance_m: DistanceM | MISSING = MISSING
    expires_at: Timestamp
    created_at: Timestamp


class MalformedRequest(Problem):
    """The body is not what its media type says: not JSON, or cut off."""

    type: Literal["https://errors.mobilitycorp.example/malformed-request"] = (
        "https://errors.mobilitycorp.example/malformed-request"
    )
    title: Literal["Malformed request"] = "Malformed request"
    status: Literal[400] = 400
    code: Literal["malformed_request"] = "malformed_request"


class IdempotencyKeyRequired(Problem):
    """The operation creates or acts, so it needs an `Idempotency-Key` header."""

    type: Literal["https://errors.mobilitycorp.example/idempotency-key-required"] = (
        "https://errors.mobilitycorp.example/idempotency-key-required"
    )
    title: Literal["Idempotency key required"] = "Idempotency key required"
    status: Literal[400] = 400
    code: Literal["idempotency_key_required"] = "idempotency_key_required"


class VehicleUnavailable(Problem):
    """The vehicle is promised to somebody for an overlapping time, or out of service."""

    type: Literal["https://errors.mobilitycorp.example/vehicle-unavailable"] = (
        "https://errors.mobilitycorp.example/vehicle-unavailable"
    )
    title: Literal["Vehicle unavailable"] = "Vehicle unavailable"
    status: Literal[409] = 409
    code: Literal["vehicle_unavailable"] = "vehicle_unavailable"


class RangeInsufficient(Problem):
    """The vehicle's battery does not reach as far as the trip."""

    type: Literal["https://errors.mobilitycorp.example/range-insufficient"] = (
        "https://errors.mobilitycorp.example/range-insufficient"
    )
    title: Literal["Range insufficient"] = "Range insufficient"
    status: Literal[409] = 409
    code: Literal["range_insufficient"] = "range_insufficient"
    range_m: DistanceM
    """How far the battery reaches."""


class OutsideBookingWindow(Problem):
    """The times are not bookable for this vehicle class: in the past, too far ahead, too long, or with an end where
    none is taken.
    """

    type: Literal["https://errors.mobilitycorp.example/outside-booking-window"] = (
        "https://errors.mobilitycorp.example/outside-booking-window"
    )
    title: Literal["Outside the booking window"] = "Outside the booking window"
    status: Literal[409] = 409
    code: Literal["outside_booking_window"] = "outside_booking_window"


class IdempotencyInProgress(Problem):
    """A request with the same idempotency key is still being worked on. Repeat it a little later."""

    type: Literal["https://errors.mobilitycorp.example/idempotency-in-progress"] = (
        "https://errors.mobilitycorp.example/idempotency-in-progress"
    )
    title: Literal["Request in progress"] = "Request in progress"
    status: Literal[409] = 409
    code: Literal["idempotency_in_progress"] = "idempotency_in_progress"


class PayloadTooLarge(Problem):
    """The body is larger than the operation takes."""

    type: Literal["https://errors.mobilitycorp.example/payload-too-large"] = (
        "https://errors.mobilitycorp.example/payload-too-large"
    )
    title: Literal["Payload too large"] = "Payload too large"
    status: Literal[413] = 413
    code: Literal["payload_too_large"] = "payload_too_large"


class UnsupportedMediaType(Problem):
    """The `Content-Type` is not one the operation takes."""

    type: Literal["https://errors.mobilitycorp.example/unsupported-media-type"] = (
        "https://errors.mobilitycorp.example/unsupported-media-type"
    )
    title: Literal["Unsupported media type"] = "Unsupported media type"
    status: Literal[415] = 415
    code: Literal["unsupported_media_type"] = "unsupported_media_type"


class IdempotencyKeyReused(Problem):
    """The idempotency key was used before with another request. Use a new key for each new request."""

    type: Literal["https://errors.mobilitycorp.example/idempotency-key-reused"] = (
        "https://errors.mobilitycorp.example/idempotency-key-reused"
    )
    title: Literal["Idempotency key reused"] = "Idempotency key reused"
    status: Literal[422] = 422
    code: Literal["idempotency_key_reused"] = "idempotency_key_reused"


class ReservationStatus(StrEnum):
    """Where a reservation is in its life. A transition that is not listed is refused with `illegal_transition`."""

    HELD = "held"
    CONFIRMED = "confirmed"
    ACTIVE = "active"
    PAUSED = "paused"
    RETURNED = "returned"
    SETTLED = "settled"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


ReservationId = NewType("ReservationId", Annotated[str, Field(pattern="^res_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a reservation."""


Note = NewType("Note", Annotated[str, Field(max_length=500, min_length=1, pattern="^[^\\x00]+$")])
"""A note of the customer's own."""


class Cancellation(Model):
    """When the reservation was cancelled and what it cost."""

    cancelled_at: Timestamp
    fee: Price


class Reservation(Model):
    """A customer's claim on a vehicle for a time range."""

    id: ReservationId
    status: ReservationStatus
    vehicle: VehicleSummary
    metro_id: MetroId
    time_zone: TimeZone
    starts_at: Timestamp
    ends_at: Timestamp | MISSING = MISSING
    """Absent for open-ended rides."""
    hold_expires_at: Timestamp | MISSING = MISSING
    """Present while the reservation is held; then it lapses by itself."""
    estimate: Price
    tariff: Tariff
    quote_id: QuoteId
    note: Note | MISSING = MISSING
    cancellation: Cancellation | MISSING = MISSING
    created_at: Timestamp
    updated_at: Timestamp


class ReservationPage(Model):
    """One page of the customer's reservations, latest start first."""

    items: list[Reservation]
    next_cursor: Cursor | None
    """Null on the last page."""


class ReservationCreate(Model):
    """Turns a quote into a hold on its vehicle."""

    model_config = ConfigDict(extra="forbid")
    quote_id: QuoteId
    note: Note | MISSING = MISSING


class QuoteExpired(Problem):
    """The quote has expired. Ask for a new one."""

    type: Literal["https://errors.mobilitycorp.example/quote-expired"] = (
        "https://errors.mobilitycorp.example/quote-expired"
    )
    title: Literal["Quote expired"] = "Quote expired"
    status: Literal[409] = 409
    code: Literal["quote_expired"] = "quote_expired"


class QuoteAlreadyUsed(Problem):
    """A reservation was made from this quote before. Ask for a new one."""

    type: Literal["https://errors.mobilitycorp.example/quote-already-used"] = (
        "https://errors.mobilitycorp.example/quote-already-used"
    )
    title: Literal["Quote already used"] = "Quote already used"
    status: Literal[409] = 409
    code: Literal["quote_already_used"] = "quote_already_used"


class TooManyOpenReservations(Problem):
    """The customer has as many open reservations as one may have."""

    type: Literal["https://errors.mobilitycorp.example/too-many-open-reservations"] = (
        "https://errors.mobilitycorp.example/too-many-open-reservations"
    )
    title: Literal["Too many open reservations"] = "Too many open reservations"
    status: Literal[409] = 409
    code: Literal["too_many_open_reservations"] = "too_many_open_reservations"
    limit: Annotated[int, Field(ge=1, le=1000)]
    """How many open reservations a customer may have."""


class AcceptedAmount(Model):
    """The amount the customer has seen and accepts, VAT included."""

    model_config = ConfigDict(extra="forbid")
    amount: Annotated[int, Field(ge=0, le=100000000)]
    """Minor units."""
    currency: Currency


class ReservationPatch(NonEmptyModel):
    """JSON merge patch (RFC 7396) of times, vehicle or note. A change that alters the estimated total needs
    `accepted_total` equal to the new one; without it the answer is `price_changed` with the new price, and
    nothing has changed.
    """

    model_config = ConfigDict(extra="forbid")
    vehicle_id: VehicleId | MISSING = MISSING
    starts_at: Timestamp | MISSING = MISSING
    ends_at: Timestamp | MISSING = MISSING
    note: Note | MISSING | None = MISSING
    """Null removes the note."""
    accepted_total: AcceptedAmount | MISSING = MISSING


class PriceChanged(Problem):
    """The change alters the price, and `accepted_total` is absent or differs from the new total. Nothing has
    changed.
    """

    type: Literal["https://errors.mobilitycorp.example/price-changed"] = (
        "https://errors.mobilitycorp.example/price-changed"
    )
    title: Literal["Price changed"] = "Price changed"
    status: Literal[409] = 409
    code: Literal["price_changed"] = "price_changed"
    current_price: Price


class ReservationEventName(StrEnum):
    """What moves a reservation from one status to the next."""

    CONFIRM = "confirm"
    EXPIRE = "expire"
    CANCEL = "cancel"
    MISS = "miss"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    RETURN = "return"
    SETTLE = "settle"
    CHANGE = "change"


class IllegalTransition(Problem):
    """The reservation's status does not allow this."""

    type: Literal["https://errors.mobilitycorp.example/illegal-transition"] = (
        "https://errors.mobilitycorp.example/illegal-transition"
    )
    title: Literal["Illegal transition"] = "Illegal transition"
    status: Literal[409] = 409
    code: Literal["illegal_transition"] = "illegal_transition"
    current_status: ReservationStatus
    attempted: ReservationEventName


class PreconditionFailed(Problem):
    """The resource has changed since it was read: `If-Match` names an older version. Read it again."""

    type: Literal["https://errors.mobilitycorp.example/precondition-failed"] = (
        "https://errors.mobilitycorp.example/precondition-failed"
    )
    title: Literal["Precondition failed"] = "Precondition failed"
    status: Literal[412] = 412
    code: Literal["precondition_failed"] = "precondition_failed"


class PreconditionRequired(Problem):
    """The operation changes a resource, so it needs `If-Match` with the `ETag` last read."""

    type: Literal["https://errors.mobilitycorp.example/precondition-required"] = (
        "https://errors.mobilitycorp.example/precondition-required"
    )
    title: Literal["Precondition required"] = "Precondition required"
    status: Literal[428] = 428
    code: Literal["precondition_required"] = "precondition_required"


class PaymentMethodRequired(Problem):
    """The profile has no payment method. Store a `payment_method_token` first."""

    type: Literal["https://errors.mobilitycorp.example/payment-method-required"] = (
        "https://errors.mobilitycorp.example/payment-method-required"
    )
    title: Literal["Payment method required"] = "Payment method required"
    status: Literal[409] = 409
    code: Literal["payment_method_required"] = "payment_method_required"


class CancellationPreview(Model):
    """What cancelling would cost now. Send `fee.total` back as `accepted_fee`."""

    reservation_id: ReservationId
    fee: Price
    free_until: Timestamp | MISSING = MISSING
    """Until then cancelling is free; absent for a hold, which is always free to cancel."""
    previewed_at: Timestamp
    time_zone: TimeZone


class ReservationCancel(Model):
    """The customer's decision, with the fee they were shown."""

    model_config = ConfigDict(extra="forbid")
    accepted_fee: AcceptedAmount


class CancellationFeeChanged(Problem):
    """`accepted_fee` is not what cancelling costs now. Nothing has changed."""

    type: Literal["https://errors.mobilitycorp.example/cancellation-fee-changed"] = (
        "https://errors.mobilitycorp.example/cancellation-fee-changed"
    )
    title: Literal["Cancellation fee changed"] = "Cancellation fee changed"
    status: Literal[409] = 409
    code: Literal["cancellation_fee_changed"] = "cancellation_fee_changed"
    current_fee: Price


CustomerId = NewType("CustomerId", Annotated[str, Field(pattern="^cus_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a customer."""


class Locale(StrEnum):
    """Language of messages to the customer."""

    EN = "en"
    DE = "de"
    FR = "fr"
    ES = "es"
    IT = "it"
    NL = "nl"
    FI = "fi"


MaxWalkM = NewType("MaxWalkM", Annotated[int, Field(ge=0, le=5000)])
"""The farthest the customer walks to a vehicle, in metres."""


class Preferences(Model):
    """What the customer likes; absent members have no preference."""

    vehicle_classes: Annotated[list[VehicleClass] | MISSING, Field(max_length=4), UniqueItems] = MISSING
    max_walk_m: MaxWalkM | MISSING = MISSING
    avoid_tolls: bool | MISSING = MISSING
    scenic: bool | MISSING = MISSING
    """Prefers pleasant routes to fast ones."""


class Customer(Model):
    """The profile of the customer who asks. The identity itself belongs to the identity provider."""

    id: CustomerId
    locale: Locale
    preferences: Preferences
    has_payment_method: bool
    """Whether a payment method token is stored. The token itself is never returned."""
    updated_at: Timestamp


class PreferencesPatch(Model):
    """JSON merge patch (RFC 7396) of the preferences; null removes one."""

    model_config = ConfigDict(extra="forbid")
    vehicle_classes: Annotated[list[VehicleClass] | MISSING | None, Field(max_length=4), UniqueItems] = MISSING
    max_walk_m: MaxWalkM | MISSING | None = MISSING
    avoid_tolls: bool | MISSING | None = MISSING
    scenic: bool | MISSING | None = MISSING


class CustomerPatch(NonEmptyModel):
    """JSON merge patch (RFC 7396) of the profile."""

    model_config = ConfigDict(extra="forbid")
    locale: Locale | MISSING = MISSING
    preferences: PreferencesPatch | MISSING = MISSING
    payment_method_token: Annotated[
        str | MISSING | None,
        Field(max_length=200, min_length=8, pattern="^[A-Za-z]+_[A-Za-z0-9_]+$"),
    ] = MISSING
    """Token of the payment processor, as its client library returns it; null removes it. Never a card number."""


class Health(Model):
    """The process answers."""

    status: Literal["ok"]


class Readiness(Model):
    """The process can serve requests."""

    status: Literal["ready"]


class ContractDocument(Model):
    """An OpenAPI document."""

    model_config = ConfigDict(extra="allow")
    openapi: str
    info: dict[str, Any]
    paths: dict[str, Any]


EventId = NewType("EventId", Annotated[str, Field(pattern="^evt_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies an event."""


class ReservationEventType(StrEnum):
    """What happened to the reservation."""

    RESERVATION_HELD = "reservation.held"
    RESERVATION_CONFIRMED = "reservation.confirmed"
    RESERVATION_CHANGED = "reservation.changed"
    RESERVATION_CANCELLED = "reservation.cancelled"
    RESERVATION_EXPIRED = "reservation.expired"


class ReservationEvent(Model):
    """Something happened to a reservation. Delivered at least once: drop an `id` you have seen. `sequence` rises by
    one with each event of a reservation; an event is sent after its predecessors have been accepted or given up.
    """

    id: EventId
    type: ReservationEventType
    sequence: Annotated[int, Field(ge=1, le=2147483647)]
    occurred_at: Timestamp
    customer_id: CustomerId
    reservation: Reservation


class MethodNotAllowed(Problem):
    """The path exists, but not with this method; `Allow` lists the ones it has."""

    type: Literal["https://errors.mobilitycorp.example/method-not-allowed"] = (
        "https://errors.mobilitycorp.example/method-not-allowed"
    )
    title: Literal["Method not allowed"] = "Method not allowed"
    status: Literal[405] = 405
    code: Literal["method_not_allowed"] = "method_not_allowed"
