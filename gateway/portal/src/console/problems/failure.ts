/** What can become of a call, as values that the screen can show: never an exception that nobody meant. */

import {
  type CancelReservationProblem,
  type ConfirmReservationProblem,
  ConnectionError,
  type CreateQuoteProblem,
  type CreateReservationProblem,
  type GetCustomerProblem,
  type GetReservationProblem,
  type ListReservationsProblem,
  type PreviewCancellationProblem,
  type PreviewChangeProblem,
  ProblemError,
  type SearchVehiclesProblem,
  TimeoutError,
  TokenError,
  UnexpectedResponseError,
  type UpdateCustomerProblem,
  type UpdateReservationProblem,
} from "@mobilitycorp/sdk";

/** Every problem that the contract declares for what the console does. */
export type KnownProblem =
  | CancelReservationProblem
  | ConfirmReservationProblem
  | CreateQuoteProblem
  | CreateReservationProblem
  | GetCustomerProblem
  | GetReservationProblem
  | ListReservationsProblem
  | PreviewCancellationProblem
  | PreviewChangeProblem
  | SearchVehiclesProblem
  | UpdateCustomerProblem
  | UpdateReservationProblem;

export type Failure<Problem = KnownProblem> =
  | { readonly kind: "problem"; readonly problem: Problem }
  /** A problem of a newer server: its own words are all there is. */
  | { readonly kind: "newer"; readonly detail: string }
  | { readonly kind: "unreachable" }
  | { readonly kind: "late" }
  | { readonly kind: "signed_out" }
  | { readonly kind: "unexpected"; readonly detail: string };

export type Outcome<Data, Problem> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly failure: Failure<Problem> };

interface Call<Data, Problem> {
  result(): Promise<{ readonly ok: true; readonly data: Data } | { readonly ok: false; readonly problem: Problem }>;
}

/** Waits for a call of the SDK, and makes a value of whatever becomes of it. */
export async function outcomeOf<Data, Problem>(call: Call<Data, Problem>): Promise<Outcome<Data, Problem>> {
  try {
    const result = await call.result();
    return result.ok ? result : { ok: false, failure: { kind: "problem", problem: result.problem } };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** What an error of the SDK means for the customer. */
export function failureOf(error: unknown): Failure<never> {
  if (error instanceof ConnectionError) return { kind: "unreachable" };
  if (error instanceof TimeoutError) return { kind: "late" };
  if (error instanceof TokenError) return { kind: "signed_out" };
  if (error instanceof ProblemError) return { kind: "newer", detail: detailOf(error) };
  if (error instanceof UnexpectedResponseError) return { kind: "unexpected", detail: error.message };
  return { kind: "unexpected", detail: error instanceof Error ? error.message : String(error) };
}

/** Whether it is unknown if the server has done what was asked for. */
export function isUnknownOutcome(failure: Failure<unknown>): boolean {
  return failure.kind === "unreachable" || failure.kind === "late" || failure.kind === "unexpected";
}

function detailOf(error: ProblemError): string {
  const { problem } = error as { problem?: { detail?: unknown } };
  return typeof problem?.detail === "string" ? problem.detail : error.message;
}
