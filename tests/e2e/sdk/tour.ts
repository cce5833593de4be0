// Runs the examples of the package's README one after the other, and tells what each has printed.
import { MobilityClient, type Quote, type Reservation } from "@mobilitycorp/sdk";
import * as examples from "./examples.js";

export interface Given {
  readonly mobility: MobilityClient;
  readonly quote: Quote;
  readonly held: Reservation;
  readonly conversationId: string;
  readonly lastSeq: number;
  fetchToken(): Promise<string>;
}

declare const process: { env: Record<"BASE_URL" | "TOKEN", string>; exit(code: number): never };
const { BASE_URL: baseUrl, TOKEN: token } = process.env;
const mobility = new MobilityClient({ baseUrl, token });
const print = console.log;
const told: Record<string, string[]> = {};

async function given(): Promise<Given> {
  const near = { latitude: 60.1708, longitude: 24.9415, vehicle_class: ["scooter" as const] };
  const [first, second] = (await mobility.vehicles.search(near)).items;
  const [quote, other] = await Promise.all(
    [first, second].map((offer) => mobility.quotes.create({ vehicle_id: offer!.vehicle.id, expected_duration_min: 15 })),
  );
  const held = await mobility.reservations.create({ quote_id: other!.id });
  const [conversation] = (await mobility.conversations.list({ limit: 1 })).items;
  return { mobility, quote: quote!, held, conversationId: conversation?.id ?? "", lastSeq: 1, fetchToken: async () => token };
}

/** The most that one may have reserved is little, so each example begins with nothing. */
async function cancelAll(): Promise<void> {
  for await (const { id } of mobility.reservations.list({ status: ["held", "confirmed"] })) {
    const reservation = await mobility.reservations.get(id);
    const { fee } = await mobility.reservations.previewCancellation(id);
    await mobility.reservations.cancel(reservation, { accepted_fee: fee.total });
  }
}

for (const [name, example] of Object.entries(examples)) {
  const lines: string[] = (told[name] = []);
  const ready = await given();
  console.log = (...parts: unknown[]) => void lines.push(parts.join(" "));
  try {
    await example(ready);
  } catch (error) {
    lines.push(error instanceof Error ? `${error.stack}` : String(error));
  } finally {
    console.log = print;
  }
  await cancelAll();
}
print(JSON.stringify(told));
process.exit(0);
