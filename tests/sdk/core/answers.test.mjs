// What comes back: data, headers, problems as values, and answers that nobody has declared.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem, MobilityError, ProblemError, ProblemTypes, UnexpectedResponseError } from "@mobilitycorp/sdk";
import { ResponseHeaders } from "@mobilitycorp/sdk/core";
import { json, problem, rejection, RESERVATION, reservation, service } from "./stand_in.mjs";

const once = { maxRetries: 0 };

test("a call gives its data, and more when asked", async () => {
  const { mobility } = service([reservation(3)]);
  const call = mobility.reservations.get(RESERVATION);
  const { data, headers, status, requestId } = await call.withResponse();
  assert.equal(data, await call);
  assert.equal(headers.get("ETag"), '"3"');
  assert.equal(headers.get("Idempotent-Replayed"), undefined);
  assert.deepEqual([status, requestId], [200, "req_3"]);
});

test("headers that are numbers in the contract are numbers", () => {
  const headers = new ResponseHeaders(new Headers({ "X-Count": "12", Age: "7" }), ["X-Count"]);
  assert.deepEqual([headers.get("X-Count"), headers.get("Age"), headers.get("X-None")], [12, "7", undefined]);
});

test("a declared problem is a value of `result`", async () => {
  const { mobility } = service([problem(409, "vehicle_unavailable", { vehicle_id: "veh_1" })]);
  const result = await mobility.reservations.create({ quote_id: "quo_1" }).result();
  assert.equal(result.ok, false);
  assert.equal(result.problem.type, ProblemTypes.VEHICLE_UNAVAILABLE);
  assert.equal(result.error.status, 409);
  assert.equal(result.error.requestId, "req_1");
});

test("a success is a value of `result` too", async () => {
  const { mobility } = service([json({ id: RESERVATION }, { status: 201 })]);
  assert.deepEqual(await mobility.reservations.create({ quote_id: "quo_1" }).result(), { ok: true, data: { id: RESERVATION } });
});

test("a problem that is newer than this version is thrown, and readable", async () => {
  const { mobility } = service([problem(409, "vehicle_on_fire", { since: "noon" })]);
  const error = await rejection(mobility.reservations.create({ quote_id: "quo_1" }).result());
  assert.ok(error instanceof ProblemError);
  assert.equal(error.code, "vehicle_on_fire");
  assert.equal(error.problem.since, "noon");
  assert.equal(isProblem(error), true);
  assert.equal(isProblem(error, "vehicle_unavailable"), false);
});

test("errors tell which problem they are by code and by type", async () => {
  const { mobility } = service([problem(404, "not_found", {}, { "X-Request-Id": "req_9" })]);
  const error = await rejection(mobility.reservations.get(RESERVATION));
  assert.equal(isProblem(error, "forbidden", "not_found"), true);
  assert.equal(isProblem(error, ProblemTypes.NOT_FOUND), true);
  assert.equal(isProblem(new Error("not_found"), "not_found"), false);
  assert.equal(error.requestId, "req_9");
  assert.equal(error.operation, "getReservation");
  assert.equal(error.message, "getReservation: It is not_found. (not_found)");
});

test("a problem without members has those that every problem has", async () => {
  const { mobility } = service([new Response("{}", { status: 418, headers: { "Content-Type": "application/problem+json" } })]);
  const error = await rejection(mobility.reservations.get(RESERVATION));
  assert.deepEqual({ ...error.problem }, { type: "about:blank", title: "Status 418", status: 418 });
});

test("members and values that are newer than this version pass", async () => {
  const { mobility } = service([reservation(1, { status: "teleported", surprise: [1, 2] })]);
  const read = await mobility.reservations.get(RESERVATION);
  assert.equal(read.status, "teleported");
  assert.deepEqual(read.surprise, [1, 2]);
});

test("another status of success is taken in the form that is known", async () => {
  const { mobility } = service([json({ id: RESERVATION }, { status: 200 })]);
  const { status } = await mobility.reservations.create({ quote_id: "quo_1" }).withResponse();
  assert.equal(status, 200);
});

test("a page of a web server says that the base URL may be wrong", async () => {
  const page = "<!doctype html>\n<html><body>Welcome to nginx, eyJhbGciOi.eyJzdWIiOi.abc</body></html>";
  const { mobility } = service([new Response(page, { status: 200, headers: { "Content-Type": "text/html; charset=utf-8" } })]);
  const error = await rejection(mobility.reservations.get(RESERVATION));
  assert.ok(error instanceof UnexpectedResponseError && error instanceof MobilityError);
  assert.match(error.reason, /Check that baseUrl \(https:\/\/api\.example\) is the address of the API/);
  assert.equal(error.snippet, "<!doctype html> <html><body>Welcome to nginx, [token]</body></html>");
  assert.deepEqual([error.status, error.mediaType], [200, "text/html"]);
});

test("a 404 that is no problem is no missing resource", async () => {
  const { mobility } = service([json({ message: "Not Found" }, { status: 404 })]);
  const error = await rejection(mobility.reservations.get(RESERVATION));
  assert.ok(error instanceof UnexpectedResponseError);
  assert.match(error.message, /^getReservation: unexpected answer 404\. .*baseUrl.*It begins: \{"message":"Not Found"\}$/);
});

test("a redirect is not followed, and tells where it leads", async () => {
  const { mobility, requests } = service([new Response(null, { status: 308, headers: { Location: "https://login.example/" } })]);
  const error = await rejection(mobility.reservations.list());
  assert.match(error.reason, /redirects to https:\/\/login\.example\//);
  assert.equal(requests[0].redirect, "manual");
});

for (const [what, body, mediaType] of [
  ["cut off", '{"id": "res', "application/json"],
  ["empty", "", "application/json"],
])
  test(`a body that is ${what} is tried again, and told`, async () => {
    const answer = () => new Response(body, { status: 200, headers: { "Content-Type": mediaType } });
    const { mobility, requests } = service([answer(), answer(), answer()]);
    const error = await rejection(mobility.reservations.get(RESERVATION));
    assert.ok(error instanceof UnexpectedResponseError);
    assert.match(error.reason, /cut off/);
    assert.equal(error.snippet, "");
    assert.equal(requests.length, 3);
  });

test("a problem that is no JSON is an unexpected answer", async () => {
  const { mobility } = service([new Response("Oops", { status: 409, headers: { "Content-Type": "application/problem+json" } })]);
  assert.ok((await rejection(mobility.reservations.get(RESERVATION))) instanceof UnexpectedResponseError);
});

test("a text is given as it is", async () => {
  const { mobility, requests } = service([new Response("# Trip\n", { headers: { "Content-Type": "text/markdown; charset=utf-8" } })]);
  assert.equal(await mobility.conversations.exportTranscriptAsMarkdown("cnv_1"), "# Trip\n");
  assert.equal(requests[0].headers.accept, "text/markdown,application/problem+json");
});

test("a gateway that answers in its own words is told by status and media type", async () => {
  const { mobility } = service([json({ message: "Forbidden" }, { status: 403 })]);
  const error = await rejection(mobility.reservations.list({}, once));
  assert.ok(error instanceof UnexpectedResponseError);
  assert.match(error.reason, /proxy or gateway/);
});

test("a call that nobody looks at fails without an unhandled rejection", async () => {
  const errors = [];
  const { mobility } = service([problem(404, "not_found")], { hooks: { onError: ({ error }) => errors.push(error.code) } });
  mobility.reservations.get(RESERVATION);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(errors, ["not_found"]);
});

test("calls are promises", async () => {
  const { mobility } = service([reservation(1), reservation(1), problem(404, "not_found"), reservation(1)]);
  const read = () => mobility.reservations.get(RESERVATION);
  const done = [];
  const [one, other] = await Promise.all([read(), read()]);
  assert.equal(one.id, other.id);
  assert.equal(await read().catch((error) => error.code), "not_found");
  await read().finally(() => done.push("done"));
  assert.deepEqual(done, ["done"]);
});

test("a validator sees bodies with their schemas, and its errors end the call", async () => {
  const seen = [];
  const validate = ({ operation, kind, status, schema, body }) => {
    seen.push([operation, kind, status, schema]);
    if (kind === "response" && body.bad) throw new RangeError("not of the contract");
  };
  const { mobility } = service([json({ bad: true }, { status: 201 })], { validate });
  const error = await rejection(mobility.quotes.create({ vehicle_id: "veh_1" }));
  assert.ok(error.message.includes("not of the contract"));
  assert.deepEqual(seen, [
    ["createQuote", "request", 0, "QuoteCreate"],
    ["createQuote", "response", 201, "Quote"],
  ]);
});
