// Bodies checked by the contract's schemas as they are sent and received.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionError, MobilityError } from "@mobilitycorp/sdk";
import { contractValidation, ContractViolationError, faultsOf } from "@mobilitycorp/sdk/validation";
import { example } from "../faults/ledger.mjs";
import { serve } from "../faults/server.mjs";
import { clientOf, vehicle } from "../faults/support.mjs";

const EXAMPLES = {
  Quote: "Quote",
  QuoteCreate: "QuoteCreateCar",
  Reservation: "HeldReservation",
  ReservationCancel: "ReservationCancel",
  ReservationPage: "ReservationPage",
  VehicleOfferPage: "VehicleOfferPage",
  MetroPage: "MetroPage",
  Customer: "Customer",
};

async function call(validate, fault, body = { vehicle_id: vehicle(1) }) {
  const server = await serve(() => fault);
  try {
    const outcome = await clientOf(server, { validate }).quotes.create(body).then((data) => ({ data }), (error) => ({ error }));
    return { ...outcome, requests: server.requests.length };
  } finally {
    await server.close();
  }
}

function change(name, edit) {
  const value = example(name);
  edit(value);
  return value;
}

for (const [schema, name] of Object.entries(EXAMPLES)) {
  test(`the contract's own example of ${schema} has no faults, however strictly it is read`, () => {
    assert.deepEqual(faultsOf(schema, example(name)), []);
    assert.deepEqual(faultsOf(schema, example(name), "strict"), []);
  });
}

test("what a newer service may send is taken, and refused where one is strict", () => {
  const newer = change("HeldReservation", (value) => {
    value.status = "teleported";
    value.loyalty_points = 3;
    value.vehicle.colour = "red";
  });
  assert.deepEqual(faultsOf("Reservation", newer), []);
  assert.deepEqual(faultsOf("Reservation", newer, "strict").map(({ pointer }) => pointer).sort(), ["/loyalty_points", "/status", "/vehicle/colour"]);
});

test("a kind of vehicle that is not known is taken with all its members, and refused where one is strict", () => {
  const newer = change("VehicleOfferPage", ({ items: [offer] }) => {
    offer.vehicle = { vehicle_class: "hoverboard", lift_m: 1 };
  });
  assert.deepEqual(faultsOf("VehicleOfferPage", newer), []);
  assert.deepEqual(faultsOf("VehicleOfferPage", newer, "strict").map(({ pointer }) => pointer), ["/items/0/vehicle/vehicle_class"]);
});

test("each fault is told with its place, that of the kind that is meant alone", () => {
  const wrong = change("VehicleOfferPage", ({ items: [offer] }) => {
    offer.vehicle.model = 5;
    delete offer.distance_m;
  });
  const faults = faultsOf("VehicleOfferPage", wrong);
  assert.deepEqual(faults.map(({ pointer }) => pointer).sort(), ["/items/0", "/items/0/vehicle/model"]);
  assert.ok(faults.every(({ reason }) => reason.endsWith(".")));
});

test("an answer that is not the contract's is an error that names operation, schema and place", async () => {
  const { error, requests } = await call(contractValidation(), "other JSON");
  assert.ok(error instanceof ContractViolationError, error?.stack);
  assert.ok(error instanceof MobilityError);
  assert.equal(error.operation, "createQuote");
  const { kind, status, schema, faults } = error.violation;
  assert.deepEqual([kind, status, schema], ["response", 201, "Quote"]);
  assert.deepEqual(faults.map(({ pointer }) => pointer).sort(), ["", "/vehicle"]);
  assert.match(error.message, /createQuote: the response is not a Quote of the contract\..*\/vehicle: /);
  // The quote has been made; the same call with the same key gives it again.
  assert.equal(error.outcomeUnknown, true);
  assert.ok(error.idempotencyKey);
  assert.equal(requests, 1);
});

test("violations can be reported in place of being thrown", async () => {
  const told = [];
  const { data } = await call(contractValidation({ onViolation: (violation) => told.push(violation) }), "other JSON");
  assert.equal(data.vehicle, "none");
  assert.deepEqual(told.map(({ operation, schema }) => [operation, schema]), [["createQuote", "Quote"]]);
});

test("a newer service does no harm, unless one is strict", async () => {
  const { data } = await call(contractValidation(), "newer members");
  assert.equal(data.status, "teleported");
  const { error } = await call(contractValidation({ answers: "strict" }), "newer members");
  assert.ok(error instanceof ContractViolationError);
});

test("a request that the service would refuse is not sent", async () => {
  const { error, requests } = await call(contractValidation(), undefined, { vehicle_id: "nothing", colour: "red", starts_at: undefined });
  assert.ok(error instanceof ContractViolationError);
  assert.deepEqual(error.violation.faults.map(({ pointer }) => pointer).sort(), ["/colour", "/vehicle_id"]);
  assert.equal(error.violation.kind, "request");
  assert.equal(error.outcomeUnknown, false);
  assert.equal(requests, 0);
});

test("dates and members that are undefined are checked as they are sent", async () => {
  const starts_at = new Date("2026-12-01T09:00:00Z");
  const { data, error } = await call(contractValidation(), undefined, { vehicle_id: vehicle(1), starts_at, ends_at: undefined });
  assert.equal(error, undefined);
  assert.equal(data.vehicle.id, vehicle(1));
});

test("what a validator of another kind throws is what the call rejects with", async () => {
  const mine = new TypeError("I do not like this.");
  const { error, requests } = await call(({ kind }) => {
    if (kind === "response") throw mine;
  }, undefined);
  assert.equal(error, mine);
  assert.ok(!(error instanceof ConnectionError));
  assert.equal(requests, 1);
});
