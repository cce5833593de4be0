// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { ActionOptions, CallOptions } from "../core/options.js";
import { createQuote, type CreateQuoteHeaders, getQuote, type GetQuoteHeaders } from "../operations/quotes.js";
import type { CreateQuoteProblem, GetQuoteProblem } from "../problems.js";
import type { Quote, QuoteCreate, QuoteId } from "../types.js";

/** Priced offers, frozen until they expire. */
export class QuotesGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

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
   * - `outside_booking_window` (409): The times are not bookable for this vehicle class: in the past, too far ahead,
   *   too long, or with an end where none is taken.
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
   * const quote = await mobility.quotes.create({
   *   vehicle_id: "veh_01m7q5crf8fe59x9fhj1jp84n9",
   *   starts_at: "2026-12-01T09:00:00+02:00",
   *   ends_at: "2026-12-01T10:00:00+02:00",
   *   trip_distance_m: 8000,
   * });
   * ```
   */
  create(body: QuoteCreate, options?: ActionOptions): Call<Quote, CreateQuoteProblem, CreateQuoteHeaders> {
    return createQuote(this.#client, body, options);
  }

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
   * const quote = await mobility.quotes.get("quo_01m7q5ctdre18t6ab6b5kcxasp");
   * ```
   */
  get(quoteId: QuoteId, options?: CallOptions): Call<Quote, GetQuoteProblem, GetQuoteHeaders> {
    return getQuote(this.#client, quoteId, options);
  }
}
