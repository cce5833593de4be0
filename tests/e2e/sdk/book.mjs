// Books over a connection that keeps being cut, as the package's README says: with the same key for as long as the outcome
// is unknown. Prints the reservation that came of each booking, and what had to be borne on the way.
import { MobilityClient, MobilityError } from "@mobilitycorp/sdk";

const { BASE_URL: baseUrl, TOKEN: token, VEHICLES: vehicles } = process.env;
const failures = [];
const mobility = new MobilityClient({
  baseUrl,
  token,
  timeoutMs: 20_000,
  maxRetries: 1,
  hooks: { onRetry: ({ error }) => failures.push(error.name) },
});

async function insist(call) {
  let idempotencyKey;
  for (;;) {
    try {
      return await call({ idempotencyKey });
    } catch (error) {
      if (!(error instanceof MobilityError && error.outcomeUnknown)) throw error;
      failures.push(error.name);
      ({ idempotencyKey } = error);
    }
  }
}

async function book(vehicle_id) {
  const quote = await insist((options) => mobility.quotes.create({ vehicle_id, expected_duration_min: 15 }, options));
  const held = await insist((options) => mobility.reservations.create({ quote_id: quote.id }, options));
  const { id, status } = await insist((options) => mobility.reservations.confirm(held, options));
  return { id, status, quote_id: quote.id, vehicle_id };
}

const booked = await Promise.all(vehicles.split(",").map(book));
console.log(JSON.stringify({ booked, failures }));
