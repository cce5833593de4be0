import type { Quote, Reservation } from "@mobilitycorp/sdk";
import { describe, expect, it } from "vitest";

import type { Failure } from "../problems/failure.ts";
import { BEGINNING, type Booking, type BookingEvent, nextStep } from "./steps.ts";

const quote = { id: "quo_1" } as Quote;
const held = { id: "res_1", status: "held" } as Reservation;
const confirmed = { id: "res_1", status: "confirmed" } as Reservation;

function after(...events: BookingEvent[]): Booking {
  return events.reduce(nextStep, BEGINNING);
}

function problem(code: string): Failure {
  return { kind: "problem", problem: { code } as never };
}

const quoted: BookingEvent[] = [{ type: "ask" }, { type: "priced", quote }];
const holding: BookingEvent[] = [...quoted, { type: "reserve" }, { type: "reserved", reservation: held }];

describe("a booking", () => {
  it("goes from the price over the hold to the confirmed reservation", () => {
    const booking = after(...holding, { type: "confirm" }, { type: "confirmed", reservation: confirmed });
    expect(booking).toEqual({ step: "booked", reservation: confirmed });
  });

  it("ignores a second click while an answer is waited for", () => {
    const reserving = after(...quoted, { type: "reserve" });
    expect(nextStep(reserving, { type: "reserve" })).toBe(reserving);
    expect(nextStep(reserving, { type: "back" })).toBe(reserving);
    const confirming = after(...holding, { type: "confirm" });
    expect(nextStep(confirming, { type: "confirm" })).toBe(confirming);
  });

  it("keeps the price offer where the same may work later", () => {
    const failure: Failure = { kind: "unreachable" };
    expect(after(...quoted, { type: "reserve" }, { type: "failed", failure })).toEqual({
      step: "quoted",
      quote,
      failure,
    });
  });

  it("gives a spent price offer up", () => {
    const failure = problem("quote_expired");
    expect(after(...quoted, { type: "reserve" }, { type: "failed", failure })).toEqual({ step: "details", failure });
  });

  it("keeps the hold while a way to pay is missing", () => {
    const failure = problem("payment_method_required");
    const booking = after(...holding, { type: "confirm" }, { type: "failed", failure });
    expect(booking).toEqual({ step: "held", reservation: held, failure });
  });

  it("says what has lapsed", () => {
    expect(after(...quoted, { type: "lapsed" })).toEqual({ step: "details", lapsed: "quote" });
    expect(after(...holding, { type: "lapsed" })).toEqual({ step: "details", lapsed: "hold" });
  });

  it("follows what another tab does with the hold, and with no other reservation", () => {
    expect(after(...holding, { type: "seen", reservation: confirmed }).step).toBe("booked");
    expect(after(...holding, { type: "seen", reservation: { ...held, status: "cancelled" } })).toEqual(BEGINNING);
    const other = { ...confirmed, id: "res_2" } as Reservation;
    expect(after(...holding, { type: "seen", reservation: other }).step).toBe("held");
  });

  it("takes no answer that comes too late", () => {
    expect(after({ type: "priced", quote })).toBe(BEGINNING);
  });
});
