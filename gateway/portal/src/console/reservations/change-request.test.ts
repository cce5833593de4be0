import type { Reservation } from "@mobilitycorp/sdk";
import { expect, it } from "vitest";

import { changeRequest, unchangedForm } from "./change-request.ts";

const reservation = {
  vehicle: { id: "veh_1" },
  time_zone: "Europe/Helsinki",
  starts_at: "2026-12-01T07:00:42Z",
  ends_at: "2026-12-01T08:00:42Z",
} as Reservation;

it("asks for nothing where nothing is changed, seconds included", () => {
  expect(changeRequest(reservation, unchangedForm(reservation))).toEqual({});
});

it("asks for what is changed, in instants", () => {
  const form = { startsAt: "2026-12-01T09:00", endsAt: "2026-12-01T11:30", vehicleId: "veh_2" };
  expect(changeRequest(reservation, form)).toEqual({ vehicle_id: "veh_2", ends_at: "2026-12-01T09:30:00.000Z" });
});

it("knows no request without times", () => {
  expect(changeRequest(reservation, { ...unchangedForm(reservation), endsAt: "" })).toBeUndefined();
});

it("leaves open-ended rides open", () => {
  const { ends_at: _, ...ride } = reservation;
  const form = { ...unchangedForm(ride), startsAt: "2026-12-01T09:10" };
  expect(changeRequest(ride, form)).toEqual({ starts_at: "2026-12-01T07:10:00.000Z" });
});
