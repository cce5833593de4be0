import type { DataTag } from "@tanstack/query-core";
import { type CallOptions, etagOf } from "../core/index.js";
import { freshId } from "../core/identifiers.js";

const PACKAGE = "@mobilitycorp/sdk";

/** Key of what an operation gives: the operation, then what it was asked. The beginning of one stands for all that have it. */
export type OperationKey = readonly [typeof PACKAGE, operation: string, ...asked: unknown[]];

/** Options of calls that are made by a query: it ends them itself. */
export type QueryCallOptions = Omit<CallOptions, "signal">;

/** Options of a query, for `useQuery`, `QueryClient.fetchQuery` and the like. */
export interface QueryOptions<Data> {
  readonly queryKey: DataTag<OperationKey, Data, Error>;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Data>;
  /** The client repeats calls itself. */
  readonly retry: false;
  readonly structuralSharing: (before: unknown, after: unknown) => unknown;
}

/** Options of a query that goes through a list page by page, for `useInfiniteQuery` and the like. */
export interface InfiniteQueryOptions<Page> {
  readonly queryKey: DataTag<OperationKey, { pages: Page[]; pageParams: (string | undefined)[] }, Error>;
  readonly queryFn: (context: { readonly signal: AbortSignal; readonly pageParam: string | undefined }) => Promise<Page>;
  readonly initialPageParam: string | undefined;
  readonly getNextPageParam: (last: Page) => string | undefined;
  /** The client repeats calls itself. */
  readonly retry: false;
}

/** Options of a mutation, for `useMutation` and the like. */
export interface MutationOptions<Data, Variables> {
  readonly mutationKey: OperationKey;
  readonly mutationFn: (variables: Variables, context?: object) => Promise<Data>;
  /** The client repeats calls itself. Where a mutation is repeated all the same, it keeps its idempotency key. */
  readonly retry: false;
}

/** Begin the keys of all that an operation gives, as to make it out of date: `invalidateQueries({ queryKey: keyOf("listReservations") })`. */
export function keyOf(operation: string, ...asked: readonly unknown[]): OperationKey {
  const given = [...asked];
  while (given.length > 0 && given.at(-1) === undefined) given.pop();
  return [PACKAGE, operation, ...given];
}

export function queryOf<Data>(
  operation: string,
  asked: readonly unknown[],
  call: (options: { readonly signal: AbortSignal }) => Promise<Data>,
): QueryOptions<Data> {
  return {
    queryKey: keyOf(operation, ...asked) as QueryOptions<Data>["queryKey"],
    queryFn: ({ signal }) => call({ signal }),
    retry: false,
    structuralSharing: preferKnown,
  };
}

export function infiniteQueryOf<Page extends { readonly next_cursor?: string | null }>(
  operation: string,
  asked: readonly unknown[],
  call: (cursor: object, options: { readonly signal: AbortSignal }) => Promise<Page>,
): InfiniteQueryOptions<Page> {
  return {
    queryKey: keyOf(operation, "pages", ...asked) as InfiniteQueryOptions<Page>["queryKey"],
    queryFn: ({ signal, pageParam }) => call(pageParam === undefined ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    retry: false,
  };
}

export function mutationOf<Data, Variables>(
  operation: string,
  call: (variables: Variables, options: { readonly idempotencyKey: string }) => Promise<Data>,
): MutationOptions<Data, Variables> {
  return {
    mutationKey: keyOf(operation),
    mutationFn: (variables, context) => call(variables, { idempotencyKey: idempotencyKeyOf(context ?? variables) }),
    retry: false,
  };
}

const idempotencyKeys = new WeakMap<object, string>();

/** Give the key of a mutation: the same each time that it is repeated, which its context tells. */
function idempotencyKeyOf(mutation: unknown): string {
  const key = freshId(Date.now());
  if (typeof mutation !== "object" || mutation === null) return key;
  const known = idempotencyKeys.get(mutation) ?? key;
  idempotencyKeys.set(mutation, known);
  return known;
}

/** Keep the object that is shown if nothing has changed. It is never mixed with a newer one: each has its own version. */
function preferKnown(before: unknown, after: unknown): unknown {
  return versionOf(before) === versionOf(after) && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

function versionOf(data: unknown): string | undefined {
  return typeof data === "object" && data !== null ? etagOf(data) : undefined;
}
