import type { Client } from "./client.js";
import { type ProblemDocument, ProblemError } from "./errors.js";
import { exchange, type FullResponse } from "./exchange.js";
import type { CallArguments, Operation } from "./operation.js";
import type { AnyOptions } from "./request.js";

/** What has become of a call: its data, or one of the problems that the contract declares for the operation. */
export type Result<Data, Problem extends ProblemDocument> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly problem: Problem; readonly error: ProblemError<Problem> };

/** A call that is on its way: a promise of its data, which can be asked for more. */
export class Call<Data, Problem extends ProblemDocument = ProblemDocument, HeaderTypes = unknown> implements Promise<Data> {
  readonly [Symbol.toStringTag]: string = "Call";
  protected readonly operation: Operation;
  readonly #full: Promise<FullResponse<Data, HeaderTypes>>;

  constructor(operation: Operation, full: Promise<FullResponse<Data, HeaderTypes>>) {
    this.operation = operation;
    this.#full = full;
    // Who never looks at a call hears of its failure from hooks and logger.
    full.catch(() => undefined);
  }

  then<Then = Data, Catch = never>(
    onData?: ((data: Data) => Then | PromiseLike<Then>) | null,
    onError?: ((error: unknown) => Catch | PromiseLike<Catch>) | null,
  ): Promise<Then | Catch> {
    return this.#full.then(({ data }) => data).then(onData, onError);
  }

  catch<Catch = never>(onError?: ((error: unknown) => Catch | PromiseLike<Catch>) | null): Promise<Data | Catch> {
    return this.then(undefined, onError);
  }

  finally(onEnd?: (() => void) | null): Promise<Data> {
    return this.then().finally(onEnd);
  }

  /** Give the data with status, typed headers and the request's id; rejects as the call does. */
  withResponse(): Promise<FullResponse<Data, HeaderTypes>> {
    return this.#full;
  }

  /** Give declared problems as values; all other errors, and problems that are newer than this version, are thrown. */
  async result(): Promise<Result<Data, Problem>> {
    try {
      return { ok: true, data: (await this.#full).data };
    } catch (error) {
      if (!(error instanceof ProblemError) || !this.operation.problems.includes(error.type)) throw error;
      return { ok: false, problem: error.problem as Problem, error: error as ProblemError<Problem> };
    }
  }
}

/** Begin a call. */
export function call<Data, Problem extends ProblemDocument, HeaderTypes>(
  client: Client,
  operation: Operation,
  given: CallArguments,
  options: object = {},
): Call<Data, Problem, HeaderTypes> {
  return new Call(operation, exchange<Data, HeaderTypes>(client, operation, given, options as AnyOptions));
}
