// Generated from scripts/generate/static/chat_client/outbox.ts by `make generate`. DO NOT EDIT.
import { ConnectionLost, MessageTooLarge, QueueFull } from "./errors.js";
import { type ClientMessage, MAX_MESSAGE_BYTES, type ServerMessage } from "./messages.js";

interface Entry {
  readonly frame: string;
  /** Of use only on the connection it was sent on. */
  readonly passing: boolean;
  readonly resolve: (answer: ServerMessage) => void;
  readonly reject: (error: Error) => void;
  postponed: boolean;
}

/** Messages that have no answer yet, in the order in which they were sent. They keep their ids when sent again. */
export class Outbox {
  readonly #entries = new Map<string, Entry>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many messages wait for an answer. */
  get size(): number {
    return this.#entries.size;
  }

  /** Keep a message until it is answered; rejects at once where that cannot be. */
  add(message: ClientMessage, options: { readonly passing: boolean }): Promise<ServerMessage> {
    const frame = JSON.stringify(message);
    const bytes = new TextEncoder().encode(frame).length;
    if (bytes > MAX_MESSAGE_BYTES) return Promise.reject(new MessageTooLarge(bytes, MAX_MESSAGE_BYTES));
    if (!options.passing && this.#entries.size >= this.#limit) return Promise.reject(new QueueFull(this.#limit));
    return new Promise((resolve, reject) => {
      this.#entries.set(message.id, { frame, resolve, reject, postponed: false, passing: options.passing });
    });
  }

  /** Give the text of a message that waits. */
  frameOf(id: string): string | undefined {
    return this.#entries.get(id)?.frame;
  }

  /** Give the texts of all messages to send on a new connection. */
  frames(): string[] {
    for (const entry of this.#entries.values()) entry.postponed = false;
    return [...this.#entries.values()].map((entry) => entry.frame);
  }

  /** Mark a message to be sent again later; false if there is none, or it is marked already. */
  postpone(id: string): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.postponed) return false;
    entry.postponed = true;
    return true;
  }

  /** Take the mark away and give the text to send; nothing if it was answered or sent again meanwhile. */
  resume(id: string): string | undefined {
    const entry = this.#entries.get(id);
    if (entry === undefined || !entry.postponed) return undefined;
    entry.postponed = false;
    return entry.frame;
  }

  settle(id: string, answer: ServerMessage): void {
    this.#take(id)?.resolve(answer);
  }

  refuse(id: string, error: Error): void {
    this.#take(id)?.reject(error);
  }

  /** Give up what was of use only on the connection that is lost. */
  forgetPassing(code: number, reason: string): void {
    for (const [id, entry] of this.#entries) {
      if (entry.passing) this.refuse(id, new ConnectionLost(code, reason));
    }
  }

  /** Give up everything. */
  refuseAll(error: Error): void {
    for (const id of [...this.#entries.keys()]) this.refuse(id, error);
  }

  #take(id: string): Entry | undefined {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    return entry;
  }
}
