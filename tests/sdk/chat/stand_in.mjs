// A stand-in for the service: tests say what it sends, when it is there, and when time passes.
import assert from "node:assert/strict";
import { ChatClient } from "@mobilitycorp/sdk/chat";

export const CONVERSATION = "cnv_01m7q5da00gee6t4p7q3e2k9x2";
export const TURN = "trn_01m7q5db00gee6t4p7q3e2k9x2";
const EVENT = "evt_01m7q5cxbgee6t4p7q3e2k9x2q";
const START = Date.parse("2026-12-01T09:00:00Z");

/** Time that passes only when a test says so. */
export class StillClock {
  #now = START;
  #timers = new Set();

  now() {
    return this.#now;
  }

  after(delayMs, action) {
    // As timers do, take no number for no time.
    const timer = { due: this.#now + (delayMs || 0), action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Milliseconds until the next timer, or nothing. */
  get next() {
    const due = [...this.#timers].map((timer) => timer.due);
    return due.length ? Math.min(...due) - this.#now : undefined;
  }

  /** Let time pass, and everything happen that is due meanwhile. */
  async pass(delayMs) {
    const end = this.#now + delayMs;
    for (let fired = 0; ; fired += 1) {
      assert.ok(fired < 10_000, "timers come without end");
      const [first] = [...this.#timers].filter((timer) => timer.due <= end).sort((one, other) => one.due - other.due);
      if (first === undefined) break;
      this.#timers.delete(first);
      this.#now = Math.max(this.#now, first.due);
      first.action();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** Let everything happen that waits for nothing but its turn. */
export async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await null;
}

/** One connection, seen from the service. */
class Connection {
  received = [];
  open = false;
  closedWith = undefined;

  constructor(service, socket, url, protocols) {
    this.service = service;
    this.socket = socket;
    this.url = url;
    this.protocols = protocols;
  }

  async accept() {
    this.open = true;
    this.socket.onopen({});
    await settled();
  }

  /** Accept the client and begin a session. */
  async begin(ready = {}) {
    await this.accept();
    await this.send({
      ...{ type: "session.ready", id: EVENT, ts: this.service.time(), conversation_id: CONVERSATION },
      ...{ resumed: false, last_seq: 0, heartbeat_s: 30 },
      ...ready,
    });
    return this;
  }

  async send(message) {
    this.socket.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
    await settled();
  }

  /** Send durable events with these numbers. */
  async events(...numbers) {
    for (const seq of numbers) await this.send(event(seq));
  }

  async drop(code = 1006, reason = "") {
    this.open = false;
    this.socket.onclose?.({ code, reason });
    await settled();
  }

  /** What was received of a type. */
  of(type) {
    return this.received.filter((message) => message.type === type);
  }

  get hello() {
    return this.of("session.hello")[0];
  }

  async acknowledge(message, duplicate = false) {
    await this.send({ type: "ack", id: EVENT, message_id: message.id, duplicate });
  }

  async refuse(message, refusal) {
    await this.send({ type: "error", id: EVENT, message_id: message.id, detail: "No.", retryable: false, ...refusal });
  }
}

export function event(seq) {
  return {
    ...{ type: "turn.started", id: EVENT, seq, ts: "2026-12-01T09:00:00Z" },
    ...{ conversation_id: CONVERSATION, turn_id: TURN, model: "embedded" },
  };
}

/** The service with all connections that a client has made, and the client itself. */
export class Service {
  connections = [];
  clock = new StillClock();
  seen = [];
  happened = [];
  errors = [];
  asked = [];
  answersPings = false;
  /** How far the clock of the service is ahead of the device's. */
  aheadMs = 0;

  /** What the clock of the service shows, now or later. */
  time(laterMs = 0) {
    return new Date(this.clock.now() + this.aheadMs + laterMs).toISOString();
  }

  client(options = {}) {
    const service = this;
    class Socket {
      onopen = null;
      onmessage = null;
      onclose = null;
      onerror = null;

      constructor(url, protocols) {
        this.connection = new Connection(service, this, url, protocols);
        service.connections.push(this.connection);
      }

      send(frame) {
        assert.ok(this.connection.open, "a frame was sent on a connection that is not open");
        const message = JSON.parse(frame);
        this.connection.received.push(message);
        if (message.type === "ping" && service.answersPings) {
          queueMicrotask(() => this.onmessage({ data: JSON.stringify({ type: "pong", message_id: message.id }) }));
        }
      }

      close(code, reason) {
        this.connection.open = false;
        this.connection.closedWith = { code, reason };
      }
    }
    const client = new ChatClient({
      url: "https://api.example",
      token: (reason) => {
        this.asked.push(reason);
        return `token-${this.asked.length}`;
      },
      WebSocket: Socket,
      clock: this.clock,
      random: () => 0.5,
      onError: (error) => this.errors.push(error),
      ...options,
    });
    client.onAny((message) => this.seen.push(message));
    client.onConnection((happening) => this.happened.push(happening));
    return client;
  }

  /** Let the pause before the next attempt to connect pass. */
  async pause() {
    await this.clock.pass(this.happened.findLast((happening) => happening.kind === "waiting").delayMs);
  }

  /** The connection made last. */
  get connection() {
    return this.connections.at(-1);
  }

  /** The numbers of the events that the application has seen. */
  get numbers() {
    return this.seen.filter((message) => "seq" in message).map((message) => message.seq);
  }

  /** What happened to the connection. */
  get kinds() {
    return this.happened.map((happening) => happening.kind);
  }
}

/** A service and a client whose session has begun. */
export async function conversation(options = {}, ready = {}) {
  const service = new Service();
  const client = service.client(options);
  const begun = client.connect();
  await settled();
  await service.connection.begin(ready);
  await begun;
  return { service, client };
}
