// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { call, type Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { Operation } from "../core/operation.js";
import type { CallOptions } from "../core/options.js";
import {
  FORBIDDEN,
  INTERNAL_ERROR,
  MALFORMED_REQUEST,
  NOT_ACCEPTABLE,
  PAYLOAD_TOO_LARGE,
  PRECONDITION_FAILED,
  PRECONDITION_REQUIRED,
  RATE_LIMITED,
  SERVICE_UNAVAILABLE,
  UNAUTHENTICATED,
  UNSUPPORTED_MEDIA_TYPE,
  VALIDATION_FAILED,
} from "../problem-types.js";
import type { GetCustomerProblem, UpdateCustomerProblem } from "../problems.js";
import type { Customer, CustomerPatch } from "../types.js";

/** Headers of the answer of {@link getCustomer}. */
export interface GetCustomerHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_CUSTOMER_OPERATION: Operation = {
  id: "getCustomer",
  method: "GET",
  path: "/v1/customers/me",
  answers: [
    { status: 200, mediaType: "application/json", schema: "Customer" },
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
 * Get one's own profile.
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
 * const customer = await getCustomer(client);
 * ```
 */
export function getCustomer(
  client: Client,
  options?: CallOptions,
): Call<Customer, GetCustomerProblem, GetCustomerHeaders> {
  return call(client, GET_CUSTOMER_OPERATION, {}, options);
}

/** Options of {@link updateCustomer}. */
export interface UpdateCustomerOptions extends CallOptions {
  /** The `ETag` last read, in place of that of the object. */
  readonly ifMatch?: string | undefined;
}

/** Headers of the answer of {@link updateCustomer}. */
export interface UpdateCustomerHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const UPDATE_CUSTOMER_OPERATION: Operation = {
  id: "updateCustomer",
  method: "PATCH",
  path: "/v1/customers/me",
  body: { mediaType: "application/merge-patch+json", schema: "CustomerPatch" },
  headers: {
    ifMatch: { name: "If-Match", required: true },
  },
  answers: [
    { status: 200, mediaType: "application/json", schema: "Customer" },
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
 * Change one's own profile.
 *
 * Preferences, language and payment method.
 *
 * It is made only if nobody has changed the object since it was read.
 *
 * @param customer The object as it was read: it tells which one, and its version is sent as `If-Match`.
 * @param body JSON merge patch (RFC 7396) of the profile.
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
 * const customer = await getCustomer(client);
 * const changed = await updateCustomer(client, customer, {
 *   locale: "fi",
 *   preferences: { max_walk_m: 400, scenic: null },
 *   payment_method_token: "pm_sandbox_visa",
 * });
 * ```
 */
export function updateCustomer(
  client: Client,
  customer: Customer,
  body: CustomerPatch,
  options?: UpdateCustomerOptions,
): Call<Customer, UpdateCustomerProblem, UpdateCustomerHeaders>;
/**
 * Change one's own profile.
 *
 * Preferences, language and payment method.
 *
 * It is made only if the resource still has the version that `ifMatch` names.
 *
 * @param customer Nothing.
 * @param body JSON merge patch (RFC 7396) of the profile.
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
 * const customer = await updateCustomer(client, undefined, {
 *   locale: "fi",
 *   preferences: { max_walk_m: 400, scenic: null },
 *   payment_method_token: "pm_sandbox_visa",
 * }, { ifMatch: '"1"' });
 * ```
 */
export function updateCustomer(
  client: Client,
  customer: undefined,
  body: CustomerPatch,
  options: UpdateCustomerOptions & { readonly ifMatch: string },
): Call<Customer, UpdateCustomerProblem, UpdateCustomerHeaders>;
export function updateCustomer(
  client: Client,
  customer: Customer | undefined,
  body: CustomerPatch,
  options?: CallOptions,
): Call<Customer, UpdateCustomerProblem, UpdateCustomerHeaders> {
  return call(client, UPDATE_CUSTOMER_OPERATION, { path: [customer], body }, options);
}
