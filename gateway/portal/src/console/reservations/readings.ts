import type { MobilityClient, Reservation } from "@mobilitycorp/sdk";

import { type KnownProblem, type Outcome, outcomeOf } from "../problems/failure.ts";
import { type Difference, differences } from "./differences.ts";

/** A reservation as it stands, with its version, and what differs from how it was shown. */
export interface Reading {
  readonly reservation: Reservation;
  readonly changes: readonly Difference[] | undefined;
}

/** Reads a reservation that is to be changed: the SDK knows its version by the object that comes of it. */
export async function readAgain(mobility: MobilityClient, shown: Reservation): Promise<Outcome<Reading, KnownProblem>> {
  const outcome = await outcomeOf(mobility.reservations.get(shown.id));
  if (!outcome.ok) return outcome;
  const changes = differences(shown, outcome.data);
  return { ok: true, data: { reservation: outcome.data, changes: changes.length > 0 ? changes : undefined } };
}
