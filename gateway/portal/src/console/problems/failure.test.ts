import { MobilityClient } from "@mobilitycorp/sdk";
import { describe, expect, it } from "vitest";

import { failureOf, isUnknownOutcome, outcomeOf } from "./failure.ts";

function client(answer: () => Promise<Response>): MobilityClient {
  return new MobilityClient({ baseUrl: "https://api.example", token: "token", fetch: answer, maxRetries: 0 });
}

function problem(status: number, code: string): Response {
  const type = `https://errors.mobilitycorp.example/${code.replaceAll("_", "-")}`;
  const body = { type, title: code, status, detail: `About ${code}.`, code, request_id: "req-1" };
  return Response.json(body, { status, headers: { "Content-Type": "application/problem+json" } });
}

/** A server that never answers. */
function never(_: unknown, options?: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => options?.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
}

async function noToken(): Promise<string> {
  throw new Error("Nobody is signed in.");
}

describe("outcomeOf", () => {
  it("gives data", async () => {
    const page = { items: [], next_cursor: null };
    const outcome = await outcomeOf(client(async () => Response.json(page)).reservations.list());
    expect(outcome).toEqual({ ok: true, data: page });
  });

  it("gives problems of the contract with all their members", async () => {
    const call = client(async () => problem(409, "quote_expired")).reservations.create({ quote_id: "quo_1" });
    const outcome = await outcomeOf(call);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: "problem", problem: { code: "quote_expired" } } });
  });

  it("gives the words of problems that are newer than the console", async () => {
    const call = client(async () => problem(409, "moon_is_full")).reservations.create({ quote_id: "quo_1" });
    expect(await outcomeOf(call)).toEqual({ ok: false, failure: { kind: "newer", detail: "About moon_is_full." } });
  });

  it("never throws, whatever the network does", async () => {
    const lost = client(() => Promise.reject(new TypeError("fetch failed"))).vehicles.search({ latitude: 60, longitude: 24 });
    expect(await outcomeOf(lost)).toEqual({ ok: false, failure: { kind: "unreachable" } });
    const page = client(async () => new Response("<html>", { headers: { "Content-Type": "text/html" } }));
    expect(await outcomeOf(page.reservations.list())).toMatchObject({ ok: false, failure: { kind: "unexpected" } });
  });
});

describe("failures", () => {
  it("tell what is late, and that the server may have acted", async () => {
    const slow = new MobilityClient({ baseUrl: "https://api.example", token: "token", fetch: never, maxRetries: 0, timeoutMs: 5 });
    const outcome = await outcomeOf(slow.quotes.create({ vehicle_id: "veh_1" }));
    expect(outcome).toEqual({ ok: false, failure: { kind: "late" } });
    expect(!outcome.ok && isUnknownOutcome(outcome.failure)).toBe(true);
  });

  it("tell that nobody is signed in, and that nothing was sent", async () => {
    const nobody = new MobilityClient({ baseUrl: "https://api.example", token: noToken });
    const outcome = await outcomeOf(nobody.reservations.list());
    expect(outcome).toEqual({ ok: false, failure: { kind: "signed_out" } });
    expect(!outcome.ok && isUnknownOutcome(outcome.failure)).toBe(false);
  });

  it("tell of what is no error at all", () => {
    expect(failureOf("?")).toEqual({ kind: "unexpected", detail: "?" });
  });
});
