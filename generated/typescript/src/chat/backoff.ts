// Generated from scripts/generate/static/chat_client/backoff.ts by `make generate`. DO NOT EDIT.
/** Pauses between attempts to connect, in milliseconds. */
export interface BackoffOptions {
  /** Upper bound of the first pause (default: 500). */
  readonly baseMs?: number;
  /** Upper bound of every pause (default: 30 000). */
  readonly maxMs?: number;
}

/**
 * Exponential back-off with full jitter: each pause is drawn between nothing and a bound that doubles, so that
 * clients which lost their connections together do not come back together.
 */
export class Backoff {
  readonly #baseMs: number;
  readonly #maxMs: number;
  readonly #random: () => number;
  #attempt = 0;

  constructor(options: BackoffOptions, random: () => number) {
    this.#baseMs = options.baseMs ?? 500;
    this.#maxMs = options.maxMs ?? 30_000;
    this.#random = random;
  }

  /** How many pauses have been drawn since the last success. */
  get attempt(): number {
    return this.#attempt;
  }

  next(): number {
    const bound = Math.min(this.#maxMs, this.#baseMs * 2 ** Math.min(this.#attempt, 30));
    this.#attempt += 1;
    return Math.floor(this.#random() * bound);
  }

  reset(): void {
    this.#attempt = 0;
  }
}
