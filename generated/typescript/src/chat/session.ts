// Generated from scripts/generate/static/chat_client/session.ts by `make generate`. DO NOT EDIT.
import { Client } from "../core/client.js";
import type { Clock } from "../core/clock.js";
import { ConfigurationError, TokenError } from "../core/errors.js";
import { freshId } from "../core/identifiers.js";
import { type KnownToken, renewalDelay, type TokenReason, type TokenSource } from "../core/tokens.js";
import { Audience } from "./audience.js";
import { type Deferred, deferred } from "./deferred.js";
import { ConnectionEnded, ConnectionLost, MessageRefused } from "./errors.js";
import { readFrame } from "./frames.js";
import { Link, NORMAL } from "./link.js";
import { ADDRESS, type ClientMessage, type ClientMessageType } from "./messages.js";
import type { ServerMessage, ServerMessages } from "./messages.js";
import type { ChatOptions, ConnectionState, Hello, OwnClient, Ready, Refusal } from "./options.js";
import { Outbox } from "./outbox.js";
import { offeredProtocols, platformWebSocket, type WebSocketConstructor } from "./socket.js";

type Ack = ServerMessages["ack"];

const UNAUTHENTICATED = 4401;
/** After these it would end the same way again: policy, too big, not yours. */
const FINAL = [1008, 1009, 4403];
/** Of our own, for a greeting that the service refuses for good. */
const GREETING_REFUSED = 4001;
const MOST_TOKEN_REFUSALS = 3;
/** A session that ends sooner counts as one more failure, so that a service which fails at once is not hammered. */
const TRUSTED_AFTER_MS = 10_000;
/** The service wants a sign of life at least so often; some of the time is left for the way. */
const HEARTBEAT_SHARE = 0.8;

/** A conversation over as many connections as it takes. Nothing that was sent is lost or followed twice. */
export class Session extends Audience {
  readonly #options: ChatOptions;
  readonly #url: string;
  readonly #tokens: TokenSource;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #socketType: WebSocketConstructor;
  readonly #timeoutMs: number;
  readonly #outbox: Outbox;
  readonly #report: (error: unknown) => void;
  #state: ConnectionState = "idle";
  #conversationId: string | undefined;
  #lastSeq: number;
  #link: Link | undefined;
  #token: KnownToken | undefined;
  #isTokenRefused = false;
  #tokenRefusals = 0;
  /** Attempts to connect since the last session that lasted. */
  #attempt = 0;
  /** Counts connections, so that what an earlier one still waits for is told apart. */
  #round = 0;
  #helloId: string | undefined;
  #resumedAt: number | undefined;
  /** How far the clock of the service is ahead of ours. */
  #skewMs = 0;
  #cancelRetry: (() => void) | undefined;
  #cancelRenewal: (() => void) | undefined;
  #cancelTrust: (() => void) | undefined;
  #renewal: Promise<Ack> | undefined;
  #first: Deferred<Ready> | undefined;
  #end: ConnectionEnded | undefined;

  /** Throws ConfigurationError for options that nothing could be connected with. */
  constructor(options: ChatOptions) {
    const report = options.onError ?? ((error: unknown) => console.error(error));
    super(report);
    const client = "client" in options ? options.client : ownClient(options);
    if (client.tokens === undefined) throw new ConfigurationError("The chat needs a token; give the client one.");
    this.#options = options;
    this.#url = client.baseUrl.replace(/^http/i, "ws") + ADDRESS;
    this.#tokens = client.tokens;
    this.#clock = client.clock;
    this.#random = client.random;
    this.#socketType = options.WebSocket ?? platformWebSocket();
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#outbox = new Outbox(options.queueLimit ?? 100);
    this.#report = report;
    this.#conversationId = options.conversationId;
    this.#lastSeq = options.lastSeq ?? 0;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The conversation, once it is known. */
  get conversationId(): string | undefined {
    return this.#conversationId;
  }

  /** Number of the last event that arrived; kept with the conversation, it resumes that after a restart. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** How many messages wait for an answer. */
  get waiting(): number {
    return this.#outbox.size;
  }

  /**
   * Connect, and stay connected; the first message that is sent, and the first loop, do so as well. Resolves when the
   * session begins; rejects only when the connection ends for good.
   */
  connect(): Promise<Ready> {
    if (this.#end) return Promise.reject(this.#end);
    if (this.#first === undefined) {
      this.#first = deferred();
      this.#begin();
    }
    return this.#first.promise;
  }

  /** Try again at once instead of after the pause, as when the device is online again. */
  reconnect(): void {
    if (this.#state !== "waiting") return;
    this.#cancelRetry?.();
    this.#begin();
  }

  /** End the connection for good. Messages without an answer are given up, loops end. */
  close(): void {
    this.#link?.close();
    this.#stop(new ConnectionEnded(NORMAL, "closed by the application"));
  }

  /**
   * Send a message, now or when there is a connection again. Resolves when the service has acknowledged it. A text as
   * its content is that of `member`.
   */
  protected deliver(type: ClientMessageType, content: object | string, member = ""): Promise<Ack> {
    const members = typeof content === "string" ? { [member]: content } : content;
    return this.#send({ ...members, type, id: this.#freshId() } as unknown as ClientMessage, false) as Promise<Ack>;
  }

  /** Ask for a sign of life; rejects when there is no connection. */
  protected sendPing(): Promise<ServerMessages["pong"]> {
    return this.#sendNow({ type: "ping", id: this.#freshId() }) as Promise<ServerMessages["pong"]>;
  }

  /** Send a new token before the present one expires; rejects when there is no connection. */
  protected renewToken(reason: TokenReason = "refresh"): Promise<Ack> {
    this.#renewal ??= this.#renew(reason).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew(reason: TokenReason): Promise<Ack> {
    this.#requireConnection();
    const token = (this.#token = await this.#tokens.replace(this.#token!, reason));
    const answer = await this.#sendNow({ type: "token.refresh", id: this.#freshId(), token: token.value });
    this.#planRenewal(token.expiresAt);
    return answer as Ack;
  }

  #send(message: ClientMessage, passing: boolean): Promise<ServerMessage> {
    if (this.#end) return Promise.reject(this.#end);
    void this.connect();
    return this.#outbox.add(message, passing, (frame) => {
      if (this.#state === "ready") this.#transmit(frame);
    });
  }

  async #sendNow(message: ClientMessage): Promise<ServerMessage> {
    this.#requireConnection();
    return this.#send(message, true);
  }

  #requireConnection(): void {
    if (this.#state !== "ready") throw new ConnectionLost(NORMAL, "there is no connection");
  }

  #transmit(frame: string | undefined): void {
    if (frame !== undefined) this.#link?.send(frame);
  }

  #begin(): void {
    this.#round += 1;
    this.#state = "connecting";
    this.#helloId = undefined;
    this.tellConnection({ kind: "connecting", attempt: this.#attempt });
    void this.#open(this.#round);
  }

  async #open(round: number): Promise<void> {
    try {
      const old = this.#token;
      const token = await (old && this.#isTokenRefused ? this.#tokens.replace(old) : this.#tokens.current());
      if (round !== this.#round) return;
      this.#token = token;
      this.#link = new Link(this.#url, offeredProtocols(token.value), this.#socketType, this.#clock, {
        opened: () => this.#hello(token.value),
        received: (frame) => this.#receive(frame),
        lost: (code, reason) => this.#lost(code, reason),
      });
      this.#link.expectWithin(this.#timeoutMs, "The service did not begin a session in time.");
    } catch (error) {
      if (round !== this.#round) return;
      // A token that cannot be used and is all that there is never will be.
      if (error instanceof TokenError && !this.#tokens.renewable) this.#unauthenticated(error);
      else this.#wait(error);
    }
  }

  #freshId(): string {
    return freshId(this.#clock.now());
  }

  #hello(token: string): void {
    const { locale, timeZone } = this.#options;
    this.#helloId = this.#freshId();
    // Members that are undefined are left out of JSON.
    const hello = {
      type: "session.hello",
      id: this.#helloId,
      token,
      conversation_id: this.#conversationId,
      last_seq: this.#conversationId === undefined ? undefined : this.#lastSeq,
      locale,
      time_zone: timeZone,
    } as Hello;
    this.#transmit(JSON.stringify(hello));
  }

  #receive(frame: string): void {
    const message = readFrame(frame);
    if (message === undefined) {
      this.#report(new SyntaxError(`A frame of the service is no message: ${frame.slice(0, 200)}`));
      return;
    }
    if (!("type" in message)) {
      // Which message was lost is not told; all that have no answer are sent again on another connection.
      this.#link!.drop("The gateway could not pass a message on.");
      return;
    }
    if (!this.#isNext(message)) return;
    switch (message.type) {
      case "session.ready":
        this.#becomeReady(message);
        break;
      case "ack":
      case "pong":
        this.#outbox.settle(message.message_id, message);
        break;
      case "error":
        this.#refused(message);
        break;
      case "rate_limited":
        this.#postpone(message.message_id, (message.retry_after_s || 1) * 1000);
        break;
    }
    this.tellMessage(message);
  }

  /** Tell whether a message is to be told: one that is numbered must be the next. Only durable ones have numbers. */
  #isNext(message: ServerMessage): boolean {
    const received = "seq" in message ? message.seq : undefined;
    if (typeof received !== "number") return true;
    const expected = this.#lastSeq + 1;
    if (received < expected) return false;
    if (received > expected) {
      const lost = this.#resumedAt === expected;
      this.tellConnection({ kind: "gap", expected, received, lost });
      if (!lost) {
        this.#resumedAt = expected;
        this.#link?.close();
        this.#leave(new ConnectionLost(NORMAL, "resuming"));
        this.#begin();
        return false;
      }
    }
    this.#lastSeq = received;
    return true;
  }

  #becomeReady(ready: Ready): void {
    const goesOn = ready.conversation_id === this.#conversationId && ready.last_seq >= this.#lastSeq;
    if (!goesOn) this.#lastSeq = ready.resumed ? ready.last_seq : 0;
    this.#conversationId = ready.conversation_id;
    this.#state = "ready";
    this.#isTokenRefused = false;
    this.#skewMs = Date.parse(ready.ts) - this.#clock.now() || 0;
    this.#cancelTrust = this.#clock.after(TRUSTED_AFTER_MS, () => {
      this.#attempt = this.#tokenRefusals = 0;
    });
    const beat = (): void => void this.sendPing().catch(() => undefined);
    this.#link!.keepAlive((ready.heartbeat_s || 30) * 1000 * HEARTBEAT_SHARE, this.#timeoutMs, beat);
    const { token_expires_at: told } = ready;
    this.#planRenewal(told === undefined ? this.#token!.expiresAt : Date.parse(told));
    for (const frame of this.#outbox.frames()) this.#transmit(frame);
    this.tellConnection({ kind: "ready", ready });
    this.#first?.resolve(ready);
  }

  /** Renew the token before it expires by the clock of the service, which refuses one that seems to have expired. */
  #planRenewal(expiresAt: number | undefined): void {
    this.#cancelRenewal?.();
    const now = this.#clock.now() + this.#skewMs;
    if (!(expiresAt! > now) || !this.#tokens.renewable) return;
    this.#cancelRenewal = this.#clock.after(Math.max(renewalDelay(expiresAt!, now), 1000), () => {
      // Should it fail, it is tried again in what time is left; then the service asks for a token by closing.
      this.#planRenewal(expiresAt);
      this.renewToken().catch((error: unknown) => this.#reportUnlessLost(error));
    });
  }

  #reportUnlessLost(error: unknown): void {
    if (!(error instanceof ConnectionLost || error instanceof ConnectionEnded)) this.#report(error);
  }

  #refused(refusal: Refusal): void {
    const id = refusal.message_id;
    const error = new MessageRefused(refusal);
    if (id !== undefined && id === this.#helloId && this.#state === "connecting") {
      this.#helloRefused(error);
    } else if (refusal.code === "token_expired" && (id === undefined || this.#outbox.postpone(id, false))) {
      this.#renewAndRepeat(id, error);
    } else {
      this.#outbox.refuse(id, error);
    }
  }

  /** The token has expired: send a new one, then again the message that met the old one. */
  #renewAndRepeat(id: string | undefined, refusal: MessageRefused): void {
    this.renewToken("refused").then(
      () => this.#transmit(this.#outbox.resume(id)),
      (error: unknown) => {
        this.#reportUnlessLost(error);
        // Without a connection it stays, and is sent again on the next one.
        if (this.#state === "ready") this.#outbox.refuse(id, refusal);
      },
    );
  }

  #helloRefused(error: MessageRefused): void {
    this.#link!.close();
    if (/^token_/.test(error.code)) this.#unauthenticated(error);
    else if (error.retryable) this.#wait(error);
    else this.#stop(new ConnectionEnded(GREETING_REFUSED, error.code, error));
  }

  /** Send a message again after a pause. If it is the greeting, the connection waits instead. */
  #postpone(id: string | undefined, delayMs: number): void {
    if (id === undefined) return;
    if (id === this.#helloId && this.#state === "connecting") {
      this.#link!.close();
      this.#wait(new ConnectionLost(NORMAL, "rate_limited"), delayMs);
    } else if (this.#outbox.postpone(id, true)) {
      this.#clock.after(delayMs, () => {
        if (this.#state === "ready") this.#transmit(this.#outbox.resume(id));
      });
    }
  }

  #lost(code: number, reason: string): void {
    const error = new ConnectionLost(code, reason);
    // A gateway that refuses the token refuses the handshake, which looks like any other failure to a browser.
    if (this.#helloId === undefined) this.#isTokenRefused = true;
    this.#leave(error);
    if (FINAL.includes(code)) this.#stop(new ConnectionEnded(code, reason));
    else if (code === UNAUTHENTICATED) this.#unauthenticated(error);
    else this.#wait(error);
  }

  /** Come back with a new token: at once the first time, then after pauses, and not for ever. */
  #unauthenticated(error: Error): void {
    this.#isTokenRefused = true;
    this.#tokenRefusals += 1;
    if (!this.#tokens.renewable || this.#tokenRefusals > MOST_TOKEN_REFUSALS) {
      this.#stop(new ConnectionEnded(UNAUTHENTICATED, "", error));
    } else if (this.#tokenRefusals === 1) {
      this.#begin();
    } else {
      this.#wait(error);
    }
  }

  /** Wait before the next attempt: full jitter below a bound that doubles, so that not all come back together. */
  #wait(error: unknown, delayMs?: number): void {
    const { baseMs = 500, maxMs = 30_000 } = this.#options.reconnect ?? {};
    delayMs ??= Math.floor(this.#random() * Math.min(maxMs, baseMs * 2 ** this.#attempt++));
    this.#state = "waiting";
    this.#cancelRetry = this.#clock.after(delayMs, () => this.#begin());
    this.tellConnection({ kind: "waiting", attempt: this.#attempt, delayMs, error });
  }

  /** Forget the link; what waits for an answer stays. */
  #leave(error: Error): void {
    this.#link = undefined;
    this.#cancelRenewal?.();
    this.#cancelTrust?.();
    this.#outbox.giveUp(error, true);
  }

  #stop(error: ConnectionEnded): void {
    if (this.#end) return;
    this.#end = error;
    this.#leave(error);
    this.#state = "closed";
    this.#round += 1;
    this.#cancelRetry?.();
    this.#outbox.giveUp(error, false);
    this.#first?.reject(error);
    this.tellConnection({ kind: "closed", error });
  }
}

function ownClient(options: OwnClient): Client {
  return new Client({ ...options, baseUrl: options.url?.replace(/^ws/i, "http") });
}
