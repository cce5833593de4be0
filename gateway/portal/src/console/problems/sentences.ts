import type { ReservationStatus } from "@mobilitycorp/sdk";

import type { Formats } from "../formats/formats.ts";
import type { Failure, KnownProblem } from "./failure.ts";
import type { ProblemWords } from "./words.ts";

export interface Speech {
  readonly words: ProblemWords;
  readonly formats: Formats;
  readonly statuses: Readonly<Record<ReservationStatus, string>>;
}

const TYPES = "https://errors.mobilitycorp.example/";

/** What a failure means, in one or two sentences to the customer. */
export function failureSentence(failure: Failure, speech: Speech): string {
  const { words } = speech;
  switch (failure.kind) {
    case "problem":
      return problemSentence(failure.problem, speech);
    case "newer":
      return failure.detail;
    case "unreachable":
      return words.unreachable;
    case "late":
      return words.late;
    case "signed_out":
      return words.signedOut;
    case "unexpected":
      return words.unexpected(failure.detail);
  }
}

/** What a problem means. A problem that the contract gets does not compile until it has its sentence here. */
function problemSentence(problem: KnownProblem, { words, formats, statuses }: Speech): string {
  switch (problem.type) {
    case `${TYPES}vehicle-unavailable`:
      return words.vehicleUnavailable;
    case `${TYPES}range-insufficient`:
      return words.rangeInsufficient(formats.distance(problem.range_m));
    case `${TYPES}outside-booking-window`:
      return words.outsideBookingWindow;
    case `${TYPES}quote-expired`:
      return words.quoteExpired;
    case `${TYPES}quote-already-used`:
      return words.quoteAlreadyUsed;
    case `${TYPES}too-many-open-reservations`:
      return words.tooManyOpenReservations(problem.limit);
    case `${TYPES}payment-method-required`:
      return words.paymentMethodRequired;
    case `${TYPES}price-changed`:
      return words.priceChanged(formats.money(problem.current_price.total));
    case `${TYPES}cancellation-fee-changed`:
      return words.cancellationFeeChanged(formats.money(problem.current_fee.total));
    case `${TYPES}illegal-transition`:
      return words.illegalTransition(statuses[problem.current_status] ?? problem.current_status);
    case `${TYPES}not-found`:
      return words.notFound;
    case `${TYPES}forbidden`:
      return words.forbidden;
    case `${TYPES}unauthenticated`:
      return words.unauthenticated;
    case `${TYPES}precondition-failed`:
      return words.preconditionFailed;
    case `${TYPES}validation-failed`:
      return words.validationFailed(problem.errors.map(({ detail }) => detail).join(" "));
    case `${TYPES}rate-limited`:
      return words.rateLimited;
    case `${TYPES}idempotency-in-progress`:
      return words.idempotencyInProgress;
    case `${TYPES}service-unavailable`:
      return words.unavailable;
    case `${TYPES}internal-error`:
      return words.internal(problem.request_id);
    case `${TYPES}malformed-request`:
    case `${TYPES}idempotency-key-required`:
    case `${TYPES}idempotency-key-reused`:
    case `${TYPES}invalid-cursor`:
    case `${TYPES}not-acceptable`:
    case `${TYPES}payload-too-large`:
    case `${TYPES}unsupported-media-type`:
    case `${TYPES}precondition-required`:
      return words.client(problem.detail);
  }
}
