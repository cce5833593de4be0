// Books and talks with the mock as an application would, loses the connection in mid-answer, and prints what it saw.
import { MobilityClient } from "@mobilitycorp/sdk";
import { ChatClient } from "@mobilitycorp/sdk/chat";

const mobility = new MobilityClient({ baseUrl: process.env.URL, token: "anything" });
const found = await mobility.vehicles.search({ latitude: 60.17, longitude: 24.94, vehicle_class: ["scooter"] });
const quote = await mobility.quotes.create({ vehicle_id: found.items[0].vehicle.id });
const held = await mobility.reservations.create({ quote_id: quote.id });
const confirmed = await mobility.reservations.confirm(held);
const preview = await mobility.reservations.previewCancellation(confirmed.id);
const cancelled = await mobility.reservations.cancel(confirmed, { accepted_fee: preview.fee.total });
const again = await mobility.reservations.confirm(cancelled).result();
const lived = [held.status, confirmed.status, cancelled.status, again.problem.code];

const chat = new ChatClient({ client: mobility, reconnect: { baseMs: 1, maxMs: 5 } });
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
const proposal = await proposed;
const booked = next("reservation.changed");
const ended = next("turn.completed");
await chat.confirm(proposal);
const { reservation } = await booked;
await ended;

const refused = await chat.sayToAgent({ text: "mock:error=consent_missing" }).catch((error) => error);
chat.close();
console.log(
  JSON.stringify({
    lived,
    card: card.kind,
    status: reservation.status,
    reservation: reservation.id,
    refused: refused.name,
    inOrder: seen.every((seq, index) => seq === index + 1),
    connections: states.filter((kind) => kind === "ready").length,
  }),
);
