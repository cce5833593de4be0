// The chat and the calls of one client: one address, one source of tokens.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigurationError, MobilityClient, MobilityError } from "@mobilitycorp/sdk";
import { ChatClient, ChatFailure, ConnectionLost } from "@mobilitycorp/sdk/chat";
import { Service, settled } from "./stand_in.mjs";

/** A client of the APIs, whose calls are answered by `answer`, and its chat. */
function both(answer, options = {}) {
  const service = new Service();
  const authorized = [];
  const mobility = new MobilityClient({
    baseUrl: "https://api.example/mobility/",
    token: (reason) => (service.asked.push(reason), `token-${service.asked.length}`),
    clock: service.clock,
    random: () => 0.5,
    fetch: async (_url, { headers }) => {
      authorized.push(new Headers(headers).get("Authorization"));
      return answer(authorized.length);
    },
    ...options,
  });
  const chat = service.client({ client: mobility });
  return { service, mobility, chat, authorized };
}

const customer = () => Response.json({ id: "cus_01m7q5cq00gee6t4p7q3e2k9x2" });
const refused = () =>
  new Response(JSON.stringify({ type: "about:blank", title: "Unauthenticated", status: 401, code: "unauthenticated" }), {
    ...{ status: 401, headers: { "Content-Type": "application/problem+json" } },
  });

test("the chat is where the APIs are, and uses the token that is known", async () => {
  const { service, mobility, chat, authorized } = both(customer);
  await mobility.customers.get();
  chat.connect();
  await settled();
  assert.equal(service.connection.url, "wss://api.example/mobility/v1/chat");
  await service.connection.begin();
  assert.equal(service.connection.hello.token, "token-1");
  assert.deepEqual(authorized, ["Bearer token-1"]);
  assert.deepEqual(service.asked, ["connect"]);
});

test("a call and a connection that begin together ask for one token", async () => {
  const { service, mobility, chat } = both(customer);
  chat.connect();
  await mobility.customers.get();
  await settled();
  assert.equal(service.connections.length, 1);
  assert.deepEqual(service.asked, ["connect"]);
});

test("a token that a call had to renew is the one that the chat sends when its own is refused", async () => {
  const { service, mobility, chat, authorized } = both((call) => (call === 1 ? refused() : customer()));
  chat.connect();
  await settled();
  await service.connection.begin();
  await mobility.customers.get();
  assert.deepEqual(authorized, ["Bearer token-1", "Bearer token-2"]);
  const said = chat.sayToAgent("Hello");
  const [message] = service.connection.of("user.message");
  await service.connection.refuse(message, { code: "token_expired" });
  const [refresh] = service.connection.of("token.refresh");
  assert.equal(refresh.token, "token-2");
  await service.connection.acknowledge(refresh);
  await service.connection.acknowledge(message);
  await said;
  assert.deepEqual(service.asked, ["connect", "refused"]);
});

test("a token that the chat had to renew serves calls", async () => {
  const { service, mobility, chat, authorized } = both(customer);
  chat.connect();
  await settled();
  await service.connection.begin({ token_expires_at: service.time(100_000) });
  service.answersPings = true;
  await service.clock.pass(80_000);
  assert.equal(service.connection.of("token.refresh")[0].token, "token-2");
  await mobility.customers.get();
  assert.deepEqual(authorized, ["Bearer token-2"]);
  assert.deepEqual(service.asked, ["connect", "refresh"]);
});

test("a client without a token cannot chat, and is told so at once", () => {
  assert.throws(() => both(customer, { token: undefined }), (error) => {
    assert.ok(error instanceof ConfigurationError);
    assert.match(error.message, /needs a token/);
    return true;
  });
});

test("an address that cannot be one is told at once", () => {
  for (const url of ["api.example", "", "ftp://api.example", "https://", undefined]) {
    assert.throws(() => new Service().client({ url }), ConfigurationError, String(url));
  }
});

for (const [url, address] of [
  ["http://127.0.0.1:8000", "ws://127.0.0.1:8000/v1/chat"],
  ["https://api.example/", "wss://api.example/v1/chat"],
  ["ws://[::1]:8000", "ws://[::1]:8000/v1/chat"],
  ["wss://api.example/mobility", "wss://api.example/mobility/v1/chat"],
]) {
  test(`the chat of ${url} is at ${address}`, async () => {
    const service = new Service();
    service.client({ url }).connect();
    await settled();
    assert.equal(service.connection.url, address);
  });
}

test("errors of the chat are errors of the package", async () => {
  const { chat } = both(customer);
  await assert.rejects(chat.pingAgent(), (error) => {
    assert.ok(error instanceof ConnectionLost && error instanceof ChatFailure && error instanceof MobilityError);
    return true;
  });
  assert.equal(typeof ChatClient, "function");
});
