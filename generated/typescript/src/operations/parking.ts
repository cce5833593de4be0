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
import type { GetParkingSpotProblem, SearchParkingSpotsProblem } from "../problems.js";
import type {
  Cursor,
  Latitude,
  Longitude,
  NearbyParkingSpotPage,
  ParkingSpot,
  ParkingSpotId,
  VehicleClass,
} from "../types.js";

/** What {@link searchParkingSpots} asks for. */
export interface SearchParkingSpotsQuery {
  /** Where to look, degrees north. */
  readonly latitude: Latitude;
  /** Where to look, degrees east. */
  readonly longitude: Longitude;
  /** How far to look in metres (default: 1000). */
  readonly radius_m?: number | undefined;
  /** Only these classes; all when absent. */
  readonly vehicle_class?: readonly VehicleClass[] | undefined;
  /** Only spots with a charger (default: false). */
  readonly with_charger?: boolean | undefined;
  /** How many items a page holds at most (default: 20). */
  readonly limit?: number | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: Cursor | undefined;
}

/** Headers of the answer of {@link searchParkingSpots}. */
export interface SearchParkingSpotsHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const SEARCH_PARKING_SPOTS_OPERATION: Operation = {
  id: "searchParkingSpots",
  method: "GET",
  path: "/v1/parking-spots",
  answers: [
    { status: 200, mediaType: "application/json", schema: "NearbyParkingSpotPage" },
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
 * Find the nearest parking spots.
 *
 * Designated places around a position, nearest first.
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
 * for await (const item of searchParkingSpots(client, { latitude: 60.1708, longitude: 24.9415 })) {
 *   console.log(item);
 * }
 * ```
 */
export function searchParkingSpots(
  client: Client,
  query: SearchParkingSpotsQuery,
  options?: CallOptions,
): ListCall<NearbyParkingSpotPage, SearchParkingSpotsProblem, SearchParkingSpotsHeaders> {
  return list(client, SEARCH_PARKING_SPOTS_OPERATION, { query }, options);
}

/** Headers of the answer of {@link getParkingSpot}. */
export interface GetParkingSpotHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_PARKING_SPOT_OPERATION: Operation = {
  id: "getParkingSpot",
  method: "GET",
  path: "/v1/parking-spots/{parking_spot_id}",
  answers: [
    { status: 200, mediaType: "application/json", schema: "ParkingSpot" },
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
 * Get a parking spot.
 *
 * @param parkingSpotId Which parking spot.
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
 * const parkingSpot = await getParkingSpot(client, "spt_01m7q5csege9x88ge8hgbh1ktk");
 * ```
 */
export function getParkingSpot(
  client: Client,
  parkingSpotId: ParkingSpotId,
  options?: CallOptions,
): Call<ParkingSpot, GetParkingSpotProblem, GetParkingSpotHeaders> {
  return call(client, GET_PARKING_SPOT_OPERATION, { path: [parkingSpotId] }, options);
}
