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
  PAYLOAD_TOO_LARGE,
  PRECONDITION_FAILED,
  PRECONDITION_REQUIRED,
  RATE_LIMITED,
  SERVICE_UNAVAILABLE,
  UNAUTHENTICATED,
  UNSUPPORTED_MEDIA_TYPE,
  VALIDATION_FAILED,
} from "../problem-types.js";
import type { CreateErasureProblem, GetConsentsProblem, UpdateConsentsProblem } from "../problems.js";
import type { Consents, ConsentsPatch, Erasure, ErasureCreate } from "../types.js";

/** Headers of the answer of {@link getConsents}. */
export interface GetConsentsHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_CONSENTS_OPERATION: Operation = {
  id: "getConsents",
  method: "GET",
  path: "/v1/consents",
  answers: [
    { status: 200, mediaType: "application/json", schema: "Consents" },
  ],
  problems: [
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
 * Get one's own consents.
 *
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
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
 * const consents = await getConsents(client);
 * ```
 */
export function getConsents(
  client: Client,
  options?: CallOptions,
): Call<Consents, GetConsentsProblem, GetConsentsHeaders> {
  return call(client, GET_CONSENTS_OPERATION, {}, options);
}

/** Options of {@link updateConsents}. */
export interface UpdateConsentsOptions extends CallOptions {
  /** The `ETag` last read, in place of that of the object. */
  readonly ifMatch?: string | undefined;
}

/** Headers of the answer of {@link updateConsents}. */
export interface UpdateConsentsHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const UPDATE_CONSENTS_OPERATION: Operation = {
  id: "updateConsents",
  method: "PATCH",
  path: "/v1/consents",
  body: { mediaType: "application/merge-patch+json", schema: "ConsentsPatch" },
  headers: {
    ifMatch: { name: "If-Match", required: true },
  },
  answers: [
    { status: 200, mediaType: "application/json", schema: "Consents" },
  ],
  problems: [
    MALFORMED_REQUEST,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_ACCEPTABLE,
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
 * Change one's own consents.
 *
 * Takes effect at once, for running conversations too.
 *
 * It is made only if nobody has changed the object since it was read.
 *
 * @param consents The object as it was read: it tells which one, and its version is sent as `If-Match`.
 * @param body JSON merge patch (RFC 7396) of the consents.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
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
 * const consents = await getConsents(client);
 * const changed = await updateConsents(client, consents, { use_location: true });
 * ```
 */
export function updateConsents(
  client: Client,
  consents: Consents,
  body: ConsentsPatch,
  options?: UpdateConsentsOptions,
): Call<Consents, UpdateConsentsProblem, UpdateConsentsHeaders>;
/**
 * Change one's own consents.
 *
 * Takes effect at once, for running conversations too.
 *
 * It is made only if the resource still has the version that `ifMatch` names.
 *
 * @param consents Nothing.
 * @param body JSON merge patch (RFC 7396) of the consents.
 * @param options Signal, time-out, retries, headers. `ifMatch` is the `ETag` last read.
 * @throws {ProblemError} With one of these problems:
 * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
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
 * const consents = await updateConsents(client, undefined, { use_location: true }, { ifMatch: '"1"' });
 * ```
 */
export function updateConsents(
  client: Client,
  consents: undefined,
  body: ConsentsPatch,
  options: UpdateConsentsOptions & { readonly ifMatch: string },
): Call<Consents, UpdateConsentsProblem, UpdateConsentsHeaders>;
export function updateConsents(
  client: Client,
  consents: Consents | undefined,
  body: ConsentsPatch,
  options?: CallOptions,
): Call<Consents, UpdateConsentsProblem, UpdateConsentsHeaders> {
  return call(client, UPDATE_CONSENTS_OPERATION, { path: [consents], body }, options);
}

/** Headers of the answer of {@link createErasure}. */
export interface CreateErasureHeaders {
  /** Present when the answer is that of an earlier request with the same key. */
  readonly "Idempotent-Replayed"?: "true";
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const CREATE_ERASURE_OPERATION: Operation = {
  id: "createErasure",
  method: "POST",
  path: "/v1/erasures",
  body: { mediaType: "application/json", schema: "ErasureCreate" },
  headers: {
    idempotencyKey: { name: "Idempotency-Key", required: true },
  },
  answers: [
    { status: 201, mediaType: "application/json", schema: "Erasure" },
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
 * Erase conversations.
 *
 * Deletes the conversations with everything that belongs to them; open connections to them are closed with 4403.
 *
 * The same key is sent with every attempt of a call, so that it acts once.
 *
 * @param body What is to be erased.
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
 * const erasure = await createErasure(client, {});
 * ```
 */
export function createErasure(
  client: Client,
  body: ErasureCreate,
  options?: ActionOptions,
): Call<Erasure, CreateErasureProblem, CreateErasureHeaders> {
  return call(client, CREATE_ERASURE_OPERATION, { body }, options);
}
