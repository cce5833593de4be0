// Generated from scripts/generate/static/chat_client/timeline.ts by `make generate`. DO NOT EDIT.
/** What a numbered event is to the client: the one it waits for, one it has had, or one after others it has missed. */
export type Arrival = "next" | "duplicate" | "gap";

/** The place in the numbered events of a conversation. */
export class Timeline {
  #last: number;

  constructor(last: number) {
    this.#last = last;
  }

  /** The number of the last event that arrived; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  judge(seq: number): Arrival {
    if (seq <= this.#last) return "duplicate";
    return seq === this.#last + 1 ? "next" : "gap";
  }

  moveTo(seq: number): void {
    this.#last = seq;
  }
}
