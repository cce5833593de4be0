// The page is told by its query where the API is, which vehicle to book, and with which token.
import { isProblem, MobilityClient } from "@mobilitycorp/sdk";
import { ChatClient } from "@mobilitycorp/sdk/chat";

const given = new URLSearchParams(location.search);
const mobility = new MobilityClient({ baseUrl: given.get("api") ?? location.origin, token: given.get("token") ?? "" });
const output = document.querySelector("output") as HTMLOutputElement;

async function book(vehicle_id: string): Promise<string> {
  const quote = await mobility.quotes.create({ vehicle_id });
  const held = await mobility.reservations.create({ quote_id: quote.id });
  const { status } = await mobility.reservations.confirm(held);
  return status;
}

try {
  output.value = await book(given.get("vehicle") ?? "");
} catch (error) {
  output.value = isProblem(error) ? error.problem.code : String(error);
}

export const talk = (): ChatClient => new ChatClient({ client: mobility });
