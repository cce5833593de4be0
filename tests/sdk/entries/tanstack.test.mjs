// TanStack Query with the options of the package, at the fault server.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem } from "@mobilitycorp/sdk";
import {
  confirmReservationMutation,
  createQuoteMutation,
  createReservationMutation,
  getReservationQuery,
  keyOf,
  listReservationsInfiniteQuery,
  listReservationsQuery,
} from "@mobilitycorp/sdk/tanstack-query";
import { InfiniteQueryObserver, MutationObserver, QueryClient, QueryObserver } from "@tanstack/query-core";
import { serve } from "../faults/server.mjs";
import { clientOf, until, vehicle } from "../faults/support.mjs";

/** Run with a server, a client of it and an empty cache. */
async function together(plan, act, options = {}) {
  const server = await serve(plan);
  const queries = new QueryClient();
  queries.mount();
  try {
    await act({ server, queries, mobility: clientOf(server, options) });
  } finally {
    queries.unmount();
    queries.clear();
    await server.close();
  }
}

async function reserve(mobility, number) {
  const { id } = await mobility.quotes.create({ vehicle_id: vehicle(number) });
  return mobility.reservations.create({ quote_id: id });
}

test("the same question has the same key, whatever its spelling, and is asked once", async () => {
  await together(undefined, async ({ server, queries, mobility }) => {
    const one = listReservationsQuery(mobility, { limit: 5, status: ["held"] });
    const other = listReservationsQuery(mobility, { status: ["held"], limit: 5, cursor: undefined });
    await Promise.all([queries.fetchQuery({ ...one, staleTime: 60_000 }), queries.fetchQuery({ ...other, staleTime: 60_000 })]);
    assert.equal(server.requests.length, 1);
    assert.deepEqual(listReservationsQuery(mobility).queryKey, keyOf("listReservations"));
    assert.equal(queries.getQueryCache().findAll({ queryKey: keyOf("listReservations") }).length, 1);
  });
});

test("an infinite query goes through the pages, and knows the last one", async () => {
  await together(undefined, async ({ queries, mobility }) => {
    for (let number = 0; number < 5; number += 1) await reserve(mobility, number);
    const observer = new InfiniteQueryObserver(queries, listReservationsInfiniteQuery(mobility, { limit: 2 }));
    const stop = observer.subscribe(() => undefined);
    await until(() => observer.getCurrentResult().isSuccess, "the first page");
    assert.equal(observer.getCurrentResult().hasNextPage, true);
    await observer.fetchNextPage();
    const { data, hasNextPage } = await observer.fetchNextPage();
    assert.deepEqual(data.pages.flatMap(({ items }) => items.map(({ vehicle: { id } }) => id)), [0, 1, 2, 3, 4].map(vehicle));
    assert.equal(hasNextPage, false);
    stop();
  });
});

test("a query that nobody waits for any more ends its request", async () => {
  await together(() => "silent before", async ({ server, queries, mobility }) => {
    const stop = new QueryObserver(queries, listReservationsQuery(mobility)).subscribe(() => undefined);
    await until(() => server.waiting === 1, "the request");
    stop();
    await until(() => server.waiting === 0, "the end of the request");
    assert.equal(server.requests.length, 1);
  });
});

test("problems are the errors of queries, which are repeated by the client alone", async () => {
  await together(() => "503", async ({ server, queries, mobility }) => {
    const error = await queries.fetchQuery(listReservationsQuery(mobility)).catch((failure) => failure);
    assert.ok(isProblem(error, "service_unavailable"));
    assert.equal(server.requests.length, 3);
  });
});

test("a mutation that is repeated acts once, and two mutations act twice", async () => {
  const lost = (request) => (request.path === "/v1/reservations" && request.number % 2 === 1 ? "dropped after" : undefined);
  await together(lost, async ({ server, queries, mobility }) => {
    const options = { retry: 3, retryDelay: 1 };
    const quote = await new MutationObserver(queries, createQuoteMutation(mobility)).mutate({ body: { vehicle_id: vehicle(1) } });
    const observer = new MutationObserver(queries, { ...createReservationMutation(mobility), ...options });
    const variables = { body: { quote_id: quote.id } };
    const held = await observer.mutate(variables);
    assert.ok(server.requests.length > 2);
    assert.equal(server.ledger.times("createReservation").get(vehicle(1)), 1);
    const again = await observer.mutate(variables);
    assert.notEqual(again.id, held.id);
    assert.equal(server.ledger.times("createReservation").get(vehicle(1)), 2);
  }, { maxRetries: 0 });
});

test("a key of the application's own is kept over mutations", async () => {
  await together(undefined, async ({ server, queries, mobility }) => {
    const { id } = await mobility.quotes.create({ vehicle_id: vehicle(1) });
    const variables = { body: { quote_id: id }, options: { idempotencyKey: "kept-over-a-restart" } };
    await new MutationObserver(queries, createReservationMutation(mobility)).mutate(variables);
    await new MutationObserver(queries, createReservationMutation(mobility)).mutate(variables);
    assert.equal(server.ledger.times("createReservation").get(vehicle(1)), 1);
  });
});

test("what the cache holds can be changed: it keeps its version when it is read again", async () => {
  await together(undefined, async ({ queries, mobility }) => {
    const { id } = await reserve(mobility, 1);
    const query = getReservationQuery(mobility, id);
    await queries.fetchQuery(query);
    const first = queries.getQueryData(query.queryKey);
    await queries.fetchQuery(query);
    // Nothing has changed, so the object that is shown stays.
    assert.equal(queries.getQueryData(query.queryKey), first);
    await mobility.reservations.update(first, { note: "Behind the station" });
    await queries.fetchQuery(query);
    const reservation = queries.getQueryData(query.queryKey);
    assert.equal(reservation.note, "Behind the station");
    const confirmed = await new MutationObserver(queries, confirmReservationMutation(mobility)).mutate({ reservation });
    assert.equal(confirmed.status, "confirmed");
  });
});
