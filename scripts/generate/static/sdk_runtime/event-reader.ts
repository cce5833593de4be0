/** An event as it stands in a stream (HTML Living Standard, section 9.2): `id` is that of this or an earlier one. */
export interface RawEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

/** Puts events together from the pieces in which a stream of them arrives. */
export class EventReader {
  /** How long the service wants clients to wait before they connect again, if it says so. */
  retryMs: number | undefined;
  readonly #decoder = new TextDecoder();
  #rest = "";
  #data: string[] = [];
  #event = "";
  #id: string | undefined;

  /** Take the next piece and give the events that are complete by now. */
  feed(piece: Uint8Array): RawEvent[] {
    const text = this.#rest + this.#decoder.decode(piece, { stream: true });
    // A carriage return at the end may be half of a line's end.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#take(line) ?? []);
  }

  #take(line: string): RawEvent | undefined {
    if (line === "") return this.#complete();
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#event = value;
    else if (field === "id" && !value.includes("\0")) this.#id = value;
    else if (field === "retry" && /^\d+$/.test(value)) this.retryMs = Number(value);
    return undefined;
  }

  #complete(): RawEvent | undefined {
    const found = this.#data.length === 0 ? undefined : { id: this.#id, event: this.#event || "message", data: this.#data.join("\n") };
    this.#data = [];
    this.#event = "";
    return found;
  }
}
