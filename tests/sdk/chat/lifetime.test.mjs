import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionEnded, ConnectionLost } from "@mobilitycorp/sdk/chat";
import { conversation, event, Service, settled } from "./stand_in.mjs";

for (const [code, name] of [[4403, "not_yours"], [1008, "policy"], [1009, "too_big"]]) {
  test(`the client does not come back after ${code}`, async () => {
    const { service, client } = await conversation();
    const said = assert.rejects(client.sayToAgent({ text: "hello" }), ConnectionEnded);
    await service.connection.drop(code, "no");
    await said;
    const { kind, error } = service.happened.at(-1);
    assert.equal(kind, "closed");
    assert.deepEqual([error.code, error.closeName, error.reason], [code, name, "no"]);
    await service.clock.pass(600_000);
    assert.equal(service.connections.length, 1);
    await assert.rejects(client.sayToAgent({ text: "anybody?" }), ConnectionEnded);
  });
}

test("a conversation that the service does not know ends the connection with its reason", async () => {
  const service = new Service();
  const client = service.client({ conversationId: "cnv_01m7q5da00gee6t4p7q3e2k9x2" });
  const begun = assert.rejects(client.connect(), (error) => error.cause.code === "unknown_conversation");
  await settled();
  await service.connection.accept();
  await service.connection.refuse(service.connection.hello, { code: "unknown_conversation" });
  await begun;
  assert.equal(client.state, "closed");
});

test("a service that cannot begin now is tried again", async () => {
  const service = new Service();
  const client = service.client();
  client.connect();
  await settled();
  await service.connection.accept();
  await service.connection.refuse(service.connection.hello, { code: "service_unavailable", retryable: true });
  assert.equal(client.state, "waiting");
});

test("closing gives up what waits, and stays closed", async () => {
  const { service, client } = await conversation();
  const said = assert.rejects(client.sayToAgent({ text: "hello" }), ConnectionEnded);
  client.close();
  await said;
  assert.equal(service.connection.closedWith.code, 1000);
  assert.equal(service.clock.next, undefined, "no timer is left");
  await assert.rejects(client.connect(), ConnectionEnded);
  client.close();
  assert.equal(service.kinds.filter((kind) => kind === "closed").length, 1);
});

test("closing while a token is fetched opens no connection", async () => {
  const service = new Service();
  let give;
  const client = service.client({ token: () => new Promise((resolve) => (give = resolve)) });
  const begun = assert.rejects(client.connect(), ConnectionEnded);
  await settled();
  client.close();
  give("late");
  await begun;
  await settled();
  assert.equal(service.connections.length, 0);
});

test("pings keep the connection alive", async () => {
  const { service, client } = await conversation({}, { heartbeat_s: 30 });
  for (let beat = 1; beat <= 3; beat += 1) {
    await service.clock.pass(24_000);
    const pings = service.connection.of("ping");
    assert.equal(pings.length, beat);
    await service.connection.send({ type: "pong", id: "evt", message_id: pings.at(-1).id });
  }
  assert.equal(client.state, "ready");
  assert.equal(client.waiting, 0);
});

test("a connection on which pings get no answer is dead", async () => {
  const { service, client } = await conversation();
  await service.clock.pass(24_000 + 9_999);
  assert.equal(client.state, "ready");
  await service.clock.pass(1);
  assert.equal(client.state, "waiting");
  assert.equal(service.connection.closedWith.code, 4000);
  await service.pause();
  assert.equal(service.connections.length, 2);
});

test("a connection with pings more often than the time-out dies all the same", async () => {
  const { service, client } = await conversation({}, { heartbeat_s: 5 });
  await service.clock.pass(4_000 + 10_000);
  assert.equal(client.state, "waiting");
});

test("anything that arrives is a sign of life", async () => {
  const { service, client } = await conversation();
  await service.clock.pass(24_000 + 5_000);
  await service.connection.events(1);
  await service.clock.pass(6_000);
  assert.equal(client.state, "ready");
});

test("a ping by hand tells the pong, and is rejected when the connection is lost before", async () => {
  const { service, client } = await conversation();
  const answered = client.pingAgent();
  const [ping] = service.connection.of("ping");
  await service.connection.send({ type: "pong", id: "evt", message_id: ping.id });
  assert.equal((await answered).message_id, ping.id);
  const lost = assert.rejects(client.pingAgent(), ConnectionLost);
  await service.connection.drop();
  await lost;
  await service.pause();
  await service.connection.begin({ resumed: true });
  assert.deepEqual(service.connection.of("ping"), []);
});

test("listeners hear their type until they are removed", async () => {
  const { service, client } = await conversation();
  const heard = [];
  const leave = client.on("turn.started", (message) => heard.push(message.seq));
  client.on("card", () => heard.push("card"));
  await service.connection.events(1, 2);
  leave();
  leave();
  await service.connection.events(3);
  assert.deepEqual(heard, [1, 2]);
});

test("a listener that throws keeps nobody else from hearing", async () => {
  const { service, client } = await conversation();
  const heard = [];
  client.on("turn.started", () => {
    throw new Error("mine");
  });
  client.on("turn.started", (message) => heard.push(message.seq));
  await service.connection.events(1);
  assert.deepEqual(heard, [1]);
  assert.deepEqual(service.errors.map((error) => error.message), ["mine"]);
});

test("a platform without WebSocket is told at once", () => {
  const { WebSocket } = globalThis;
  delete globalThis.WebSocket;
  try {
    assert.throws(() => new Service().client({ WebSocket: undefined }), /has no WebSocket/);
  } finally {
    if (WebSocket !== undefined) globalThis.WebSocket = WebSocket;
  }
});
