// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
/** The operation creates or acts, so it needs an `Idempotency-Key` header. */
export const IDEMPOTENCY_KEY_REQUIRED = "https://errors.mobilitycorp.example/idempotency-key-required";

/** The cursor was not made by this operation, or for other filters. */
export const INVALID_CURSOR = "https://errors.mobilitycorp.example/invalid-cursor";

/** The body is not what its media type says: not JSON, or cut off. */
export const MALFORMED_REQUEST = "https://errors.mobilitycorp.example/malformed-request";

/** No bearer token, or one that does not hold: bad signature, wrong issuer or audience, expired. */
export const UNAUTHENTICATED = "https://errors.mobilitycorp.example/unauthenticated";

/** The token lacks a scope that the operation needs. */
export const FORBIDDEN = "https://errors.mobilitycorp.example/forbidden";

/** There is no such resource, or it is not the caller's. */
export const NOT_FOUND = "https://errors.mobilitycorp.example/not-found";

/** The path exists, but not with this method; `Allow` lists the ones it has. */
export const METHOD_NOT_ALLOWED = "https://errors.mobilitycorp.example/method-not-allowed";

/** The `Accept` header rules out every media type the operation answers with. */
export const NOT_ACCEPTABLE = "https://errors.mobilitycorp.example/not-acceptable";

/** `accepted_fee` is not what cancelling costs now. */
export const CANCELLATION_FEE_CHANGED = "https://errors.mobilitycorp.example/cancellation-fee-changed";

/** The proposal was decided, superseded or has expired before; `current_status` says which. */
export const CONFIRMATION_NOT_PENDING = "https://errors.mobilitycorp.example/confirmation-not-pending";

/** The digest is not that of the proposal, so something else was seen than what would be done. */
export const DIGEST_MISMATCH = "https://errors.mobilitycorp.example/digest-mismatch";

/** A request with the same idempotency key is still being worked on. */
export const IDEMPOTENCY_IN_PROGRESS = "https://errors.mobilitycorp.example/idempotency-in-progress";

/** The reservation's status does not allow this. */
export const ILLEGAL_TRANSITION = "https://errors.mobilitycorp.example/illegal-transition";

/**
 * The times are not bookable for this vehicle class: in the past, too far ahead, too long, or with an end where none is
 * taken.
 */
export const OUTSIDE_BOOKING_WINDOW = "https://errors.mobilitycorp.example/outside-booking-window";

/** The profile has no payment method. */
export const PAYMENT_METHOD_REQUIRED = "https://errors.mobilitycorp.example/payment-method-required";

/** The change alters the price, and `accepted_total` is absent or differs from the new total. */
export const PRICE_CHANGED = "https://errors.mobilitycorp.example/price-changed";

/** A reservation was made from this quote before. */
export const QUOTE_ALREADY_USED = "https://errors.mobilitycorp.example/quote-already-used";

/** The quote has expired. */
export const QUOTE_EXPIRED = "https://errors.mobilitycorp.example/quote-expired";

/** The vehicle's battery does not reach as far as the trip. */
export const RANGE_INSUFFICIENT = "https://errors.mobilitycorp.example/range-insufficient";

/** The customer has as many open reservations as one may have. */
export const TOO_MANY_OPEN_RESERVATIONS = "https://errors.mobilitycorp.example/too-many-open-reservations";

/** The vehicle is promised to somebody for an overlapping time, or out of service. */
export const VEHICLE_UNAVAILABLE = "https://errors.mobilitycorp.example/vehicle-unavailable";

/** The resource has changed since it was read: `If-Match` names an older version. */
export const PRECONDITION_FAILED = "https://errors.mobilitycorp.example/precondition-failed";

/** The body is larger than the operation takes. */
export const PAYLOAD_TOO_LARGE = "https://errors.mobilitycorp.example/payload-too-large";

/** The `Content-Type` is not one the operation takes. */
export const UNSUPPORTED_MEDIA_TYPE = "https://errors.mobilitycorp.example/unsupported-media-type";

/** The idempotency key was used before with another request. */
export const IDEMPOTENCY_KEY_REUSED = "https://errors.mobilitycorp.example/idempotency-key-reused";

/** The request does not fit the contract; `errors` names each fault. */
export const VALIDATION_FAILED = "https://errors.mobilitycorp.example/validation-failed";

/** The operation changes a resource, so it needs `If-Match` with the `ETag` last read. */
export const PRECONDITION_REQUIRED = "https://errors.mobilitycorp.example/precondition-required";

/** The caller has used up the operation's rate limit. */
export const RATE_LIMITED = "https://errors.mobilitycorp.example/rate-limited";

/** The header fields of the request, or its path, are larger than the gateway takes. */
export const HEADER_FIELDS_TOO_LARGE = "https://errors.mobilitycorp.example/header-fields-too-large";

/** The service failed. */
export const INTERNAL_ERROR = "https://errors.mobilitycorp.example/internal-error";

/** The service is too busy or cannot reach its database. */
export const SERVICE_UNAVAILABLE = "https://errors.mobilitycorp.example/service-unavailable";

/** The gateway has waited for the service in vain. */
export const GATEWAY_TIMEOUT = "https://errors.mobilitycorp.example/gateway-timeout";
