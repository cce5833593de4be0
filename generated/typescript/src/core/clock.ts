// Generated from scripts/generate/static/sdk_runtime/clock.ts by `make generate`. DO NOT EDIT.
/** Time as the client sees it; tests and embedders may give their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Call `action` after so many milliseconds; the function it gives takes that back. */
  after(delayMs: number, action: () => void): () => void;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, Math.min(Math.max(delayMs, 0), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};
