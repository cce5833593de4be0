// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { call, type Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { Operation } from "../core/operation.js";
import type { CallOptions } from "../core/options.js";
import { list, type ListCall } from "../core/pages.js";
import {
  FORBIDDEN,
  INTERNAL_ERROR,
  INVALID_CURSOR,
  NOT_ACCEPTABLE,
  NOT_FOUND,
  RATE_LIMITED,
  SERVICE_UNAVAILABLE,
  UNAUTHENTICATED,
  VALIDATION_FAILED,
} from "../problem-types.js";
import type { GetVehicleProblem, SearchVehiclesProblem } from "../problems.js";
import type {
  Cursor,
  DistanceM,
  Latitude,
  Longitude,
  Timestamp,
  Vehicle,
  VehicleClass,
  VehicleId,
  VehicleOfferPage,
} from "../types.js";

/** What {@link searchVehicles} asks for. */
export interface SearchVehiclesQuery {
  /** Where to look, degrees north. */
  readonly latitude: Latitude;
  /** Where to look, degrees east. */
  readonly longitude: Longitude;
  /** How far to look in metres (default: 1000). */
  readonly radius_m?: number | undefined;
  /** Only these classes; all when absent. */
  readonly vehicle_class?: readonly VehicleClass[] | undefined;
  /** Start of the trip; now when absent. */
  readonly starts_at?: Timestamp | undefined;
  /**
   * How long the vehicle is needed in minutes. Open-ended classes must be free for 12 hours whatever is asked (default:
   * 60).
   */
  readonly duration_min?: number | undefined;
  /** Vehicles whose range does not cover it are left out. */
  readonly trip_distance_m?: DistanceM | undefined;
  /** How many items a page holds at most (default: 20). */
  readonly limit?: number | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: Cursor | undefined;
}

/** Headers of the answer of {@link searchVehicles}. */
export interface SearchVehiclesHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const SEARCH_VEHICLES_OPERATION: Operation = {
  id: "searchVehicles",
  method: "GET",
  path: "/v1/vehicles",
  answers: [
    { status: 200, mediaType: "application/json", schema: "VehicleOfferPage" },
  ],
  problems: [
    INVALID_CURSOR,
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
 * Find the nearest vehicles that can be reserved.
 *
 * Vehicles around a position that are free for the whole asked time, within their class's booking window, and whose
 * range covers the trip. Nearest first. Outside every metro the list is empty.
 *
 * Awaited, it gives the first page; `for await` goes through all items, `.pages()` through all pages.
 *
 * @param query What to ask for.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `invalid_cursor` (400): The cursor was not made by this operation, or for other filters.
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
 * for await (const item of searchVehicles(client, { latitude: 60.1708, longitude: 24.9415 })) {
 *   console.log(item);
 * }
 * ```
 */
export function searchVehicles(
  client: Client,
  query: SearchVehiclesQuery,
  options?: CallOptions,
): ListCall<VehicleOfferPage, SearchVehiclesProblem, SearchVehiclesHeaders> {
  return list(client, SEARCH_VEHICLES_OPERATION, { query }, options);
}

/** Headers of the answer of {@link getVehicle}. */
export interface GetVehicleHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_VEHICLE_OPERATION: Operation = {
  id: "getVehicle",
  method: "GET",
  path: "/v1/vehicles/{vehicle_id}",
  answers: [
    { status: 200, mediaType: "application/json", schema: "Vehicle" },
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
 * Get a vehicle.
 *
 * @param vehicleId Which vehicle.
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
 * const vehicle = await getVehicle(client, "veh_01m7q5crf8fe59x9fhj1jp84n9");
 * ```
 */
export function getVehicle(
  client: Client,
  vehicleId: VehicleId,
  options?: CallOptions,
): Call<Vehicle, GetVehicleProblem, GetVehicleHeaders> {
  return call(client, GET_VEHICLE_OPERATION, { path: [vehicleId] }, options);
}
