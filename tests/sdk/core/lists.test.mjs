// Lists that go on from page to page, and streams that go on after a loss.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionError, UnexpectedResponseError } from "@mobilitycorp/sdk";
import { json, lost, problem, rejection, service } from "./stand_in.mjs";

const CONVERSATION = "cnv_01m7q5da00gee6t4p7q3e2k9x2";
const page = (ids, next_cursor) => json({ items: ids.map((id) => ({ id })), next_cursor });

async function collected(iterable, most = Infinity) {
  const found = [];
  for await (const item of iterable) {
    found.push(item);
    if (found.length >= most) break;
  }
  return found;
}

function events(text, { failure } = {}) {
  const pieces = [text].flat();
  const source = {
    pull(sink) {
      const piece = pieces.shift();
      if (piece !== undefined) sink.enqueue(new TextEncoder().encode(piece));
      else if (failure) sink.error(failure);
      else sink.close();
    },
  };
  return new Response(new ReadableStream(source, { highWaterMark: 0 }), { headers: { "Content-Type": "text/event-stream" } });
}

const event = (seq) => `id: ${seq}\nevent: turn.started\ndata: {"seq": ${seq}}\n\n`;
const over = () => problem(404, "not_found");
const seqs = (found) => found.map(({ seq }) => seq);

test("a list gives its first page, all items, or all pages", async () => {
  const { mobility, requests } = service([page(["a", "b"], "c1"), page(["c"], "c2"), page([], null), page(["a", "b"], "c1"), page(["c"], undefined)]);
  const list = mobility.reservations.list({ status: ["held"], limit: 2 });
  assert.deepEqual((await list).items, [{ id: "a" }, { id: "b" }]);
  assert.deepEqual((await collected(list)).map(({ id }) => id), ["a", "b", "c"]);
  assert.deepEqual((await collected(mobility.reservations.list().pages())).map(({ items }) => items.length), [2, 1]);
  assert.deepEqual(requests.slice(0, 3).map(({ url }) => url.split("?")[1]), ["status=held&limit=2", "status=held&limit=2&cursor=c1", "status=held&limit=2&cursor=c2"]);
});

test("a list that is left asks for no more pages", async () => {
  const { mobility, requests } = service([page(["a", "b"], "c1")]);
  assert.equal((await collected(mobility.reservations.list(), 2)).length, 2);
  assert.equal(requests.length, 1);
});

test("a page that is lost is asked for again", async () => {
  const { mobility } = service([page(["a"], "c1"), lost(), page(["b"], null)]);
  assert.equal((await collected(mobility.reservations.list())).length, 2);
});

test("a page that fails ends the loop with its error", async () => {
  const { mobility } = service([page(["a"], "c1"), problem(400, "invalid_cursor")]);
  assert.equal((await rejection(collected(mobility.reservations.list()))).code, "invalid_cursor");
});

test("a list that turns in a circle ends", async () => {
  const { mobility } = service([page(["a"], "c1"), page(["b"], "c2"), page(["c"], "c1")]);
  const error = await rejection(collected(mobility.reservations.list()));
  assert.ok(error instanceof UnexpectedResponseError);
  assert.match(error.message, /leads back to an earlier page/);
});

test("a page without items is no page", async () => {
  const { mobility } = service([json({ next_cursor: null })]);
  const error = await rejection(collected(mobility.reservations.list()));
  assert.ok(error instanceof UnexpectedResponseError, String(error));
});

test("a stream is read whatever the pieces that it comes in", async () => {
  const text = `: hello\r\n\r\nid: 1\r\ndata: {"seq":\r\ndata: 1}\r\n\r\nretry: 10\n\n${event(2)}data: {"se`;
  const pieces = [...text].map((sign) => sign);
  const { mobility, requests } = service([events(pieces), over()]);
  const stream = mobility.conversations.streamEvents(CONVERSATION, { after: 0 });
  assert.equal(requests.length, 0);
  const found = await collected(stream.events(), 2);
  assert.deepEqual(found, [
    { id: "1", event: "message", data: { seq: 1 } },
    { id: "2", event: "turn.started", data: { seq: 2 } },
  ]);
  assert.equal(requests[0].headers.accept, "text/event-stream,application/problem+json");
  assert.equal(stream.lastEventId, "2");
});

test("a stream that ends or is lost goes on after the last event", async () => {
  const { mobility, requests, clock } = service([events([event(1), event(2)]), lost(), lost(), lost(), events(event(3), { failure: new Error("reset") }), events(event(4)), over()]);
  const found = [];
  const error = await rejection(
    (async () => {
      for await (const told of mobility.conversations.streamEvents(CONVERSATION)) found.push(told);
    })(),
  );
  assert.equal(error.code, "not_found");
  assert.deepEqual(seqs(found), [1, 2, 3, 4]);
  assert.deepEqual(requests.map(({ headers }) => headers["last-event-id"]), [undefined, "2", "2", "2", "2", "3", "4"]);
  assert.ok(clock.waits.length >= 5);
});

test("a stream goes on from where the application says", async () => {
  const { mobility, requests } = service([events(event(8)), over()]);
  await collected(mobility.conversations.streamEvents(CONVERSATION, {}, { lastEventId: "7" }), 1);
  assert.equal(requests[0].headers["last-event-id"], "7");
});

test("a stream that cannot begin tells why", async () => {
  const { mobility } = service([lost(), lost(), lost()]);
  assert.ok((await rejection(collected(mobility.conversations.streamEvents(CONVERSATION)))) instanceof ConnectionError);
});

test("a stream that is silent for too long is opened again", async () => {
  const silent = () => new Response(new ReadableStream({ start: (sink) => sink.enqueue(new TextEncoder().encode(event(1))) }), { headers: { "Content-Type": "text/event-stream" } });
  const { mobility, requests } = service([silent, events(event(2)), over()]);
  assert.deepEqual(seqs(await collected(mobility.conversations.streamEvents(CONVERSATION, {}, { silenceMs: 1_000 }), 2)), [1, 2]);
  assert.equal(requests[1].headers["last-event-id"], "1");
});

test("a stream that is left ends its connection", async () => {
  const { mobility, requests } = service([events([event(1), event(2)])]);
  await collected(mobility.conversations.streamEvents(CONVERSATION), 1);
  assert.equal(requests[0].signal.aborted, true);
});

test("a stream ends with its signal", async () => {
  const controller = new AbortController();
  const reason = new Error("the page was left");
  const open = () => new Response(new ReadableStream({ start: (sink) => sink.enqueue(new TextEncoder().encode(event(1))) }), { headers: { "Content-Type": "text/event-stream" } });
  const { mobility } = service([open]);
  const error = await rejection(
    (async () => {
      for await (const _ of mobility.conversations.streamEvents(CONVERSATION, {}, { signal: controller.signal })) controller.abort(reason);
    })(),
  );
  assert.equal(error, reason);
});

test("an event that is no JSON is told", async () => {
  const { mobility } = service([events("data: {oops\n\n")]);
  assert.ok((await rejection(collected(mobility.conversations.streamEvents(CONVERSATION)))) instanceof UnexpectedResponseError);
});
