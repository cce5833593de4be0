// Compiled, never run: what the types of the client allow, and what they refuse.
import {
  type Call,
  isProblem,
  MobilityClient,
  ProblemError,
  ProblemTypes,
  type Quote,
  type Reservation,
  type VehicleOffer,
} from "@mobilitycorp/sdk";
import { createClient } from "@mobilitycorp/sdk/core";
import { createQuote } from "@mobilitycorp/sdk/operations";

declare const mobility: MobilityClient;
declare const signal: AbortSignal | undefined;

export async function book(): Promise<string> {
  const held: Reservation = await mobility.reservations.create({ quote_id: "quo_1" }, { signal, timeoutMs: undefined });
  const confirmed = await mobility.reservations.confirm(held);
  await mobility.reservations.update(confirmed, { note: null });
  await mobility.reservations.update(await mobility.reservations.previewChange(held.id), { vehicle_id: "veh_1" });
  await mobility.reservations.cancel(held.id, { accepted_fee: { amount: 0, currency: "EUR" } }, { ifMatch: '"1"' });
  // @ts-expect-error An id needs the version that was read.
  await mobility.reservations.confirm(held.id);
  // @ts-expect-error A quote is no reservation.
  await mobility.reservations.confirm(await mobility.quotes.get("quo_1"));
  // @ts-expect-error The body is missing.
  await mobility.reservations.create();
  // @ts-expect-error There is no such member.
  await mobility.reservations.create({ quote_id: "quo_1", notes: "none" });
  // @ts-expect-error The profile is changed by what was read of it.
  await mobility.customers.update({ locale: "fi" });
  return confirmed.vehicle.model;
}

export async function search(): Promise<VehicleOffer | undefined> {
  const list = mobility.vehicles.search({ latitude: 60.1, longitude: 24.9, vehicle_class: ["bike"] });
  for await (const offer of list) return offer;
  for await (const { items } of list.pages()) return items[0];
  // @ts-expect-error Latitude and longitude are needed.
  await mobility.vehicles.search({ latitude: 60.1 });
  // @ts-expect-error There is no such class.
  await mobility.vehicles.search({ latitude: 60.1, longitude: 24.9, vehicle_class: ["plane"] });
  return (await list).items[0];
}

export async function conditional(read: Reservation): Promise<Reservation> {
  const same: Reservation = await mobility.reservations.get(read.id, { ifNoneMatch: read });
  const perhaps = await mobility.reservations.get(read.id, { ifNoneMatch: '"1"' });
  // @ts-expect-error What has not changed is not given again.
  return perhaps.id === same.id ? same : perhaps;
}

export async function withHeaders(): Promise<string> {
  const { headers, status, requestId } = await mobility.reservations.create({ quote_id: "quo_1" }).withResponse();
  const replayed: "true" | undefined = headers.get("Idempotent-Replayed");
  const other: string | undefined = headers.get("X-Other");
  // @ts-expect-error It may be absent.
  const sure: string = headers.get("RateLimit");
  return [headers.get("ETag"), replayed, other, sure, status, requestId].join();
}

export async function everyProblem(): Promise<string> {
  const result = await mobility.reservations.get("res_1").result();
  if (result.ok) return result.data.id;
  const { problem } = result;
  switch (problem.type) {
    case ProblemTypes.NOT_FOUND:
    case ProblemTypes.FORBIDDEN:
    case ProblemTypes.UNAUTHENTICATED:
    case ProblemTypes.NOT_ACCEPTABLE:
    case ProblemTypes.RATE_LIMITED:
    case ProblemTypes.INTERNAL_ERROR:
    case ProblemTypes.SERVICE_UNAVAILABLE:
      return problem.detail;
    case ProblemTypes.VALIDATION_FAILED:
      return problem.errors.map(({ pointer }) => pointer).join();
    default:
      return problem satisfies never;
  }
}

export async function oneProblem(): Promise<number> {
  try {
    await mobility.reservations.create({ quote_id: "quo_1" });
  } catch (error) {
    if (isProblem(error, "too_many_open_reservations")) return error.problem.limit;
    if (isProblem(error, ProblemTypes.QUOTE_EXPIRED, "quote_already_used")) return error.status;
    // @ts-expect-error There is no such problem.
    if (isProblem(error, "too_few_reservations")) return 0;
    if (error instanceof ProblemError) return error.problem.status;
  }
  return 0;
}

export const stream = mobility.conversations.streamEvents("cnv_1", { after: 0 }, { lastEventId: "7", silenceMs: 1_000 });
export const text: Promise<string> = mobility.conversations.exportTranscriptAsMarkdown("cnv_1");
export const quote: Call<Quote> = createQuote(createClient({ baseUrl: "https://api.example" }), { vehicle_id: "veh_1" });
export const same: Call<Quote> = createQuote(mobility, { vehicle_id: "veh_1" });

new MobilityClient({ baseUrl: "https://api.example", token: () => "token" });
new MobilityClient({ baseUrl: "https://api.example", token: async (reason) => ({ token: reason, expiresAt: new Date() }) });
new MobilityClient({ baseUrl: "https://api.example", logger: console, hooks: { onRetry: ({ delayMs }) => console.info(delayMs) } });
// @ts-expect-error The address is missing.
new MobilityClient({ token: "token" });
