import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import v8 from "node:v8";
import vm from "node:vm";
import { ConnectionEnded, QueueFull } from "@mobilitycorp/sdk/chat";
import { conversation, event, Service, settled } from "./stand_in.mjs";

/** Go through messages; what was heard, and how the loop ends. */
function loop(messages, until = () => false) {
  const told = { heard: [], ended: false, error: undefined };
  told.over = (async () => {
    try {
      for await (const message of messages) {
        told.heard.push(message.seq ?? message.type);
        if (until(message)) break;
      }
    } catch (error) {
      told.error = error;
    }
    told.ended = true;
  })();
  return told;
}

test("a loop connects, and goes through everything that the service sends", async () => {
  const service = new Service();
  const told = loop(service.client());
  await settled();
  await service.connection.begin();
  await service.connection.events(1, 2);
  assert.deepEqual(told.heard, ["session.ready", 1, 2]);
});

test("a loop goes on over a loss of the connection, and hears nothing twice", async () => {
  const { service, client } = await conversation();
  const told = loop(client.events("turn.started"));
  await service.connection.events(1, 2);
  await service.connection.drop();
  await service.pause();
  await service.connection.begin({ resumed: true, last_seq: 3 });
  await service.connection.events(2, 3);
  assert.deepEqual(told.heard, [1, 2, 3]);
});

test("a loop over some types hears no others", async () => {
  const { service, client } = await conversation();
  const told = loop(client.events("turn.completed", "card"));
  await service.connection.events(1);
  await service.connection.send({ ...event(2), type: "card" });
  await service.connection.send({ ...event(3), type: "turn.completed" });
  assert.deepEqual(told.heard, [2, 3]);
});

test("several loops hear the same", async () => {
  const { service, client } = await conversation();
  const [one, other] = [loop(client), loop(client)];
  await service.connection.events(1, 2);
  assert.deepEqual([one.heard, other.heard], [[1, 2], [1, 2]]);
});

test("what comes while a loop is busy waits for it, in its order", async () => {
  const { service, client } = await conversation();
  const messages = client.events();
  await service.connection.events(1, 2, 3);
  for (const seq of [1, 2, 3]) assert.equal((await messages.next()).value.seq, seq);
  const more = [messages.next(), messages.next()];
  await service.connection.events(4, 5);
  assert.deepEqual((await Promise.all(more)).map(({ value }) => value.seq), [4, 5]);
});

test("leaving a loop ends it, and nothing is kept for it any more", async () => {
  const { service, client } = await conversation();
  const messages = client.events();
  const told = loop(messages, ({ seq }) => seq === 2);
  await service.connection.events(1, 2, 3);
  await told.over;
  assert.deepEqual(told.heard, [1, 2]);
  assert.deepEqual(await messages.next(), { done: true, value: undefined });
  await service.connection.events(4);
  assert.deepEqual(await messages.next(), { done: true, value: undefined });
});

/** Make a loop over one message, and keep nothing of it but this. */
async function traceOfLoop(service, client) {
  const messages = client.events();
  const told = loop(messages, () => true);
  await service.connection.events(1);
  await told.over;
  return new WeakRef(messages);
}

test("the client keeps no loop that was left", async () => {
  v8.setFlagsFromString("--expose-gc");
  const collectGarbage = vm.runInNewContext("gc");
  const { service, client } = await conversation();
  const trace = await traceOfLoop(service, client);
  // What a reference has shown is kept until its turn is over.
  await setImmediate();
  collectGarbage();
  assert.equal(trace.deref(), undefined);
  assert.equal(client.state, "ready");
});

test("a loop that waits can be ended from outside, as when a view is closed", async () => {
  const { client } = await conversation();
  const messages = client.events();
  const told = loop(messages);
  await messages.return();
  await told.over;
  assert.equal(told.error, undefined);
});

test("a loop ends when the application closes the connection, after what has come already", async () => {
  const { service, client } = await conversation();
  const messages = client.events();
  await service.connection.events(1, 2);
  client.close();
  const told = loop(messages);
  await told.over;
  assert.deepEqual([told.heard, told.error], [[1, 2], undefined]);
  const late = loop(client);
  await late.over;
  assert.deepEqual([late.heard, late.error], [[], undefined]);
});

test("a loop throws what the service has ended the connection with, once", async () => {
  const { service, client } = await conversation();
  const messages = client.events();
  const told = loop(messages);
  await service.connection.events(1);
  await service.connection.drop(4403, "no");
  await told.over;
  assert.deepEqual(told.heard, [1]);
  assert.ok(told.error instanceof ConnectionEnded);
  assert.equal(told.error.closeName, "not_yours");
  assert.deepEqual(await messages.next(), { done: true, value: undefined });
  const late = loop(client);
  await late.over;
  assert.equal(late.error, told.error);
});

test("a loop that is too far behind ends, and holds up nobody else", async () => {
  const { service, client } = await conversation();
  const messages = client.events();
  const told = loop(client.events(), ({ seq }) => seq === 10_001);
  for (let seq = 1; seq <= 10_001; seq += 1) service.connection.socket.onmessage({ data: JSON.stringify(event(seq)) });
  const behind = loop(messages);
  await Promise.all([behind.over, told.over]);
  assert.equal(behind.heard.length, 10_000);
  assert.ok(behind.error instanceof QueueFull);
  assert.equal(client.lastSeq, 10_001);
});
