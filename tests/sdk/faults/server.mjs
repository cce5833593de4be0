// The ledger behind a server that may do anything to a request and to its answer.
import { createServer } from "node:http";
import { FAULTS } from "./faults.mjs";
import { Ledger } from "./ledger.mjs";

/** Serve on a free port of this machine; `plan(request)` names what goes wrong with a request, or nothing. */
export async function serve(plan = () => undefined) {
  const server = new FaultyServer(plan);
  await server.listen();
  return server;
}

class FaultyServer {
  ledger = new Ledger();
  /** Every request that arrived, in order. */
  requests = [];
  #connections = new Set();
  #http;

  constructor(plan) {
    this.plan = plan;
    this.#http = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => void this.#serve(incoming, outgoing));
    this.#http.on("clientError", (_error, socket) => socket.destroy());
    this.#http.on("connection", (socket) => {
      this.#connections.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => this.#connections.delete(socket));
    });
  }

  get url() {
    return `http://127.0.0.1:${this.#http.address().port}`;
  }

  /** How many requests have no answer yet, and are still waited for. */
  waiting = 0;

  /** How many connections are open. */
  get connections() {
    return this.#connections.size;
  }

  listen() {
    return new Promise((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
  }

  async close() {
    const closed = new Promise((resolve) => this.#http.close(resolve));
    for (const socket of this.#connections) socket.destroy();
    await closed;
  }

  async #serve(incoming, outgoing) {
    let text;
    try {
      text = await bodyOf(incoming);
    } catch {
      return;
    }
    const { pathname, searchParams } = new URL(incoming.url, "http://ledger");
    const request = {
      number: this.requests.length,
      method: incoming.method,
      path: pathname,
      query: searchParams,
      headers: incoming.headers,
      body: text ? JSON.parse(text) : undefined,
    };
    this.requests.push(request);
    this.waiting += 1;
    outgoing.once("close", () => (this.waiting -= 1));
    const fault = this.plan(request);
    const exchange = new Exchange(this.ledger, request, outgoing);
    if (fault === undefined) exchange.answerHonestly();
    else FAULTS[fault](exchange);
  }
}

/** One request, and the connection that its answer goes over. */
class Exchange {
  constructor(ledger, request, outgoing) {
    this.ledger = ledger;
    this.request = request;
    this.outgoing = outgoing;
  }

  get socket() {
    return this.outgoing.socket;
  }

  /** Let the effect happen, and give the answer that an honest server would send. */
  perform() {
    const { status, headers, body } = this.ledger.answer(this.request);
    return { status, headers: { "X-Request-Id": `req_${this.request.number}`, ...headers }, text: JSON.stringify(body) };
  }

  answerHonestly(change = (answer) => answer) {
    this.send(change(this.perform()));
  }

  send({ status, headers, text }) {
    this.outgoing.writeHead(status, { "Content-Length": Buffer.byteLength(text), ...headers });
    this.outgoing.end(text);
  }

  /** Put bytes on the connection as they are. */
  write({ status, headers, text }, { shown = text } = {}) {
    const lines = Object.entries({ "Content-Length": Buffer.byteLength(text), ...headers });
    const head = [`HTTP/1.1 ${status} Told`, ...lines.map(([name, value]) => `${name}: ${value}`), "", ""].join("\r\n");
    this.socket?.write(head + shown);
  }

  drop() {
    this.socket?.destroy();
  }
}

function bodyOf(incoming) {
  return new Promise((resolve, reject) => {
    let text = "";
    incoming.setEncoding("utf8");
    incoming.on("data", (part) => (text += part));
    incoming.on("end", () => resolve(text));
    incoming.on("error", reject);
    incoming.on("aborted", () => reject(new Error("aborted")));
  });
}
