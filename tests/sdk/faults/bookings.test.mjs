// Many bookings over a connection that fails in every way, by dice: each ends as exactly one reservation.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { MobilityError } from "@mobilitycorp/sdk";
import { FAULTS } from "./faults.mjs";
import { serve } from "./server.mjs";
import { clientOf, dice, hurried, uncaught, vehicle } from "./support.mjs";

const SEEDS = [1, 2, 3, 4, 5, 6];
const BOOKINGS = 16;
const FAULTY_SHARE = 0.45;
const MOST_CALLS = 100;
const CUSTOMERS = 60;
// What looks like an honest answer and is none is told by validation alone.
const KINDS = Object.keys(FAULTS).filter((kind) => kind !== "other JSON");

after(() => assert.deepEqual(uncaught, []));

/** Does as the documentation of the package tells an application to do, and counts what went wrong. */
class Application {
  outcomes = new Map();

  constructor(server, seed) {
    this.ledger = server.ledger;
    this.client = clientOf(server, { random: dice(seed).next, maxRetries: 1 });
  }

  async book(number) {
    const quote = await this.insist("createQuote", number, (options) => this.client.quotes.create({ vehicle_id: vehicle(number) }, options));
    const held = await this.insist("createReservation", number, (options) =>
      this.client.reservations.create({ quote_id: quote.id }, options),
    );
    assert.equal(held.vehicle.id, vehicle(number));
    const confirmed = await this.insist("confirmReservation", number, (options) =>
      this.client.reservations.confirm(held.id, { ...options, ifMatch: '"1"' }),
    );
    assert.equal(confirmed.id, held.id);
  }

  /** Call until it succeeds: with the same key where the outcome is unknown, as a new call where it is known. */
  async insist(operation, number, call) {
    let idempotencyKey;
    for (let calls = 0; calls < MOST_CALLS; calls += 1) {
      const before = this.#effects(operation, number);
      try {
        const data = await call(idempotencyKey === undefined ? {} : { idempotencyKey });
        this.#count("succeeded");
        return data;
      } catch (error) {
        assert.ok(error instanceof MobilityError, `${operation} has failed with ${error?.stack ?? error}`);
        assert.equal(error.operation, operation);
        this.#count(error.name);
        if (!error.outcomeUnknown) assert.equal(this.#effects(operation, number), before, `${error.stack} hides an effect`);
        idempotencyKey = error.outcomeUnknown ? error.idempotencyKey : undefined;
        assert.equal(idempotencyKey === undefined, !error.outcomeUnknown);
      }
    }
    return assert.fail(`${operation} never succeeds`);
  }

  #effects(operation, number) {
    return this.ledger.times(operation).get(vehicle(number)) ?? 0;
  }

  #count(outcome) {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }
}

describe("bookings by dice", { concurrency: true }, () => {
  for (const seed of SEEDS) {
    test(`no booking of seed ${seed} happens twice, and none is lost`, async (context) => {
      const { next, pick } = dice(seed);
      const happened = new Set();
      const server = await serve(() => {
        const fault = next() < FAULTY_SHARE ? pick(KINDS) : undefined;
        happened.add(fault);
        return fault;
      });
      try {
        const application = new Application(server, seed);
        await Promise.all(Array.from({ length: BOOKINGS }, (_, number) => application.book(number)));
        const once = new Map(Array.from({ length: BOOKINGS }, (_, number) => [vehicle(number), 1]));
        for (const operation of ["createReservation", "confirmReservation"]) {
          assert.deepEqual(new Map([...server.ledger.times(operation)].sort()), once);
        }
        context.diagnostic(`${server.requests.length} requests, ${happened.size - 1} kinds of faults, calls: ${JSON.stringify(Object.fromEntries(application.outcomes))}`);
      } finally {
        await server.close();
      }
    });
  }
});

test("a call that is aborted at any moment rejects with the reason, and may be made again with its key", async () => {
  const { next, pick } = dice(99);
  let healthy = true;
  const server = await serve(() => (healthy || next() < 0.5 ? undefined : pick(KINDS)));
  try {
    const client = clientOf(server);
    const { id: quote_id } = await client.quotes.create({ vehicle_id: vehicle(0) });
    healthy = false;
    const endings = await Promise.all(
      Array.from({ length: CUSTOMERS }, async (_, number) => {
        const controller = new AbortController();
        const reason = new Error(`Customer ${number} has left.`);
        hurried.after(next() * 5_000, () => controller.abort(reason));
        const options = { idempotencyKey: `customer-${number}`, signal: controller.signal };
        const error = await client.reservations.create({ quote_id }, options).then(() => undefined, (failure) => failure);
        assert.ok(error === undefined || error === reason || error instanceof MobilityError);
        return error === reason ? "aborted" : "settled";
      }),
    );
    assert.ok(endings.includes("aborted"));
    healthy = true;
    const ids = await Promise.all(
      endings.map(async (_, number) => {
        const again = () => client.reservations.create({ quote_id }, { idempotencyKey: `customer-${number}` });
        // The first request of the key may still be at work, which the service says once.
        const { id } = await again().catch(again);
        return id;
      }),
    );
    assert.equal(new Set(ids).size, CUSTOMERS);
    assert.equal(server.ledger.times("createReservation").get(vehicle(0)), CUSTOMERS);
  } finally {
    await server.close();
  }
});
