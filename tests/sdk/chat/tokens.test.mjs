import assert from "node:assert/strict";
import { test } from "node:test";
import { TokenError } from "@mobilitycorp/sdk";
import { ConnectionEnded, ConnectionLost } from "@mobilitycorp/sdk/chat";
import { conversation, Service, settled } from "./stand_in.mjs";

const jwt = (expiry) => `e30.${btoa(JSON.stringify({ exp: expiry / 1000 })).replaceAll("=", "")}.c2ln`;

test("a token is renewed before the service lets it expire", async () => {
  const { service } = await conversation({}, { token_expires_at: "2026-12-01T10:00:00Z" });
  service.answersPings = true;
  await service.clock.pass(58 * 60_000);
  const [refresh] = service.connection.of("token.refresh");
  assert.equal(refresh, undefined);
  await service.clock.pass(60_000);
  assert.equal(service.connection.of("token.refresh")[0].token, "token-2");
  assert.deepEqual(service.asked, ["connect", "refresh"]);
});

test("the expiry is read from the token itself where nobody says it", async () => {
  const service = new Service();
  const tokens = [jwt(service.clock.now() + 100_000), jwt(service.clock.now() + 400_000)];
  const client = service.client({ token: () => tokens.shift() });
  client.connect();
  await settled();
  await service.connection.begin();
  service.answersPings = true;
  await service.clock.pass(80_000);
  const [refresh] = service.connection.of("token.refresh");
  assert.ok(refresh);
  await service.connection.acknowledge(refresh);
  assert.equal(service.connection.of("token.refresh").length, 1);
});

test("the expiry that the provider gives counts where the token cannot be read", async () => {
  const service = new Service();
  const client = service.client({ token: () => ({ token: "opaque", expiresAt: new Date(service.clock.now() + 50_000) }) });
  client.connect();
  await settled();
  await service.connection.begin();
  service.answersPings = true;
  await service.clock.pass(40_000);
  assert.equal(service.connection.of("token.refresh").length, 1);
});

test("a refused token is replaced by a new one at once", async () => {
  const { service, client } = await conversation();
  await service.connection.drop(4401, "expired");
  assert.deepEqual(service.asked, ["connect", "refused"]);
  await service.connection.begin({ resumed: true });
  assert.equal(service.connection.hello.token, "token-2");
  assert.equal(client.state, "ready");
});

test("a customer whose tokens are refused again and again is told so in the end", async () => {
  const service = new Service();
  const client = service.client();
  const begun = client.connect();
  const ended = assert.rejects(begun, (error) => error instanceof ConnectionEnded && error.closeName === "unauthenticated");
  await settled();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await service.connection.drop(4401);
    if (attempt > 0 && client.state === "waiting") await service.pause();
  }
  await ended;
  assert.equal(service.connections.length, 4);
  assert.equal(client.state, "closed");
});

test("tokens that are refused as soon as the session has begun do not make the client come back for ever", async () => {
  const { service, client } = await conversation();
  for (let attempt = 0; client.state !== "closed"; attempt += 1) {
    assert.ok(attempt < 9);
    await service.connection.drop(4401);
    if (client.state === "waiting") await service.pause();
    if (client.state === "connecting") await service.connection.begin({ resumed: true });
  }
  assert.equal(service.connections.length, 4);
});

test("a greeting whose token is refused is tried with a new one", async () => {
  const service = new Service();
  const client = service.client();
  client.connect();
  await settled();
  await service.connection.accept();
  await service.connection.refuse(service.connection.hello, { code: "token_invalid" });
  assert.deepEqual(service.asked, ["connect", "refused"]);
  await service.connection.begin();
  assert.equal(client.state, "ready");
});

test("a message that meets an expired token is sent again after a new one", async () => {
  const { service, client } = await conversation();
  const said = client.sayToAgent({ text: "Book it" });
  const other = client.sayToAgent({ text: "Now" });
  const messages = service.connection.of("user.message");
  for (const message of messages) await service.connection.refuse(message, { code: "token_expired", retryable: true });
  const refreshes = service.connection.of("token.refresh");
  assert.equal(refreshes.length, 1);
  assert.equal(refreshes[0].token, "token-2");
  await service.connection.acknowledge(refreshes[0]);
  assert.deepEqual(service.connection.of("user.message"), [...messages, ...messages]);
  for (const message of messages) await service.connection.acknowledge(message);
  await Promise.all([said, other]);
});

test("a message whose token has expired is refused when the new one is, too", async () => {
  const { service, client } = await conversation();
  const said = assert.rejects(client.sayToAgent("Book it"), (error) => error.code === "token_expired");
  await service.connection.refuse(service.connection.of("user.message")[0], { code: "token_expired" });
  const [refresh] = service.connection.of("token.refresh");
  await service.connection.refuse(refresh, { code: "token_expired" });
  await said;
  assert.equal(service.connection.of("token.refresh").length, 1);
  assert.deepEqual(service.errors.map((error) => error.code), ["token_expired"]);
  assert.equal(client.waiting, 0);
});

test("a renewal that came too soon is sent again after the pause that the service asks for", async () => {
  const { service, client } = await conversation();
  const renewed = client.refreshToken();
  await settled();
  const [refresh] = service.connection.of("token.refresh");
  await service.connection.send({ type: "rate_limited", id: "evt", message_id: refresh.id, retry_after_s: 3 });
  await service.clock.pass(3000);
  assert.deepEqual(service.connection.of("token.refresh"), [refresh, refresh]);
  await service.connection.acknowledge(refresh);
  await renewed;
});

test("a provider that fails is asked again after a pause", async () => {
  const service = new Service();
  const answers = [() => Promise.reject(new Error("offline")), () => "token"];
  const client = service.client({ token: () => answers.shift()() });
  client.connect();
  await settled();
  assert.equal(client.state, "waiting");
  const { error } = service.happened.at(-1);
  assert.ok(error instanceof TokenError);
  assert.equal(error.cause.message, "offline");
  await service.clock.pass(500);
  await service.connection.begin();
  assert.equal(client.state, "ready");
});

test("a renewal by hand is rejected without a connection", async () => {
  const service = new Service();
  await assert.rejects(service.client().refreshToken(), ConnectionLost);
});

test("each connection offers its token to gateways, in a subprotocol that is never chosen", async () => {
  const { service } = await conversation();
  assert.deepEqual(service.connection.protocols, ["mobility.chat.v1", "mobility.token.token-1"]);
  await service.connection.drop(1012);
  await service.pause();
  assert.deepEqual(service.connection.protocols, ["mobility.chat.v1", "mobility.token.token-1"]);
  await service.connection.begin({ resumed: true });
  await service.connection.drop(4401);
  assert.deepEqual(service.connection.protocols, ["mobility.chat.v1", "mobility.token.token-2"]);
  await service.connection.begin({ resumed: true });
  assert.equal(service.connection.hello.token, "token-2");
});

test("a token that cannot be written in a subprotocol is not offered", async () => {
  const service = new Service();
  service.client({ token: () => "a/token=" }).connect();
  await settled();
  assert.deepEqual(service.connection.protocols, ["mobility.chat.v1"]);
});

test("a handshake that fails is tried again with a new token, as a gateway may have refused the old one", async () => {
  const service = new Service();
  const client = service.client();
  client.connect();
  await settled();
  await service.connection.drop(1006);
  await service.pause();
  assert.deepEqual(service.asked, ["connect", "refused"]);
  await service.connection.begin();
  assert.equal(client.state, "ready");
  await service.connection.drop(1006);
  await service.pause();
  assert.deepEqual(service.asked, ["connect", "refused"], "the new one is good");
});

test("a token that is no function is not asked for again", async () => {
  const service = new Service();
  const client = service.client({ token: "fixed" });
  const ended = assert.rejects(client.connect(), (error) => error instanceof ConnectionEnded && error.code === 4401);
  await settled();
  assert.equal(service.connection.protocols[1], "mobility.token.fixed");
  await service.connection.drop(4401);
  await ended;
  assert.equal(service.connections.length, 1);
});

test("a token that can never be used ends the connection with its reason", async () => {
  const client = new Service().client({ token: "Bearer e30.e30.e30" });
  await assert.rejects(client.connect(), (error) => error instanceof ConnectionEnded && error.cause instanceof TokenError);
  assert.equal(client.state, "closed");
});

const HOUR = 3_600_000;

for (const [name, aheadMs] of [["ahead", -24 * HOUR], ["behind", 24 * HOUR]]) {
  test(`a device whose clock is a day ${name} renews its token when it is due`, async () => {
    const service = new Service();
    service.aheadMs = aheadMs;
    service.answersPings = true;
    const lives = (laterMs) => jwt(Date.parse(service.time(laterMs)));
    const client = service.client({ token: (reason) => (service.asked.push(reason), lives(HOUR)) });
    client.connect();
    await settled();
    await service.connection.begin({ token_expires_at: service.time(HOUR) });
    await service.clock.pass(0.9 * HOUR);
    assert.deepEqual(service.asked, ["connect"]);
    await service.clock.pass(0.1 * HOUR);
    assert.deepEqual(service.asked, ["connect", "refresh"]);
    await service.connection.acknowledge(service.connection.of("token.refresh")[0]);
    await service.clock.pass(0.9 * HOUR);
    assert.equal(service.asked.length, 2);
    await service.clock.pass(0.1 * HOUR);
    assert.deepEqual(service.asked, ["connect", "refresh", "refresh"]);
  });
}

test("a device whose clock is wrong, before a service that tells no time, waits until the service wants a new token", async () => {
  const { service, client } = await conversation({}, { ts: undefined, token_expires_at: "2026-11-30T09:00:00Z" });
  service.answersPings = true;
  await service.clock.pass(2 * HOUR);
  assert.deepEqual(service.asked, ["connect"]);
  const said = client.sayToAgent({ text: "Still there?" });
  const [message] = service.connection.of("user.message");
  await service.connection.refuse(message, { code: "token_expired" });
  assert.deepEqual(service.asked, ["connect", "refused"]);
  await service.connection.acknowledge(service.connection.of("token.refresh")[0]);
  await service.connection.acknowledge(message);
  await said;
});

test("a provider that gives the same token again is not asked for ever", async () => {
  const service = new Service();
  service.answersPings = true;
  service.client({ token: (reason) => (service.asked.push(reason), "same") }).connect();
  await settled();
  await service.connection.begin({ token_expires_at: service.time(60_000) });
  for (let minute = 0; minute < 60; minute += 1) {
    await service.clock.pass(60_000);
    for (const refresh of service.connection.of("token.refresh")) await service.connection.acknowledge(refresh);
  }
  assert.ok(service.asked.length < 20, `asked ${service.asked.length} times in an hour`);
});
