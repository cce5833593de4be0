// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { CallOptions } from "../core/options.js";
import type { ListCall } from "../core/pages.js";
import {
  getMetro,
  type GetMetroHeaders,
  listMetros,
  type ListMetrosHeaders,
  type ListMetrosQuery,
} from "../operations/metros.js";
import type { GetMetroProblem, ListMetrosProblem } from "../problems.js";
import type { Metro, MetroId, MetroPage } from "../types.js";

/** City areas with their price lists. */
export class MetrosGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * List the metros.
   *
   * Every metro with its price list, by name. No token needed.
   *
   * Awaited, it gives the first page; `for await` goes through all items, `.pages()` through all pages.
   *
   * @param query What to ask for.
   * @param options Signal, time-out, retries, headers.
   * @throws {ProblemError} With one of these problems:
   * - `invalid_cursor` (400): The cursor was not made by this operation, or for other filters.
   * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
   * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * for await (const item of mobility.metros.list()) {
   *   console.log(item);
   * }
   * ```
   */
  list(query?: ListMetrosQuery, options?: CallOptions): ListCall<MetroPage, ListMetrosProblem, ListMetrosHeaders> {
    return listMetros(this.#client, query, options);
  }

  /**
   * Get a metro.
   *
   * @param metroId Which metro.
   * @param options Signal, time-out, retries, headers.
   * @throws {ProblemError} With one of these problems:
   * - `not_found` (404): There is no such resource, or it is not the caller's.
   * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
   * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
   * - `rate_limited` (429): The caller has used up the operation's rate limit.
   * - `internal_error` (500): The service failed.
   * - `service_unavailable` (503): The service is too busy or cannot reach its database.
   * @example
   * ```ts
   * const metro = await mobility.metros.get("met_01m7q5cqg0ef38d6j5p56t9yfw");
   * ```
   */
  get(metroId: MetroId, options?: CallOptions): Call<Metro, GetMetroProblem, GetMetroHeaders> {
    return getMetro(this.#client, metroId, options);
  }
}
