// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { CallOptions } from "../core/options.js";
import type { ListCall } from "../core/pages.js";
import {
  getVehicle,
  type GetVehicleHeaders,
  searchVehicles,
  type SearchVehiclesHeaders,
  type SearchVehiclesQuery,
} from "../operations/vehicles.js";
import type { GetVehicleProblem, SearchVehiclesProblem } from "../problems.js";
import type { Vehicle, VehicleId, VehicleOfferPage } from "../types.js";

/** The vehicles that can be reserved, nearest first. */
export class VehiclesGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

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
   * for await (const item of mobility.vehicles.search({ latitude: 60.1708, longitude: 24.9415 })) {
   *   console.log(item);
   * }
   * ```
   */
  search(
    query: SearchVehiclesQuery,
    options?: CallOptions,
  ): ListCall<VehicleOfferPage, SearchVehiclesProblem, SearchVehiclesHeaders> {
    return searchVehicles(this.#client, query, options);
  }

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
   * const vehicle = await mobility.vehicles.get("veh_01m7q5crf8fe59x9fhj1jp84n9");
   * ```
   */
  get(vehicleId: VehicleId, options?: CallOptions): Call<Vehicle, GetVehicleProblem, GetVehicleHeaders> {
    return getVehicle(this.#client, vehicleId, options);
  }
}
