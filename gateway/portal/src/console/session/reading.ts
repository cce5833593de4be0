import { QueryClient } from "@tanstack/react-query";

import { type Failure, type KnownProblem, outcomeOf } from "../problems/failure.ts";

/** A call that gave no data, for what expects data or an exception. */
export class FailedReading extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = "FailedReading";
    this.failure = failure;
  }
}

/**
 * The data of a call.
 *
 * @throws FailedReading there is none.
 */
export async function read<Data, Problem extends KnownProblem>(call: Parameters<typeof outcomeOf<Data, Problem>>[0]): Promise<Data> {
  const outcome = await outcomeOf(call);
  if (outcome.ok) return outcome.data;
  throw new FailedReading(outcome.failure);
}

/** The failure behind an error of a query. */
export function failureBehind(error: unknown): Failure | undefined {
  if (error === null || error === undefined) return undefined;
  return error instanceof FailedReading ? error.failure : { kind: "unexpected", detail: String(error) };
}

/** Keeps what has been read. Calls repeat themselves in the SDK, so nothing is repeated here. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 5000,
        // The SDK knows the version of a reservation by the object that it gave, so objects must stay the same.
        structuralSharing: false,
      },
    },
  });
}
