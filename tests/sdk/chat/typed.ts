// Compiled, never run: what the types of the client allow, and what they refuse.
import { ChatClient, type ChatOptions, CLOSE_CODES, type ServerMessage, type WebSocketConstructor } from "@mobilitycorp/sdk/chat";
import { chat } from "@mobilitycorp/sdk";

declare const options: ChatOptions;
const client: chat.ChatClient = new ChatClient(options);

// The WebSocket of browsers fits.
export const platform: WebSocketConstructor = WebSocket;

client.on("message.completed", (message) => message.text.length);
client.on("card", ({ card }) => (card.kind === "weather" ? card.weather : undefined));
// @ts-expect-error The service sends no such message.
client.on("user.message", () => undefined);
// @ts-expect-error A pong has no text.
client.on("pong", (message) => message.text);

export async function talk(): Promise<boolean> {
  const ready = await client.connect();
  await client.cancelTurn();
  await client.cancelTurn({ turn_id: "trn_01m7q5db00gee6t4p7q3e2k9x2" });
  const { duplicate } = await client.sayToAgent({ text: ready.conversation_id });
  // @ts-expect-error The text is missing.
  await client.sayToAgent({});
  // @ts-expect-error The client names its messages itself.
  await client.sayToAgent({ text: "Hello", id: "mine" });
  // @ts-expect-error There is no such decision.
  await client.decideConfirmation({ confirmation_id: "cnf", digest: "d", decision: "maybe" });
  return duplicate;
}

client.onConnection((event) => {
  switch (event.kind) {
    case "connecting":
    case "ready":
    case "gap":
      return;
    case "waiting":
      return void event.delayMs;
    case "closed":
      return void (event.error.closeName === "not_yours" && event.error.code === CLOSE_CODES.not_yours);
    default:
      return event satisfies never;
  }
});

export const leave: () => void = client.onAny((message: ServerMessage) => message.type);
