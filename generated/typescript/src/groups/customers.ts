// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { CallOptions } from "../core/options.js";
import {
  getCustomer,
  type GetCustomerHeaders,
  updateCustomer,
  type UpdateCustomerHeaders,
  type UpdateCustomerOptions,
} from "../operations/customers.js";
import type { GetCustomerProblem, UpdateCustomerProblem } from "../problems.js";
import type { Customer, CustomerPatch } from "../types.js";

/** The caller's own profile. */
export class CustomersGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

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
   * const customer = await mobility.customers.get();
   * ```
   */
  get(options?: CallOptions): Call<Customer, GetCustomerProblem, GetCustomerHeaders> {
    return getCustomer(this.#client, options);
  }

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
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const customer = await mobility.customers.get();
   * const changed = await mobility.customers.update(customer, {
   *   locale: "fi",
   *   preferences: { max_walk_m: 400, scenic: null },
   *   payment_method_token: "pm_sandbox_visa",
   * });
   * ```
   */
  update(
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
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const customer = await mobility.customers.update(undefined, {
   *   locale: "fi",
   *   preferences: { max_walk_m: 400, scenic: null },
   *   payment_method_token: "pm_sandbox_visa",
   * }, { ifMatch: '"1"' });
   * ```
   */
  update(
    customer: undefined,
    body: CustomerPatch,
    options: UpdateCustomerOptions & { readonly ifMatch: string },
  ): Call<Customer, UpdateCustomerProblem, UpdateCustomerHeaders>;
  update(
    customer: Customer | undefined,
    body: CustomerPatch,
    options?: CallOptions,
  ): Call<Customer, UpdateCustomerProblem, UpdateCustomerHeaders> {
    return updateCustomer(this.#client, customer as Customer, body, options as UpdateCustomerOptions);
  }
}
