// What is sent: addresses, parameters, headers and bodies, and what cannot be sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { ConfigurationError, etagOf, MissingETagError, MobilityClient } from "@mobilitycorp/sdk";
import { createClient } from "@mobilitycorp/sdk/core";
import { createReservation } from "@mobilitycorp/sdk/operations";
import { json, rejection, RESERVATION, reservation, service } from "./stand_in.mjs";

const PAGE = { items: [], next_cursor: null };

test("parameters are written into path and query, and those that are undefined are left out", async () => {
  const { mobility, requests } = service([json(PAGE), reservation()]);
  await mobility.vehicles.search({ latitude: 60.17, longitude: 24.94, vehicle_class: ["car", "van"], radius_m: undefined });
  await mobility.reservations.get("res/1");
  assert.equal(requests[0].url, "https://api.example/v1/vehicles?latitude=60.17&longitude=24.94&vehicle_class=car&vehicle_class=van");
  assert.equal(requests[1].url, "https://api.example/v1/reservations/res%2F1");
  assert.equal(requests[0].headers.authorization, "Bearer a-token");
  assert.equal(requests[0].headers.accept, "application/json,application/problem+json");
});

test("a path of the base URL is kept, and slashes at its end do no harm", async () => {
  const { mobility, requests } = service([json(PAGE)], { baseUrl: "http://127.0.0.1:8000/mobility//" });
  await mobility.metros.list();
  assert.equal(requests[0].url, "http://127.0.0.1:8000/mobility/v1/metros");
});

test("operations for anybody are called without the token", async () => {
  const { mobility, requests } = service([json(PAGE), json(PAGE)], { token: undefined });
  await mobility.metros.list();
  assert.equal(requests[0].headers.authorization, undefined);
  const error = await rejection(mobility.reservations.list());
  assert.ok(error instanceof ConfigurationError);
  assert.match(error.message, /listReservations needs a token/);
});

test("a client that is printed does not show the token", () => {
  const { mobility } = service([]);
  assert.doesNotMatch(inspect(mobility, { depth: 9 }) + JSON.stringify(mobility), /a-token/);
});

for (const baseUrl of ["api.example", "", undefined, "ftp://api.example", "ws://api.example", "https://api.example/?a=1", "https://me:secret@api.example", "https://"])
  test(`the base URL ${baseUrl} is refused`, () => {
    assert.throws(() => new MobilityClient({ baseUrl }), (error) => error instanceof ConfigurationError && /baseUrl/.test(error.message));
  });

test("a call has one idempotency key, which the caller may choose", async () => {
  const { mobility, requests } = service([json({}, { status: 201 }), json({}, { status: 201 }), json({}, { status: 201 })]);
  await mobility.quotes.create({ vehicle_id: "veh_1" });
  await mobility.quotes.create({ vehicle_id: "veh_1" });
  await mobility.quotes.create({ vehicle_id: "veh_1" }, { idempotencyKey: "mine" });
  const keys = requests.map(({ headers }) => headers["idempotency-key"]);
  assert.match(keys[0], /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(keys[0], keys[1]);
  assert.equal(keys[2], "mine");
  assert.equal(requests[0].body, '{"vehicle_id":"veh_1"}');
  assert.equal(requests[0].headers["content-type"], "application/json");
});

test("a change sends the version of the object that was read, and gives the next one", async () => {
  const { mobility, requests } = service([reservation(1), reservation(2), reservation(3)]);
  const held = await mobility.reservations.get(RESERVATION);
  const confirmed = await mobility.reservations.confirm(held);
  await mobility.reservations.update(confirmed, { note: "At the corner" });
  assert.deepEqual(requests.map(({ headers }) => headers["if-match"]), [undefined, '"1"', '"2"']);
  assert.equal(requests[1].url, `https://api.example/v1/reservations/${RESERVATION}/confirm`);
  assert.equal(requests[2].headers["content-type"], "application/merge-patch+json");
  assert.equal(etagOf(confirmed), '"2"');
});

test("the preview of a change tells which reservation it is of, and its version", async () => {
  const { mobility, requests } = service([json({ reservation_id: RESERVATION, id: "other" }, { headers: { ETag: '"7"' } }), reservation(8)]);
  const preview = await mobility.reservations.previewChange(RESERVATION, { ends_at: "2026-12-01T10:30:00+02:00" });
  await mobility.reservations.update(preview, { ends_at: "2026-12-01T10:30:00+02:00" });
  assert.equal(requests[1].url, `https://api.example/v1/reservations/${RESERVATION}`);
  assert.equal(requests[1].headers["if-match"], '"7"');
});

test("what there is only one of is changed by the object, or by its version", async () => {
  const customer = () => json({ id: "cus_1", locale: "fi" }, { headers: { ETag: '"4"' } });
  const { mobility, requests } = service([customer(), customer(), customer()]);
  await mobility.customers.update(await mobility.customers.get(), { locale: "sv" });
  await mobility.customers.update(undefined, { locale: "sv" }, { ifMatch: '"9"' });
  assert.deepEqual(requests.map(({ headers }) => headers["if-match"]), [undefined, '"4"', '"9"']);
});

test("an id goes with the version that the caller kept", async () => {
  const { mobility, requests } = service([reservation(6)]);
  await mobility.reservations.cancel(RESERVATION, { accepted_fee: { amount: 0, currency: "EUR" } }, { ifMatch: '"5"' });
  assert.equal(requests[0].headers["if-match"], '"5"');
});

test("an object whose version is not known is not sent", async () => {
  const { mobility, requests } = service([reservation(1)]);
  const copy = { ...(await mobility.reservations.get(RESERVATION)) };
  const ofCopy = await rejection(mobility.reservations.confirm(copy));
  assert.ok(ofCopy instanceof MissingETagError);
  assert.match(ofCopy.message, /Read it by its id first/);
  assert.ok((await rejection(mobility.reservations.confirm(RESERVATION))) instanceof MissingETagError);
  assert.equal(requests.length, 1);
});

test("what was read before is given again while it holds", async () => {
  const unchanged = () => new Response(null, { status: 304, headers: { ETag: '"1"' } });
  const { mobility, requests } = service([reservation(1), unchanged(), unchanged(), reservation(2)]);
  const read = await mobility.reservations.get(RESERVATION);
  const again = await mobility.reservations.get(RESERVATION, { ifNoneMatch: read }).withResponse();
  assert.equal(again.data, read);
  assert.equal(again.status, 304);
  assert.equal(await mobility.reservations.get(RESERVATION, { ifNoneMatch: '"1"' }), undefined);
  assert.equal(etagOf(await mobility.reservations.get(RESERVATION, { ifNoneMatch: read })), '"2"');
  assert.deepEqual(requests.map(({ headers }) => headers["if-none-match"]), [undefined, '"1"', '"1"', '"1"']);
});

for (const [what, call] of [
  ["an empty id", (mobility) => mobility.reservations.get("")],
  ["a dot segment", (mobility) => mobility.reservations.get("..")],
  ["no id", (mobility) => mobility.reservations.get(undefined)],
  ["a header that is none", (mobility) => mobility.reservations.list({}, { headers: { "X-Note": "a\nb" } })],
  ["a body that is no JSON", (mobility) => mobility.quotes.create({ vehicle_id: 1n })],
  ["a date that is none", (mobility) => mobility.vehicles.search({ latitude: 1, longitude: 1, starts_at: new Date("never") })],
])
  test(`${what} is refused before anything is sent`, async () => {
    const { mobility, requests } = service([]);
    const error = await rejection(call(mobility));
    assert.ok(error instanceof ConfigurationError, String(error));
    assert.match(error.message, new RegExp(`^${error.operation} cannot be called: `));
    assert.equal(requests.length, 0);
  });

test("headers of the client go with every call, those of a call win", async () => {
  const { mobility, requests } = service([json(PAGE)], { headers: { "X-App": "one", "Accept-Language": "fi" } });
  await mobility.metros.list({}, { headers: { "Accept-Language": "sv" } });
  assert.equal(requests[0].headers["x-app"], "one");
  assert.equal(requests[0].headers["accept-language"], "sv");
});

test("an operation can be called without the groups", async () => {
  const { requests } = service([]);
  const fetch = async (url, init) => (requests.push({ url, ...init }), json({ id: RESERVATION }, { status: 201 }));
  const client = createClient({ baseUrl: "https://api.example", token: "a-token", fetch });
  assert.deepEqual(await createReservation(client, { quote_id: "quo_1" }), { id: RESERVATION });
  assert.equal(requests[0].method, "POST");
});
