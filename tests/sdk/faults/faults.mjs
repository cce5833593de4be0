// What may go wrong between a client and an honest service, each by its name.
import { problem } from "./ledger.mjs";

const HTML = "<!doctype html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
const A_DAY_MS = 86_400_000;

/** The answer never comes, or not whole. The effect happens where the name says `after`. */
const CONNECTION_FAULTS = {
  "dropped before": (exchange) => exchange.drop(),
  "dropped after": (exchange) => {
    exchange.perform();
    exchange.drop();
  },
  "reset after": (exchange) => {
    exchange.perform();
    exchange.socket?.resetAndDestroy();
  },
  "head cut after": (exchange) => {
    exchange.perform();
    exchange.socket?.end("HTTP/1.1 20");
  },
  "body cut after": (exchange) => {
    const answer = exchange.perform();
    exchange.write(answer, { shown: answer.text.slice(0, answer.text.length / 2) });
    exchange.socket?.end();
  },
  "chunks cut after": (exchange) => {
    const { status, headers, text } = exchange.perform();
    exchange.outgoing.writeHead(status, headers);
    exchange.outgoing.write(text.slice(0, text.length / 2), () => exchange.drop());
  },
  "length too long after": (exchange) => {
    const answer = exchange.perform();
    exchange.write({ ...answer, headers: { ...answer.headers, "Content-Length": answer.text.length + 100 } });
    exchange.socket?.end();
  },
  "dropped while running": (exchange) => {
    exchange.ledger.begin(exchange.request);
    exchange.drop();
  },
  "not HTTP": (exchange) => exchange.socket?.end("SSH-2.0-OpenSSH_9.6\r\n"),
};

/** The connection stays, and nothing more comes over it. */
const SILENCES = {
  "silent before": () => undefined,
  "silent after": (exchange) => void exchange.perform(),
  "body stalled after": (exchange) => {
    const answer = exchange.perform();
    exchange.write(answer, { shown: answer.text.slice(0, 10) });
  },
};

/** The service says that it cannot for now, and has done nothing. */
const REFUSALS = {
  "503": (exchange) => refuse(exchange, "service_unavailable", {}),
  "503 in no seconds": (exchange) => refuse(exchange, "service_unavailable", { "Retry-After": "0" }),
  "503 until a date": (exchange) => {
    const now = Date.now();
    refuse(exchange, "service_unavailable", {
      Date: new Date(now).toUTCString(),
      "Retry-After": new Date(now + 2_000).toUTCString(),
    });
  },
  "503 by a wrong clock": (exchange) => {
    // The service's clock is a day ahead, and so is the date that it names.
    const now = Date.now() + A_DAY_MS;
    refuse(exchange, "service_unavailable", {
      Date: new Date(now).toUTCString(),
      "Retry-After": new Date(now + 1_000).toUTCString(),
    });
  },
  "503 until a past date": (exchange) => {
    refuse(exchange, "service_unavailable", { "Retry-After": new Date(0).toUTCString() });
  },
  "503 until nonsense": (exchange) => refuse(exchange, "service_unavailable", { "Retry-After": "soon, -1, NaN" }),
  "429": (exchange) => refuse(exchange, "rate_limited", { "Retry-After": "1" }),
  "408": (exchange) => exchange.send({ status: 408, headers: { Connection: "close" }, text: "" }),
  "502 page": (exchange) => exchange.send({ status: 502, headers: { "Content-Type": "text/html" }, text: HTML }),
  "500 bare": (exchange) => exchange.send({ status: 500, headers: {}, text: "" }),
  "504 after": (exchange) => {
    exchange.perform();
    exchange.send({ status: 504, headers: { "Content-Type": "text/html" }, text: HTML });
  },
  "503 after": (exchange) => {
    exchange.perform();
    refuse(exchange, "service_unavailable", {});
  },
};

/** An answer that is not what the contract says. The effect has happened. */
const LIES = {
  "page for an answer": (exchange) => {
    exchange.perform();
    exchange.send({ status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, text: HTML });
  },
  "nothing for an answer": (exchange) => {
    exchange.perform();
    exchange.send({ status: 200, headers: { "Content-Type": "application/json" }, text: "" });
  },
  "length too short": (exchange) => {
    const answer = exchange.perform();
    exchange.write({ ...answer, headers: { ...answer.headers, "Content-Length": 20, Connection: "close" } });
    exchange.socket?.end();
  },
  "broken JSON": (exchange) => exchange.answerHonestly((answer) => ({ ...answer, text: `${answer.text.slice(0, -1)},]` })),
  "wrong media type": (exchange) => {
    exchange.answerHonestly((answer) => ({ ...answer, headers: { ...answer.headers, "Content-Type": "text/plain" } }));
  },
  "no media type": (exchange) => {
    exchange.answerHonestly(({ headers: { "Content-Type": _type, ...headers }, ...answer }) => ({ ...answer, headers }));
  },
};

/** Answers that only the contract's schemas can tell from honest ones. */
const IMPOSTORS = {
  "other JSON": (exchange) => {
    exchange.answerHonestly((answer) => ({ ...answer, text: JSON.stringify({ ...JSON.parse(answer.text), id: undefined, vehicle: "none" }) }));
  },
};

/** What a newer or a differently built service sends, and a client takes as it is. */
const NOVELTIES = {
  "newer members": (exchange) => {
    exchange.answerHonestly((answer) => ({
      ...answer,
      text: JSON.stringify({ ...JSON.parse(answer.text), status: "teleported", loyalty_points: { earned: 3 } }),
    }));
  },
  "answered twice": (exchange) => {
    const answer = exchange.perform();
    exchange.write(answer);
    exchange.write(answer);
  },
  "byte order mark": (exchange) => exchange.answerHonestly((answer) => ({ ...answer, text: `\uFEFF${answer.text}` })),
  "clock a day ahead": (exchange) => {
    const date = new Date(Date.now() + A_DAY_MS).toUTCString();
    exchange.answerHonestly((answer) => ({ ...answer, headers: { ...answer.headers, Date: date } }));
  },
};

export const FAULTS = {
  ...CONNECTION_FAULTS,
  ...SILENCES,
  ...REFUSALS,
  ...LIES,
  ...NOVELTIES,
  ...IMPOSTORS,
  unauthenticated: (exchange) => refuse(exchange, "unauthenticated", { "WWW-Authenticate": "Bearer" }),
};

export const KINDS = {
  connection: Object.keys(CONNECTION_FAULTS),
  silence: Object.keys(SILENCES),
  refusal: Object.keys(REFUSALS),
  lie: Object.keys(LIES),
  novelty: Object.keys(NOVELTIES),
};

function refuse(exchange, code, headers) {
  const answer = problem(code, { "X-Request-Id": `req_${exchange.request.number}` });
  const { "Retry-After": _default, ...rest } = answer.headers;
  exchange.send({ status: answer.status, headers: { ...rest, ...headers }, text: JSON.stringify(answer.body) });
}
