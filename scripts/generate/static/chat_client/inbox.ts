import { type Deferred, deferred } from "./deferred.js";
import { type ConnectionEnded, QueueFull } from "./errors.js";
import type { ServerMessage } from "./messages.js";
import { NORMAL } from "./link.js";

const MOST_WAITING = 10_000;

/** Messages on their way to a loop, in the order in which they came. They wait here while the loop is busy. */
export class Inbox implements AsyncIterableIterator<ServerMessage, undefined> {
  readonly #types: readonly string[];
  readonly #leave: () => void;
  readonly #messages: ServerMessage[] = [];
  #news: Deferred<void> | undefined;
  #error: Error | undefined;
  #over = false;

  /** `leave` is called when nothing more is wanted. Without types, all are wanted. */
  constructor(types: readonly string[], leave: () => void) {
    this.#types = types;
    this.#leave = leave;
  }

  /** Add a message, if it is one that is wanted. */
  put(message: ServerMessage): void {
    if (this.#types.length > 0 && !this.#types.includes(message.type)) return;
    if (this.#messages.push(message) >= MOST_WAITING) this.#end(new QueueFull(MOST_WAITING));
    this.#wake();
  }

  /** End the loop after what is here already; with the error, unless the application wanted it so. */
  close(error: ConnectionEnded): void {
    this.#end(error.code === NORMAL ? undefined : error);
  }

  async next(): Promise<IteratorResult<ServerMessage, undefined>> {
    while (this.#messages.length === 0 && !this.#over) await (this.#news ??= deferred()).promise;
    if (this.#messages.length > 0) return { done: false, value: this.#messages.shift()! };
    const error = this.#error;
    this.#error = undefined;
    if (error) throw error;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<ServerMessage, undefined>> {
    this.#messages.length = 0;
    this.#end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(error?: Error): void {
    this.#over = true;
    this.#error = error;
    this.#leave();
    this.#wake();
  }

  #wake(): void {
    this.#news?.resolve();
    this.#news = undefined;
  }
}
