// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { call, type Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { Operation } from "../core/operation.js";
import type { CallOptions } from "../core/options.js";
import { list, type ListCall } from "../core/pages.js";
import {
  INTERNAL_ERROR,
  INVALID_CURSOR,
  NOT_ACCEPTABLE,
  NOT_FOUND,
  RATE_LIMITED,
  SERVICE_UNAVAILABLE,
  VALIDATION_FAILED,
} from "../problem-types.js";
import type { GetMetroProblem, ListMetrosProblem } from "../problems.js";
import type { Cursor, Metro, MetroId, MetroPage } from "../types.js";

/** What {@link listMetros} asks for. */
export interface ListMetrosQuery {
  /** How many items a page holds at most (default: 20). */
  readonly limit?: number | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: Cursor | undefined;
}

/** Headers of the answer of {@link listMetros}. */
export interface ListMetrosHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const LIST_METROS_OPERATION: Operation = {
  id: "listMetros",
  method: "GET",
  path: "/v1/metros",
  public: true,
  answers: [
    { status: 200, mediaType: "application/json", schema: "MetroPage" },
  ],
  problems: [
    INVALID_CURSOR,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

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
 * for await (const item of listMetros(client)) {
 *   console.log(item);
 * }
 * ```
 */
export function listMetros(
  client: Client,
  query?: ListMetrosQuery,
  options?: CallOptions,
): ListCall<MetroPage, ListMetrosProblem, ListMetrosHeaders> {
  return list(client, LIST_METROS_OPERATION, { query }, options);
}

/** Headers of the answer of {@link getMetro}. */
export interface GetMetroHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_METRO_OPERATION: Operation = {
  id: "getMetro",
  method: "GET",
  path: "/v1/metros/{metro_id}",
  public: true,
  answers: [
    { status: 200, mediaType: "application/json", schema: "Metro" },
  ],
  problems: [
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

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
 * const metro = await getMetro(client, "met_01m7q5cqg0ef38d6j5p56t9yfw");
 * ```
 */
export function getMetro(
  client: Client,
  metroId: MetroId,
  options?: CallOptions,
): Call<Metro, GetMetroProblem, GetMetroHeaders> {
  return call(client, GET_METRO_OPERATION, { path: [metroId] }, options);
}
