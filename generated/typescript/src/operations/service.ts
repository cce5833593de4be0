// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { call, type Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { Operation } from "../core/operation.js";
import type { CallOptions } from "../core/options.js";
import {
  INTERNAL_ERROR,
  NOT_ACCEPTABLE,
  RATE_LIMITED,
  SERVICE_UNAVAILABLE,
  VALIDATION_FAILED,
} from "../problem-types.js";
import type {
  GetChannelContractProblem,
  GetContractProblem,
  GetHealthProblem,
  GetReadinessProblem,
} from "../problems.js";
import type { ChannelDocument, ContractDocument, Health, Readiness } from "../types.js";

/** Headers of the answer of {@link getHealth}. */
export interface GetHealthHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_HEALTH_OPERATION: Operation = {
  id: "getHealth",
  method: "GET",
  path: "/healthz",
  public: true,
  answers: [
    { status: 200, mediaType: "application/json", schema: "Health" },
  ],
  problems: [
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
  ],
};

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
 * const health = await getHealth(client);
 * ```
 */
export function getHealth(client: Client, options?: CallOptions): Call<Health, GetHealthProblem, GetHealthHeaders> {
  return call(client, GET_HEALTH_OPERATION, {}, options);
}

/** Headers of the answer of {@link getReadiness}. */
export interface GetReadinessHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_READINESS_OPERATION: Operation = {
  id: "getReadiness",
  method: "GET",
  path: "/readyz",
  public: true,
  answers: [
    { status: 200, mediaType: "application/json", schema: "Readiness" },
  ],
  problems: [
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

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
 * const readiness = await getReadiness(client);
 * ```
 */
export function getReadiness(
  client: Client,
  options?: CallOptions,
): Call<Readiness, GetReadinessProblem, GetReadinessHeaders> {
  return call(client, GET_READINESS_OPERATION, {}, options);
}

/** Headers of the answer of {@link getContract}. */
export interface GetContractHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_CONTRACT_OPERATION: Operation = {
  id: "getContract",
  method: "GET",
  path: "/openapi.json",
  public: true,
  answers: [
    { status: 200, mediaType: "application/json", schema: "ContractDocument" },
  ],
  problems: [
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
  ],
};

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
 * const contractDocument = await getContract(client);
 * ```
 */
export function getContract(
  client: Client,
  options?: CallOptions,
): Call<ContractDocument, GetContractProblem, GetContractHeaders> {
  return call(client, GET_CONTRACT_OPERATION, {}, options);
}

/** Headers of the answer of {@link getChannelContract}. */
export interface GetChannelContractHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_CHANNEL_CONTRACT_OPERATION: Operation = {
  id: "getChannelContract",
  method: "GET",
  path: "/asyncapi.json",
  public: true,
  answers: [
    { status: 200, mediaType: "application/json", schema: "ChannelDocument" },
  ],
  problems: [
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
  ],
};

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
 * const channelDocument = await getChannelContract(client);
 * ```
 */
export function getChannelContract(
  client: Client,
  options?: CallOptions,
): Call<ChannelDocument, GetChannelContractProblem, GetChannelContractHeaders> {
  return call(client, GET_CHANNEL_CONTRACT_OPERATION, {}, options);
}
