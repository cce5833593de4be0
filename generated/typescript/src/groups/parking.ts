// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { CallOptions } from "../core/options.js";
import type { ListCall } from "../core/pages.js";
import {
  getParkingSpot,
  type GetParkingSpotHeaders,
  searchParkingSpots,
  type SearchParkingSpotsHeaders,
  type SearchParkingSpotsQuery,
} from "../operations/parking.js";
import type { GetParkingSpotProblem, SearchParkingSpotsProblem } from "../problems.js";
import type { NearbyParkingSpotPage, ParkingSpot, ParkingSpotId } from "../types.js";

/** Designated places to leave a vehicle. */
export class ParkingGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

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
   * for await (const item of mobility.parking.searchSpots({ latitude: 60.1708, longitude: 24.9415 })) {
   *   console.log(item);
   * }
   * ```
   */
  searchSpots(
    query: SearchParkingSpotsQuery,
    options?: CallOptions,
  ): ListCall<NearbyParkingSpotPage, SearchParkingSpotsProblem, SearchParkingSpotsHeaders> {
    return searchParkingSpots(this.#client, query, options);
  }

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
   * const parkingSpot = await mobility.parking.getSpot("spt_01m7q5csege9x88ge8hgbh1ktk");
   * ```
   */
  getSpot(
    parkingSpotId: ParkingSpotId,
    options?: CallOptions,
  ): Call<ParkingSpot, GetParkingSpotProblem, GetParkingSpotHeaders> {
    return getParkingSpot(this.#client, parkingSpotId, options);
  }
}
