// A client that is in a hurry, dice that always fall the same way, and a watch over what nobody has caught.
import assert from "node:assert/strict";
import { MobilityClient } from "@mobilitycorp/sdk";

const HURRY = 50;

/** What no promise and no listener has caught since the process began. */
export const uncaught = [];
process.on("unhandledRejection", (error) => uncaught.push(error));
process.on("uncaughtException", (error) => uncaught.push(error));

/** What the platform has warned of, such as of too many listeners. */
export const warnings = [];
process.on("warning", ({ name, message }) => warnings.push(`${name}: ${message}`));

/** Time in which a second is over after 20 milliseconds. */
export const hurried = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs / HURRY);
    return () => clearTimeout(timer);
  },
};

/** Make a client of a server; its tokens are `token-1`, `token-2` and so on. */
export function clientOf(server, options = {}) {
  let given = 0;
  return new MobilityClient({
    baseUrl: server.url,
    token: () => `token-${(given += 1)}`,
    clock: hurried,
    timeoutMs: 60_000,
    ...options,
  });
}

/** Dice of a seed (mulberry32). */
export function dice(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, pick: (choices) => choices[Math.floor(next() * choices.length)] };
}

/** The id of a vehicle of a test. */
export function vehicle(number) {
  return `veh_${String(number).padStart(26, "0")}`;
}

/** Wait until something holds. */
export async function until(holds, what) {
  for (let turn = 0; turn < 2_000; turn += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.fail(`${what} did not come about`);
}
