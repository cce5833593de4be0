import type { Reservation } from "@mobilitycorp/sdk";
import { expect, it } from "vitest";

import { differences } from "./differences.ts";

const reservation = {
  id: "res_1",
  status: "confirmed",
  starts_at: "2026-12-01T09:00:00+02:00",
  ends_at: "2026-12-01T10:00:00+02:00",
  vehicle: { id: "veh_1", vehicle_class: "car", model: "Volt C1" },
  estimate: { total: { amount: 1840, currency: "EUR" } },
} as Reservation;

it("finds none where only the notation of a time differs", () => {
  expect(differences(reservation, { ...reservation, starts_at: "2026-12-01T07:00:00Z" })).toEqual([]);
});

it("names each thing that a customer would see", () => {
  const { ends_at: _, ...openEnded } = reservation;
  const changed = {
    ...openEnded,
    status: "cancelled",
    starts_at: "2026-12-01T09:30:00+02:00",
    vehicle: { ...reservation.vehicle, id: "veh_2", model: "Volt C2" },
    estimate: { total: { amount: 2000, currency: "EUR" } },
    note: "Two seats",
  } as Reservation;
  const kinds = differences(reservation, changed).map(({ kind }) => kind);
  expect(kinds).toEqual(["status", "starts_at", "ends_at", "vehicle", "total", "note"]);
});
