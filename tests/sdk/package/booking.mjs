// A booking in whatever runtime this is.
import { isProblem, MobilityClient } from "@mobilitycorp/sdk";

/** Book at a service, with every function of the client that touches the platform, and tell how that went. */
export async function book({ baseUrl, vehicleId }) {
  const retries = [];
  const mobility = new MobilityClient({
    baseUrl,
    token: async () => "token",
    hooks: { onRetry: ({ error }) => retries.push(error.name) },
  });
  const quote = await mobility.quotes.create({ vehicle_id: vehicleId });
  const held = await mobility.reservations.create({ quote_id: quote.id });
  const confirmed = await mobility.reservations.confirm(held);
  const listed = [];
  for await (const { id } of mobility.reservations.list({ limit: 1 })) listed.push(id);
  const again = await mobility.reservations.confirm(held).catch((error) => error);
  const controller = new AbortController();
  const ended = mobility.reservations.get(held.id, { signal: controller.signal }).catch((error) => error);
  controller.abort();
  return {
    status: confirmed.status,
    isListed: listed.includes(confirmed.id),
    isStale: isProblem(again, "precondition_failed"),
    aborted: (await ended).name,
    retries: new Set(retries).size === 1 && retries[0],
    confirmed,
  };
}
