// A stand-in for the API: tests say what it answers and when time passes.
import assert from "node:assert/strict";
import { MobilityClient } from "@mobilitycorp/sdk";

export const START = Date.parse("2026-12-01T09:00:00Z");
export const RESERVATION = "res_01m7q5cvd0ftqv6emwfx5191va";
const PROBLEMS = "https://errors.mobilitycorp.example/";

/** Time that passes at once whenever somebody waits: `waits` tells how long. */
export class HastyClock {
  waits = [];
  #now = START;
  /** The time-out of an attempt passes only where a test wants it to. */
  patienceMs = 30_000;

  now() {
    return this.#now;
  }

  pass(delayMs) {
    this.#now += delayMs;
  }

  after(delayMs, action) {
    if (delayMs >= this.patienceMs) return () => undefined;
    let due = true;
    setImmediate(() => {
      if (!due) return;
      this.waits.push(delayMs);
      this.#now += delayMs;
      action();
    });
    return () => {
      due = false;
    };
  }
}

export function json(body, { status = 200, headers = {} } = {}) {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}

export function problem(status, code, members = {}, headers = {}) {
  const document = { type: PROBLEMS + code.replaceAll("_", "-"), title: code, status, detail: `It is ${code}.`, code, request_id: "req_1", ...members };
  return new Response(JSON.stringify(document), { status, headers: { "Content-Type": "application/problem+json", ...headers } });
}

export function reservation(version = 1, members = {}) {
  return json({ id: RESERVATION, status: "held", ...members }, { headers: { ETag: `"${version}"`, "X-Request-Id": `req_${version}` } });
}

/** What `fetch` throws when there is no connection. */
export function lost() {
  return new TypeError("fetch failed");
}

/** A client and the requests that it has sent. Each is answered by the next of `script`, an answer, an error or a function. */
export function service(script, options = {}) {
  const requests = [];
  const clock = new HastyClock();
  const answers = [...script];
  const fetch = async (url, init) => {
    const request = { url, ...init, headers: Object.fromEntries(new Headers(init.headers)), at: clock.now() };
    requests.push(request);
    assert.ok(answers.length > 0, `Nobody expected the request ${init.method} ${url}.`);
    const answer = answers.shift();
    const given = typeof answer === "function" ? await answer(request) : answer;
    if (given instanceof Error) throw given;
    return given;
  };
  const mobility = new MobilityClient({ baseUrl: "https://api.example", token: "a-token", fetch, clock, random: () => 0.5, ...options });
  return { mobility, requests, clock };
}

/** What a promise rejects with. */
export async function rejection(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: "It does not reject." });
}

/** A token that says itself when it expires. */
export function jwt(expiresAt) {
  const payload = Buffer.from(JSON.stringify({ exp: expiresAt / 1000 })).toString("base64url");
  return `eyJhbGciOiJub25lIn0.${payload}.signature`;
}
