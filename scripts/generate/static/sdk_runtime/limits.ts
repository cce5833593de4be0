import type { Clock } from "./clock.js";

/** What may end an attempt from outside: the caller's signal, and the time. */
export class Limits {
  /** For `fetch`. */
  readonly signal: AbortSignal;
  readonly #ended: Promise<never>;
  readonly #clock: Clock;
  #end!: (reason: unknown) => void;
  #release: (() => void)[] = [];
  #stopTimer: (() => void) | undefined;

  constructor(caller: AbortSignal | undefined, clock: Clock) {
    const controller = new AbortController();
    this.signal = controller.signal;
    this.#clock = clock;
    this.#ended = new Promise<never>((_, reject) => {
      this.#end = (reason) => {
        reject(reason);
        controller.abort(reason);
      };
    });
    // Nobody may be waiting when it ends.
    this.#ended.catch(() => undefined);
    if (caller === undefined) return;
    const abort = (): void => this.#end(abortReason(caller));
    if (caller.aborted) abort();
    this.#release.push(watch(caller, abort));
  }

  /** End with an error unless this is called again, or the attempt is over, within the time. */
  expectWithin(timeoutMs: number, error: () => unknown): void {
    this.#stopTimer?.();
    this.#stopTimer = this.#clock.after(timeoutMs, () => this.#end(error()));
  }

  /** Wait for work, but no longer than the limits allow: whatever is at work may not listen to the signal. */
  race<Value>(work: Promise<Value>): Promise<Value> {
    work.catch(() => undefined);
    return Promise.race([this.#ended, work]);
  }

  /** Wait. */
  pause(delayMs: number): Promise<void> {
    return this.race(new Promise((resolve) => this.#release.push(this.#clock.after(delayMs, resolve))));
  }

  /** Let go of the timer and of the caller's signal. */
  release(): void {
    this.#stopTimer?.();
    for (const release of this.#release.splice(0)) release();
  }

  /** End whatever is still at work. */
  abandon(): void {
    this.#end(undefined);
    this.release();
  }
}

/** Everything that waits for a signal. */
class Watch {
  readonly actions = new Set<() => void>();
  readonly run = (): void => this.actions.forEach((action) => action());
}

// One listener serves all calls with a signal: Node.js takes more than ten for a leak, and says so.
const watches = new WeakMap<AbortSignal, Watch>();

/** Act once a signal ends; gives what takes that back. */
function watch(signal: AbortSignal, action: () => void): () => void {
  const { actions, run } = watches.get(signal) ?? new Watch();
  if (actions.size === 0) {
    watches.set(signal, { actions, run });
    signal.addEventListener("abort", run);
  }
  actions.add(action);
  return () => {
    actions.delete(action);
    if (actions.size === 0) signal.removeEventListener("abort", run);
  };
}

/** What a call rejects with when its signal ends it. */
export function abortReason(signal: AbortSignal): unknown {
  if (signal.reason !== undefined) return signal.reason;
  // Older platforms have no reasons.
  const error = new Error("The call was aborted.");
  error.name = "AbortError";
  return error;
}
