// Each fault by itself: what the application is told of it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ConnectionError, MobilityError, ProblemError, TimeoutError, UnexpectedResponseError } from "@mobilitycorp/sdk";
import { FAULTS, KINDS } from "./faults.mjs";
import { serve } from "./server.mjs";
import { clientOf, uncaught, vehicle } from "./support.mjs";

after(() => assert.deepEqual(uncaught, []));

/** Make a quote at a server that always does the same; give what came of it. */
async function outcomeOf(fault, options = {}) {
  const server = await serve(() => fault);
  try {
    const client = clientOf(server, options);
    const call = client.quotes.create({ vehicle_id: vehicle(1) });
    const outcome = await call.then((data) => ({ data }), (error) => ({ error }));
    return { ...outcome, requests: server.requests, effects: server.ledger.times("createQuote").get(vehicle(1)) ?? 0 };
  } finally {
    await server.close();
  }
}

for (const fault of KINDS.connection) {
  test(`${fault}: the call is repeated with one key, and fails as a lost connection`, async () => {
    const { error, requests, effects } = await outcomeOf(fault);
    if (fault === "dropped while running" && error instanceof ProblemError) assert.equal(error.code, "idempotency_in_progress");
    else assert.ok(error instanceof ConnectionError || error instanceof UnexpectedResponseError, error.stack);
    assert.equal(error.outcomeUnknown, true);
    assert.equal(new Set(requests.map(({ headers }) => headers["idempotency-key"])).size, 1);
    assert.equal(requests[0].headers["idempotency-key"], error.idempotencyKey);
    assert.ok(requests.length > 1);
    assert.ok(effects <= 1);
  });
}

for (const fault of KINDS.silence) {
  test(`${fault}: the call ends by its time-out`, async () => {
    const { error, requests, effects } = await outcomeOf(fault, { timeoutMs: 5_000 });
    assert.ok(error instanceof TimeoutError, error.stack);
    assert.equal(error.timeoutMs, 5_000);
    assert.equal(error.outcomeUnknown, true);
    assert.equal(requests.length, 3);
    assert.ok(effects <= 1);
  });
}

for (const fault of KINDS.refusal) {
  test(`${fault}: the call is repeated, and fails with what the service says`, async () => {
    const { error, requests, effects } = await outcomeOf(fault);
    assert.ok(error instanceof ProblemError || error instanceof UnexpectedResponseError, error.stack);
    assert.match(fault, new RegExp(`^${error.status}`));
    assert.equal(requests.length, 3);
    assert.equal(effects, fault.endsWith("after") ? 1 : 0);
    assert.equal(error.requestId, error instanceof ProblemError ? "req_2" : undefined);
  });
}

for (const fault of KINDS.lie) {
  test(`${fault}: the application is told that the answer is not one of the service`, async () => {
    const { error, effects } = await outcomeOf(fault);
    assert.ok(error instanceof UnexpectedResponseError, error?.stack);
    assert.ok(error.reason.length > 20);
    assert.ok(error.snippet.length <= 200);
    assert.equal(effects, 1);
    assert.equal(error.outcomeUnknown, true, "what was asked for has happened");
  });
}

for (const fault of KINDS.novelty) {
  test(`${fault}: the answer is taken as it is`, async () => {
    const { data, error } = await outcomeOf(fault);
    assert.equal(error, undefined);
    assert.equal(data.vehicle.id, vehicle(1));
    if (fault === "newer members") assert.deepEqual([data.status, data.loyalty_points], ["teleported", { earned: 3 }]);
  });
}

test("every fault is tried", () => {
  const tried = Object.values(KINDS).flat();
  assert.deepEqual(new Set([...tried, "unauthenticated", "other JSON"]), new Set(Object.keys(FAULTS)));
});

test("a refused token is replaced once, and calls at the same time share the new one", async () => {
  const server = await serve();
  try {
    const reasons = [];
    const client = clientOf(server, { token: (reason) => `token-${reasons.push(reason)}` });
    await client.quotes.create({ vehicle_id: vehicle(1) });
    server.ledger.refusedTokens.add("token-1");
    await Promise.all(Array.from({ length: 20 }, (_, number) => client.quotes.create({ vehicle_id: vehicle(number) })));
    assert.deepEqual(reasons, ["connect", "refused"]);
  } finally {
    await server.close();
  }
});

test("a service that refuses every token ends the call with its problem, without a storm", async () => {
  const { error, requests } = await outcomeOf("unauthenticated");
  assert.ok(error instanceof ProblemError);
  assert.equal(error.code, "unauthenticated");
  assert.equal(requests.length, 2);
});

test("a token that has always expired is not asked for again at each call", async () => {
  const server = await serve();
  try {
    const payload = Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1000) - 86_400 })).toString("base64url");
    let asked = 0;
    const client = clientOf(server, {
      token: () => {
        asked += 1;
        return `e30.${payload}.c2ln`;
      },
    });
    for (let number = 0; number < 5; number += 1) await client.quotes.create({ vehicle_id: vehicle(number) });
    assert.equal(asked, 1);
  } finally {
    await server.close();
  }
});

test("a wrong base URL is a clear error", async () => {
  const server = await serve();
  const { url } = server;
  try {
    const elsewhere = clientOf(server, { baseUrl: `${url}/other/place`, maxRetries: 0 });
    const missing = await elsewhere.quotes.create({ vehicle_id: vehicle(1) }).catch((error) => error);
    assert.ok(missing instanceof MobilityError);
    assert.equal(missing.status, 404);
  } finally {
    await server.close();
  }
  const nowhere = clientOf({ url }, { maxRetries: 0 });
  const error = await nowhere.quotes.create({ vehicle_id: vehicle(1) }).catch((failure) => failure);
  assert.ok(error instanceof ConnectionError);
  assert.match(error.message, new RegExp(url));
});

test("a storm of 503s is waited out within the pauses that the service asks for", async () => {
  let storm = 2;
  const server = await serve(() => ((storm -= 1) >= 0 ? "503 by a wrong clock" : undefined));
  try {
    const retries = [];
    const client = clientOf(server, { hooks: { onRetry: ({ delayMs }) => retries.push(delayMs) }, random: () => 0 });
    const quote = await client.quotes.create({ vehicle_id: vehicle(1) });
    assert.equal(quote.vehicle.id, vehicle(1));
    // The date is held against the answer's own clock, which is a day ahead.
    assert.deepEqual(retries, [1_000, 1_000]);
  } finally {
    await server.close();
  }
});
