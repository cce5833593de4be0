import type { Reservation, ReservationPatch } from "@mobilitycorp/sdk";

import { instantOf, wallTimeOf } from "../formats/wall-time.ts";

/** What may be changed, as the fields hold it: times on the metro's clocks. */
export interface ChangeForm {
  readonly startsAt: string;
  /** Empty for open-ended rides. */
  readonly endsAt: string;
  readonly vehicleId: string;
}

/** What is changed; the rest stays as it is. */
export type ChangeRequest = Pick<ReservationPatch, "vehicle_id" | "starts_at" | "ends_at">;

/** The form that changes nothing. */
export function unchangedForm(reservation: Reservation): ChangeForm {
  const { starts_at, ends_at, time_zone, vehicle } = reservation;
  return {
    startsAt: wallTimeOf(new Date(starts_at), time_zone),
    endsAt: ends_at === undefined ? "" : wallTimeOf(new Date(ends_at), time_zone),
    vehicleId: vehicle.id,
  };
}

/** What the form changes of the reservation; undefined where it has no valid times. */
export function changeRequest(reservation: Reservation, form: ChangeForm): ChangeRequest | undefined {
  const before = unchangedForm(reservation);
  const startsAt = instantOf(form.startsAt, reservation.time_zone);
  const endsAt = instantOf(form.endsAt, reservation.time_zone);
  if (startsAt === undefined || (before.endsAt !== "" && endsAt === undefined)) return undefined;
  return {
    ...(form.vehicleId === before.vehicleId ? {} : { vehicle_id: form.vehicleId }),
    // Fields have minutes only, so that an untouched time is not sent without its seconds.
    ...(form.startsAt === before.startsAt ? {} : { starts_at: startsAt.toISOString() }),
    ...(form.endsAt === before.endsAt || endsAt === undefined ? {} : { ends_at: endsAt.toISOString() }),
  };
}
