// Which attempts are repeated, when, and what is told when the outcome is not known.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionError, ProblemError, TimeoutError } from "@mobilitycorp/sdk";
import { json, lost, problem, rejection, RESERVATION, reservation, service, START } from "./stand_in.mjs";

const body = { quote_id: "quo_1" };
const created = () => json({ id: RESERVATION }, { status: 201 });
const unavailable = (headers) => problem(503, "service_unavailable", {}, headers);
const limited = (headers) => problem(429, "rate_limited", {}, headers);
const silent = () => new Promise(() => undefined);

for (const [what, failure] of [
  ["a lost connection", lost],
  ["status 408", () => problem(408, "request_timeout")],
  ["status 429", () => limited({})],
  ["status 500", () => problem(500, "internal_error")],
  ["status 503 of a proxy", () => new Response("busy", { status: 503 })],
])
  test(`${what} is tried again after growing pauses, with the same key`, async () => {
    const { mobility, requests, clock } = service([failure(), failure(), created()]);
    assert.equal((await mobility.reservations.create(body)).id, RESERVATION);
    assert.deepEqual(clock.waits, [250, 500]);
    assert.equal(new Set(requests.map(({ headers }) => headers["idempotency-key"])).size, 1);
  });

for (const status of [400, 404, 409, 412, 422])
  test(`status ${status} is not tried again`, async () => {
    const { mobility, requests } = service([problem(status, "refused")]);
    const error = await rejection(mobility.reservations.create(body));
    assert.equal(error.status, status);
    assert.equal(requests.length, 1);
    assert.equal(error.outcomeUnknown, false);
  });

test("attempts end, and the last error is told", async () => {
  const { mobility, requests } = service([lost(), unavailable(), lost()]);
  const error = await rejection(mobility.reservations.create(body));
  assert.ok(error instanceof ConnectionError);
  assert.match(error.message, /https:\/\/api\.example could not be reached/);
  assert.equal(error.cause.message, "fetch failed");
  assert.equal(error.outcomeUnknown, true);
  assert.equal(error.idempotencyKey, requests[0].headers["idempotency-key"]);
});

test("how often is up to the client, and to each call", async () => {
  const { mobility, requests } = service([lost(), lost(), lost(), lost()], { maxRetries: 0 });
  await rejection(mobility.metros.list());
  assert.equal(requests.length, 1);
  await rejection(mobility.metros.list({}, { maxRetries: 2 }));
  assert.equal(requests.length, 4);
});

test("what only reads leaves nothing unknown", async () => {
  const { mobility } = service([lost()], { maxRetries: 0 });
  assert.equal((await rejection(mobility.metros.list())).outcomeUnknown, false);
});

test("an answer after a repeated call with a key tells what has become of it", async () => {
  const { mobility } = service([lost(), problem(409, "vehicle_unavailable"), lost(), problem(409, "idempotency_in_progress")]);
  assert.equal((await rejection(mobility.reservations.create(body))).outcomeUnknown, false);
  assert.equal((await rejection(mobility.reservations.create(body))).outcomeUnknown, true);
});

test("a version that is stale after a repeated change may be the doing of the first attempt", async () => {
  const { mobility, requests } = service([reservation(1), lost(), problem(412, "precondition_failed")]);
  const read = await mobility.reservations.get(RESERVATION);
  const error = await rejection(mobility.reservations.update(read, { note: "x" }));
  assert.ok(error instanceof ProblemError);
  assert.equal(error.outcomeUnknown, true);
  assert.equal(requests.length, 3);
});

for (const [what, headers, waited] of [
  ["seconds", { "Retry-After": "7" }, 7_000],
  ["a date", { "Retry-After": "Tue, 01 Dec 2026 09:00:20 GMT", Date: "Tue, 01 Dec 2026 09:00:10 GMT" }, 10_000],
  ["a date by a clock that is days off", { "Retry-After": "Fri, 04 Dec 2026 09:00:04 GMT", Date: "Fri, 04 Dec 2026 09:00:00 GMT" }, 4_000],
  ["a date that has passed", { "Retry-After": "Tue, 01 Dec 2026 08:00:00 GMT", Date: "Tue, 01 Dec 2026 09:00:00 GMT" }, 0],
])
  test(`Retry-After in ${what} is followed, a little later`, async () => {
    const { mobility, clock } = service([limited(headers), created()]);
    await mobility.reservations.create(body);
    assert.deepEqual(clock.waits, [waited + 250]);
  });

test("Retry-After that is neither does not count", async () => {
  const { mobility, clock } = service([limited({ "Retry-After": "soon" }), created()]);
  await mobility.reservations.create(body);
  assert.deepEqual(clock.waits, [250]);
});

test("a pause that is too long ends the call at once, and is told", async () => {
  const { mobility, requests, clock } = service([limited({ "Retry-After": "3600" })]);
  const error = await rejection(mobility.reservations.create(body));
  assert.equal(error.retryAfterMs, 3_600_000);
  assert.deepEqual([requests.length, clock.waits.length], [1, 0]);
});

test("an attempt that takes too long is ended and tried again", async () => {
  const { mobility, requests, clock } = service([silent, created()]);
  const held = await mobility.reservations.create(body, { timeoutMs: 2_000 });
  assert.equal(held.id, RESERVATION);
  assert.deepEqual(clock.waits, [2_000, 250]);
  assert.equal(requests[0].signal.aborted, true);
});

test("a body that never ends is an attempt that takes too long", async () => {
  const endless = () => new Response(new ReadableStream({ start: (sink) => sink.enqueue(new TextEncoder().encode("{")) }), { status: 201, headers: { "Content-Type": "application/json" } });
  const { mobility } = service([endless], { maxRetries: 0 });
  const error = await rejection(mobility.reservations.create(body, { timeoutMs: 1_000 }));
  assert.ok(error instanceof TimeoutError);
  assert.equal(error.message, "createReservation: no complete answer within 1000 ms.");
  assert.equal(error.outcomeUnknown, true);
});

test("a token that never comes is an attempt that takes too long", async () => {
  const { mobility, requests } = service([], { token: silent, timeoutMs: 1_000, maxRetries: 0 });
  assert.ok((await rejection(mobility.reservations.list())) instanceof TimeoutError);
  assert.equal(requests.length, 0);
});

test("a call that was ended before it began sends nothing", async () => {
  const { mobility, requests } = service([]);
  const reason = new Error("never mind");
  assert.equal(await rejection(mobility.reservations.create(body, { signal: AbortSignal.abort(reason) })), reason);
  assert.equal(requests.length, 0);
});

test("a call that is ended on its way rejects with the reason, and is not tried again", async () => {
  const controller = new AbortController();
  const reason = new Error("the page was left");
  const { mobility, requests } = service([() => (controller.abort(reason), lost())]);
  const call = mobility.reservations.create(body, { signal: controller.signal });
  assert.equal(await rejection(call), reason);
  assert.equal(await rejection(call.result()), reason);
  assert.equal(requests.length, 1);
  assert.equal(requests[0].signal.aborted, true);
});

test("a call that is ended while it waits to be tried again is not", async () => {
  const controller = new AbortController();
  const hooks = { onRetry: () => controller.abort() };
  const { mobility, requests } = service([lost()], { hooks });
  assert.equal((await rejection(mobility.reservations.create(body, { signal: controller.signal }))).name, "AbortError");
  assert.equal(requests.length, 1);
});

test("a call leaves no listener at the signal of its caller", async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const watched = new Proxy(signal, {
    get(target, name) {
      if (name === "addEventListener") return (...given) => ((listeners += 1), target.addEventListener(...given));
      if (name === "removeEventListener") return (...given) => ((listeners -= 1), target.removeEventListener(...given));
      return Reflect.get(target, name, target);
    },
  });
  const { mobility } = service([lost(), created()]);
  await mobility.reservations.create(body, { signal: watched });
  assert.equal(listeners, 0);
});

test("hooks and logger are told of everything but secrets", async () => {
  const told = [];
  const lines = [];
  const line = (message) => lines.push(message);
  const hooks = {
    onRequest: ({ headers, attempt }) => (headers.set("traceparent", `00-${attempt}`), told.push(["request", attempt, headers.has("Authorization")])),
    onResponse: ({ status, durationMs }) => told.push(["response", status, durationMs]),
    onRetry: ({ delayMs, error }) => told.push(["retry", delayMs, error.code]),
    onError: ({ error }) => told.push(["error", error.code]),
  };
  const { mobility, requests } = service([unavailable(), problem(404, "not_found")], { hooks, logger: { debug: line, warn: line, error: line } });
  await rejection(mobility.reservations.list({ status: ["held"] }));
  assert.deepEqual(told, [
    ["request", 0, false],
    ["response", 503, 0],
    ["retry", 250, "service_unavailable"],
    ["request", 1, false],
    ["response", 404, 0],
    ["error", "not_found"],
  ]);
  assert.equal(requests[1].headers.traceparent, "00-1");
  assert.equal(lines.length, 4);
  assert.equal(lines[1], "listReservations ProblemError 503 service_unavailable req_1; attempt 2 follows in 250 ms.");
  assert.equal(lines[3], "listReservations ProblemError 404 not_found req_1");
  assert.doesNotMatch(lines.join("\n"), /a-token|held/);
});

test("a hook that fails does not end the call", async () => {
  const lines = [];
  const logger = { debug: () => undefined, warn: () => undefined, error: (message) => lines.push(message) };
  const hooks = { onRequest: () => { throw new Error("oops"); } };
  const { mobility } = service([created()], { hooks, logger });
  await mobility.reservations.create(body);
  assert.deepEqual(lines, ["The hook onRequest has failed: Error: oops"]);
});

test("times of requests are those of the clock", async () => {
  const { mobility, requests } = service([limited({ "Retry-After": "7" }), created()]);
  await mobility.reservations.create(body);
  assert.deepEqual(requests.map(({ at }) => at - START), [0, 7_250]);
});
