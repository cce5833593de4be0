/** The API as another program calls it: to set the scene, and to see what came of what somebody did in the browser. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

const { GATEWAY_URL, ISSUER_URL } = process.env;
export const RAUTATIENTORI = { latitude: 60.1708, longitude: 24.9415 };

/** A token of a customer whom nobody else is in these tests. */
export async function tokenOf(customer, { ttlSeconds } = {}) {
  const form = new URLSearchParams({ customer, ...(ttlSeconds && { ttl: String(ttlSeconds) }) });
  const answer = await fetch(`${ISSUER_URL}/token`, { method: "POST", body: form });
  assert.equal(answer.status, 200);
  return (await answer.json()).access_token;
}

/** The API with one customer's token. */
export class Api {
  #token;

  constructor(token) {
    this.#token = token;
  }

  static async of(customer) {
    return new Api(await tokenOf(customer));
  }

  /** Call an operation; fails unless it answers with success. Returns the body, and the ETag where there is one. */
  async call(method, path, { body, etag, query } = {}) {
    const url = new URL(path, GATEWAY_URL);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.append(name, value);
    const headers = { Authorization: `Bearer ${this.#token}` };
    if (method === "POST") headers["Idempotency-Key"] = randomUUID();
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (etag) headers["If-Match"] = etag;
    const answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${url} answered ${answer.status}: ${text}`);
    return { data: text ? JSON.parse(text) : undefined, etag: answer.headers.get("ETag") };
  }

  async nearest(vehicleClass, { limit = 1, ...query } = {}) {
    const found = await this.call("GET", "/v1/vehicles", {
      query: { ...RAUTATIENTORI, vehicle_class: vehicleClass, limit, ...query },
    });
    return found.data.items;
  }

  /** Hold a vehicle. */
  async hold(vehicleId, terms = {}) {
    const quote = await this.call("POST", "/v1/quotes", { body: { vehicle_id: vehicleId, ...terms } });
    return await this.call("POST", "/v1/reservations", { body: { quote_id: quote.data.id } });
  }

  async reservation(id) {
    return await this.call("GET", `/v1/reservations/${id}`);
  }

  async reservations() {
    return (await this.call("GET", "/v1/reservations", { query: { limit: 100 } })).data.items;
  }

  /** The events of a conversation, as the service keeps them. */
  async conversationEvents(id) {
    return (await this.call("GET", `/v1/conversations/${id}/events`, { query: { limit: 500 } })).data.items;
  }

  /** End all that is open, so that the next test begins with nothing. */
  async release({ data, etag }) {
    const preview = await this.call("GET", `/v1/reservations/${data.id}/cancellation-preview`);
    return await this.call("POST", `/v1/reservations/${data.id}/cancel`, {
      body: { accepted_fee: preview.data.fee.total },
      etag,
    });
  }
}
