// Generated from scripts/generate/static/sdk_runtime/pages.ts by `make generate`. DO NOT EDIT.
import { Call } from "./call.js";
import type { Client } from "./client.js";
import { type ProblemDocument, UnexpectedResponseError } from "./errors.js";
import { exchange, type FullResponse } from "./exchange.js";
import type { CallArguments, Operation } from "./operation.js";
import type { AnyOptions } from "./request.js";

/** A part of a list, and where the next one begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor?: string | null;
}

type ItemOf<Data> = Data extends { readonly items: readonly (infer Item)[] } ? Item : never;

/** A call that gives a list page by page: a promise of the first page, and a way through all items. */
export class ListCall<Data extends Page<unknown>, Problem extends ProblemDocument = ProblemDocument, HeaderTypes = unknown>
  extends Call<Data, Problem, HeaderTypes>
  implements AsyncIterable<ItemOf<Data>>
{
  readonly #follow: (cursor: string) => Promise<FullResponse<Data>>;

  constructor(
    operation: Operation,
    first: Promise<FullResponse<Data, HeaderTypes>>,
    follow: (cursor: string) => Promise<FullResponse<Data>>,
  ) {
    super(operation, first);
    this.#follow = follow;
  }

  /** Go through the pages; each is asked for when the one before has been gone through. */
  async *pages(): AsyncGenerator<Data, void, undefined> {
    const passed = new Set<string>();
    let page: FullResponse<Data, unknown> = await this.withResponse();
    for (;;) {
      const { items, next_cursor: cursor } = page.data;
      if (!Array.isArray(items)) throw this.#unexpected("It has no list of items.", page);
      yield page.data;
      if (!cursor) return;
      if (passed.has(cursor)) throw this.#unexpected("It leads back to an earlier page; the list would never end.", page);
      passed.add(cursor);
      page = await this.#follow(cursor);
    }
  }

  /** Go through all items of all pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<ItemOf<Data>, void, undefined> {
    for await (const page of this.pages()) yield* page.items as ItemOf<Data>[];
  }

  #unexpected(reason: string, { status, headers }: FullResponse<Data>): UnexpectedResponseError {
    return new UnexpectedResponseError(reason, "", { status, headers: headers.raw }, this.operation.id);
  }
}

/** Begin a call that gives a list. */
export function list<Data extends Page<unknown>, Problem extends ProblemDocument, HeaderTypes>(
  client: Client,
  operation: Operation,
  given: CallArguments,
  options: object = {},
): ListCall<Data, Problem, HeaderTypes> {
  const from = <Types>(cursor: object): Promise<FullResponse<Data, Types>> =>
    exchange<Data, Types>(client, operation, { ...given, query: { ...given.query, ...cursor } }, options as AnyOptions);
  return new ListCall(operation, from<HeaderTypes>({}), (cursor) => from({ cursor }));
}
