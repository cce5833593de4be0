// Compiled, never run: what the types of the client allow, and what they refuse.
import { type AnswerText, AnswerTexts, ChatClient, type ChatOptions, CLOSE_CODES, type ServerMessage, type WebSocketConstructor } from "@mobilitycorp/sdk/chat";
import { MobilityClient } from "@mobilitycorp/sdk";
import { createClient } from "@mobilitycorp/sdk/core";

declare const options: ChatOptions;
const client = new ChatClient(options);

// A client of the APIs, with groups or without, is all that the chat needs.
const mobility = new MobilityClient({ baseUrl: "https://api.example", token: () => "token" });
export const shared = new ChatClient({ client: mobility, conversationId: "cnv_01m7q5da00gee6t4p7q3e2k9x2", lastSeq: 7 });
export const small = new ChatClient({ client: createClient({ baseUrl: "https://api.example" }) });
export const own = new ChatClient({ url: "wss://api.example", token: "token" });
// @ts-expect-error Whose conversation is it?
export const nobody = new ChatClient({ url: "wss://api.example" });
// @ts-expect-error Where is the service?
export const nowhere = new ChatClient({ token: "token" });

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
  await client.sayToAgent("Hello");
  await client.regenerateMessage("msg_01m7q5dc00gee6t4p7q3e2k9x2");
  // @ts-expect-error A decision is more than a text.
  await client.decideConfirmation("approve");
  return duplicate;
}

client.on("confirmation.required", async (message) => {
  await client.confirm(message);
  await client.decline(message);
  // @ts-expect-error It is no question.
  await client.choose(message, "place-1");
});
client.on("clarification.required", async (message) => {
  await client.choose(message, "place-1");
  await client.choose(message, { choice_id: message.choices[0]?.id ?? "" });
  // @ts-expect-error The question is that of the message.
  await client.choose(message, { choice_id: "place-1", clarification_id: "clr" });
  // @ts-expect-error It is no proposal.
  await client.confirm(message);
});

export async function listen(): Promise<string> {
  const texts = new AnswerTexts();
  for await (const message of client) {
    if (message.type === "turn.completed" && message.status === "failed") return message.problem?.detail ?? "";
    // @ts-expect-error Not every message has a text.
    message.text;
    const answer: AnswerText | undefined = texts.take(message);
    if (answer?.state === "completed") return answer.text;
  }
  for await (const message of client.events("card", "suggestions")) {
    if (message.type === "suggestions") return message.suggestions.join();
    return message.card.kind;
  }
  // @ts-expect-error The service sends no such message.
  client.events("user.message");
  return "";
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
