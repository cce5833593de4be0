// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { ActionOptions, CallOptions } from "../core/options.js";
import {
  createErasure,
  type CreateErasureHeaders,
  getConsents,
  type GetConsentsHeaders,
  updateConsents,
  type UpdateConsentsHeaders,
  type UpdateConsentsOptions,
} from "../operations/privacy.js";
import type { CreateErasureProblem, GetConsentsProblem, UpdateConsentsProblem } from "../problems.js";
import type { Consents, ConsentsPatch, Erasure, ErasureCreate } from "../types.js";

/** Consents and erasure. */
export class PrivacyGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

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
   * const consents = await mobility.privacy.getConsents();
   * ```
   */
  getConsents(options?: CallOptions): Call<Consents, GetConsentsProblem, GetConsentsHeaders> {
    return getConsents(this.#client, options);
  }

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
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const consents = await mobility.privacy.getConsents();
   * const changed = await mobility.privacy.updateConsents(consents, { use_location: true });
   * ```
   */
  updateConsents(
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
   * - `precondition_required` (428): The operation changes a resource, so it needs `If-Match` with the `ETag` last
   *   read.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const consents = await mobility.privacy.updateConsents(undefined, { use_location: true }, { ifMatch: '"1"' });
   * ```
   */
  updateConsents(
    consents: undefined,
    body: ConsentsPatch,
    options: UpdateConsentsOptions & { readonly ifMatch: string },
  ): Call<Consents, UpdateConsentsProblem, UpdateConsentsHeaders>;
  updateConsents(
    consents: Consents | undefined,
    body: ConsentsPatch,
    options?: CallOptions,
  ): Call<Consents, UpdateConsentsProblem, UpdateConsentsHeaders> {
    return updateConsents(this.#client, consents as Consents, body, options as UpdateConsentsOptions);
  }

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
   * const erasure = await mobility.privacy.createErasure({});
   * ```
   */
  createErasure(
    body: ErasureCreate,
    options?: ActionOptions,
  ): Call<Erasure, CreateErasureProblem, CreateErasureHeaders> {
    return createErasure(this.#client, body, options);
  }
}
