// Generated from scripts/generate/static/chat_client/outbox.ts by `make generate`. DO NOT EDIT.
import { MessageTooLarge, QueueFull } from "./errors.js";
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

  /** Keep a message until it is answered; `send` gets its text. Rejects at once where that cannot be. */
  add(message: ClientMessage, passing: boolean, send: (frame: string) => void): Promise<ServerMessage> {
    return new Promise((resolve, reject) => {
      const frame = JSON.stringify(message);
      const bytes = new TextEncoder().encode(frame).length;
      if (bytes > MAX_MESSAGE_BYTES) throw new MessageTooLarge(bytes, MAX_MESSAGE_BYTES);
      if (!passing && this.size >= this.#limit) throw new QueueFull(this.#limit);
      this.#entries.set(message.id, { frame, passing, resolve, reject, postponed: false });
      send(frame);
    });
  }

  /** Give the texts of all messages to send on a new connection. */
  frames(): string[] {
    return Array.from(this.#entries.values(), (entry) => {
      entry.postponed = false;
      return entry.frame;
    });
  }

  /** Mark a message to be sent again later; false if there is none, or it is marked already, or only passing. */
  postpone(id: string, evenPassing: boolean): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.postponed || (entry.passing && !evenPassing)) return false;
    return (entry.postponed = true);
  }

  /** Take the mark away and give the text to send; nothing if it was answered or sent again meanwhile. */
  resume(id: string | undefined): string | undefined {
    const entry = this.#entries.get(id!);
    if (!entry?.postponed) return undefined;
    entry.postponed = false;
    return entry.frame;
  }

  settle(id: string, answer: ServerMessage): void {
    this.#take(id)?.resolve(answer);
  }

  refuse(id: string | undefined, error: Error): void {
    this.#take(id)?.reject(error);
  }

  /** Give up everything, or only what was of use on the connection that is lost. */
  giveUp(error: Error, onlyPassing: boolean): void {
    for (const [id, { passing }] of this.#entries) {
      if (passing || !onlyPassing) this.refuse(id, error);
    }
  }

  #take(id: string | undefined): Entry | undefined {
    const entry = this.#entries.get(id!);
    this.#entries.delete(id!);
    return entry;
  }
}
