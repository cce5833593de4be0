import { Backoff } from "./backoff.js";
import { type Clock, systemClock } from "../core/clock.js";
import { type Deferred, deferred } from "./deferred.js";
import { ConnectionEnded, ConnectionLost, MessageRefused } from "./errors.js";
import { isGatewayFailure, readMessage } from "./frames.js";
import { freshId } from "../core/identifiers.js";
import { Link } from "./link.js";
import { Listeners } from "./listeners.js";
import {
  ADDRESS,
  type ClientMessage,
  type ClientMessages,
  type ClientMessageType,
  DURABLE,
  type ServerMessage,
  type ServerMessages,
  type ServerMessageType,
} from "./messages.js";
import type { ChatOptions, ConnectionEvent, ConnectionState, Content, Hello, Ready } from "./options.js";
import { Outbox } from "./outbox.js";
import { channelUrl, offeredProtocols, platformWebSocket, type WebSocketConstructor } from "./socket.js";
import { Timeline } from "./timeline.js";
import { type KnownToken, obtain, renewalDelay, type TokenReason } from "../core/tokens.js";

type Refusal = ServerMessages["error"];

const NORMAL = 1000;
const UNAUTHENTICATED = 4401;
/** After these it would end the same way again: policy, too big, not yours. */
const FINAL: ReadonlySet<number> = new Set([1008, 1009, 4403]);
const TOKEN_EXPIRED = "token_expired";
const MOST_TOKEN_REFUSALS = 3;
/** A session that ends sooner counts as one more failure, so that a service which fails at once is not hammered. */
const TRUSTED_AFTER_MS = 10_000;
/** The service wants a sign of life at least so often; some of the time is left for the way. */
const HEARTBEAT_SHARE = 0.8;

/** A conversation over as many connections as it takes. Nothing that was sent is lost or followed twice. */
export class Session {
  readonly #options: ChatOptions;
  readonly #url: string;
  readonly #socketType: WebSocketConstructor;
  readonly #clock: Clock;
  readonly #backoff: Backoff;
  readonly #outbox: Outbox;
  readonly #report: (error: unknown) => void;
  readonly #byType = new Map<string, Listeners<never>>();
  readonly #any: Listeners<ServerMessage>;
  readonly #connection: Listeners<ConnectionEvent>;
  readonly #timeline: Timeline;
  #state: ConnectionState = "idle";
  #conversationId: string | undefined;
  #link: Link | undefined;
  #token: KnownToken | undefined;
  #tokenReason: TokenReason = "connect";
  #tokenRefusals = 0;
  /** Counts attempts to connect, so that what an earlier one still waits for is told apart. */
  #round = 0;
  #helloId: string | undefined;
  #resumedAt: number | undefined;
  #cancelRetry: (() => void) | undefined;
  #cancelRenewal: (() => void) | undefined;
  #cancelTrust: (() => void) | undefined;
  #renewal: Promise<ServerMessages["ack"]> | undefined;
  #first: Deferred<Ready> | undefined;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#url = channelUrl(options.url, ADDRESS);
    this.#socketType = options.WebSocket ?? platformWebSocket();
    this.#clock = options.clock ?? systemClock;
    this.#backoff = new Backoff(options.reconnect ?? {}, options.random ?? Math.random);
    this.#outbox = new Outbox(options.queueLimit ?? 100);
    this.#report = options.onError ?? ((error) => console.error(error));
    this.#any = new Listeners(this.#report);
    this.#connection = new Listeners(this.#report);
    this.#conversationId = options.conversationId;
    this.#timeline = new Timeline(options.lastSeq ?? 0);
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The conversation, once it is known. */
  get conversationId(): string | undefined {
    return this.#conversationId;
  }

  /** Number of the last event that arrived; keep it with the conversation to resume after a restart of the application. */
  get lastSeq(): number {
    return this.#timeline.last;
  }

  /** How many messages wait for an answer. */
  get waiting(): number {
    return this.#outbox.size;
  }

  /** Connect, and stay connected. Resolves when the session begins; rejects only when the connection ends for good. */
  connect(): Promise<Ready> {
    if (this.#state === "closed") return Promise.reject(new ConnectionEnded(NORMAL, "closed by the application"));
    if (this.#first === undefined) {
      this.#first = deferred<Ready>();
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

  /** End the connection for good. Messages without an answer are given up. */
  close(): void {
    this.#link?.close();
    this.#stop(new ConnectionEnded(NORMAL, "closed by the application"));
  }

  /** Call `listener` with each message of a type. The function it gives ends that. */
  on<Type extends ServerMessageType>(type: Type, listener: (message: ServerMessages[Type]) => void): () => void {
    const listeners = this.#byType.get(type) ?? new Listeners<never>(this.#report);
    this.#byType.set(type, listeners);
    return listeners.add(listener as (message: never) => void);
  }

  /** Call `listener` with each message of the service. The function it gives ends that. */
  onAny(listener: (message: ServerMessage) => void): () => void {
    return this.#any.add(listener);
  }

  /** Call `listener` with what happens to the connection. The function it gives ends that. */
  onConnection(listener: (event: ConnectionEvent) => void): () => void {
    return this.#connection.add(listener);
  }

  /** Send a message, now or when there is a connection again. Resolves when the service has acknowledged it. */
  protected deliver<Type extends ClientMessageType>(
    type: Type,
    content: Content<ClientMessages[Type]>,
  ): Promise<ServerMessages["ack"]> {
    const message = { ...content, type, id: this.#freshId() } as unknown as ClientMessage;
    return this.#send(message, false) as Promise<ServerMessages["ack"]>;
  }

  /** Ask the service for a sign of life; rejects when there is no connection. */
  protected sendPing(): Promise<ServerMessages["pong"]> {
    return this.#sendNow({ type: "ping", id: this.#freshId() }) as Promise<ServerMessages["pong"]>;
  }

  /** Send a new token before the present one expires; rejects when there is no connection. */
  protected renewToken(reason: TokenReason = "refresh"): Promise<ServerMessages["ack"]> {
    this.#renewal ??= this.#renew(reason).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew(reason: TokenReason): Promise<ServerMessages["ack"]> {
    const token = await obtain(this.#options.token, reason);
    this.#token = token;
    const message: ClientMessage = { type: "token.refresh", id: this.#freshId(), token: token.value };
    const answer = (await this.#sendNow(message)) as ServerMessages["ack"];
    this.#planRenewal(token.expiresAt);
    return answer;
  }

  #send(message: ClientMessage, passing: boolean): Promise<ServerMessage> {
    if (this.#state === "closed") return Promise.reject(new ConnectionEnded(NORMAL, "closed by the application"));
    const answer = this.#outbox.add(message, { passing });
    if (this.#state === "ready") this.#transmit(this.#outbox.frameOf(message.id));
    return answer;
  }

  #sendNow(message: ClientMessage): Promise<ServerMessage> {
    if (this.#state !== "ready") return Promise.reject(new ConnectionLost(NORMAL, "there is no connection"));
    return this.#send(message, true);
  }

  #transmit(frame: string | undefined): void {
    if (frame !== undefined) this.#link?.send(frame);
  }

  #begin(): void {
    this.#round += 1;
    this.#state = "connecting";
    this.#helloId = undefined;
    this.#connection.tell({ kind: "connecting", attempt: this.#backoff.attempt });
    void this.#open(this.#round);
  }

  async #open(round: number): Promise<void> {
    try {
      this.#token = await obtain(this.#options.token, this.#tokenReason);
    } catch (error) {
      if (round === this.#round) this.#wait(error);
      return;
    }
    if (round !== this.#round || this.#state !== "connecting") return;
    try {
      const link = new Link(this.#url, offeredProtocols(this.#token.value), this.#socketType, this.#clock, {
        opened: () => this.#hello(),
        received: (frame) => this.#receive(frame),
        lost: (code, reason) => this.#lost(code, reason),
      });
      this.#link = link;
      link.expectWithin(this.#timeoutMs, "The service did not begin a session in time.");
    } catch (error) {
      this.#wait(error);
    }
  }

  get #timeoutMs(): number {
    return this.#options.timeoutMs ?? 10_000;
  }

  #freshId(): string {
    return freshId(this.#clock.now());
  }

  #hello(): void {
    const { locale, timeZone } = this.#options;
    this.#helloId = this.#freshId();
    const hello: Hello = {
      type: "session.hello",
      id: this.#helloId,
      token: this.#token?.value ?? "",
      ...(this.#conversationId === undefined
        ? {}
        : { conversation_id: this.#conversationId, last_seq: this.#timeline.last }),
      ...(locale === undefined ? {} : { locale }),
      ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    };
    this.#transmit(JSON.stringify(hello));
  }

  #receive(frame: string): void {
    const message = readMessage(frame);
    if (message === undefined && isGatewayFailure(frame)) {
      // Which message was lost is not told; all that have no answer are sent again on another connection.
      this.#link?.drop("The gateway could not pass a message on.");
      return;
    }
    if (message === undefined) {
      this.#report(new SyntaxError(`A frame of the service is no message: ${frame.slice(0, 200)}`));
      return;
    }
    if (!this.#arrived(message)) return;
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
        this.#postpone(message.message_id, message.retry_after_s * 1000);
        break;
    }
    this.#any.tell(message);
    (this.#byType.get(message.type) as Listeners<ServerMessage> | undefined)?.tell(message);
  }

  /** Tell whether a message is to be told: one that is numbered must be the next. */
  #arrived(message: ServerMessage): boolean {
    const seq = "seq" in message && (DURABLE[message.type] ?? true) ? message.seq : undefined;
    if (typeof seq !== "number") return true;
    const expected = this.#timeline.last + 1;
    const arrival = this.#timeline.judge(seq);
    if (arrival === "duplicate") return false;
    if (arrival === "gap") {
      const lost = this.#resumedAt === expected;
      this.#connection.tell({ kind: "gap", expected, received: seq, lost });
      if (!lost) {
        this.#resumedAt = expected;
        this.#link?.close();
        this.#leave(NORMAL, "resuming");
        this.#begin();
        return false;
      }
    }
    this.#timeline.moveTo(seq);
    return true;
  }

  #becomeReady(ready: Ready): void {
    const goesOn = ready.conversation_id === this.#conversationId && ready.last_seq >= this.#timeline.last;
    if (!goesOn) this.#timeline.moveTo(ready.resumed ? ready.last_seq : 0);
    this.#conversationId = ready.conversation_id;
    this.#state = "ready";
    this.#tokenReason = "connect";
    this.#cancelTrust = this.#clock.after(TRUSTED_AFTER_MS, () => {
      this.#backoff.reset();
      this.#tokenRefusals = 0;
    });
    const beat = (): void => void this.sendPing().catch(() => undefined);
    this.#link?.keepAlive(ready.heartbeat_s * 1000 * HEARTBEAT_SHARE, this.#timeoutMs, beat);
    const expiry = ready.token_expires_at === undefined ? this.#token?.expiresAt : Date.parse(ready.token_expires_at);
    this.#planRenewal(expiry);
    for (const frame of this.#outbox.frames()) this.#transmit(frame);
    this.#connection.tell({ kind: "ready", ready });
    this.#first?.resolve(ready);
  }

  #planRenewal(expiresAt: number | undefined): void {
    this.#cancelRenewal?.();
    if (expiresAt === undefined) return;
    const delay = renewalDelay(expiresAt, this.#clock.now());
    this.#cancelRenewal = this.#clock.after(Math.max(delay, 1000), () => {
      // Should it fail, it is tried again in what time is left; then the service asks for a token by closing.
      this.#planRenewal(expiresAt > this.#clock.now() ? expiresAt : undefined);
      this.renewToken().catch((error: unknown) => this.#reportUnlessLost(error));
    });
  }

  #reportUnlessLost(error: unknown): void {
    if (!(error instanceof ConnectionLost || error instanceof ConnectionEnded)) this.#report(error);
  }

  #refused(refusal: Refusal): void {
    const id = refusal.message_id;
    if (id !== undefined && id === this.#helloId && this.#state === "connecting") {
      this.#helloRefused(refusal);
    } else if (refusal.code === TOKEN_EXPIRED && (id === undefined || this.#outbox.postpone(id))) {
      this.#renewAndRepeat(id, refusal);
    } else if (id !== undefined) {
      this.#outbox.refuse(id, new MessageRefused(refusal));
    }
  }

  /** The token has expired: send a new one, then again the message that met the old one. */
  #renewAndRepeat(id: string | undefined, refusal: Refusal): void {
    this.renewToken("refused").then(
      () => this.#transmit(id === undefined ? undefined : this.#outbox.resume(id)),
      (error: unknown) => {
        this.#reportUnlessLost(error);
        // Without a connection it stays, and is sent again on the next one.
        if (id !== undefined && this.#state === "ready") this.#outbox.refuse(id, new MessageRefused(refusal));
      },
    );
  }

  #helloRefused(refusal: Refusal): void {
    const error = new MessageRefused(refusal);
    this.#link?.close();
    if (refusal.code.startsWith("token_")) {
      this.#unauthenticated(error);
    } else if (refusal.retryable) {
      this.#wait(error);
    } else {
      this.#stop(new ConnectionEnded(NORMAL, refusal.code, { cause: error }));
    }
  }

  /** Send a message again after a pause. If it is the greeting, the connection waits instead. */
  #postpone(id: string | undefined, delayMs: number): void {
    if (id === undefined) return;
    if (id === this.#helloId && this.#state === "connecting") {
      this.#link?.close();
      this.#waitFor(delayMs, new ConnectionLost(NORMAL, "rate_limited"));
    } else if (this.#outbox.postpone(id)) {
      this.#clock.after(delayMs, () => {
        if (this.#state === "ready") this.#transmit(this.#outbox.resume(id));
      });
    }
  }

  #lost(code: number, reason: string): void {
    if (this.#state === "closed") return;
    if (FINAL.has(code)) {
      this.#stop(new ConnectionEnded(code, reason));
      return;
    }
    // A gateway that refuses the token refuses the handshake, which looks like any other failure to a browser.
    if (this.#helloId === undefined) this.#tokenReason = "refused";
    this.#leave(code, reason);
    if (code === UNAUTHENTICATED) this.#unauthenticated(new ConnectionEnded(code, reason));
    else this.#wait(new ConnectionLost(code, reason));
  }

  /** Come back with a new token: at once the first time, then after pauses, and not for ever. */
  #unauthenticated(error: Error): void {
    this.#tokenRefusals += 1;
    this.#tokenReason = "refused";
    if (this.#tokenRefusals > MOST_TOKEN_REFUSALS) {
      const end = error instanceof ConnectionEnded ? error : new ConnectionEnded(UNAUTHENTICATED, "", { cause: error });
      this.#stop(end);
    } else if (this.#tokenRefusals === 1) {
      this.#begin();
    } else {
      this.#wait(error);
    }
  }

  #wait(error: unknown): void {
    this.#waitFor(this.#backoff.next(), error);
  }

  #waitFor(delayMs: number, error: unknown): void {
    this.#state = "waiting";
    this.#cancelRetry = this.#clock.after(delayMs, () => this.#begin());
    this.#connection.tell({ kind: "waiting", attempt: this.#backoff.attempt, delayMs, error });
  }

  /** Forget the link; what waits for an answer stays. */
  #leave(code: number, reason: string): void {
    this.#link = undefined;
    this.#cancelRenewal?.();
    this.#cancelTrust?.();
    this.#outbox.forgetPassing(code, reason);
  }

  #stop(error: ConnectionEnded): void {
    if (this.#state === "closed") return;
    this.#leave(error.code, error.reason);
    this.#state = "closed";
    this.#round += 1;
    this.#cancelRetry?.();
    this.#outbox.refuseAll(error);
    this.#first?.reject(error);
    this.#connection.tell({ kind: "closed", error });
  }
}
