// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { ActionOptions } from "../core/options.js";
import { createFeedback, type CreateFeedbackHeaders } from "../operations/feedback.js";
import type { CreateFeedbackProblem } from "../problems.js";
import type { Feedback, FeedbackCreate } from "../types.js";

/** How good the answers were. */
export class FeedbackGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Rate a turn.
   *
   * A later rating of the same turn replaces it.
   *
   * The same key is sent with every attempt of a call, so that it acts once.
   *
   * @param body What the customer thinks of a turn.
   * @param options Signal, time-out, retries, headers.
   * @throws {ProblemError} With one of these problems:
   * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
   * - `idempotency_key_required` (400): The operation creates or acts, so it needs an `Idempotency-Key` header.
   * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
   *   expired.
   * - `forbidden` (403): The token lacks a scope that the operation needs.
   * - `not_found` (404): There is no such resource, or it is not the caller's.
   * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
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
   * const feedback = await mobility.feedback.create({
   *   turn_id: "trn_01m7q5db00gee6t4p7q3e2k9x2",
   *   rating: "up",
   * });
   * ```
   */
  create(body: FeedbackCreate, options?: ActionOptions): Call<Feedback, CreateFeedbackProblem, CreateFeedbackHeaders> {
    return createFeedback(this.#client, body, options);
  }
}
