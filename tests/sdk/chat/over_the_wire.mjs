// Talks with a real server over real sockets and prints what it has seen, as one JSON document.
import { ChatClient } from "@mobilitycorp/sdk/chat";

const client = new ChatClient({ url: process.env.URL, token: () => "token", reconnect: { baseMs: 1, maxMs: 5 } });
const messages = client.events("turn.started");
const said = client.sayToAgent("Hello");
const seen = [];
for await (const { seq } of messages) {
  seen.push(seq);
  if (seq === 4) break;
}
const { duplicate } = await said;
client.close();
console.log(JSON.stringify({ seen, duplicate, state: client.state }));
