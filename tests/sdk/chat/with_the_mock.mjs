// Talks with the mock as an application would, loses the connection in mid-answer, and prints what it has seen.
import { ChatClient } from "@mobilitycorp/sdk/chat";

const chat = new ChatClient({ url: process.env.URL, token: () => "anything", reconnect: { baseMs: 1, maxMs: 5 } });
const seen = [];
const states = [];
chat.onAny((message) => {
  if ("seq" in message) seen.push(message.seq);
});
chat.onConnection((event) => states.push(event.kind));

/** The next message of a type that fits. */
const next = (type, fits = () => true) =>
  new Promise((resolve) => {
    const stop = chat.on(type, (message) => {
      if (!fits(message)) return;
      stop();
      resolve(message);
    });
  });

async function say(text) {
  const ended = next("turn.completed");
  await chat.sayToAgent({ text });
  return ended;
}

await chat.connect();
const planned = next("card");
await say("Take me to Hakaniemi by 9 mock:drop_after=4");
const { card } = await planned;

const proposed = next("confirmation.required");
await say("Book the car from 9 to 10");
const { confirmation } = await proposed;
const booked = next("reservation.changed");
const ended = next("turn.completed");
await chat.decideConfirmation({ confirmation_id: confirmation.id, digest: confirmation.digest, decision: "approve" });
const { reservation } = await booked;
await ended;

const refused = await chat.sayToAgent({ text: "mock:error=consent_missing" }).catch((error) => error);
chat.close();
console.log(
  JSON.stringify({
    card: card.kind,
    status: reservation.status,
    reservation: reservation.id,
    refused: refused.name,
    inOrder: seen.every((seq, index) => seq === index + 1),
    connections: states.filter((kind) => kind === "ready").length,
  }),
);
