// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
/**
 * Options for TanStack Query: of a query for each operation that asks, of an infinite one for each list, and of a mutation
 * for each operation that acts. It takes types of `@tanstack/query-core` and nothing else of it.
 */
export * from "./mutations.js";
export { type InfiniteQueryOptions, keyOf, type MutationOptions, type OperationKey, type QueryCallOptions, type QueryOptions } from "./options.js";
export * from "./queries.js";
