// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { call, type Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { Operation } from "../core/operation.js";
import type { ActionOptions, CallOptions } from "../core/options.js";
import {
  FORBIDDEN,
  IDEMPOTENCY_IN_PROGRESS,
  IDEMPOTENCY_KEY_REQUIRED,
  IDEMPOTENCY_KEY_REUSED,
  INTERNAL_ERROR,
  MALFORMED_REQUEST,
  NOT_ACCEPTABLE,
  NOT_FOUND,
  OUTSIDE_BOOKING_WINDOW,
  PAYLOAD_TOO_LARGE,
  RANGE_INSUFFICIENT,
  RATE_LIMITED,
  SERVICE_UNAVAILABLE,
  UNAUTHENTICATED,
  UNSUPPORTED_MEDIA_TYPE,
  VALIDATION_FAILED,
  VEHICLE_UNAVAILABLE,
} from "../problem-types.js";
import type { CreateQuoteProblem, GetQuoteProblem } from "../problems.js";
import type { Quote, QuoteCreate, QuoteId } from "../types.js";

/** Headers of the answer of {@link createQuote}. */
export interface CreateQuoteHeaders {
  /** Path of the new resource. */
  readonly Location: string;
  /** Present when the answer is that of an earlier request with the same key. */
  readonly "Idempotent-Replayed"?: "true";
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const CREATE_QUOTE_OPERATION: Operation = {
  id: "createQuote",
  method: "POST",
  path: "/v1/quotes",
  body: { mediaType: "application/json", schema: "QuoteCreate" },
  headers: {
    idempotencyKey: { name: "Idempotency-Key", required: true },
  },
  answers: [
    { status: 201, mediaType: "application/json", schema: "Quote" },
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
 * Price a vehicle for a time.
 *
 * Freezes price and terms until `expires_at`. It does not keep the vehicle free.
 *
 * The same key is sent with every attempt of a call, so that it acts once.
 *
 * @param body What to price.
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
 * const quote = await createQuote(client, {
 *   vehicle_id: "veh_01m7q5crf8fe59x9fhj1jp84n9",
 *   starts_at: "2026-12-01T09:00:00+02:00",
 *   ends_at: "2026-12-01T10:00:00+02:00",
 *   trip_distance_m: 8000,
 * });
 * ```
 */
export function createQuote(
  client: Client,
  body: QuoteCreate,
  options?: ActionOptions,
): Call<Quote, CreateQuoteProblem, CreateQuoteHeaders> {
  return call(client, CREATE_QUOTE_OPERATION, { body }, options);
}

/** Headers of the answer of {@link getQuote}. */
export interface GetQuoteHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_QUOTE_OPERATION: Operation = {
  id: "getQuote",
  method: "GET",
  path: "/v1/quotes/{quote_id}",
  answers: [
    { status: 200, mediaType: "application/json", schema: "Quote" },
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
 * Get a quote.
 *
 * @param quoteId Which quote.
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
 * const quote = await getQuote(client, "quo_01m7q5ctdre18t6ab6b5kcxasp");
 * ```
 */
export function getQuote(
  client: Client,
  quoteId: QuoteId,
  options?: CallOptions,
): Call<Quote, GetQuoteProblem, GetQuoteHeaders> {
  return call(client, GET_QUOTE_OPERATION, { path: [quoteId] }, options);
}
