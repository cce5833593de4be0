// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { call, type Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { Operation } from "../core/operation.js";
import type { ActionOptions, CallOptions } from "../core/options.js";
import {
  CONFIRMATION_NOT_PENDING,
  DIGEST_MISMATCH,
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
import type { CreateDecisionProblem, GetConfirmationProblem } from "../problems.js";
import type { Confirmation, ConfirmationId, DecisionCreate } from "../types.js";

/** Headers of the answer of {@link getConfirmation}. */
export interface GetConfirmationHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_CONFIRMATION_OPERATION: Operation = {
  id: "getConfirmation",
  method: "GET",
  path: "/v1/confirmations/{confirmation_id}",
  answers: [
    { status: 200, mediaType: "application/json", schema: "Confirmation" },
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
 * Get a proposal.
 *
 * @param confirmationId Which proposal.
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
 * const confirmation = await getConfirmation(client, "cnf_01m7q5de00gee6t4p7q3e2k9x2");
 * ```
 */
export function getConfirmation(
  client: Client,
  confirmationId: ConfirmationId,
  options?: CallOptions,
): Call<Confirmation, GetConfirmationProblem, GetConfirmationHeaders> {
  return call(client, GET_CONFIRMATION_OPERATION, { path: [confirmationId] }, options);
}

/** Headers of the answer of {@link createDecision}. */
export interface CreateDecisionHeaders {
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

const CREATE_DECISION_OPERATION: Operation = {
  id: "createDecision",
  method: "POST",
  path: "/v1/decisions",
  body: { mediaType: "application/json", schema: "DecisionCreate" },
  headers: {
    idempotencyKey: { name: "Idempotency-Key", required: true },
  },
  answers: [
    { status: 201, mediaType: "application/json", schema: "Confirmation" },
  ],
  problems: [
    MALFORMED_REQUEST,
    IDEMPOTENCY_KEY_REQUIRED,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    CONFIRMATION_NOT_PENDING,
    DIGEST_MISMATCH,
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
 * Decide on a proposal.
 *
 * The digest says that exactly this proposal was seen; it counts once. What is approved is carried out right after; its
 * outcome is in the conversation and in the proposal.
 *
 * The same key is sent with every attempt of a call, so that it acts once.
 *
 * @param body The decision on a proposal; the digest says that exactly this proposal was seen.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
 * - `idempotency_key_required` (400): The operation creates or acts, so it needs an `Idempotency-Key` header.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `confirmation_not_pending` (409): The proposal was decided, superseded or has expired before; `current_status` says
 *   which.
 * - `digest_mismatch` (409): The digest is not that of the proposal, so something else was seen than what would be
 *   done.
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
 * const confirmation = await createDecision(client, {
 *   confirmation_id: "cnf_01m7q5de00gee6t4p7q3e2k9x2",
 *   digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
 *   decision: "approve",
 * });
 * ```
 */
export function createDecision(
  client: Client,
  body: DecisionCreate,
  options?: ActionOptions,
): Call<Confirmation, CreateDecisionProblem, CreateDecisionHeaders> {
  return call(client, CREATE_DECISION_OPERATION, { body }, options);
}
