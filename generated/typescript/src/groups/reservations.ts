// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { ActionOptions, CallOptions } from "../core/options.js";
import type { ListCall } from "../core/pages.js";
import {
  cancelReservation,
  type CancelReservationHeaders,
  type CancelReservationOptions,
  confirmReservation,
  type ConfirmReservationHeaders,
  type ConfirmReservationOptions,
  createReservation,
  type CreateReservationHeaders,
  getReservation,
  type GetReservationHeaders,
  type GetReservationOptions,
  listReservations,
  type ListReservationsHeaders,
  type ListReservationsQuery,
  previewCancellation,
  type PreviewCancellationHeaders,
  previewChange,
  type PreviewChangeHeaders,
  type PreviewChangeQuery,
  updateReservation,
  type UpdateReservationHeaders,
  type UpdateReservationOptions,
} from "../operations/reservations.js";
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
  Reservation,
  ReservationCancel,
  ReservationCreate,
  ReservationId,
  ReservationPage,
  ReservationPatch,
} from "../types.js";

/** Claims on a vehicle for a time range. */
export class ReservationsGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

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
   * for await (const item of mobility.reservations.list()) {
   *   console.log(item);
   * }
   * ```
   */
  list(
    query?: ListReservationsQuery,
    options?: CallOptions,
  ): ListCall<ReservationPage, ListReservationsProblem, ListReservationsHeaders> {
    return listReservations(this.#client, query, options);
  }

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
   * - `outside_booking_window` (409): The times are not bookable for this vehicle class: in the past, too far ahead,
   *   too long, or with an end where none is taken.
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
   * const reservation = await mobility.reservations.create({
   *   quote_id: "quo_01m7q5ctdre18t6ab6b5kcxasp",
   *   note: "Two child seats on board?",
   * });
   * ```
   */
  create(
    body: ReservationCreate,
    options?: ActionOptions,
  ): Call<Reservation, CreateReservationProblem, CreateReservationHeaders> {
    return createReservation(this.#client, body, options);
  }

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
   * const reservation = await mobility.reservations.get("res_01m7q5cvd0ftqv6emwfx5191va");
   * ```
   */
  get(
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
   * const reservation = await mobility.reservations.get("res_01m7q5cvd0ftqv6emwfx5191va", { ifNoneMatch: '"1"' });
   * ```
   */
  get(
    reservationId: ReservationId,
    options: Omit<GetReservationOptions, "ifNoneMatch"> & { readonly ifNoneMatch: string },
  ): Call<Reservation | undefined, GetReservationProblem, GetReservationHeaders>;
  get(
    reservationId: ReservationId,
    options?: CallOptions,
  ): Call<Reservation | undefined, GetReservationProblem, GetReservationHeaders> {
    return getReservation(this.#client, reservationId, options as GetReservationOptions);
  }

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
   * - `outside_booking_window` (409): The times are not bookable for this vehicle class: in the past, too far ahead,
   *   too long, or with an end where none is taken.
   * - `price_changed` (409): The change alters the price, and `accepted_total` is absent or differs from the new total.
   * - `illegal_transition` (409): The reservation's status does not allow this.
   * - `precondition_failed` (412): The resource has changed since it was read: `If-Match` names an older version.
   * - `payload_too_large` (413): The body is larger than the operation takes.
   * - `unsupported_media_type` (415): The `Content-Type` is not one the operation takes.
   * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const reservation = await mobility.reservations.get("res_01m7q5cvd0ftqv6emwfx5191va");
   * const changed = await mobility.reservations.update(reservation, {
   *   ends_at: "2026-12-01T10:30:00+02:00",
   *   accepted_total: { amount: 2710, currency: "EUR" },
   * });
   * ```
   */
  update(
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
   * - `outside_booking_window` (409): The times are not bookable for this vehicle class: in the past, too far ahead,
   *   too long, or with an end where none is taken.
   * - `price_changed` (409): The change alters the price, and `accepted_total` is absent or differs from the new total.
   * - `illegal_transition` (409): The reservation's status does not allow this.
   * - `precondition_failed` (412): The resource has changed since it was read: `If-Match` names an older version.
   * - `payload_too_large` (413): The body is larger than the operation takes.
   * - `unsupported_media_type` (415): The `Content-Type` is not one the operation takes.
   * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const reservation = await mobility.reservations.update("res_01m7q5cvd0ftqv6emwfx5191va", {
   *   ends_at: "2026-12-01T10:30:00+02:00",
   *   accepted_total: { amount: 2710, currency: "EUR" },
   * }, { ifMatch: '"1"' });
   * ```
   */
  update(
    reservation: ReservationId,
    body: ReservationPatch,
    options: UpdateReservationOptions & { readonly ifMatch: string },
  ): Call<Reservation, UpdateReservationProblem, UpdateReservationHeaders>;
  update(
    reservation: Reservation | ChangePreview | ReservationId,
    body: ReservationPatch,
    options?: CallOptions,
  ): Call<Reservation, UpdateReservationProblem, UpdateReservationHeaders> {
    return updateReservation(this.#client, reservation as Reservation | ChangePreview, body, options as UpdateReservationOptions);
  }

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
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const reservation = await mobility.reservations.get("res_01m7q5cvd0ftqv6emwfx5191va");
   * const changed = await mobility.reservations.confirm(reservation);
   * ```
   */
  confirm(
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
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const reservation = await mobility.reservations.confirm("res_01m7q5cvd0ftqv6emwfx5191va", { ifMatch: '"1"' });
   * ```
   */
  confirm(
    reservation: ReservationId,
    options: ConfirmReservationOptions & { readonly ifMatch: string },
  ): Call<Reservation, ConfirmReservationProblem, ConfirmReservationHeaders>;
  confirm(
    reservation: Reservation | ChangePreview | ReservationId,
    options?: ActionOptions,
  ): Call<Reservation, ConfirmReservationProblem, ConfirmReservationHeaders> {
    return confirmReservation(this.#client, reservation as Reservation | ChangePreview, options as ConfirmReservationOptions);
  }

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
   * const cancellationPreview = await mobility.reservations.previewCancellation("res_01m7q5cvd0ftqv6emwfx5191va");
   * ```
   */
  previewCancellation(
    reservationId: ReservationId,
    options?: CallOptions,
  ): Call<CancellationPreview, PreviewCancellationProblem, PreviewCancellationHeaders> {
    return previewCancellation(this.#client, reservationId, options);
  }

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
   * - `outside_booking_window` (409): The times are not bookable for this vehicle class: in the past, too far ahead,
   *   too long, or with an end where none is taken.
   * - `illegal_transition` (409): The reservation's status does not allow this.
   * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const changePreview = await mobility.reservations.previewChange("res_01m7q5cvd0ftqv6emwfx5191va");
   * ```
   */
  previewChange(
    reservationId: ReservationId,
    query?: PreviewChangeQuery,
    options?: CallOptions,
  ): Call<ChangePreview, PreviewChangeProblem, PreviewChangeHeaders> {
    return previewChange(this.#client, reservationId, query, options);
  }

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
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const reservation = await mobility.reservations.get("res_01m7q5cvd0ftqv6emwfx5191va");
   * const changed = await mobility.reservations.cancel(
   *   reservation,
   *   { accepted_fee: { amount: 0, currency: "EUR" } },
   * );
   * ```
   */
  cancel(
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
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const reservation = await mobility.reservations.cancel(
   *   "res_01m7q5cvd0ftqv6emwfx5191va",
   *   { accepted_fee: { amount: 0, currency: "EUR" } },
   *   { ifMatch: '"1"' },
   * );
   * ```
   */
  cancel(
    reservation: ReservationId,
    body: ReservationCancel,
    options: CancelReservationOptions & { readonly ifMatch: string },
  ): Call<Reservation, CancelReservationProblem, CancelReservationHeaders>;
  cancel(
    reservation: Reservation | ChangePreview | ReservationId,
    body: ReservationCancel,
    options?: ActionOptions,
  ): Call<Reservation, CancelReservationProblem, CancelReservationHeaders> {
    return cancelReservation(this.#client, reservation as Reservation | ChangePreview, body, options as CancelReservationOptions);
  }
}
