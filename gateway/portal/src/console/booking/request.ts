import type { QuoteCreate, VehicleClass } from "@mobilitycorp/sdk";

import { instantOf, wallTimeOf } from "../formats/wall-time.ts";

/** What the customer fills in, as the fields hold it. */
export interface TripForm {
  /** A time on the metro's clocks; empty for now. */
  readonly startsAt: string;
  readonly minutes: string;
  readonly kilometres: string;
}

export type Fault = "starts_at" | "minutes" | "kilometres";

export type Request =
  | { readonly ok: true; readonly quote: QuoteCreate }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export const LONGEST_RIDE_MIN = 720;
export const LONGEST_TRIP_MIN = 7 * 24 * 60;
const LONGEST_TRIP_KM = 1000;
const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

/** Cars and vans are taken for a fixed time; scooters and bikes until they are given back. */
export function isPlanned(vehicleClass: VehicleClass): boolean {
  return vehicleClass === "car" || vehicleClass === "van";
}

/** What the form begins with: planned trips at the next quarter of an hour, hops now. */
export function firstForm(vehicleClass: VehicleClass, { now, timeZone }: { now: Date; timeZone: string }): TripForm {
  if (!isPlanned(vehicleClass)) return { startsAt: "", minutes: "15", kilometres: "" };
  const quarter = new Date(Math.ceil((now.getTime() + MINUTE_MS) / QUARTER_MS) * QUARTER_MS);
  return { startsAt: wallTimeOf(quarter, timeZone), minutes: "60", kilometres: "" };
}

/** The request for a price that a form stands for, or which fields are at fault. */
export function quoteRequest(
  vehicle: { readonly id: string; readonly vehicle_class: VehicleClass },
  form: TripForm,
  timeZone: string,
): Request {
  const planned = isPlanned(vehicle.vehicle_class);
  const minutes = wholeNumber(form.minutes, planned ? LONGEST_TRIP_MIN : LONGEST_RIDE_MIN);
  const kilometres = form.kilometres.trim() === "" ? undefined : decimal(form.kilometres, LONGEST_TRIP_KM);
  const startsAt = form.startsAt === "" ? undefined : instantOf(form.startsAt, timeZone);
  const faults: Fault[] = [];
  if (startsAt === undefined && (planned || form.startsAt !== "")) faults.push("starts_at");
  if (minutes === undefined) faults.push("minutes");
  if (form.kilometres.trim() !== "" && kilometres === undefined) faults.push("kilometres");
  if (faults.length > 0 || minutes === undefined) return { ok: false, faults };
  return {
    ok: true,
    quote: {
      vehicle_id: vehicle.id,
      ...(startsAt === undefined ? {} : { starts_at: startsAt.toISOString() }),
      ...(planned && startsAt !== undefined
        ? { ends_at: new Date(startsAt.getTime() + minutes * MINUTE_MS).toISOString() }
        : { expected_duration_min: minutes }),
      ...(kilometres === undefined ? {} : { trip_distance_m: Math.round(kilometres * 1000) }),
    },
  };
}

function wholeNumber(text: string, most: number): number | undefined {
  const value = Number(text);
  return text.trim() !== "" && Number.isInteger(value) && value >= 1 && value <= most ? value : undefined;
}

/** A number with a point or a comma. */
function decimal(text: string, most: number): number | undefined {
  const value = Number(text.trim().replace(",", "."));
  return Number.isFinite(value) && value >= 0 && value <= most ? value : undefined;
}
