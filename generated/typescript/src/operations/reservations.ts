// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { call, type Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { Operation } from "../core/operation.js";
import type { ActionOptions, CallOptions } from "../core/options.js";
import { list, type ListCall } from "../core/pages.js";
import {
  CANCELLATION_FEE_CHANGED,
  FORBIDDEN,
  IDEMPOTENCY_IN_PROGRESS,
  IDEMPOTENCY_KEY_REQUIRED,
  IDEMPOTENCY_KEY_REUSED,
  ILLEGAL_TRANSITION,
  INTERNAL_ERROR,
  INVALID_CURSOR,
  MALFORMED_REQUEST,
  NOT_ACCEPTABLE,
  NOT_FOUND,
  OUTSIDE_BOOKING_WINDOW,
  PAYLOAD_TOO_LARGE,
  PAYMENT_METHOD_REQUIRED,
  PRECONDITION_FAILED,
  PRECONDITION_REQUIRED,
  PRICE_CHANGED,
  QUOTE_ALREADY_USED,
  QUOTE_EXPIRED,
  RANGE_INSUFFICIENT,
  RATE_LIMITED,
  SERVICE_UNAVAILABLE,
  TOO_MANY_OPEN_RESERVATIONS,
  UNAUTHENTICATED,
  UNSUPPORTED_MEDIA_TYPE,
  VALIDATION_FAILED,
  VEHICLE_UNAVAILABLE,
} from "../problem-types.js";
import type {
  CancelReservationProblem,
  ConfirmReservationProblem,
  CreateReservationProblem,
  GetReservationProblem,
  ListReservationsProblem,
  PreviewCancellationProblem,
  PreviewChangeProblem,
  UpdateReservationProblem,
} from "../problems.js";
import type {
  CancellationPreview,
  ChangePreview,
  Cursor,
  Reservation,
  ReservationCancel,
  ReservationCreate,
  ReservationId,
  ReservationPage,
  ReservationPatch,
  ReservationStatus,
  Timestamp,
  VehicleId,
} from "../types.js";

/** What {@link listReservations} asks for. */
export interface ListReservationsQuery {
  /** Only these; all when absent. */
  readonly status?: readonly ReservationStatus[] | undefined;
  /** How many items a page holds at most (default: 20). */
  readonly limit?: number | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: Cursor | undefined;
}

/** Headers of the answer of {@link listReservations}. */
export interface ListReservationsHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const LIST_RESERVATIONS_OPERATION: Operation = {
  id: "listReservations",
  method: "GET",
  path: "/v1/reservations",
  answers: [
    { status: 200, mediaType: "application/json", schema: "ReservationPage" },
  ],
  problems: [
    INVALID_CURSOR,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * List one's reservations.
 *
 * Latest start first.
 *
 * Awaited, it gives the first page; `for await` goes through all items, `.pages()` through all pages.
 *
 * @param query What to ask for.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `invalid_cursor` (400): The cursor was not made by this operation, or for other filters.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * for await (const item of listReservations(client)) {
 *   console.log(item);
 * }
 * ```
 */
export function listReservations(
  client: Client,
  query?: ListReservationsQuery,
  options?: CallOptions,
): ListCall<ReservationPage, ListReservationsProblem, ListReservationsHeaders> {
  return list(client, LIST_RESERVATIONS_OPERATION, { query }, options);
}

/** Headers of the answer of {@link createReservation}. */
export interface CreateReservationHeaders {
  /** Path of the new resource. */
  readonly Location: string;
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Present when the answer is that of an earlier request with the same key. */
  readonly "Idempotent-Replayed"?: "true";
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const CREATE_RESERVATION_OPERATION: Operation = {
  id: "createReservation",
  method: "POST",
  path: "/v1/reservations",
  body: { mediaType: "application/json", schema: "ReservationCreate" },
  headers: {
    idempotencyKey: { name: "Idempotency-Key", required: true },
  },
  answers: [
    { status: 201, mediaType: "application/json", schema: "Reservation" },
  ],
  problems: [
    MALFORMED_REQUEST,
    IDEMPOTENCY_KEY_REQUIRED,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VEHICLE_UNAVAILABLE,
    RANGE_INSUFFICIENT,
    OUTSIDE_BOOKING_WINDOW,
    QUOTE_EXPIRED,
    QUOTE_ALREADY_USED,
    TOO_MANY_OPEN_RESERVATIONS,
    IDEMPOTENCY_IN_PROGRESS,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    IDEMPOTENCY_KEY_REUSED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Reserve the vehicle of a quote.
 *
 * Makes a hold on the terms of the quote. The vehicle is promised to nobody else for that time. Confirm it before
 * `hold_expires_at`, or it lapses.
 *
 * The same key is sent with every attempt of a call, so that it acts once.
 *
 * @param body Turns a quote into a hold on its vehicle.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
 * - `idempotency_key_required` (400): The operation creates or acts, so it needs an `Idempotency-Key` header.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `vehicle_unavailable` (409): The vehicle is promised to somebody for an overlapping time, or out of service.
 * - `range_insufficient` (409): The vehicle's battery does not reach as far as the trip.
 * - `outside_booking_window` (409): The times are not bookable for this vehicle class: in the past, too far ahead, too
 *   long, or with an end where none is taken.
 * - `quote_expired` (409): The quote has expired.
 * - `quote_already_used` (409): A reservation was made from this quote before.
 * - `too_many_open_reservations` (409): The customer has as many open reservations as one may have.
 * - `idempotency_in_progress` (409): A request with the same idempotency key is still being worked on.
 * - `payload_too_large` (413): The body is larger than the operation takes.
 * - `unsupported_media_type` (415): The `Content-Type` is not one the operation takes.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `idempotency_key_reused` (422): The idempotency key was used before with another request.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const reservation = await createReservation(client, {
 *   quote_id: "quo_01m7q5ctdre18t6ab6b5kcxasp",
 *   note: "Two child seats on board?",
 * });
 * ```
 */
export function createReservation(
  client: Client,
  body: ReservationCreate,
  options?: ActionOptions,
): Call<Reservation, CreateReservationProblem, CreateReservationHeaders> {
  return call(client, CREATE_RESERVATION_OPERATION, { body }, options);
}

/** Options of {@link getReservation}. */
export interface GetReservationOptions extends CallOptions {
  /** The object that was read before; it is given again if it still holds. */
  readonly ifNoneMatch?: Reservation | undefined;
}

/** Headers of the answer of {@link getReservation}. */
export interface GetReservationHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_RESERVATION_OPERATION: Operation = {
  id: "getReservation",
  method: "GET",
  path: "/v1/reservations/{reservation_id}",
  headers: {
    ifNoneMatch: { name: "If-None-Match" },
  },
  answers: [
    { status: 200, mediaType: "application/json", schema: "Reservation" },
    { status: 304 },
  ],
  problems: [
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Get a reservation.
 *
 * With `If-None-Match` an unchanged reservation is answered by 304.
 *
 * With what was read before as `ifNoneMatch`, it gives that object again if it still holds (status 304).
 *
 * @param reservationId Which reservation.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const reservation = await getReservation(client, "res_01m7q5cvd0ftqv6emwfx5191va");
 * ```
 */
export function getReservation(
  client: Client,
  reservationId: ReservationId,
  options?: GetReservationOptions,
): Call<Reservation, GetReservationProblem, GetReservationHeaders>;
/**
 * Get a reservation.
 *
 * With `If-None-Match` an unchanged reservation is answered by 304.
 *
 * With the `ETag` last read as `ifNoneMatch`, it gives nothing if that still holds (status 304).
 *
 * @param reservationId Which reservation.
 * @param options Signal, time-out, retries, headers. `ifNoneMatch` is the `ETag` last read.
 * @throws {ProblemError} With one of these problems:
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const reservation = await getReservation(client, "res_01m7q5cvd0ftqv6emwfx5191va", { ifNoneMatch: '"1"' });
 * ```
 */
export function getReservation(
  client: Client,
  reservationId: ReservationId,
  options: Omit<GetReservationOptions, "ifNoneMatch"> & { readonly ifNoneMatch: string },
): Call<Reservation | undefined, GetReservationProblem, GetReservationHeaders>;
export function getReservation(
  client: Client,
  reservationId: ReservationId,
  options?: CallOptions,
): Call<Reservation | undefined, GetReservationProblem, GetReservationHeaders> {
  return call(client, GET_RESERVATION_OPERATION, { path: [reservationId] }, options);
}

/** Options of {@link updateReservation}. */
export interface UpdateReservationOptions extends CallOptions {
  /** The `ETag` last read, in place of that of the object. */
  readonly ifMatch?: string | undefined;
}

/** Headers of the answer of {@link updateReservation}. */
export interface UpdateReservationHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const UPDATE_RESERVATION_OPERATION: Operation = {
  id: "updateReservation",
  method: "PATCH",
  path: "/v1/reservations/{reservation_id}",
  body: { mediaType: "application/merge-patch+json", schema: "ReservationPatch" },
  headers: {
    ifMatch: { name: "If-Match", required: true },
  },
  answers: [
    { status: 200, mediaType: "application/json", schema: "Reservation" },
  ],
  problems: [
    MALFORMED_REQUEST,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VEHICLE_UNAVAILABLE,
    RANGE_INSUFFICIENT,
    OUTSIDE_BOOKING_WINDOW,
    PRICE_CHANGED,
    ILLEGAL_TRANSITION,
    PRECONDITION_FAILED,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    PRECONDITION_REQUIRED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Change a reservation.
 *
 * Moves the reservation to other times or another vehicle, or edits the note. Allowed while it is held or confirmed.
 * Prices and terms are those of the tariff frozen in its quote; another vehicle class or metro takes the tariff of
 * today.
 *
 * It is made only if nobody has changed the object since it was read.
 *
 * @param reservation The object as it was read: it tells which one, and its version is sent as `If-Match`.
 * @param body JSON merge patch (RFC 7396) of times, vehicle or note.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `vehicle_unavailable` (409): The vehicle is promised to somebody for an overlapping time, or out of service.
 * - `range_insufficient` (409): The vehicle's battery does not reach as far as the trip.
 * - `outside_booking_window` (409): The times are not bookable for this vehicle class: in the past, too far ahead, too
 *   long, or with an end where none is taken.
 * - `price_changed` (409): The change alters the price, and `accepted_total` is absent or differs from the new total.
 * - `illegal_transition` (409): The reservation's status does not allow this.
 * - `precondition_failed` (412): The resource has changed since it was read: `If-Match` names an older version.
 * - `payload_too_large` (413): The body is larger than the operation takes.
 * - `unsupported_media_type` (415): The `Content-Type` is not one the operation takes.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last read.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const reservation = await getReservation(client, "res_01m7q5cvd0ftqv6emwfx5191va");
 * const changed = await updateReservation(client, reservation, {
 *   ends_at: "2026-12-01T10:30:00+02:00",
 *   accepted_total: { amount: 2710, currency: "EUR" },
 * });
 * ```
 */
export function updateReservation(
  client: Client,
  reservation: Reservation | ChangePreview,
  body: ReservationPatch,
  options?: UpdateReservationOptions,
): Call<Reservation, UpdateReservationProblem, UpdateReservationHeaders>;
/**
 * Change a reservation.
 *
 * Moves the reservation to other times or another vehicle, or edits the note. Allowed while it is held or confirmed.
 * Prices and terms are those of the tariff frozen in its quote; another vehicle class or metro takes the tariff of
 * today.
 *
 * It is made only if the resource still has the version that `ifMatch` names.
 *
 * @param reservation Which reservation.
 * @param body JSON merge patch (RFC 7396) of times, vehicle or note.
 * @param options Signal, time-out, retries, headers. `ifMatch` is the `ETag` last read.
 * @throws {ProblemError} With one of these problems:
 * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `vehicle_unavailable` (409): The vehicle is promised to somebody for an overlapping time, or out of service.
 * - `range_insufficient` (409): The vehicle's battery does not reach as far as the trip.
 * - `outside_booking_window` (409): The times are not bookable for this vehicle class: in the past, too far ahead, too
 *   long, or with an end where none is taken.
 * - `price_changed` (409): The change alters the price, and `accepted_total` is absent or differs from the new total.
 * - `illegal_transition` (409): The reservation's status does not allow this.
 * - `precondition_failed` (412): The resource has changed since it was read: `If-Match` names an older version.
 * - `payload_too_large` (413): The body is larger than the operation takes.
 * - `unsupported_media_type` (415): The `Content-Type` is not one the operation takes.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last read.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const reservation = await updateReservation(client, "res_01m7q5cvd0ftqv6emwfx5191va", {
 *   ends_at: "2026-12-01T10:30:00+02:00",
 *   accepted_total: { amount: 2710, currency: "EUR" },
 * }, { ifMatch: '"1"' });
 * ```
 */
export function updateReservation(
  client: Client,
  reservation: ReservationId,
  body: ReservationPatch,
  options: UpdateReservationOptions & { readonly ifMatch: string },
): Call<Reservation, UpdateReservationProblem, UpdateReservationHeaders>;
export function updateReservation(
  client: Client,
  reservation: Reservation | ChangePreview | ReservationId,
  body: ReservationPatch,
  options?: CallOptions,
): Call<Reservation, UpdateReservationProblem, UpdateReservationHeaders> {
  return call(client, UPDATE_RESERVATION_OPERATION, { path: [reservation], body }, options);
}

/** Options of {@link confirmReservation}. */
export interface ConfirmReservationOptions extends ActionOptions {
  /** The `ETag` last read, in place of that of the object. */
  readonly ifMatch?: string | undefined;
}

/** Headers of the answer of {@link confirmReservation}. */
export interface ConfirmReservationHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Present when the answer is that of an earlier request with the same key. */
  readonly "Idempotent-Replayed"?: "true";
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const CONFIRM_RESERVATION_OPERATION: Operation = {
  id: "confirmReservation",
  method: "POST",
  path: "/v1/reservations/{reservation_id}/confirm",
  headers: {
    idempotencyKey: { name: "Idempotency-Key", required: true },
    ifMatch: { name: "If-Match", required: true },
  },
  answers: [
    { status: 200, mediaType: "application/json", schema: "Reservation" },
  ],
  problems: [
    IDEMPOTENCY_KEY_REQUIRED,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    PAYMENT_METHOD_REQUIRED,
    ILLEGAL_TRANSITION,
    IDEMPOTENCY_IN_PROGRESS,
    PRECONDITION_FAILED,
    VALIDATION_FAILED,
    IDEMPOTENCY_KEY_REUSED,
    PRECONDITION_REQUIRED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Confirm a hold.
 *
 * The customer commits to the reservation. Needs a stored payment method.
 *
 * The same key is sent with every attempt of a call, so that it acts once.
 *
 * It is made only if nobody has changed the object since it was read.
 *
 * @param reservation The object as it was read: it tells which one, and its version is sent as `If-Match`.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `idempotency_key_required` (400): The operation creates or acts, so it needs an `Idempotency-Key` header.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `payment_method_required` (409): The profile has no payment method.
 * - `illegal_transition` (409): The reservation's status does not allow this.
 * - `idempotency_in_progress` (409): A request with the same idempotency key is still being worked on.
 * - `precondition_failed` (412): The resource has changed since it was read: `If-Match` names an older version.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `idempotency_key_reused` (422): The idempotency key was used before with another request.
 * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last read.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const reservation = await getReservation(client, "res_01m7q5cvd0ftqv6emwfx5191va");
 * const changed = await confirmReservation(client, reservation);
 * ```
 */
export function confirmReservation(
  client: Client,
  reservation: Reservation | ChangePreview,
  options?: ConfirmReservationOptions,
): Call<Reservation, ConfirmReservationProblem, ConfirmReservationHeaders>;
/**
 * Confirm a hold.
 *
 * The customer commits to the reservation. Needs a stored payment method.
 *
 * The same key is sent with every attempt of a call, so that it acts once.
 *
 * It is made only if the resource still has the version that `ifMatch` names.
 *
 * @param reservation Which reservation.
 * @param options Signal, time-out, retries, headers. `ifMatch` is the `ETag` last read.
 * @throws {ProblemError} With one of these problems:
 * - `idempotency_key_required` (400): The operation creates or acts, so it needs an `Idempotency-Key` header.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `payment_method_required` (409): The profile has no payment method.
 * - `illegal_transition` (409): The reservation's status does not allow this.
 * - `idempotency_in_progress` (409): A request with the same idempotency key is still being worked on.
 * - `precondition_failed` (412): The resource has changed since it was read: `If-Match` names an older version.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `idempotency_key_reused` (422): The idempotency key was used before with another request.
 * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last read.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const reservation = await confirmReservation(client, "res_01m7q5cvd0ftqv6emwfx5191va", { ifMatch: '"1"' });
 * ```
 */
export function confirmReservation(
  client: Client,
  reservation: ReservationId,
  options: ConfirmReservationOptions & { readonly ifMatch: string },
): Call<Reservation, ConfirmReservationProblem, ConfirmReservationHeaders>;
export function confirmReservation(
  client: Client,
  reservation: Reservation | ChangePreview | ReservationId,
  options?: ActionOptions,
): Call<Reservation, ConfirmReservationProblem, ConfirmReservationHeaders> {
  return call(client, CONFIRM_RESERVATION_OPERATION, { path: [reservation] }, options);
}

/** Headers of the answer of {@link previewCancellation}. */
export interface PreviewCancellationHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const PREVIEW_CANCELLATION_OPERATION: Operation = {
  id: "previewCancellation",
  method: "GET",
  path: "/v1/reservations/{reservation_id}/cancellation-preview",
  answers: [
    { status: 200, mediaType: "application/json", schema: "CancellationPreview" },
  ],
  problems: [
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    ILLEGAL_TRANSITION,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * See what cancelling costs.
 *
 * Changes nothing.
 *
 * @param reservationId Which reservation.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `illegal_transition` (409): The reservation's status does not allow this.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const cancellationPreview = await previewCancellation(client, "res_01m7q5cvd0ftqv6emwfx5191va");
 * ```
 */
export function previewCancellation(
  client: Client,
  reservationId: ReservationId,
  options?: CallOptions,
): Call<CancellationPreview, PreviewCancellationProblem, PreviewCancellationHeaders> {
  return call(client, PREVIEW_CANCELLATION_OPERATION, { path: [reservationId] }, options);
}

/** What {@link previewChange} asks for. */
export interface PreviewChangeQuery {
  /** The vehicle to change to. */
  readonly vehicle_id?: VehicleId | undefined;
  /** The new start. */
  readonly starts_at?: Timestamp | undefined;
  /** The new end; cars and vans only. */
  readonly ends_at?: Timestamp | undefined;
}

/** Headers of the answer of {@link previewChange}. */
export interface PreviewChangeHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const PREVIEW_CHANGE_OPERATION: Operation = {
  id: "previewChange",
  method: "GET",
  path: "/v1/reservations/{reservation_id}/change-preview",
  answers: [
    { status: 200, mediaType: "application/json", schema: "ChangePreview" },
  ],
  problems: [
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VEHICLE_UNAVAILABLE,
    RANGE_INSUFFICIENT,
    OUTSIDE_BOOKING_WINDOW,
    ILLEGAL_TRANSITION,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * See what a change leads to and costs.
 *
 * Checks the change as PATCH would, and changes nothing. Members that are left out stay as they are.
 *
 * @param reservationId Which reservation.
 * @param query What to ask for.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `vehicle_unavailable` (409): The vehicle is promised to somebody for an overlapping time, or out of service.
 * - `range_insufficient` (409): The vehicle's battery does not reach as far as the trip.
 * - `outside_booking_window` (409): The times are not bookable for this vehicle class: in the past, too far ahead, too
 *   long, or with an end where none is taken.
 * - `illegal_transition` (409): The reservation's status does not allow this.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const changePreview = await previewChange(client, "res_01m7q5cvd0ftqv6emwfx5191va");
 * ```
 */
export function previewChange(
  client: Client,
  reservationId: ReservationId,
  query?: PreviewChangeQuery,
  options?: CallOptions,
): Call<ChangePreview, PreviewChangeProblem, PreviewChangeHeaders> {
  return call(client, PREVIEW_CHANGE_OPERATION, { path: [reservationId], query }, options);
}

/** Options of {@link cancelReservation}. */
export interface CancelReservationOptions extends ActionOptions {
  /** The `ETag` last read, in place of that of the object. */
  readonly ifMatch?: string | undefined;
}

/** Headers of the answer of {@link cancelReservation}. */
export interface CancelReservationHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Present when the answer is that of an earlier request with the same key. */
  readonly "Idempotent-Replayed"?: "true";
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const CANCEL_RESERVATION_OPERATION: Operation = {
  id: "cancelReservation",
  method: "POST",
  path: "/v1/reservations/{reservation_id}/cancel",
  body: { mediaType: "application/json", schema: "ReservationCancel" },
  headers: {
    idempotencyKey: { name: "Idempotency-Key", required: true },
    ifMatch: { name: "If-Match", required: true },
  },
  answers: [
    { status: 200, mediaType: "application/json", schema: "Reservation" },
  ],
  problems: [
    MALFORMED_REQUEST,
    IDEMPOTENCY_KEY_REQUIRED,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    CANCELLATION_FEE_CHANGED,
    ILLEGAL_TRANSITION,
    IDEMPOTENCY_IN_PROGRESS,
    PRECONDITION_FAILED,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    IDEMPOTENCY_KEY_REUSED,
    PRECONDITION_REQUIRED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Cancel a reservation.
 *
 * Takes the fee the customer was shown; if it has changed since, nothing happens.
 *
 * The same key is sent with every attempt of a call, so that it acts once.
 *
 * It is made only if nobody has changed the object since it was read.
 *
 * @param reservation The object as it was read: it tells which one, and its version is sent as `If-Match`.
 * @param body The customer's decision, with the fee they were shown.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
 * - `idempotency_key_required` (400): The operation creates or acts, so it needs an `Idempotency-Key` header.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `cancellation_fee_changed` (409): `accepted_fee` is not what cancelling costs now.
 * - `illegal_transition` (409): The reservation's status does not allow this.
 * - `idempotency_in_progress` (409): A request with the same idempotency key is still being worked on.
 * - `precondition_failed` (412): The resource has changed since it was read: `If-Match` names an older version.
 * - `payload_too_large` (413): The body is larger than the operation takes.
 * - `unsupported_media_type` (415): The `Content-Type` is not one the operation takes.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `idempotency_key_reused` (422): The idempotency key was used before with another request.
 * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last read.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const reservation = await getReservation(client, "res_01m7q5cvd0ftqv6emwfx5191va");
 * const changed = await cancelReservation(client, reservation, { accepted_fee: { amount: 0, currency: "EUR" } });
 * ```
 */
export function cancelReservation(
  client: Client,
  reservation: Reservation | ChangePreview,
  body: ReservationCancel,
  options?: CancelReservationOptions,
): Call<Reservation, CancelReservationProblem, CancelReservationHeaders>;
/**
 * Cancel a reservation.
 *
 * Takes the fee the customer was shown; if it has changed since, nothing happens.
 *
 * The same key is sent with every attempt of a call, so that it acts once.
 *
 * It is made only if the resource still has the version that `ifMatch` names.
 *
 * @param reservation Which reservation.
 * @param body The customer's decision, with the fee they were shown.
 * @param options Signal, time-out, retries, headers. `ifMatch` is the `ETag` last read.
 * @throws {ProblemError} With one of these problems:
 * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
 * - `idempotency_key_required` (400): The operation creates or acts, so it needs an `Idempotency-Key` header.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `cancellation_fee_changed` (409): `accepted_fee` is not what cancelling costs now.
 * - `illegal_transition` (409): The reservation's status does not allow this.
 * - `idempotency_in_progress` (409): A request with the same idempotency key is still being worked on.
 * - `precondition_failed` (412): The resource has changed since it was read: `If-Match` names an older version.
 * - `payload_too_large` (413): The body is larger than the operation takes.
 * - `unsupported_media_type` (415): The `Content-Type` is not one the operation takes.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `idempotency_key_reused` (422): The idempotency key was used before with another request.
 * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last read.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const reservation = await cancelReservation(
 *   client,
 *   "res_01m7q5cvd0ftqv6emwfx5191va",
 *   { accepted_fee: { amount: 0, currency: "EUR" } },
 *   { ifMatch: '"1"' },
 * );
 * ```
 */
export function cancelReservation(
  client: Client,
  reservation: ReservationId,
  body: ReservationCancel,
  options: CancelReservationOptions & { readonly ifMatch: string },
): Call<Reservation, CancelReservationProblem, CancelReservationHeaders>;
export function cancelReservation(
  client: Client,
  reservation: Reservation | ChangePreview | ReservationId,
  body: ReservationCancel,
  options?: ActionOptions,
): Call<Reservation, CancelReservationProblem, CancelReservationHeaders> {
  return call(client, CANCEL_RESERVATION_OPERATION, { path: [reservation], body }, options);
}
