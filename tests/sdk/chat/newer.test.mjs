// A service that is newer than the client, or not quite what it should be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswerTexts, MessageRefused } from "@mobilitycorp/sdk/chat";
import { conversation, event, Service, settled } from "./stand_in.mjs";

test("types that are newer than the client are counted and told to those who hear everything", async () => {
  const { service, client } = await conversation();
  const texts = new AnswerTexts();
  client.onAny((message) => texts.take(message));
  await service.connection.send({ ...event(1), type: "hologram.shown" });
  await service.connection.events(2);
  await service.connection.send({ type: "hint", text: "not numbered" });
  assert.deepEqual(service.numbers, [1, 2]);
  assert.equal(service.seen.at(-1).type, "hint");
  assert.deepEqual(service.errors, []);
});

test("members that are newer than the client are passed on", async () => {
  const { service } = await conversation({}, { quota: { left: 3 } });
  await service.connection.send({ ...event(1), mood: "sunny" });
  assert.deepEqual(service.happened.at(-1).ready.quota, { left: 3 });
  assert.equal(service.seen.at(-1).mood, "sunny");
});

test("a refusal for a reason that is newer than the client is a refusal", async () => {
  const { service, client } = await conversation();
  const said = assert.rejects(client.sayToAgent("Hello"), (error) => {
    assert.ok(error instanceof MessageRefused);
    assert.equal(error.code, "moon_in_wrong_phase");
    return true;
  });
  const [message] = service.connection.of("user.message");
  await service.connection.refuse(message, { code: "moon_in_wrong_phase" });
  await said;
  assert.equal(client.state, "ready");
});

test("a close code that is newer than the client is a loss like others", async () => {
  const { service, client } = await conversation();
  await service.connection.drop(4999, "new");
  assert.equal(client.state, "waiting");
  assert.equal(service.happened.at(-1).error.closeName, undefined);
});

test("answers to messages that nobody sent are let go", async () => {
  const { service, client } = await conversation();
  for (const type of ["ack", "pong", "error", "rate_limited"]) {
    await service.connection.send({ type, message_id: "nobody", code: "unknown_type", detail: "", retry_after_s: 1 });
    await service.connection.send({ type, code: "unknown_type", detail: "", retry_after_s: 1 });
  }
  await service.clock.pass(1000);
  assert.equal(client.state, "ready");
  assert.deepEqual(service.errors, []);
});

test("a greeting that lacks what it should have begins a session all the same", async () => {
  const service = new Service();
  const client = service.client();
  client.connect();
  await settled();
  await service.connection.begin({ ts: "soon", heartbeat_s: undefined, token_expires_at: "never", last_seq: undefined });
  assert.equal(client.state, "ready");
  service.answersPings = true;
  await service.clock.pass(10_000);
  assert.ok(service.connection.of("ping").length <= 10, "no pings without pause");
  assert.deepEqual(service.asked, ["connect"]);
});

test("a frame that is no message is reported, and the conversation goes on", async () => {
  const { service, client } = await conversation();
  for (const frame of ["{", "[]", "null", '{"type":1}', '"type"', "7"]) await service.connection.send(frame);
  assert.equal(service.errors.length, 6);
  await service.connection.events(1);
  assert.equal(client.lastSeq, 1);
});
