// An honest booking service in memory. It keeps to the rules on keys, versions and states, and nothing else keeps a
// client from booking twice: one quote makes as many reservations as are asked for with keys of their own.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const CONTRACT = JSON.parse(readFileSync(process.env.CONTRACT, "utf8"));
const PROBLEMS = new Map(
  Object.entries(CONTRACT.components.responses)
    .flatMap(([, response]) => Object.values(response.content?.["application/problem+json"]?.examples ?? {}))
    .map(({ value }) => [value.code, value]),
);
const ROUTES = [
  ["POST", /^\/v1\/quotes$/, "createQuote"],
  ["POST", /^\/v1\/reservations$/, "createReservation"],
  ["GET", /^\/v1\/reservations$/, "listReservations"],
  ["GET", /^\/v1\/reservations\/(\w+)$/, "getReservation"],
  ["PATCH", /^\/v1\/reservations\/(\w+)$/, "updateReservation"],
  ["POST", /^\/v1\/reservations\/(\w+)\/confirm$/, "confirmReservation"],
  ["POST", /^\/v1\/reservations\/(\w+)\/cancel$/, "cancelReservation"],
  ["GET", /^\/v1\/reservations\/(\w+)\/cancellation-preview$/, "previewCancellation"],
];
const NEEDS_VERSION = new Set(["updateReservation", "confirmReservation", "cancelReservation"]);
const NEEDS_KEY = new Set(["createQuote", "createReservation", "confirmReservation", "cancelReservation"]);

/** Give an example of the contract as a value of its own. */
export function example(name) {
  return structuredClone(CONTRACT.components.examples[name].value);
}

/** Answer with a problem of the contract. */
export function problem(code, headers = {}) {
  const { status, ...members } = PROBLEMS.get(code);
  return {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
    body: { ...members, status, request_id: "req_00000000000000000000000001" },
  };
}

export class Ledger {
  /** Every effect that happened: the operation, and the vehicle that it was about. */
  effects = [];
  /** Tokens that are no longer accepted. */
  refusedTokens = new Set();
  reservations = new Map();
  #quotes = new Map();
  #outcomes = new Map();
  /** Requests that are still being worked on, by the place of their key. */
  #running = new Map();
  #made = 0;

  /** Do what a request asks for, or tell why not. */
  answer(request) {
    const token = request.headers.authorization?.replace(/^Bearer /, "");
    if (!token || this.refusedTokens.has(token)) {
      return problem("unauthenticated", { "WWW-Authenticate": 'Bearer error="invalid_token"' });
    }
    const [operation, id] = routed(request);
    if (operation === undefined) return problem("not_found");
    const run = () => this.#refusal(operation, request, id) ?? this.#run(operation, request, id);
    if (!NEEDS_KEY.has(operation)) return run();
    return request.headers["idempotency-key"] ? this.#once(placeOf(request), request, run) : problem("idempotency_key_required");
  }

  /** Take a request up, and end it after the next one with its key has been told to wait. */
  begin(request) {
    if (request.headers["idempotency-key"]) this.#running.set(placeOf(request), () => this.answer(request));
  }

  /** How often an operation had its effect for each vehicle. */
  times(operation) {
    const counts = new Map();
    for (const effect of this.effects) {
      if (effect.operation === operation) counts.set(effect.vehicle, (counts.get(effect.vehicle) ?? 0) + 1);
    }
    return counts;
  }

  /** Forget everything. */
  forget() {
    this.effects.length = 0;
    for (const memory of [this.reservations, this.#quotes, this.#outcomes, this.#running]) memory.clear();
  }

  #once(place, request, run) {
    const finish = this.#running.get(place);
    if (finish !== undefined) {
      this.#running.delete(place);
      finish();
      return problem("idempotency_in_progress");
    }
    const print = fingerprint(request);
    const known = this.#outcomes.get(place);
    if (known && known.print !== print) return problem("idempotency_key_reused");
    if (known) return { ...known.outcome, headers: { ...known.outcome.headers, "Idempotent-Replayed": "true" } };
    const outcome = run();
    this.#outcomes.set(place, { print, outcome });
    return outcome;
  }

  #refusal(operation, request, id) {
    if (id !== undefined && !this.reservations.has(id)) return problem("not_found");
    if (!NEEDS_VERSION.has(operation)) return undefined;
    const wanted = request.headers["if-match"];
    if (!wanted) return problem("precondition_required");
    return wanted === etag(this.reservations.get(id)) ? undefined : problem("precondition_failed");
  }

  #run(operation, request, id) {
    switch (operation) {
      case "createQuote":
        return this.#quote(request.body);
      case "createReservation":
        return this.#reserve(request.body);
      case "listReservations":
        return this.#page(request.query);
      case "previewCancellation":
        return json(200, { ...example("CancellationPreview"), reservation_id: id });
      case "getReservation":
        return shown(this.reservations.get(id), 200);
      case "updateReservation":
        return this.#change(id, operation, () => request.body);
      case "confirmReservation":
        return this.#move(id, operation, ["held"], () => ({ status: "confirmed" }));
      default:
        return this.#move(id, operation, ["held", "confirmed"], () => ({
          status: "cancelled",
          cancellation: example("CancelledReservation").cancellation,
        }));
    }
  }

  #quote({ vehicle_id }) {
    const quote = example("Quote");
    quote.id = this.#id("quo");
    quote.vehicle.id = vehicle_id;
    this.#quotes.set(quote.id, quote);
    this.effects.push({ operation: "createQuote", vehicle: vehicle_id });
    return json(201, quote, { Location: `/v1/quotes/${quote.id}` });
  }

  #reserve({ quote_id }) {
    const quote = this.#quotes.get(quote_id);
    if (!quote) return problem("not_found");
    const reservation = { ...example("HeldReservation"), id: this.#id("res"), quote_id, vehicle: quote.vehicle };
    this.reservations.set(reservation.id, { version: 1, reservation });
    this.effects.push({ operation: "createReservation", vehicle: quote.vehicle.id });
    return shown(this.reservations.get(reservation.id), 201, { Location: `/v1/reservations/${reservation.id}` });
  }

  #page(query) {
    const all = [...this.reservations.values()].map(({ reservation }) => reservation);
    const first = Number(query.get("cursor")?.slice("cursor_of_page_".length) ?? 0);
    const next = first + Number(query.get("limit") ?? 20);
    return json(200, { items: all.slice(first, next), next_cursor: next < all.length ? `cursor_of_page_${next}` : null });
  }

  #move(id, operation, sources, change) {
    const { status } = this.reservations.get(id).reservation;
    return sources.includes(status) ? this.#change(id, operation, change) : problem("illegal_transition");
  }

  #change(id, operation, change) {
    const { version, reservation } = this.reservations.get(id);
    this.reservations.set(id, { version: version + 1, reservation: { ...reservation, ...change() } });
    this.effects.push({ operation, vehicle: reservation.vehicle.id });
    return shown(this.reservations.get(id), 200);
  }

  #id(prefix) {
    this.#made += 1;
    return `${prefix}_${String(this.#made).padStart(26, "0")}`;
  }
}

function routed({ method, path }) {
  for (const [wanted, pattern, operation] of ROUTES) {
    const match = wanted === method ? pattern.exec(path) : null;
    if (match) return [operation, match[1]];
  }
  return [undefined, undefined];
}

function placeOf(request) {
  return `${routed(request)[0]} ${request.headers["idempotency-key"]}`;
}

function json(status, body, headers = {}) {
  return { status, headers: { "Content-Type": "application/json", ...headers }, body };
}

function shown(entry, status, headers = {}) {
  return json(status, entry.reservation, { ETag: etag(entry), ...headers });
}

function etag({ version }) {
  return `"${version}"`;
}

function fingerprint({ path, body }) {
  return createHash("sha256").update(JSON.stringify([path, body ?? null])).digest("hex");
}
