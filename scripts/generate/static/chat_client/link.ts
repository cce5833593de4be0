import type { Clock } from "../core/clock.js";
import type { WebSocketConstructor, WebSocketLike } from "./socket.js";

/** Codes of our own, for reasons that only the client knows (RFC 6455 leaves 4000 to 4999 to applications). */
export const SILENT = 4000;
const ABNORMAL = 1006;
export const NORMAL = 1000;

export interface LinkEvents {
  opened(): void;
  received(frame: string): void;
  lost(code: number, reason: string): void;
}

/** One WebSocket, from its opening to its loss, which is told once. What comes after that is of no interest. */
export class Link {
  readonly #socket: WebSocketLike;
  readonly #clock: Clock;
  readonly #events: LinkEvents;
  #over = false;
  #cancelDeadline: (() => void) | undefined;
  #cancelHeartbeat: (() => void) | undefined;

  constructor(url: string, protocols: string[], constructor: WebSocketConstructor, clock: Clock, events: LinkEvents) {
    this.#clock = clock;
    this.#events = events;
    this.#socket = new constructor(url, protocols);
    this.#socket.onopen = () => this.#unlessOver(() => events.opened());
    this.#socket.onmessage = (event: { data?: unknown }) =>
      this.#unlessOver(() => {
        this.#forgetDeadline();
        if (typeof event.data === "string") events.received(event.data);
      });
    this.#socket.onerror = () => undefined;
    this.#socket.onclose = (event: { code?: number; reason?: string }) =>
      this.#lose(event.code ?? ABNORMAL, event.reason ?? "");
  }

  send(frame: string): void {
    if (this.#over) return;
    try {
      this.#socket.send(frame);
    } catch {
      this.drop("The frame could not be sent.");
    }
  }

  /** Give the link up unless something arrives within the time; an earlier deadline stays. */
  expectWithin(timeoutMs: number, reason: string): void {
    this.#cancelDeadline ??= this.#clock.after(timeoutMs, () => this.drop(reason));
  }

  /** Call `beat` again and again, and give the link up when it is not answered in time. */
  keepAlive(intervalMs: number, timeoutMs: number, beat: () => void): void {
    this.#cancelHeartbeat = this.#clock.after(intervalMs, () => {
      beat();
      this.expectWithin(timeoutMs, "The service is silent.");
      if (!this.#over) this.keepAlive(intervalMs, timeoutMs, beat);
    });
  }

  /** Give the link up as if it had been lost. */
  drop(reason: string): void {
    this.#closeSocket(SILENT, reason);
    this.#lose(SILENT, reason);
  }

  /** Close the link; its loss is not told. */
  close(): void {
    this.#end();
    this.#closeSocket(NORMAL, "");
  }

  #lose(code: number, reason: string): void {
    this.#unlessOver(() => {
      this.#end();
      this.#events.lost(code, reason);
    });
  }

  #end(): void {
    this.#over = true;
    this.#forgetDeadline();
    this.#cancelHeartbeat?.();
  }

  #forgetDeadline(): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
  }

  #unlessOver(action: () => void): void {
    if (!this.#over) action();
  }

  #closeSocket(code: number, reason: string): void {
    try {
      this.#socket.close(code, reason);
    } catch {
      // A socket that never opened, or is closed already, has nothing to close.
    }
  }
}
