import { describe, expect, it } from "vitest";

import { firstForm, quoteRequest } from "./request.ts";

const HELSINKI = "Europe/Helsinki";
const car = { id: "veh_01m7q5crf8fe59x9fhj1jp84n9", vehicle_class: "car" } as const;
const bike = { id: "veh_01m7q5crf8fe59x9fhj1jp84na", vehicle_class: "bike" } as const;

describe("firstForm", () => {
  it("lets planned trips begin at the next quarter of an hour of the metro", () => {
    const form = firstForm("car", { now: new Date("2026-12-01T07:01:00Z"), timeZone: HELSINKI });
    expect(form.startsAt).toBe("2026-12-01T09:15");
  });

  it("leaves a minute to decide", () => {
    const form = firstForm("van", { now: new Date("2026-12-01T07:14:30Z"), timeZone: HELSINKI });
    expect(form.startsAt).toBe("2026-12-01T09:30");
  });

  it("lets hops begin now", () => {
    expect(firstForm("scooter", { now: new Date(), timeZone: HELSINKI }).startsAt).toBe("");
  });
});

describe("quoteRequest", () => {
  it("gives a planned trip an end", () => {
    const form = { startsAt: "2026-12-01T09:00", minutes: "90", kilometres: "12,5" };
    expect(quoteRequest(car, form, HELSINKI)).toEqual({
      ok: true,
      quote: {
        vehicle_id: car.id,
        starts_at: "2026-12-01T07:00:00.000Z",
        ends_at: "2026-12-01T08:30:00.000Z",
        trip_distance_m: 12_500,
      },
    });
  });

  it("gives a hop an expected length and no end", () => {
    expect(quoteRequest(bike, { startsAt: "", minutes: "20", kilometres: "" }, HELSINKI)).toEqual({
      ok: true,
      quote: { vehicle_id: bike.id, expected_duration_min: 20 },
    });
  });

  it("names the fields at fault", () => {
    const outcome = quoteRequest(car, { startsAt: "", minutes: "1.5", kilometres: "far" }, HELSINKI);
    expect(outcome).toEqual({ ok: false, faults: ["starts_at", "minutes", "kilometres"] });
  });

  it("refuses hops of more than 12 hours and trips of more than a week", () => {
    expect(quoteRequest(bike, { startsAt: "", minutes: "721", kilometres: "" }, HELSINKI).ok).toBe(false);
    const form = { startsAt: "2026-12-01T09:00", minutes: "10081", kilometres: "" };
    expect(quoteRequest(car, form, HELSINKI).ok).toBe(false);
  });
});
