/** Functions that are called with values of one kind. A listener that throws does not keep others from being called. */
export class Listeners<Value> {
  readonly #listeners = new Set<{ readonly call: (value: Value) => void }>();
  readonly #report: (error: unknown) => void;

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** Add a listener; the function it gives removes it. */
  add(call: (value: Value) => void): () => void {
    const entry = { call };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  tell(value: Value): void {
    for (const entry of [...this.#listeners]) {
      try {
        entry.call(value);
      } catch (error) {
        this.#report(error);
      }
    }
  }
}
