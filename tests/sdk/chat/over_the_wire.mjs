// Talks with a real server over real sockets and prints what it has seen, as one JSON document.
import { ChatClient } from "@mobilitycorp/sdk/chat";

const seen = [];
const client = new ChatClient({ url: process.env.URL, token: () => "token", reconnect: { baseMs: 1, maxMs: 5 } });
const all = new Promise((resolve) => {
  client.on("turn.started", ({ seq }) => {
    seen.push(seq);
    if (seq === 4) resolve();
  });
});
await client.connect();
const { duplicate } = await client.sayToAgent({ text: "Hello" });
await all;
client.close();
console.log(JSON.stringify({ seen, duplicate, state: client.state }));
