// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { CallOptions } from "../core/options.js";
import {
  getChannelContract,
  type GetChannelContractHeaders,
  getContract,
  type GetContractHeaders,
  getHealth,
  type GetHealthHeaders,
  getReadiness,
  type GetReadinessHeaders,
} from "../operations/service.js";
import type {
  GetChannelContractProblem,
  GetContractProblem,
  GetHealthProblem,
  GetReadinessProblem,
} from "../problems.js";
import type { ChannelDocument, ContractDocument, Health, Readiness } from "../types.js";

/** State of the service, and this document. */
export class ServiceGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Whether the process answers.
   *
   * @param options Signal, time-out, retries, headers.
   * @throws {ProblemError} With one of these problems:
   * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
   * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * @example
   * ```ts
   * const health = await mobility.service.getHealth();
   * ```
   */
  getHealth(options?: CallOptions): Call<Health, GetHealthProblem, GetHealthHeaders> {
    return getHealth(this.#client, options);
  }

  /**
   * Whether the service can work.
   *
   * Fails while it starts or drains, and while the database is out of reach.
   *
   * @param options Signal, time-out, retries, headers.
   * @throws {ProblemError} With one of these problems:
   * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
   * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const readiness = await mobility.service.getReadiness();
   * ```
   */
  getReadiness(options?: CallOptions): Call<Readiness, GetReadinessProblem, GetReadinessHeaders> {
    return getReadiness(this.#client, options);
  }

  /**
   * Get this document.
   *
   * The bundled contract that the service is generated from.
   *
   * @param options Signal, time-out, retries, headers.
   * @throws {ProblemError} With one of these problems:
   * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
   * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * @example
   * ```ts
   * const contractDocument = await mobility.service.getContract();
   * ```
   */
  getContract(options?: CallOptions): Call<ContractDocument, GetContractProblem, GetContractHeaders> {
    return getContract(this.#client, options);
  }

  /**
   * Get the document of the chat.
   *
   * The bundled contract that the service is generated from.
   *
   * @param options Signal, time-out, retries, headers.
   * @throws {ProblemError} With one of these problems:
   * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
   * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * @example
   * ```ts
   * const channelDocument = await mobility.service.getChannelContract();
   * ```
   */
  getChannelContract(
    options?: CallOptions,
  ): Call<ChannelDocument, GetChannelContractProblem, GetChannelContractHeaders> {
    return getChannelContract(this.#client, options);
  }
}
