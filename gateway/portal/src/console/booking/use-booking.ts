import type { QuoteCreate, Reservation } from "@mobilitycorp/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { type Outcome, isUnknownOutcome, outcomeOf } from "../problems/failure.ts";
import { announceReservations } from "../reservations/announcements.ts";
import { useApi } from "../session/api.tsx";
import { PendingKeys } from "./pending-keys.ts";
import { BEGINNING, type Booking, type BookingEvent, nextStep } from "./steps.ts";

export const SANDBOX_CARD = "pm_sandbox_visa";

export interface Bookings {
  readonly booking: Booking;
  readonly ask: (request: QuoteCreate) => Promise<void>;
  readonly reserve: () => Promise<void>;
  readonly confirm: () => Promise<void>;
  /** Stores the test card of the sandbox in the profile, and confirms. */
  readonly payAndConfirm: () => Promise<void>;
  readonly tell: (event: BookingEvent) => void;
}

/**
 * The booking of one vehicle, with the calls that its steps need.
 *
 * @param reservations one's own reservations as they were read last: another tab, or the travel agent, may have
 * confirmed or cancelled what is held here.
 */
export function useBooking(reservations: readonly Reservation[]): Bookings {
  const { mobility } = useApi();
  const queries = useQueryClient();
  const [booking, setBooking] = useState<Booking>(BEGINNING);
  // Steps are taken at once and not at the next rendering, so that a second click meets the step that is taken.
  const present = useRef(booking);
  const keys = useRef(new PendingKeys());
  const isStoring = useRef(false);

  const tell = (event: BookingEvent): boolean => {
    const next = nextStep(present.current, event);
    if (next === present.current) return false;
    present.current = next;
    setBooking(next);
    return true;
  };

  const news = newsOf(booking, reservations);
  const follow = (): void => {
    if (news) tell(news);
  };

  const settled = (action: string, outcome: Outcome<unknown, unknown>): void => {
    if (outcome.ok || !isUnknownOutcome(outcome.failure)) keys.current.settle(action);
  };

  const tellReservation = (reservation: Reservation, type: "reserved" | "confirmed"): void => {
    tell({ type, reservation });
    announceReservations(queries);
  };

  const ask = async (request: QuoteCreate): Promise<void> => {
    follow();
    if (!tell({ type: "ask" })) return;
    const outcome = await outcomeOf(mobility.quotes.create(request));
    tell(outcome.ok ? { type: "priced", quote: outcome.data } : { type: "failed", failure: outcome.failure });
  };

  const reserve = async (): Promise<void> => {
    const step = present.current;
    if (step.step !== "quoted" || !tell({ type: "reserve" })) return;
    const action = `reserve ${step.quote.id}`;
    const options = { idempotencyKey: keys.current.keyOf(action) };
    const outcome = await outcomeOf(mobility.reservations.create({ quote_id: step.quote.id }, options));
    settled(action, outcome);
    if (outcome.ok) tellReservation(outcome.data, "reserved");
    else tell({ type: "failed", failure: outcome.failure });
  };

  const confirm = async (): Promise<void> => {
    follow();
    const step = present.current;
    if (step.step !== "held" || !tell({ type: "confirm" })) return;
    const action = `confirm ${step.reservation.id}`;
    const options = { idempotencyKey: keys.current.keyOf(action) };
    const outcome = await outcomeOf(mobility.reservations.confirm(step.reservation, options));
    settled(action, outcome);
    if (outcome.ok) {
      tellReservation(outcome.data, "confirmed");
      return;
    }
    tell({ type: "failed", failure: outcome.failure });
    if (outcome.failure.kind === "problem" && outcome.failure.problem.code === "precondition_failed") {
      const again = await outcomeOf(mobility.reservations.get(step.reservation.id));
      if (again.ok) tell({ type: "seen", reservation: again.data });
    }
  };

  const payAndConfirm = async (): Promise<void> => {
    if (isStoring.current) return;
    isStoring.current = true;
    const profile = await outcomeOf(mobility.customers.get());
    const stored = profile.ok
      ? await outcomeOf(mobility.customers.update(profile.data, { payment_method_token: SANDBOX_CARD }))
      : profile;
    isStoring.current = false;
    if (stored.ok) await confirm();
    else if (tell({ type: "confirm" })) tell({ type: "failed", failure: stored.failure });
  };

  const shown = news ? nextStep(booking, news) : booking;
  return { booking: shown, ask, reserve, confirm, payAndConfirm, tell: (event) => void tell(event) };
}

/** What became of the held reservation elsewhere; a hold that is still one keeps the version that it was read with. */
function newsOf(booking: Booking, reservations: readonly Reservation[]): BookingEvent | undefined {
  if (booking.step !== "held") return undefined;
  const now = reservations.find(({ id }) => id === booking.reservation.id);
  return now && now.status !== "held" ? { type: "seen", reservation: now } : undefined;
}
