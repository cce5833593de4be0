// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { call, type Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { Operation } from "../core/operation.js";
import type { ActionOptions } from "../core/options.js";
import {
  FORBIDDEN,
  IDEMPOTENCY_IN_PROGRESS,
  IDEMPOTENCY_KEY_REQUIRED,
  IDEMPOTENCY_KEY_REUSED,
  INTERNAL_ERROR,
  MALFORMED_REQUEST,
  NOT_ACCEPTABLE,
  NOT_FOUND,
  PAYLOAD_TOO_LARGE,
  RATE_LIMITED,
  SERVICE_UNAVAILABLE,
  UNAUTHENTICATED,
  UNSUPPORTED_MEDIA_TYPE,
  VALIDATION_FAILED,
} from "../problem-types.js";
import type { CreateFeedbackProblem } from "../problems.js";
import type { Feedback, FeedbackCreate } from "../types.js";

/** Headers of the answer of {@link createFeedback}. */
export interface CreateFeedbackHeaders {
  /** Present when the answer is that of an earlier request with the same key. */
  readonly "Idempotent-Replayed"?: "true";
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const CREATE_FEEDBACK_OPERATION: Operation = {
  id: "createFeedback",
  method: "POST",
  path: "/v1/feedback",
  body: { mediaType: "application/json", schema: "FeedbackCreate" },
  headers: {
    idempotencyKey: { name: "Idempotency-Key", required: true },
  },
  answers: [
    { status: 201, mediaType: "application/json", schema: "Feedback" },
  ],
  problems: [
    MALFORMED_REQUEST,
    IDEMPOTENCY_KEY_REQUIRED,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
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
 * const feedback = await createFeedback(client, {
 *   turn_id: "trn_01m7q5db00gee6t4p7q3e2k9x2",
 *   rating: "up",
 * });
 * ```
 */
export function createFeedback(
  client: Client,
  body: FeedbackCreate,
  options?: ActionOptions,
): Call<Feedback, CreateFeedbackProblem, CreateFeedbackHeaders> {
  return call(client, CREATE_FEEDBACK_OPERATION, { body }, options);
}
