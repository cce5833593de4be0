// Tokens: asked for once, renewed in time, replaced when refused, whatever the clocks say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem, TokenError } from "@mobilitycorp/sdk";
import { json, jwt, problem, rejection, service, START } from "./stand_in.mjs";

const page = () => json({ items: [], next_cursor: null });
const refused = () => problem(401, "unauthenticated");
const used = (requests) => requests.map(({ headers }) => headers.authorization.slice("Bearer ".length));
const MINUTE = 60_000;

/** A provider that gives these tokens one after the other and remembers why. */
function provider(...tokens) {
  const reasons = [];
  const give = async (reason) => {
    reasons.push(reason);
    const token = tokens.shift();
    if (token instanceof Error) throw token;
    return token;
  };
  return { token: give, reasons };
}

test("a token is asked for once", async () => {
  const { token, reasons } = provider("one");
  const { mobility, requests } = service([page(), page(), page()], { token });
  await Promise.all([mobility.reservations.list(), mobility.reservations.list()]);
  await mobility.reservations.list();
  assert.deepEqual([reasons, used(requests)], [["connect"], ["one", "one", "one"]]);
});

test("calls that are refused at the same time share one new token, and are made once more", async () => {
  const { token, reasons } = provider("one", "two");
  const { mobility, requests } = service([refused(), refused(), refused(), page(), page(), page()], { token });
  await Promise.all([1, 2, 3].map(() => mobility.reservations.list()));
  assert.deepEqual(reasons, ["connect", "refused"]);
  assert.deepEqual(used(requests), ["one", "one", "one", "two", "two", "two"]);
});

test("a call that was refused late takes the token that others have got meanwhile", async () => {
  const { token, reasons } = provider("one", "two");
  let answerLate;
  const late = () => new Promise((resolve) => (answerLate = resolve));
  const { mobility, requests } = service([late, refused(), page(), page()], { token });
  const slow = mobility.reservations.list();
  await mobility.reservations.list();
  answerLate(refused());
  await slow;
  assert.deepEqual([reasons, used(requests)], [["connect", "refused"], ["one", "one", "two", "two"]]);
});

test("a new token that is refused too ends the call", async () => {
  const { token, reasons } = provider("one", "two");
  const { mobility, requests } = service([refused(), refused()], { token });
  assert.ok(isProblem(await rejection(mobility.reservations.list()), "unauthenticated"));
  assert.deepEqual([reasons.length, requests.length], [2, 2]);
});

test("the same token again is not tried again", async () => {
  const { token } = provider("one", "one");
  const { mobility, requests } = service([refused()], { token });
  assert.ok(isProblem(await rejection(mobility.reservations.list()), "unauthenticated"));
  assert.equal(requests.length, 1);
});

test("a gateway that forbids what an expired token asks is asked with a new one, though this clock is late", async () => {
  const expired = jwt(START + MINUTE);
  const { token, reasons } = provider(expired, "two");
  const forbidden = problem(403, "forbidden", {}, { Date: new Date(START + 2 * MINUTE).toUTCString() });
  const { mobility, requests } = service([forbidden, page()], { token });
  await mobility.reservations.list();
  assert.deepEqual([reasons, used(requests)], [["connect", "refused"], [expired, "two"]]);
});

test("what a token that holds may not do is not asked again", async () => {
  const { token, reasons } = provider(jwt(START + 15 * MINUTE));
  const forbidden = problem(403, "forbidden", {}, { Date: new Date(START).toUTCString() });
  const { mobility } = service([forbidden], { token });
  assert.ok(isProblem(await rejection(mobility.reservations.list()), "forbidden"));
  assert.deepEqual(reasons, ["connect"]);
});

test("a fixed token that is refused cannot be replaced", async () => {
  const { mobility, requests } = service([refused()], { token: "fixed" });
  assert.ok(isProblem(await rejection(mobility.reservations.list()), "unauthenticated"));
  assert.equal(requests.length, 1);
});

test("a token is renewed a minute before it expires", async () => {
  const { token, reasons } = provider(jwt(START + 15 * MINUTE), jwt(START + 30 * MINUTE));
  const { mobility, clock } = service([page(), page(), page()], { token });
  await mobility.reservations.list();
  clock.pass(13.9 * MINUTE);
  await mobility.reservations.list();
  assert.deepEqual(reasons, ["connect"]);
  clock.pass(0.2 * MINUTE);
  await mobility.reservations.list();
  assert.deepEqual(reasons, ["connect", "refresh"]);
});

test("an expiry that the token does not tell is taken from beside it", async () => {
  const expiresAt = new Date(START + MINUTE);
  const { token, reasons } = provider({ token: "one", expiresAt }, "two");
  const { mobility, clock, requests } = service([page(), page()], { token });
  await mobility.reservations.list();
  clock.pass(0.9 * MINUTE);
  await mobility.reservations.list();
  assert.deepEqual([reasons, used(requests)], [["connect", "refresh"], ["one", "two"]]);
});

test("a token that cannot be renewed yet is used until it expires", async () => {
  const expiresAt = new Date(START + MINUTE);
  const { token } = provider({ token: "one", expiresAt }, new Error("offline"), new Error("offline"));
  const { mobility, clock, requests } = service([page(), page()], { token });
  await mobility.reservations.list();
  clock.pass(0.9 * MINUTE);
  await mobility.reservations.list();
  clock.pass(MINUTE);
  const error = await rejection(mobility.reservations.list());
  assert.ok(error instanceof TokenError);
  assert.equal(error.cause.message, "offline");
  assert.deepEqual(used(requests), ["one", "one"]);
});

test("a clock that is ahead does not ask for a token with each call", async () => {
  const { token, reasons } = provider(jwt(START - 60 * MINUTE));
  const { mobility, requests } = service([page(), page(), page()], { token });
  for (const _ of [1, 2, 3]) await mobility.reservations.list();
  assert.deepEqual([reasons, requests.length], [["connect"], 3]);
});

test("a clock that is behind learns from the service that a token has expired", async () => {
  const { token, reasons } = provider(jwt(START + 600 * MINUTE), jwt(START + 615 * MINUTE));
  const { mobility } = service([page(), refused(), page(), page()], { token });
  for (const _ of [1, 2, 3]) await mobility.reservations.list();
  assert.deepEqual(reasons, ["connect", "refused"]);
});

for (const [what, given] of [
  ["none", undefined],
  ["an empty one", ""],
  ["a whole header", "Bearer abc"],
  ["one with a line break", "abc\n"],
  ["an object without one", {}],
])
  test(`a provider that gives ${what} is told`, async () => {
    const { mobility, requests } = service([], { token: () => given });
    const error = await rejection(mobility.reservations.list());
    assert.ok(error instanceof TokenError, String(error));
    assert.equal(requests.length, 0);
    assert.doesNotMatch(error.message, /abc/);
  });

test("a provider that fails once is asked again by the next call", async () => {
  const { token, reasons } = provider(new Error("offline"), "one");
  const { mobility } = service([page()], { token });
  assert.ok((await rejection(mobility.reservations.list())) instanceof TokenError);
  await mobility.reservations.list();
  assert.deepEqual(reasons, ["connect", "connect"]);
});
