/** The way from a vehicle to a confirmed reservation. What may not happen in a step does not, such as reserving twice. */

import type { Quote, Reservation } from "@mobilitycorp/sdk";

import type { Failure } from "../problems/failure.ts";

export type Booking =
  | { readonly step: "details"; readonly failure?: Failure; readonly lapsed?: "quote" | "hold" }
  | { readonly step: "quoting" }
  | { readonly step: "quoted"; readonly quote: Quote; readonly failure?: Failure }
  | { readonly step: "reserving"; readonly quote: Quote }
  | { readonly step: "held"; readonly reservation: Reservation; readonly failure?: Failure }
  | { readonly step: "confirming"; readonly reservation: Reservation }
  | { readonly step: "booked"; readonly reservation: Reservation };

export type BookingEvent =
  | { readonly type: "ask" }
  | { readonly type: "priced"; readonly quote: Quote }
  | { readonly type: "reserve" }
  | { readonly type: "reserved"; readonly reservation: Reservation }
  | { readonly type: "confirm" }
  | { readonly type: "confirmed"; readonly reservation: Reservation }
  | { readonly type: "failed"; readonly failure: Failure }
  | { readonly type: "lapsed" }
  /** What became of the held reservation elsewhere. */
  | { readonly type: "seen"; readonly reservation: Reservation }
  | { readonly type: "back" };

export const BEGINNING: Booking = { step: "details" };

/** After these the price offer is of no more use. */
const SPENT_QUOTE: ReadonlySet<string> = new Set([
  "quote_expired",
  "quote_already_used",
  "vehicle_unavailable",
  "range_insufficient",
  "outside_booking_window",
]);
/** After these the hold is. */
const LOST_HOLD: ReadonlySet<string> = new Set(["illegal_transition", "not_found"]);

/** The next step; the same object where the event means nothing in this one. */
export function nextStep(booking: Booking, event: BookingEvent): Booking {
  switch (event.type) {
    case "ask":
      return booking.step === "details" ? { step: "quoting" } : booking;
    case "priced":
      return booking.step === "quoting" ? { step: "quoted", quote: event.quote } : booking;
    case "reserve":
      return booking.step === "quoted" ? { step: "reserving", quote: booking.quote } : booking;
    case "reserved":
      return booking.step === "reserving" ? { step: "held", reservation: event.reservation } : booking;
    case "confirm":
      return booking.step === "held" ? { step: "confirming", reservation: booking.reservation } : booking;
    case "confirmed":
      return booking.step === "confirming" ? { step: "booked", reservation: event.reservation } : booking;
    case "failed":
      return afterFailure(booking, event.failure);
    case "lapsed":
      return afterLapse(booking);
    case "seen":
      return afterSeeing(booking, event.reservation);
    case "back":
      return isBusy(booking) ? booking : BEGINNING;
  }
}

/** Whether an answer is waited for. */
export function isBusy(booking: Booking): boolean {
  return booking.step === "quoting" || booking.step === "reserving" || booking.step === "confirming";
}

function afterFailure(booking: Booking, failure: Failure): Booking {
  const code = failure.kind === "problem" ? failure.problem.code : "";
  switch (booking.step) {
    case "quoting":
      return { step: "details", failure };
    case "reserving":
      return SPENT_QUOTE.has(code) ? { step: "details", failure } : { step: "quoted", quote: booking.quote, failure };
    case "confirming":
      return LOST_HOLD.has(code)
        ? { step: "details", failure }
        : { step: "held", reservation: booking.reservation, failure };
    default:
      return booking;
  }
}

function afterLapse(booking: Booking): Booking {
  if (booking.step === "quoted") return { step: "details", lapsed: "quote" };
  return booking.step === "held" ? { step: "details", lapsed: "hold" } : booking;
}

function afterSeeing(booking: Booking, reservation: Reservation): Booking {
  if (booking.step !== "held" || booking.reservation.id !== reservation.id) return booking;
  switch (reservation.status) {
    case "held":
      return { ...booking, reservation };
    case "expired":
      return { step: "details", lapsed: "hold" };
    case "cancelled":
      return BEGINNING;
    default:
      return { step: "booked", reservation };
  }
}
