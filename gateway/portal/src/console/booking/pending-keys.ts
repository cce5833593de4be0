/**
 * Keys of attempts whose outcome is unknown (`Idempotency-Key`).
 *
 * The SDK keeps the key of a call over its own repetitions. When the customer tries again after the answer has got
 * lost, that is another call, which must have the same key to be the same request; after a definite answer it must have
 * a new one, or the old answer would come back.
 */
export class PendingKeys {
  readonly #keys = new Map<string, string>();
  readonly #makeKey: () => string;

  constructor(makeKey: () => string = () => crypto.randomUUID()) {
    this.#makeKey = makeKey;
  }

  /** The key for an action, such as `confirm res_…`: that of the attempt before, unless it was answered. */
  keyOf(action: string): string {
    const key = this.#keys.get(action) ?? this.#makeKey();
    this.#keys.set(action, key);
    return key;
  }

  /** The action has been answered. */
  settle(action: string): void {
    this.#keys.delete(action);
  }
}
