# Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""Models of the contract's schemas."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, NewType

from pydantic import MISSING, ConfigDict, Field

from generated.models.base import (
    Model,
    NonEmptyModel,
    Rfc3339Date,
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
    """The cursor was not made by this operation, or for other filters.

    Begin again without `cursor`. Keep the filters as they are while you read page after page.
    """

    type: Literal["https://errors.mobilitycorp.example/invalid-cursor"] = (
        "https://errors.mobilitycorp.example/invalid-cursor"
    )
    title: Literal["Invalid cursor"] = "Invalid cursor"
    status: Literal[400] = 400
    code: Literal["invalid_cursor"] = "invalid_cursor"


class NotAcceptable(Problem):
    """The `Accept` header rules out every media type the operation answers with.

    Accept `application/json`, or the media type that the operation names.
    """

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
    """The request does not fit the contract; `errors` names each fault.

    Show each fault at the field that its `pointer` names, and let the customer correct it.
    """

    type: Literal["https://errors.mobilitycorp.example/validation-failed"] = (
        "https://errors.mobilitycorp.example/validation-failed"
    )
    title: Literal["Validation failed"] = "Validation failed"
    status: Literal[422] = 422
    code: Literal["validation_failed"] = "validation_failed"
    errors: Annotated[list[FieldError], Field(max_length=100, min_length=1)]


class RateLimited(Problem):
    """The caller has used up the operation's rate limit.

    Repeat the request after `Retry-After` seconds. If it happens often, ask less often or keep answers.
    """

    type: Literal["https://errors.mobilitycorp.example/rate-limited"] = (
        "https://errors.mobilitycorp.example/rate-limited"
    )
    title: Literal["Too many requests"] = "Too many requests"
    status: Literal[429] = 429
    code: Literal["rate_limited"] = "rate_limited"


class InternalError(Problem):
    """The service failed. The request id finds the reason in its logs.

    Repeat a read, or a request with an `Idempotency-Key`, after a pause. If it stays, tell support the
    `request_id`.
    """

    type: Literal["https://errors.mobilitycorp.example/internal-error"] = (
        "https://errors.mobilitycorp.example/internal-error"
    )
    title: Literal["Internal error"] = "Internal error"
    status: Literal[500] = 500
    code: Literal["internal_error"] = "internal_error"


class ServiceUnavailable(Problem):
    """The service is too busy or cannot reach its database.

    Repeat the request after `Retry-After` seconds, with the same `Idempotency-Key` where it has one.
    """

    type: Literal["https://errors.mobilitycorp.example/service-unavailable"] = (
        "https://errors.mobilitycorp.example/service-unavailable"
    )
    title: Literal["Service unavailable"] = "Service unavailable"
    status: Literal[503] = 503
    code: Literal["service_unavailable"] = "service_unavailable"


class NotFound(Problem):
    """There is no such resource, or it is not the caller's.

    Take it out of what you show. Check the id if it was typed or kept for long.
    """

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
    """No bearer token, or one that does not hold: bad signature, wrong issuer or audience, expired.

    Get a fresh token and repeat the request once. If it is refused again, let the customer sign in.
    """

    type: Literal["https://errors.mobilitycorp.example/unauthenticated"] = (
        "https://errors.mobilitycorp.example/unauthenticated"
    )
    title: Literal["Unauthenticated"] = "Unauthenticated"
    status: Literal[401] = 401
    code: Literal["unauthenticated"] = "unauthenticated"


class Forbidden(Problem):
    """The token lacks a scope that the operation needs.

    Ask for a token with the operation's scopes. Repeating the request with the same token does not help.
    """

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
    """The body is not what its media type says: not JSON, or cut off.

    Send the body whole and as valid JSON. Repeating the same bytes does not help.
    """

    type: Literal["https://errors.mobilitycorp.example/malformed-request"] = (
        "https://errors.mobilitycorp.example/malformed-request"
    )
    title: Literal["Malformed request"] = "Malformed request"
    status: Literal[400] = 400
    code: Literal["malformed_request"] = "malformed_request"


class IdempotencyKeyRequired(Problem):
    """The operation creates or acts, so it needs an `Idempotency-Key` header.

    Make a fresh key for each new request, and keep it when the request is repeated. The SDK does so by itself.
    """

    type: Literal["https://errors.mobilitycorp.example/idempotency-key-required"] = (
        "https://errors.mobilitycorp.example/idempotency-key-required"
    )
    title: Literal["Idempotency key required"] = "Idempotency key required"
    status: Literal[400] = 400
    code: Literal["idempotency_key_required"] = "idempotency_key_required"


class VehicleUnavailable(Problem):
    """The vehicle is promised to somebody for an overlapping time, or out of service.

    Search again and offer the customer another vehicle, or another time.
    """

    type: Literal["https://errors.mobilitycorp.example/vehicle-unavailable"] = (
        "https://errors.mobilitycorp.example/vehicle-unavailable"
    )
    title: Literal["Vehicle unavailable"] = "Vehicle unavailable"
    status: Literal[409] = 409
    code: Literal["vehicle_unavailable"] = "vehicle_unavailable"


class RangeInsufficient(Problem):
    """The vehicle's battery does not reach as far as the trip.

    Tell how far it reaches (`range_m`), and search with `trip_distance_m` for one that reaches far enough.
    """

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

    Let the customer choose other times: `detail` tells which ones are bookable.
    """

    type: Literal["https://errors.mobilitycorp.example/outside-booking-window"] = (
        "https://errors.mobilitycorp.example/outside-booking-window"
    )
    title: Literal["Outside the booking window"] = "Outside the booking window"
    status: Literal[409] = 409
    code: Literal["outside_booking_window"] = "outside_booking_window"


class IdempotencyInProgress(Problem):
    """A request with the same idempotency key is still being worked on.

    Repeat it a little later with the same key and body: you get the answer of the first.
    """

    type: Literal["https://errors.mobilitycorp.example/idempotency-in-progress"] = (
        "https://errors.mobilitycorp.example/idempotency-in-progress"
    )
    title: Literal["Request in progress"] = "Request in progress"
    status: Literal[409] = 409
    code: Literal["idempotency_in_progress"] = "idempotency_in_progress"


class PayloadTooLarge(Problem):
    """The body is larger than the operation takes.

    Shorten it, free texts first. Repeating the request as it is does not help.
    """

    type: Literal["https://errors.mobilitycorp.example/payload-too-large"] = (
        "https://errors.mobilitycorp.example/payload-too-large"
    )
    title: Literal["Payload too large"] = "Payload too large"
    status: Literal[413] = 413
    code: Literal["payload_too_large"] = "payload_too_large"


class UnsupportedMediaType(Problem):
    """The `Content-Type` is not one the operation takes.

    Send `application/json`, or `application/merge-patch+json` where a resource is changed.
    """

    type: Literal["https://errors.mobilitycorp.example/unsupported-media-type"] = (
        "https://errors.mobilitycorp.example/unsupported-media-type"
    )
    title: Literal["Unsupported media type"] = "Unsupported media type"
    status: Literal[415] = 415
    code: Literal["unsupported_media_type"] = "unsupported_media_type"


class IdempotencyKeyReused(Problem):
    """The idempotency key was used before with another request.

    Use a new key for each new request. If this should have been a repetition, send exactly the first body.
    """

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
    """The quote has expired.

    Ask for a new one and show its price before reserving: it may differ.
    """

    type: Literal["https://errors.mobilitycorp.example/quote-expired"] = (
        "https://errors.mobilitycorp.example/quote-expired"
    )
    title: Literal["Quote expired"] = "Quote expired"
    status: Literal[409] = 409
    code: Literal["quote_expired"] = "quote_expired"


class QuoteAlreadyUsed(Problem):
    """A reservation was made from this quote before.

    Look among the customer's reservations before asking for a new quote: they may have what they want already.
    """

    type: Literal["https://errors.mobilitycorp.example/quote-already-used"] = (
        "https://errors.mobilitycorp.example/quote-already-used"
    )
    title: Literal["Quote already used"] = "Quote already used"
    status: Literal[409] = 409
    code: Literal["quote_already_used"] = "quote_already_used"


class TooManyOpenReservations(Problem):
    """The customer has as many open reservations as one may have.

    Show the open ones; one of them has to be cancelled or ridden first. `limit` tells how many one may have.
    """

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

    Show `current_price`; if the customer agrees, send the change again with its `total` as `accepted_total`.
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
    """The reservation's status does not allow this.

    Read the reservation again and offer only what its status allows; `current_status` tells where it is.
    """

    type: Literal["https://errors.mobilitycorp.example/illegal-transition"] = (
        "https://errors.mobilitycorp.example/illegal-transition"
    )
    title: Literal["Illegal transition"] = "Illegal transition"
    status: Literal[409] = 409
    code: Literal["illegal_transition"] = "illegal_transition"
    current_status: ReservationStatus
    attempted: ReservationEventName


class PreconditionFailed(Problem):
    """The resource has changed since it was read: `If-Match` names an older version.

    Read it again, show what has changed, and send the change with the new `ETag` if it still makes sense.
    """

    type: Literal["https://errors.mobilitycorp.example/precondition-failed"] = (
        "https://errors.mobilitycorp.example/precondition-failed"
    )
    title: Literal["Precondition failed"] = "Precondition failed"
    status: Literal[412] = 412
    code: Literal["precondition_failed"] = "precondition_failed"


class PreconditionRequired(Problem):
    """The operation changes a resource, so it needs `If-Match` with the `ETag` last read.

    Read the resource and send its `ETag` back. The SDK does so when it is given the object that was read.
    """

    type: Literal["https://errors.mobilitycorp.example/precondition-required"] = (
        "https://errors.mobilitycorp.example/precondition-required"
    )
    title: Literal["Precondition required"] = "Precondition required"
    status: Literal[428] = 428
    code: Literal["precondition_required"] = "precondition_required"


class PaymentMethodRequired(Problem):
    """The profile has no payment method.

    Let the customer add one, store its `payment_method_token` in the profile, and confirm again.
    """

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


class ChangePreview(Model):
    """What a change would lead to and cost now. Send `price.total` back as `accepted_total`, and the `ETag` as `If-
    Match`.
    """

    reservation_id: ReservationId
    vehicle: VehicleSummary
    starts_at: Timestamp
    ends_at: Timestamp | MISSING = MISSING
    """Absent for open-ended rides."""
    price: Price
    """The estimate after the change."""
    previous_total: Money
    """The estimated total before it."""
    previewed_at: Timestamp
    time_zone: TimeZone


class ReservationCancel(Model):
    """The customer's decision, with the fee they were shown."""

    model_config = ConfigDict(extra="forbid")
    accepted_fee: AcceptedAmount


class CancellationFeeChanged(Problem):
    """`accepted_fee` is not what cancelling costs now. Nothing has changed.

    Show `current_fee`; if the customer agrees, cancel again with its `total` as `accepted_fee`.
    """

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
    """The path exists, but not with this method; `Allow` lists the ones it has.

    Correct the request: the application calls something that the interface does not have.
    """

    type: Literal["https://errors.mobilitycorp.example/method-not-allowed"] = (
        "https://errors.mobilitycorp.example/method-not-allowed"
    )
    title: Literal["Method not allowed"] = "Method not allowed"
    status: Literal[405] = 405
    code: Literal["method_not_allowed"] = "method_not_allowed"


class HeaderFieldsTooLarge(Problem):
    """The header fields of the request, or its path, are larger than the gateway takes.

    Send fewer or shorter ones: cookies are the usual reason, then long lists in the query.
    """

    type: Literal["https://errors.mobilitycorp.example/header-fields-too-large"] = (
        "https://errors.mobilitycorp.example/header-fields-too-large"
    )
    title: Literal["Header fields too large"] = "Header fields too large"
    status: Literal[431] = 431
    code: Literal["header_fields_too_large"] = "header_fields_too_large"


class GatewayTimeout(Problem):
    """The gateway has waited for the service in vain. What was asked for may have happened.

    Repeat the request with the same `Idempotency-Key`; where there is none, read the resource first.
    """

    type: Literal["https://errors.mobilitycorp.example/gateway-timeout"] = (
        "https://errors.mobilitycorp.example/gateway-timeout"
    )
    title: Literal["Gateway timeout"] = "Gateway timeout"
    status: Literal[504] = 504
    code: Literal["gateway_timeout"] = "gateway_timeout"


ClientMessageId = NewType(
    "ClientMessageId", Annotated[str, Field(max_length=64, min_length=1, pattern="^[A-Za-z0-9_.:=-]+$")]
)
"""The client's own name for a message, fresh for each new one and the same when it is sent again."""


ConversationId = NewType("ConversationId", Annotated[str, Field(pattern="^cnv_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a conversation."""


LastSequence = NewType("LastSequence", Annotated[int, Field(ge=0, le=2147483647)])
"""The number of the last durable event; 0 before the first."""


MessageText = NewType("MessageText", Annotated[str, Field(max_length=4000, min_length=1, pattern="^[^\\x00]+$")])
"""What the customer says."""


TurnId = NewType("TurnId", Annotated[str, Field(pattern="^trn_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a turn: one message of the customer and all that follows from it."""


ConfirmationId = NewType("ConfirmationId", Annotated[str, Field(pattern="^cnf_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a proposal that waits for the customer."""


Digest = NewType("Digest", Annotated[str, Field(pattern="^[0-9a-f]{64}$")])
"""SHA-256 of the canonical form of the proposed change."""


class Decision(StrEnum):
    """What the customer decides."""

    APPROVE = "approve"
    DECLINE = "decline"


ClarificationId = NewType("ClarificationId", Annotated[str, Field(pattern="^clr_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a question of the agent."""


ChoiceId = NewType("ChoiceId", Annotated[str, Field(max_length=64, min_length=1, pattern="^[A-Za-z0-9_.:=-]+$")])
"""Names a choice of a question, or an option of a plan."""


class CorrectionKind(StrEnum):
    """What is wrong with a fact."""

    CLOSED = "closed"
    OPEN = "open"
    BLOCKED = "blocked"
    PASSABLE = "passable"
    MOVED = "moved"
    OTHER = "other"


FactId = NewType("FactId", Annotated[str, Field(pattern="^fct_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a fact the agent used."""


class CorrectedPosition(Model):
    """A WGS 84 position in degrees."""

    model_config = ConfigDict(extra="forbid")
    latitude: Latitude
    longitude: Longitude


class PreferenceSet(Model):
    """Set preferences. Changes the preferences of the profile; null removes one."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["preference.set"]
    id: ClientMessageId
    preferences: PreferencesPatch


class LocationUpdate(Model):
    """Tell where the customer is. Used only with the consent `use_location`; never kept."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["location.update"]
    id: ClientMessageId
    position: CorrectedPosition
    accuracy_m: Annotated[int | MISSING, Field(ge=0, le=100000)] = MISSING
    """Radius of uncertainty in metres."""


class Rating(StrEnum):
    """How good an answer was."""

    UP = "up"
    DOWN = "down"


Comment = NewType("Comment", Annotated[str, Field(max_length=2000, min_length=1, pattern="^[^\\x00]+$")])
"""In the customer's own words."""


MessageId = NewType("MessageId", Annotated[str, Field(pattern="^msg_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a message of the agent."""


class TokenRefresh(Model):
    """Send a new token. Before the old one expires, and after `token_expired`. It must be of the same customer."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["token.refresh"]
    id: ClientMessageId
    token: Annotated[str, Field(max_length=8192, min_length=1, pattern="^[\\x21-\\x7e]+$")]
    """Bearer token (JWT)."""


class Ping(Model):
    """Ask for a sign of life. Answered with `pong`."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["ping"]
    id: ClientMessageId


class SessionReady(Model):
    """The session has begun. Missed events follow, then live ones."""

    type: Literal["session.ready"] = "session.ready"
    id: EventId
    ts: Timestamp
    """The time of the service, for clients whose clock is wrong."""
    conversation_id: ConversationId
    resumed: bool
    """Whether an earlier conversation goes on."""
    last_seq: LastSequence
    """Number of the last durable event of the conversation."""
    heartbeat_s: Annotated[int, Field(ge=1, le=3600)]
    """Send a ping at least so often."""
    token_expires_at: Timestamp | MISSING = MISSING


class Ack(Model):
    """A message has arrived. Sent once the message is stored; a duplicate is acknowledged and not repeated."""

    type: Literal["ack"] = "ack"
    id: EventId
    message_id: ClientMessageId
    """The client message it answers."""
    duplicate: bool


class ErrorCode(StrEnum):
    """Why a message cannot be followed."""

    MALFORMED_MESSAGE = "malformed_message"
    UNKNOWN_TYPE = "unknown_type"
    VALIDATION_FAILED = "validation_failed"
    MESSAGE_TOO_LARGE = "message_too_large"
    HELLO_REQUIRED = "hello_required"
    HELLO_REPEATED = "hello_repeated"
    UNKNOWN_CONVERSATION = "unknown_conversation"
    UNKNOWN_TURN = "unknown_turn"
    UNKNOWN_MESSAGE = "unknown_message"
    UNKNOWN_CONFIRMATION = "unknown_confirmation"
    UNKNOWN_CHOICE = "unknown_choice"
    CONFIRMATION_NOT_PENDING = "confirmation_not_pending"
    DIGEST_MISMATCH = "digest_mismatch"
    NO_RUNNING_TURN = "no_running_turn"
    TOKEN_INVALID = "token_invalid"
    TOKEN_EXPIRED = "token_expired"
    TOKEN_OF_OTHER_CUSTOMER = "token_of_other_customer"
    SCOPE_MISSING = "scope_missing"
    CONSENT_MISSING = "consent_missing"
    MESSAGE_ID_REUSED = "message_id_reused"
    SERVICE_UNAVAILABLE = "service_unavailable"
    INTERNAL_ERROR = "internal_error"


class ChatRateLimited(Model):
    """Too many messages. The message was not followed; send it again after the pause."""

    type: Literal["rate_limited"] = "rate_limited"
    id: EventId
    message_id: ClientMessageId | MISSING = MISSING
    retry_after_s: Annotated[int, Field(ge=1, le=86400)]
    """Seconds to wait."""


class Pong(Model):
    """A sign of life. Answers `ping`."""

    type: Literal["pong"] = "pong"
    id: EventId
    message_id: ClientMessageId


class MessageDelta(Model):
    """A piece of an answer. Provisional: `message.completed` or `message.retracted` has the last word. Not sent
    again on resumption.
    """

    type: Literal["message.delta"] = "message.delta"
    id: EventId
    conversation_id: ConversationId
    turn_id: TurnId
    message_id: MessageId
    index: Annotated[int, Field(ge=0, le=1000000)]
    """Numbers the pieces of a message from 0."""
    text: Annotated[str, Field(max_length=4000)]


ToolName = NewType("ToolName", Annotated[str, Field(max_length=60, pattern="^[a-z][a-z0-9_]*$")])
"""Which tool."""


Sequence = NewType("Sequence", Annotated[int, Field(ge=1, le=2147483647)])
"""Numbers the durable events of a conversation, from 1, without gaps."""


class TurnStarted(Model):
    """A turn has begun. Everything until `turn.completed` with the same `turn_id` belongs to it."""

    type: Literal["turn.started"] = "turn.started"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    model: Annotated[str, Field(max_length=200)]
    """Which model answers."""
    regenerates: MessageId | MISSING = MISSING
    """The message that is answered again."""


class AgentName(StrEnum):
    """Which agent of the ensemble."""

    ORCHESTRATOR = "orchestrator"
    ROUTE_PLANNER = "route_planner"
    ROUTE_OPTIMIZER = "route_optimizer"
    ROUTE_JUDGE = "route_judge"
    RESERVATION_AGENT = "reservation_agent"


DurationMs = NewType("DurationMs", Annotated[int, Field(ge=0, le=86400000)])
"""A duration in milliseconds."""


class ToolStarted(Model):
    """A tool is at work."""

    type: Literal["tool.started"] = "tool.started"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    agent: AgentName
    tool: ToolName


class ToolOutcome(StrEnum):
    """How a tool ended; `refused` by the policy, `waiting` for the customer's decision."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    REFUSED = "refused"
    WAITING = "waiting"


class MessageCompleted(Model):
    """An answer. The checked text; it replaces the pieces sent before."""

    type: Literal["message.completed"] = "message.completed"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    message_id: MessageId
    text: Annotated[str, Field(max_length=20000)]
    locale: Locale


class RetractionReason(StrEnum):
    """Why a text was taken back."""

    UNSUPPORTED_CLAIM = "unsupported_claim"
    INTERRUPTED = "interrupted"


PlanId = NewType("PlanId", Annotated[str, Field(pattern="^pln_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a plan."""


PlanOptionId = NewType("PlanOptionId", Annotated[str, Field(pattern="^opt_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies an option of a plan."""


class TravelMode(StrEnum):
    """How a customer travels; all but `walk` need a vehicle of that class."""

    SCOOTER = "scooter"
    BIKE = "bike"
    CAR = "car"
    VAN = "van"
    WALK = "walk"


DurationS = NewType("DurationS", Annotated[int, Field(ge=0, le=604800)])
"""A duration in seconds."""


class RouteStep(Model):
    """One instruction, in the customer's language."""

    instruction: Annotated[str, Field(max_length=500)]
    distance_m: DistanceM
    duration_s: DurationS


class NotBookableReason(StrEnum):
    """Why an option cannot be reserved now."""

    NO_VEHICLE_NEAR = "no_vehicle_near"
    RANGE_INSUFFICIENT = "range_insufficient"
    TOO_EARLY_TO_BOOK = "too_early_to_book"
    IN_THE_PAST = "in_the_past"
    WALKING = "walking"


class OptionReason(StrEnum):
    """Why an option is ranked where it is."""

    FASTEST = "fastest"
    CHEAPEST = "cheapest"
    LEAST_WALKING = "least_walking"
    GREENEST = "greenest"
    MATCHES_PREFERENCE = "matches_preference"
    AVOIDS_INCIDENT = "avoids_incident"
    AVOIDS_TOLL = "avoids_toll"
    SCENIC = "scenic"
    ONLY_OPTION = "only_option"


Score = NewType("Score", Annotated[int, Field(ge=0, le=100)])
"""From 0 (worst) to 100 (best)."""


IncidentId = NewType("IncidentId", Annotated[str, Field(max_length=100, min_length=1, pattern="^[A-Za-z0-9_.:=-]+$")])
"""The name its source gives it."""


class IncidentKind(StrEnum):
    """What has happened."""

    CRASH = "crash"
    FLOODING = "flooding"
    CLOSURE = "closure"
    WORKS = "works"
    CONGESTION = "congestion"
    EVENT = "event"
    OTHER = "other"


class Source(Model):
    """Where a fact comes from, when it was observed and until when it holds."""

    name: Annotated[str, Field(max_length=100)]
    url: Annotated[Uri | MISSING, Field(max_length=300)] = MISSING
    licence: Annotated[str | MISSING, Field(max_length=60)] = MISSING
    attribution: Annotated[str | MISSING, Field(max_length=200)] = MISSING
    """Show it where the fact is shown."""
    observed_at: Timestamp
    valid_until: Timestamp | MISSING = MISSING


class PlaceCategory(StrEnum):
    """What a place is."""

    ADDRESS = "address"
    STREET = "street"
    AREA = "area"
    STATION = "station"
    RESTAURANT = "restaurant"
    CAFE = "cafe"
    FAST_FOOD = "fast_food"
    BAR = "bar"
    SUPERMARKET = "supermarket"
    CONVENIENCE = "convenience"
    BAKERY = "bakery"
    PHARMACY = "pharmacy"
    ATM = "atm"
    CHARGING_STATION = "charging_station"
    FUEL = "fuel"
    TOILETS = "toilets"
    DRINKING_WATER = "drinking_water"
    PARK = "park"
    HOTEL = "hotel"
    MUSEUM = "museum"
    PARKING = "parking"
    BICYCLE_PARKING = "bicycle_parking"
    OTHER = "other"


class TimeWindow(Model):
    """From the earliest to the latest moment."""

    earliest: Timestamp
    latest: Timestamp


class DepartureTime(Model):
    """A time to leave, with the arrival it leads to."""

    departs_at: Timestamp
    arrives_at: Timestamp
    duration_s: DurationS
    recommended: bool


class ReservationCard(Model):
    """A reservation."""

    kind: Literal["reservation"] = "reservation"
    reservation: Reservation


class PriceCard(Model):
    """A price with its lines."""

    kind: Literal["price"] = "price"
    vehicle: VehicleSummary
    price: Price
    valid_until: Timestamp | MISSING = MISSING


class WeatherCondition(StrEnum):
    """The weather in one word."""

    CLEAR = "clear"
    PARTLY_CLOUDY = "partly_cloudy"
    CLOUDY = "cloudy"
    FOG = "fog"
    RAIN = "rain"
    HEAVY_RAIN = "heavy_rain"
    SLEET = "sleet"
    SNOW = "snow"
    THUNDERSTORM = "thunderstorm"


CommuteId = NewType("CommuteId", Annotated[str, Field(pattern="^cmt_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies a commute."""


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class CommuteDayStatus(StrEnum):
    """Where a day of a commute is."""

    NOT_YET_BOOKABLE = "not_yet_bookable"
    BOOKABLE = "bookable"
    PROPOSED = "proposed"
    RESERVED = "reserved"
    DECLINED = "declined"
    UNAVAILABLE = "unavailable"
    PAST = "past"


Suggestion = NewType("Suggestion", Annotated[str, Field(max_length=200, min_length=1)])
"""Words the customer could say."""


class Expectation(StrEnum):
    """What kind of answer the agent waits for."""

    ORIGIN = "origin"
    DESTINATION = "destination"
    PLACE = "place"
    TIME = "time"
    VEHICLE = "vehicle"
    RESERVATION = "reservation"
    OPTION = "option"
    YES_NO = "yes_no"
    INTENT = "intent"
    TEXT = "text"


class ConfirmationStatus(StrEnum):
    """Where a proposal is. Only the customer approves; nothing but an approved proposal is ever carried out."""

    PENDING = "pending"
    APPROVED = "approved"
    COMMITTED = "committed"
    DECLINED = "declined"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    STALE = "stale"
    FAILED = "failed"


class ProposedAction(StrEnum):
    """What would be done."""

    CREATE = "create"
    CHANGE = "change"
    CANCEL = "cancel"


class ReservationTerms(Model):
    """The parts of a reservation that a change can touch."""

    vehicle: VehicleSummary
    starts_at: Timestamp
    ends_at: Timestamp | MISSING = MISSING
    """Absent for open-ended rides."""
    total: Money
    """Estimated total, VAT included."""
    note: Note | MISSING = MISSING


Term = NewType("Term", Annotated[str, Field(max_length=500, min_length=1)])
"""One of the terms, in words."""


class ConfirmationResolved(Model):
    """What became of a proposal."""

    type: Literal["confirmation.resolved"] = "confirmation.resolved"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId | MISSING = MISSING
    confirmation_id: ConfirmationId
    status: ConfirmationStatus
    detail: Annotated[str, Field(max_length=1000)]
    """What happened, in the language of the conversation."""
    reservation_id: ReservationId | MISSING = MISSING


class TurnStatus(StrEnum):
    """How a turn ended."""

    COMPLETED = "completed"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    AWAITING_ANSWER = "awaiting_answer"
    CANCELLED = "cancelled"
    FAILED = "failed"


class TurnUsage(Model):
    """What a turn took."""

    model_requests: Annotated[int, Field(ge=0, le=10000)]
    tool_calls: Annotated[int, Field(ge=0, le=10000)]
    input_tokens: Annotated[int, Field(ge=0, le=100000000)]
    output_tokens: Annotated[int, Field(ge=0, le=100000000)]
    duration_ms: DurationMs
    cost: Money | MISSING = MISSING
    """What the model provider charges for it, where known."""


class TurnProblemCode(StrEnum):
    """The kind of failure."""

    MODEL_UNAVAILABLE = "model_unavailable"
    MODEL_FAILED = "model_failed"
    LIMIT_REACHED = "limit_reached"
    TIMED_OUT = "timed_out"
    INTERRUPTED = "interrupted"
    RESERVATIONS_UNAVAILABLE = "reservations_unavailable"
    TOKEN_EXPIRED = "token_expired"
    INTERNAL_ERROR = "internal_error"


class ReservationChanged(Model):
    """A reservation has changed. Whoever changed it, and wherever."""

    type: Literal["reservation.changed"] = "reservation.changed"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    event: ReservationEventType
    reservation: Reservation


class InvalidationReason(StrEnum):
    """Why a plan no longer holds."""

    FACT_CORRECTED = "fact_corrected"
    INCIDENT = "incident"
    VEHICLE_GONE = "vehicle_gone"
    RESERVATION_CHANGED = "reservation_changed"
    EXPIRED = "expired"


class Fact(Model):
    """Something the agent holds to be so, with its source; a correction of the customer replaces it."""

    id: FactId
    subject: Annotated[str, Field(max_length=200)]
    statement: Annotated[str, Field(max_length=500)]
    position: Position | MISSING = MISSING
    source: Source
    corrected: bool
    """Whether it comes from the customer."""


class Conversation(Model):
    """A conversation of a customer with the travel agent."""

    id: ConversationId
    title: Annotated[str, Field(max_length=200)]
    """The first words of the customer; empty before they are said."""
    locale: Locale
    time_zone: TimeZone
    last_seq: LastSequence
    created_at: Timestamp
    updated_at: Timestamp


class ConversationPage(Model):
    """One page of the customer's conversations, last used first."""

    items: list[Conversation]
    next_cursor: Cursor | None
    """Null on the last page."""


class ConversationCreate(Model):
    """How the conversation is to be held."""

    model_config = ConfigDict(extra="forbid")
    locale: Locale | MISSING = MISSING
    """Language to begin with; that of the profile when absent."""
    time_zone: TimeZone | MISSING = MISSING
    """In which times are meant and told; that of the metro when absent."""


class Speaker(StrEnum):
    """Who said it."""

    CUSTOMER = "customer"
    AGENT = "agent"


class Utterance(Model):
    """What was said, as it stands in the end; what was retracted is left out."""

    seq: Sequence
    speaker: Speaker
    text: Annotated[str, Field(max_length=20000)]
    turn_id: TurnId | MISSING = MISSING
    message_id: MessageId | MISSING = MISSING
    said_at: Timestamp


class UtterancePage(Model):
    """One page of what was said, oldest first."""

    items: list[Utterance]
    next_cursor: Cursor | None
    """Null on the last page."""


class DecisionCreate(Model):
    """The decision on a proposal; the digest says that exactly this proposal was seen."""

    model_config = ConfigDict(extra="forbid")
    confirmation_id: ConfirmationId
    digest: Digest
    decision: Decision


class ConfirmationNotPending(Problem):
    """The proposal was decided, superseded or has expired before; `current_status` says which.

    Take its buttons away and show what became of it. The agent makes a new proposal when asked.
    """

    type: Literal["https://errors.mobilitycorp.example/confirmation-not-pending"] = (
        "https://errors.mobilitycorp.example/confirmation-not-pending"
    )
    title: Literal["Confirmation not pending"] = "Confirmation not pending"
    status: Literal[409] = 409
    code: Literal["confirmation_not_pending"] = "confirmation_not_pending"
    current_status: ConfirmationStatus


class DigestMismatch(Problem):
    """The digest is not that of the proposal, so something else was seen than what would be done.

    Read the proposal again, show it, and let the customer decide on that one.
    """

    type: Literal["https://errors.mobilitycorp.example/digest-mismatch"] = (
        "https://errors.mobilitycorp.example/digest-mismatch"
    )
    title: Literal["Digest mismatch"] = "Digest mismatch"
    status: Literal[409] = 409
    code: Literal["digest_mismatch"] = "digest_mismatch"


class FeedbackCreate(Model):
    """What the customer thinks of a turn."""

    model_config = ConfigDict(extra="forbid")
    turn_id: TurnId
    rating: Rating
    comment: Comment | MISSING = MISSING


FeedbackId = NewType("FeedbackId", Annotated[str, Field(pattern="^fbk_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies feedback."""


class Feedback(Model):
    """What the customer thought of a turn. A later rating of the same turn replaces it."""

    id: FeedbackId
    turn_id: TurnId
    rating: Rating
    comment: Comment | MISSING = MISSING
    given_at: Timestamp


class Consents(Model):
    """What the customer allows the travel agent. Nothing is allowed before the customer says so but what a
    conversation needs.
    """

    use_location: bool
    """Whether positions that the app sends are used."""
    keep_history: bool
    """Whether conversations are kept after 24 hours without a word."""
    external_models: bool
    """Whether what is said may be sent to a model provider outside; without it the embedded model answers."""
    updated_at: Timestamp


class ConsentsPatch(NonEmptyModel):
    """JSON merge patch (RFC 7396) of the consents."""

    model_config = ConfigDict(extra="forbid")
    use_location: bool | MISSING = MISSING
    keep_history: bool | MISSING = MISSING
    external_models: bool | MISSING = MISSING


class ErasureCreate(Model):
    """What is to be erased."""

    model_config = ConfigDict(extra="forbid")
    conversation_id: ConversationId | MISSING = MISSING
    """Only this conversation; everything about the customer when absent."""


ErasureId = NewType("ErasureId", Annotated[str, Field(pattern="^era_[0-7][0-9a-hjkmnp-tv-z]{25}$")])
"""Identifies an erasure."""


class Erasure(Model):
    """What was asked for is gone for good. Reservations are not part of it."""

    id: ErasureId
    conversations: Annotated[int, Field(ge=0, le=1000000)]
    """How many conversations were erased."""
    erased_at: Timestamp


class ConnectionEventType(StrEnum):
    """What happened at the gateway."""

    CONNECTED = "connected"
    RECEIVED = "received"
    DISCONNECTED = "disconnected"


ConnectionId = NewType(
    "ConnectionId", Annotated[str, Field(max_length=128, min_length=1, pattern="^[A-Za-z0-9_.:=-]+$")]
)
"""The name a gateway gives a connection."""


class ConnectionEvent(Model):
    """What a gateway that holds a client's WebSocket tells of it."""

    model_config = ConfigDict(extra="forbid")
    type: ConnectionEventType
    connection_id: ConnectionId
    callback_url: Annotated[str, Field(max_length=500, min_length=8, pattern="^https?://[^\\x00-\\x20]+$")]
    """Messages to the client are posted to `{callback_url}/@connections/{connection_id}`. It is one of the
    configured gateways.
    """
    subject: Annotated[str | MISSING, Field(max_length=255, min_length=1)] = MISSING
    """Whose token the gateway let in, where it checks tokens; present with `connected`. Only a token of the same
    customer begins a session.
    """
    body: Annotated[str | MISSING, Field(max_length=131072)] = MISSING
    """The frame as the client sent it; present with `received`."""


class ConnectionEventReceipt(Model):
    """The event has been followed; answers travel by `callback_url`."""

    connection_id: ConnectionId


class UnknownCallback(Problem):
    """The callback address is not that of a configured gateway.

    Correct the configuration of the gateway or of the travel agent: clients never cause this.
    """

    type: Literal["https://errors.mobilitycorp.example/unknown-callback"] = (
        "https://errors.mobilitycorp.example/unknown-callback"
    )
    title: Literal["Unknown callback"] = "Unknown callback"
    status: Literal[409] = 409
    code: Literal["unknown_callback"] = "unknown_callback"


class InvalidSignature(Problem):
    """The message is not signed with a secret that the receiver knows, or is too old.

    Check the secret and the clock of the sender, and sign the message anew when it is sent again.
    """

    type: Literal["https://errors.mobilitycorp.example/invalid-signature"] = (
        "https://errors.mobilitycorp.example/invalid-signature"
    )
    title: Literal["Invalid signature"] = "Invalid signature"
    status: Literal[403] = 403
    code: Literal["invalid_signature"] = "invalid_signature"


class ChannelDocument(Model):
    """An AsyncAPI document."""

    model_config = ConfigDict(extra="allow")
    asyncapi: str
    info: dict[str, Any]
    channels: dict[str, Any]


class SessionHello(Model):
    """Begin or resume a session. The first message on a connection. With `conversation_id` and `last_seq` everything
    missed is sent again; without, a new conversation begins.
    """

    model_config = ConfigDict(extra="forbid")
    type: Literal["session.hello"]
    id: ClientMessageId
    token: Annotated[str, Field(max_length=8192, min_length=1, pattern="^[\\x21-\\x7e]+$")]
    """Bearer token (JWT); browsers cannot send it as a header of a WebSocket."""
    conversation_id: ConversationId | MISSING = MISSING
    """The conversation to go on with."""
    last_seq: LastSequence | MISSING = MISSING
    """Number of the last durable event that arrived."""
    locale: Locale | MISSING = MISSING
    time_zone: TimeZone | MISSING = MISSING


class UserMessage(Model):
    """Say something. A message of the customer. One that comes while a turn runs interrupts it."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["user.message"]
    id: ClientMessageId
    text: MessageText
    locale: Locale | MISSING = MISSING
    """Language of this message, where the app knows it."""


class TurnCancel(Model):
    """Stop the running turn. What has been approved is still carried out."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["turn.cancel"]
    id: ClientMessageId
    turn_id: TurnId | MISSING = MISSING
    """The running one when absent."""


class ConfirmationDecide(Model):
    """Decide on a proposal. The digest says that exactly this proposal was seen. A decision counts once."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["confirmation.decide"]
    id: ClientMessageId
    confirmation_id: ConfirmationId
    digest: Digest
    decision: Decision


class ChoiceSelect(Model):
    """Choose one of the options. Answers `clarification.required`, or chooses an option of a plan."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["choice.select"]
    id: ClientMessageId
    clarification_id: ClarificationId | MISSING = MISSING
    """The question that is answered."""
    choice_id: ChoiceId


class Correction(Model):
    """What the customer knows better. It overrides the source for this customer until it ends, and plans that stood
    on the old fact are made again.
    """

    model_config = ConfigDict(extra="forbid")
    kind: CorrectionKind
    fact_id: FactId | MISSING = MISSING
    place_name: Annotated[str | MISSING, Field(max_length=200, min_length=1, pattern="^[^\\x00]+$")] = MISSING
    """The place or street that is meant."""
    position: CorrectedPosition | MISSING = MISSING
    until: Timestamp | MISSING = MISSING
    """Until then it is so; a day when absent."""
    note: Annotated[str | MISSING, Field(max_length=500, min_length=1, pattern="^[^\\x00]+$")] = MISSING


class FeedbackRate(Model):
    """Rate a turn. A later rating of the same turn replaces it."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["feedback.rate"]
    id: ClientMessageId
    turn_id: TurnId
    rating: Rating
    comment: Comment | MISSING = MISSING


class MessageRegenerate(Model):
    """Answer again. Repeats the turn of that message, with what is known now. What was booked stays booked."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["message.regenerate"]
    id: ClientMessageId
    message_id: MessageId


class ChatError(Model):
    """A message cannot be followed. The conversation is as it was. `message_id` is that of the client message, where
    it could be read.
    """

    type: Literal["error"] = "error"
    id: EventId
    message_id: ClientMessageId | MISSING = MISSING
    code: ErrorCode
    detail: Annotated[str, Field(max_length=2000)]
    """What happened, why, and what to do."""
    errors: Annotated[list[FieldError] | MISSING, Field(max_length=100)] = MISSING
    retryable: bool
    """Whether the same message may succeed later."""


class ToolProgress(Model):
    """How far a tool is. Not sent again on resumption."""

    type: Literal["tool.progress"] = "tool.progress"
    id: EventId
    conversation_id: ConversationId
    turn_id: TurnId
    tool: ToolName
    detail: Annotated[str, Field(max_length=500)]
    percent: Annotated[int | MISSING, Field(ge=0, le=100)] = MISSING


class UserSaid(Model):
    """The customer has said something. The message as it was stored, so that every device of the customer shows the
    same conversation.
    """

    type: Literal["user.said"] = "user.said"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    text: MessageText
    client_message_id: ClientMessageId


class AgentStarted(Model):
    """An agent has begun."""

    type: Literal["agent.started"] = "agent.started"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    agent: AgentName


class AgentFinished(Model):
    """An agent has finished."""

    type: Literal["agent.finished"] = "agent.finished"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    agent: AgentName
    succeeded: bool
    duration_ms: DurationMs


class ToolFinished(Model):
    """A tool has finished."""

    type: Literal["tool.finished"] = "tool.finished"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    agent: AgentName
    tool: ToolName
    outcome: ToolOutcome
    duration_ms: DurationMs


class MessageRetracted(Model):
    """An answer is taken back. The pieces sent before are not true or not allowed; a checked answer follows."""

    type: Literal["message.retracted"] = "message.retracted"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    message_id: MessageId
    reason: RetractionReason


class Route(Model):
    """A way through the streets."""

    mode: TravelMode
    distance_m: DistanceM
    duration_s: DurationS
    polyline: Annotated[str, Field(max_length=60000)]
    """The line as an encoded polyline of six decimals."""
    has_toll: bool | MISSING = MISSING
    steps: Annotated[list[RouteStep] | MISSING, Field(max_length=500)] = MISSING


class OptionScore(Model):
    """How the option was judged; each part from 0 (worst) to 100 (best), `total` weighted by the customer's
    preferences.
    """

    total: Score
    time: Score
    price: Score
    walking: Score
    range: Score
    preference: Score


class Incident(Model):
    """Something on the streets that delays or blocks."""

    id: IncidentId
    kind: IncidentKind
    title: Annotated[str, Field(max_length=200)]
    position: Position
    radius_m: DistanceM | MISSING = MISSING
    blocks: bool
    """Whether nobody gets through."""
    valid_from: Timestamp
    valid_until: Timestamp | MISSING = MISSING
    source: Source


class Place(Model):
    """A place on the map, by the name it has there."""

    name: Annotated[str, Field(max_length=200)]
    position: Position
    address: Annotated[str | MISSING, Field(max_length=200)] = MISSING
    category: PlaceCategory | MISSING = MISSING


class PlaceOnRoute(Model):
    """A place near the route with the detour it means."""

    place: Place
    cuisine: Annotated[str | MISSING, Field(max_length=100)] = MISSING
    opening_hours: Annotated[str | MISSING, Field(max_length=300)] = MISSING
    """As the map has it, in the opening_hours format of OpenStreetMap."""
    open: bool | MISSING = MISSING
    """Whether it is open when the customer gets there; absent where unknown."""
    distance_from_route_m: DistanceM
    detour_s: DurationS
    detour_m: DistanceM
    source: Source | MISSING = MISSING


class Weather(Model):
    """The weather at a place and time."""

    place: Place
    at: Timestamp
    condition: WeatherCondition
    temperature_c: Annotated[float, Field(ge=-90.0, le=60.0)]
    """Degrees Celsius."""
    precipitation_mm: Annotated[float, Field(ge=0.0, le=500.0)]
    """Millimetres in the hour."""
    wind_m_s: Annotated[float, Field(ge=0.0, le=120.0)]
    """Metres per second."""
    source: Source


class IncidentCard(Model):
    """Something on the streets."""

    kind: Literal["incident"] = "incident"
    incident: Incident


class CommuteDay(Model):
    """One dated trip of a commute."""

    date: Rfc3339Date
    departs_at: Timestamp
    arrives_at: Timestamp
    status: CommuteDayStatus
    bookable_from: Timestamp | MISSING = MISSING
    reservation_id: ReservationId | MISSING = MISSING


class SuggestionsOffered(Model):
    """What the customer could say next."""

    type: Literal["suggestions"] = "suggestions"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    suggestions: Annotated[list[Suggestion], Field(max_length=6, min_length=1)]


class Choice(Model):
    """One of the answers to a question."""

    id: ChoiceId
    label: Annotated[str, Field(max_length=200, min_length=1)]
    place: Place | MISSING = MISSING


class ProposedChange(Model):
    """Exactly what would be done, as a difference. The digest is taken of this."""

    action: ProposedAction
    reservation_id: ReservationId | MISSING = MISSING
    """Absent for a new reservation."""
    reservation_version: Annotated[str | MISSING, Field(max_length=64)] = MISSING
    """The `ETag` the change was worked out from."""
    quote_id: QuoteId | MISSING = MISSING
    """The quote a new reservation is made from."""
    before: ReservationTerms | MISSING = MISSING
    """Absent for a new reservation."""
    after: ReservationTerms | MISSING = MISSING
    """Absent for a cancellation."""
    fee: Price | MISSING = MISSING
    """What a cancellation costs."""
    price: Price | MISSING = MISSING
    """The whole price after the change, with VAT shown apart."""
    time_zone: TimeZone | MISSING = MISSING


class TurnProblem(Model):
    """Why a turn failed. Nothing was done that was not approved."""

    code: TurnProblemCode
    detail: Annotated[str, Field(max_length=2000)]
    retryable: bool


class PlanInvalidated(Model):
    """A plan no longer holds. A fact it stood on has changed."""

    type: Literal["plan.invalidated"] = "plan.invalidated"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId | MISSING = MISSING
    plan_id: PlanId
    reason: InvalidationReason
    fact_id: FactId | MISSING = MISSING


class IncidentAlert(Model):
    """Something happened on your route."""

    type: Literal["incident.alert"] = "incident.alert"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    incident: Incident
    plan_id: PlanId | MISSING = MISSING
    reservation_id: ReservationId | MISSING = MISSING


class FactUpdated(Model):
    """A fact has changed."""

    type: Literal["fact.updated"] = "fact.updated"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId | MISSING = MISSING
    fact: Fact


class FactCorrect(Model):
    """Correct a fact. Overrides what the agent believed; plans that stood on it are made again."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["fact.correct"]
    id: ClientMessageId
    correction: Correction


class TripOption(Model):
    """One way to make the trip, from door to door."""

    id: PlanOptionId
    mode: TravelMode
    departs_at: Timestamp
    arrives_at: Timestamp
    duration_s: DurationS
    """From door to door, the walk to the vehicle included."""
    distance_m: DistanceM
    route: Route
    vehicle: VehicleSummary | MISSING = MISSING
    """The nearest fitting vehicle."""
    vehicle_position: Position | MISSING = MISSING
    walk_to_vehicle_m: DistanceM
    walk_to_vehicle_s: DurationS
    range_left_m: DistanceM | MISSING = MISSING
    """What the battery still reaches after the trip."""
    price: Money | MISSING = MISSING
    """Estimated from the price list, VAT included. A proposal has the exact price."""
    bookable: bool
    not_bookable_reason: NotBookableReason | MISSING = MISSING
    bookable_from: Timestamp | MISSING = MISSING
    """When its booking window opens."""
    reasons: Annotated[list[OptionReason], Field(max_length=9), UniqueItems]
    score: OptionScore
    incidents: Annotated[list[Incident] | MISSING, Field(max_length=50)] = MISSING
    """What happens along the route."""


class Plan(Model):
    """A trip with its options, best first, and the facts it stands on."""

    id: PlanId
    origin: Place
    destination: Place
    stops: Annotated[list[Place] | MISSING, Field(max_length=10)] = MISSING
    time_zone: TimeZone
    departure_window: TimeWindow | MISSING = MISSING
    options: Annotated[list[TripOption], Field(max_length=20, min_length=1)]
    departure_times: Annotated[list[DepartureTime] | MISSING, Field(max_length=96)] = MISSING
    """What leaving at each time would mean, where a window was asked for."""
    sources: Annotated[list[Source], Field(max_length=50)]
    replaces_plan_id: PlanId | MISSING = MISSING
    created_at: Timestamp


class PoiListCard(Model):
    """Places, ranked by detour."""

    kind: Literal["poi_list"] = "poi_list"
    plan_id: PlanId | MISSING = MISSING
    places: Annotated[list[PlaceOnRoute], Field(max_length=50)]


class WeatherCard(Model):
    """The weather."""

    kind: Literal["weather"] = "weather"
    weather: Weather


class Commute(Model):
    """A recurring trip, planned and reserved day by day within the booking windows, each day confirmed."""

    id: CommuteId
    origin: Place
    destination: Place
    mode: TravelMode
    weekdays: Annotated[list[Weekday], Field(max_length=7, min_length=1), UniqueItems]
    arrive_by: bool
    """Whether `local_time` is the arrival; else it is the departure."""
    local_time: Annotated[str | MISSING, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")] = MISSING
    """Clock time in the metro's zone."""
    time_zone: TimeZone
    days: Annotated[list[CommuteDay], Field(max_length=14)]


class ClarificationRequired(Model):
    """The agent asks. The turn ends with it. Answer with `choice.select` or in words."""

    type: Literal["clarification.required"] = "clarification.required"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    clarification_id: ClarificationId
    question: Annotated[str, Field(max_length=1000)]
    expects: Expectation
    choices: Annotated[list[Choice], Field(max_length=20)]


class Confirmation(Model):
    """A proposal and what became of it."""

    id: ConfirmationId
    status: ConfirmationStatus
    digest: Digest
    change: ProposedChange
    terms: Annotated[list[Term], Field(max_length=10)]
    """The terms that apply, in the language of the conversation."""
    reservation_id: ReservationId | MISSING = MISSING
    """The reservation it became or changed; present once committed."""
    created_at: Timestamp
    expires_at: Timestamp


class TurnCompleted(Model):
    """A turn has ended."""

    type: Literal["turn.completed"] = "turn.completed"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    status: TurnStatus
    usage: TurnUsage
    problem: TurnProblem | MISSING = MISSING


type ChatClientMessage = Annotated[
    SessionHello
    | UserMessage
    | TurnCancel
    | ConfirmationDecide
    | ChoiceSelect
    | FactCorrect
    | PreferenceSet
    | LocationUpdate
    | FeedbackRate
    | MessageRegenerate
    | TokenRefresh
    | Ping,
    Field(discriminator="type"),
]
"""Any message that a client sends (Chat)."""


class RouteCard(Model):
    """One way to go."""

    kind: Literal["route"] = "route"
    plan_id: PlanId
    option: TripOption
    sources: Annotated[list[Source] | MISSING, Field(max_length=50)] = MISSING


class RouteComparisonCard(Model):
    """Several ways to go, best first."""

    kind: Literal["route_comparison"] = "route_comparison"
    plan: Plan


class CommuteCard(Model):
    """A commute with its days."""

    kind: Literal["commute"] = "commute"
    commute: Commute


class ConfirmationRequired(Model):
    """A proposal waits for the customer. Nothing has been done. Answer with `confirmation.decide` or in words of the
    app; silence lets it expire.
    """

    type: Literal["confirmation.required"] = "confirmation.required"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    confirmation: Confirmation


type Card = Annotated[
    RouteCard
    | RouteComparisonCard
    | PoiListCard
    | ReservationCard
    | PriceCard
    | WeatherCard
    | IncidentCard
    | CommuteCard,
    Field(discriminator="kind"),
]
"""Something to show beside the text."""


class CardShown(Model):
    """Something to show. Made by the tools, never by a model."""

    type: Literal["card"] = "card"
    id: EventId
    seq: Sequence
    ts: Timestamp
    conversation_id: ConversationId
    turn_id: TurnId
    card: Card


type ChatServerMessage = Annotated[
    SessionReady
    | Ack
    | ChatError
    | ChatRateLimited
    | Pong
    | MessageDelta
    | ToolProgress
    | UserSaid
    | TurnStarted
    | AgentStarted
    | AgentFinished
    | ToolStarted
    | ToolFinished
    | MessageCompleted
    | MessageRetracted
    | CardShown
    | SuggestionsOffered
    | ClarificationRequired
    | ConfirmationRequired
    | ConfirmationResolved
    | TurnCompleted
    | ReservationChanged
    | PlanInvalidated
    | IncidentAlert
    | FactUpdated,
    Field(discriminator="type"),
]
"""Any message that the service sends (Chat)."""


type DurableEvent = Annotated[
    UserSaid
    | TurnStarted
    | AgentStarted
    | AgentFinished
    | ToolStarted
    | ToolFinished
    | MessageCompleted
    | MessageRetracted
    | CardShown
    | SuggestionsOffered
    | ClarificationRequired
    | ConfirmationRequired
    | ConfirmationResolved
    | TurnCompleted
    | ReservationChanged
    | PlanInvalidated
    | IncidentAlert
    | FactUpdated,
    Field(discriminator="type"),
]
"""An event that is kept, numbered and sent again on resumption."""


class EventPage(Model):
    """One page of durable events in their order."""

    items: list[DurableEvent]
    next_cursor: Cursor | None
    """Null on the last page."""
    last_seq: LastSequence
    """Of the conversation."""


class Transcript(Model):
    """Everything a conversation holds about the customer, for reading elsewhere."""

    conversation: Conversation
    exported_at: Timestamp
    events: list[DurableEvent]
