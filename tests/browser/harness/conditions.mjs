/** Waiting for conditions instead of for time. */
import { setTimeout as pause } from "node:timers/promises";

export const PATIENCE_MS = 60_000;
const STEP_MS = 25;

/** Ask again and again until the assertions hold; fails with the last failure. Returns what the probe returns. */
export async function eventually(probe, { patienceMs = PATIENCE_MS } = {}) {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await pause(STEP_MS);
  }
}
