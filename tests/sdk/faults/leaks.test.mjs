// Many calls, good and bad, leave nothing behind: no timer, no listener, no connection, no memory.
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { after, test } from "node:test";
import { FAULTS, KINDS } from "./faults.mjs";
import { serve } from "./server.mjs";
import { clientOf, dice, uncaught, until, vehicle, warnings } from "./support.mjs";

/** Faults that no time-out has to end. */
const QUICK = Object.keys(FAULTS).filter((kind) => !KINDS.silence.includes(kind));
const WINDOWS = 5;
const CALLS = 200;
const AT_ONCE = 25;
// An answer that is kept takes 8 000, a listener that stays 15 000; the platform itself needs up to 1 500.
const MOST_BYTES_PER_CALL = 4_000;

after(() => {
  assert.deepEqual(uncaught, []);
  assert.deepEqual(warnings, []);
});

function timers() {
  return process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
}

/** Make so many calls, some of them at once, and wait until all have ended in some way. */
async function call(client, times, options = {}) {
  for (let made = 0; made < times; made += AT_ONCE) {
    await Promise.allSettled(
      Array.from({ length: AT_ONCE }, (_, number) => client.quotes.create({ vehicle_id: vehicle(number) }, options)),
    );
  }
}

function usedHeap() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

test("calls leave no timers and no listeners on a signal that outlives them", async () => {
  const { next, pick } = dice(7);
  const server = await serve(() => (next() < 0.5 ? pick(QUICK) : undefined));
  try {
    const before = timers();
    const { signal } = new AbortController();
    // A timer that is left would still be there after the longest wait of this test.
    await call(clientOf(server, { timeoutMs: 6_000_000 }), 200, { signal });
    assert.deepEqual(getEventListeners(signal, "abort"), []);
    // The platform's connections have timers of their own, for as long as they are kept.
    await until(() => timers() <= before + server.connections, "the end of all timers");
  } finally {
    await server.close();
  }
});

test("a call whose answer is never read, and one that is aborted, are no longer waited for", async () => {
  const server = await serve(({ number }) => (number % 2 ? "body stalled after" : "silent before"));
  try {
    const client = clientOf(server, { timeoutMs: 1_000, maxRetries: 0 });
    await call(client, 100);
    const controller = new AbortController();
    const pending = Array.from({ length: 20 }, (_, number) =>
      clientOf(server).quotes.create({ vehicle_id: vehicle(number) }, { signal: controller.signal }),
    );
    const settled = Promise.allSettled(pending);
    controller.abort();
    assert.ok((await settled).every(({ status }) => status === "rejected"));
    await until(() => server.waiting === 0, "the end of all requests");
  } finally {
    await server.close();
  }
});

test("a list that is left half way, and pages of a service that fails, hold on to nothing", async () => {
  const server = await serve();
  try {
    const client = clientOf(server);
    for (let number = 0; number < 7; number += 1) {
      const { id } = await client.quotes.create({ vehicle_id: vehicle(number) });
      await client.reservations.create({ quote_id: id });
    }
    const { signal } = new AbortController();
    for await (const _ of client.reservations.list({ limit: 2 }, { signal })) break;
    const seen = [];
    for await (const { vehicle: { id } } of client.reservations.list({ limit: 2 }, { signal })) seen.push(id);
    assert.deepEqual(seen, Array.from({ length: 7 }, (_, number) => vehicle(number)));
    assert.deepEqual(getEventListeners(signal, "abort"), []);
  } finally {
    await server.close();
  }
});

test("memory does not grow with the number of calls", async (context) => {
  const { next, pick } = dice(11);
  const server = await serve(() => (next() < 0.3 ? pick(QUICK) : undefined));
  try {
    const client = clientOf(server);
    const { signal } = new AbortController();
    const heaps = [];
    for (let window = 0; window <= WINDOWS; window += 1) {
      await call(client, CALLS, { signal });
      // What the service remembers is not what the client holds on to.
      server.requests.length = 0;
      server.ledger.forget();
      heaps.push(usedHeap());
    }
    const grown = heaps.slice(1).map((heap, window) => (heap - heaps[window]) / CALLS);
    const [typical] = grown.sort((one, other) => one - other).slice(Math.floor(WINDOWS / 2));
    context.diagnostic(`${Math.round(typical)} bytes of heap for each call, by the middle one of ${WINDOWS} rounds of ${CALLS}`);
    assert.ok(typical < MOST_BYTES_PER_CALL, `${typical} bytes are left of each call`);
  } finally {
    await server.close();
  }
});
