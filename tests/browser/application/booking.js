/** What an application does with the package, as its bundler has it. */
import { isProblem, MobilityClient } from "@mobilitycorp/sdk";

/** Book the nearest vehicle of a class, and let it go again. Returns what the application was told on the way. */
globalThis.bookAndCancel = async ({ baseUrl, token, search }) => {
  const mobility = new MobilityClient({ baseUrl, token: () => token });
  const { items } = await mobility.vehicles.search(search);
  const quote = await mobility.quotes.create({ vehicle_id: items.at(-1).vehicle.id });
  const held = await mobility.reservations.create({ quote_id: quote.id });
  const again = await mobility.reservations.create({ quote_id: quote.id }).result();
  const confirmed = await mobility.reservations.confirm(held);
  const preview = await mobility.reservations.previewCancellation(held.id);
  const cancelled = await mobility.reservations.cancel(confirmed, { accepted_fee: preview.fee.total });
  return {
    id: held.id,
    statuses: [held, confirmed, cancelled].map(({ status }) => status),
    refused: again.ok ? null : again.problem.code,
  };
};

/** The name of what the package throws, and its code where it is a problem of the API. */
globalThis.failureOf = async ({ baseUrl, token, id }) => {
  const mobility = new MobilityClient({ baseUrl, token, maxRetries: 0 });
  try {
    await mobility.reservations.get(id);
    return null;
  } catch (error) {
    return { name: error.name, code: isProblem(error) ? error.code : null };
  }
};
