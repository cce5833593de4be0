import assert from "node:assert/strict";
import { test } from "node:test";
import { MessageRefused, MessageTooLarge, QueueFull } from "@mobilitycorp/sdk/chat";
import { conversation, Service, settled } from "./stand_in.mjs";

test("a message has its type, an id of its own, and is settled by the acknowledgement of that id", async () => {
  const { service, client } = await conversation();
  const one = client.sayToAgent({ text: "Take me to Hakaniemi" });
  const other = client.sayToAgent({ text: "By nine" });
  const [first, second] = service.connection.of("user.message");
  assert.equal(first.text, "Take me to Hakaniemi");
  assert.notEqual(first.id, second.id);
  await service.connection.acknowledge(second, true);
  assert.equal((await other).duplicate, true);
  assert.equal(client.waiting, 1);
  await service.connection.acknowledge(first);
  assert.equal((await one).message_id, first.id);
});

test("a refusal rejects the message it answers, and nothing else", async () => {
  const { service, client } = await conversation();
  const said = client.sayToAgent({ text: "Hello" });
  const cancelled = client.cancelTurn();
  const failed = assert.rejects(cancelled, (error) => {
    assert.ok(error instanceof MessageRefused);
    assert.equal(error.code, "no_running_turn");
    assert.equal(error.retryable, false);
    return true;
  });
  await service.connection.refuse(service.connection.of("turn.cancel")[0], { code: "no_running_turn" });
  await failed;
  await service.connection.acknowledge(service.connection.of("user.message")[0]);
  await said;
});

test("messages wait for the first connection, in their order", async () => {
  const service = new Service();
  const client = service.client();
  client.sayToAgent({ text: "one" });
  client.sayToAgent({ text: "two" });
  client.connect();
  await settled();
  await service.connection.begin();
  assert.deepEqual(service.connection.received.map((message) => message.text ?? message.type), ["session.hello", "one", "two"]);
});

test("the first message connects", async () => {
  const service = new Service();
  const client = service.client();
  const said = client.sayToAgent("Hello");
  await settled();
  await service.connection.begin();
  await service.connection.acknowledge(service.connection.of("user.message")[0]);
  assert.equal((await said).duplicate, false);
});

test("what has no answer when the connection is lost is sent again with the same id", async () => {
  const { service, client } = await conversation();
  const answered = client.sayToAgent({ text: "answered" });
  const unanswered = client.sayToAgent({ text: "unanswered" });
  const [first, second] = service.connection.of("user.message");
  await service.connection.acknowledge(first);
  await service.connection.drop();
  const offline = client.sayToAgent({ text: "offline" });
  await service.pause();
  await service.connection.begin({ resumed: true });
  const repeated = service.connection.of("user.message");
  assert.deepEqual(repeated.map((message) => message.text), ["unanswered", "offline"]);
  assert.equal(repeated[0].id, second.id);
  await service.connection.acknowledge(repeated[0], true);
  await service.connection.acknowledge(repeated[1]);
  assert.equal((await unanswered).duplicate, true);
  await Promise.all([answered, offline]);
  assert.equal(client.waiting, 0);
});

test("no more messages wait than the application allows", async () => {
  const service = new Service();
  const client = service.client({ queueLimit: 2 });
  client.sayToAgent({ text: "one" });
  client.sayToAgent({ text: "two" });
  await assert.rejects(client.sayToAgent({ text: "three" }), QueueFull);
  assert.equal(client.waiting, 2);
});

test("a message that the service would not take is not sent", async () => {
  const { service, client } = await conversation();
  await assert.rejects(client.sayToAgent({ text: "ä".repeat(40_000) }), MessageTooLarge);
  assert.deepEqual(service.connection.of("user.message"), []);
  assert.equal(client.waiting, 0);
});

test("a message that came too soon is sent again after the pause that the service asks for", async () => {
  const { service, client } = await conversation();
  const said = client.sayToAgent({ text: "again" });
  const [message] = service.connection.of("user.message");
  await service.connection.send({ type: "rate_limited", id: "evt", message_id: message.id, retry_after_s: 7 });
  await service.clock.pass(6_999);
  assert.equal(service.connection.of("user.message").length, 1);
  await service.clock.pass(1);
  assert.deepEqual(service.connection.of("user.message"), [message, message]);
  await service.connection.acknowledge(message);
  await said;
});

test("a greeting that came too soon waits as long as the service asks for", async () => {
  const service = new Service();
  const client = service.client();
  client.connect();
  await settled();
  const { connection } = service;
  await connection.accept();
  await connection.send({ type: "rate_limited", id: "evt", message_id: connection.hello.id, retry_after_s: 40 });
  assert.equal(service.happened.at(-1).delayMs, 40_000);
  await service.clock.pass(40_000);
  assert.equal(service.connections.length, 2);
});

test("what a gateway could not pass on is sent again on another connection", async () => {
  const { service, client } = await conversation();
  const acknowledged = client.sayToAgent({ text: "Hello" });
  await settled();
  const [message] = service.connection.of("user.message");
  await service.connection.send('{"message": "Internal server error", "connectionId": "L0SM9c=", "requestId": "1"}');
  assert.equal(client.state, "waiting");
  await service.pause();
  await service.connection.begin({ resumed: true });
  assert.deepEqual(service.connection.of("user.message"), [message]);
  await service.connection.acknowledge(message);
  await acknowledged;
});
