import assert from "node:assert/strict";
import { test } from "node:test";
import { CONVERSATION, conversation, event, Service, settled } from "./stand_in.mjs";

test("a session begins with the token in the first message, on the channel's address and subprotocol", async () => {
  const service = new Service();
  const client = service.client({ locale: "fi", timeZone: "Europe/Helsinki" });
  const begun = client.connect();
  await settled();
  await service.connection.begin();
  assert.equal((await begun).conversation_id, CONVERSATION);
  assert.equal(service.connection.url, "wss://api.example/v1/chat");
  assert.equal(service.connection.protocols[0], "mobility.chat.v1");
  const { id, ...hello } = service.connection.hello;
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(hello, { type: "session.hello", token: "token-1", locale: "fi", time_zone: "Europe/Helsinki" });
  assert.equal(client.state, "ready");
});

test("connecting twice makes one connection", async () => {
  const service = new Service();
  const client = service.client();
  assert.equal(client.connect(), client.connect());
  await settled();
  assert.equal(service.connections.length, 1);
});

test("a conversation goes on where the connection was lost", async () => {
  const { service, client } = await conversation();
  await service.connection.events(1, 2, 3);
  await service.connection.drop();
  assert.equal(client.state, "waiting");
  await service.pause();
  await service.connection.begin({ resumed: true, last_seq: 5 });
  assert.equal(service.connection.hello.conversation_id, CONVERSATION);
  assert.equal(service.connection.hello.last_seq, 3);
  await service.connection.events(4, 5, 6);
  assert.deepEqual(service.numbers, [1, 2, 3, 4, 5, 6]);
  assert.equal(client.lastSeq, 6);
});

test("an application that was closed goes on with what it has kept", async () => {
  const { service } = await conversation({ conversationId: CONVERSATION, lastSeq: 41 }, { resumed: true, last_seq: 43 });
  assert.equal(service.connection.hello.last_seq, 41);
  await service.connection.events(42, 43);
  assert.deepEqual(service.numbers, [42, 43]);
});

test("an application that has kept only the conversation gets all of it", async () => {
  const { service } = await conversation({ conversationId: CONVERSATION }, { resumed: true, last_seq: 2 });
  assert.equal(service.connection.hello.last_seq, 0);
  await service.connection.events(1, 2);
  assert.deepEqual(service.numbers, [1, 2]);
});

test("an event that comes twice is told once", async () => {
  const { service } = await conversation();
  await service.connection.events(1, 2, 2, 1, 3);
  assert.deepEqual(service.numbers, [1, 2, 3]);
});

test("after a gap the client resumes, and misses nothing", async () => {
  const { service } = await conversation();
  await service.connection.events(1, 2, 5);
  assert.deepEqual(service.happened.at(-2), { kind: "gap", expected: 3, received: 5, lost: false });
  assert.equal(service.connections.length, 2);
  await service.connection.begin({ resumed: true, last_seq: 5 });
  assert.equal(service.connection.hello.last_seq, 2);
  await service.connection.events(3, 4, 5, 6);
  assert.deepEqual(service.numbers, [1, 2, 3, 4, 5, 6]);
});

test("what the service no longer has is told as lost, and the conversation goes on", async () => {
  const { service } = await conversation();
  await service.connection.events(1, 2, 5);
  await service.connection.begin({ resumed: true, last_seq: 5 });
  await service.connection.events(5, 6);
  assert.deepEqual(service.happened.at(-1), { kind: "gap", expected: 3, received: 5, lost: true });
  assert.deepEqual(service.numbers, [1, 2, 5, 6]);
  assert.equal(service.connections.length, 2);
});

test("messages without a number pass as they come", async () => {
  const { service } = await conversation();
  const delta = { type: "message.delta", id: event(1).id, conversation_id: CONVERSATION, turn_id: event(1).turn_id };
  await service.connection.send({ ...delta, message_id: "msg_01m7q5dc00gee6t4p7q3e2k9x2", index: 0, text: "The" });
  await service.connection.events(1);
  assert.deepEqual(service.seen.map((message) => message.type), ["session.ready", "message.delta", "turn.started"]);
});

test("another conversation than the one asked for is counted from its own beginning", async () => {
  const other = CONVERSATION.replace("5da", "5db");
  const { service, client } = await conversation({ conversationId: CONVERSATION, lastSeq: 9 }, { conversation_id: other });
  await service.connection.events(1);
  assert.deepEqual(service.numbers, [1]);
  assert.equal(client.conversationId, other);
});

test("pauses grow with each failure, are drawn at random, and begin anew after a success", async () => {
  const { service, client } = await conversation();
  const pauses = [];
  for (let attempt = 0; attempt < 9; attempt += 1) {
    await service.connection.drop();
    pauses.push(service.happened.at(-1).delayMs);
    await service.pause();
  }
  assert.deepEqual(pauses, [250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  await service.connection.begin({ resumed: true });
  await service.connection.drop();
  assert.equal(service.happened.at(-1).delayMs, 15_000, "a session that ends at once is no success");
  await service.pause();
  await service.connection.begin({ resumed: true });
  await service.clock.pass(10_000);
  await service.connection.drop();
  assert.equal(service.happened.at(-1).delayMs, 250);
  assert.equal(client.state, "waiting");
});

test("an application that knows better does not wait", async () => {
  const { service, client } = await conversation();
  await service.connection.drop();
  client.reconnect();
  await settled();
  assert.equal(service.connections.length, 2);
  await service.pause();
  assert.equal(service.connections.length, 2, "the attempt after the pause is not made as well");
});

test("a restart of the service is a loss like others", async () => {
  const { service, client } = await conversation();
  await service.connection.drop(1012, "restart");
  assert.equal(client.state, "waiting");
  assert.equal(service.happened.at(-1).error.closeName, "restart");
});

test("a service that accepts and says nothing is given up", async () => {
  const service = new Service();
  const client = service.client();
  client.connect();
  await settled();
  await service.connection.accept();
  await service.clock.pass(10_000);
  assert.equal(client.state, "waiting");
  assert.equal(service.connection.closedWith.code, 4000);
});
