// Generated from scripts/generate/static/chat_client/options.ts by `make generate`. DO NOT EDIT.
import type { Client } from "../core/client.js";
import type { Clock } from "../core/clock.js";
import type { Token, TokenProvider } from "../core/tokens.js";
import type { ConnectionEnded } from "./errors.js";
import type { ClientMessage, ServerMessages } from "./messages.js";
import type { WebSocketConstructor } from "./socket.js";

export type Hello = Extract<ClientMessage, { type: "session.hello" }>;
export type Ready = ServerMessages["session.ready"];
export type Refusal = ServerMessages["error"];
/** What is left for the application to say of a message: all but what the client fills in. */
export type Content<Message> = Omit<Message, "type" | "id">;

/** Where the service is and whose conversation it is: those of a client, whose tokens are then used, or its own. */
export type ChatOptions = SessionOptions & (SharedClient | OwnClient);

export interface SharedClient {
  /** The client of the APIs. The chat uses its address, its clock and its tokens: a new one serves both. */
  readonly client: Pick<Client, "baseUrl" | "tokens" | "clock" | "random">;
}

export interface OwnClient {
  /** Where the service is, such as https://api.example; `http` and `https` stand for `ws` and `wss`. */
  readonly url: string;
  /** The customer's token, or what gives one. */
  readonly token: string | Token | TokenProvider;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
}

export interface SessionOptions {
  /** The conversation to go on with; a new one begins without it. */
  readonly conversationId?: string | undefined;
  /** Number of the last event of that conversation that the application has; all are sent again without it. */
  readonly lastSeq?: number | undefined;
  readonly locale?: Hello["locale"] | undefined;
  readonly timeZone?: string | undefined;
  /** The WebSocket to use where the platform has none. */
  readonly WebSocket?: WebSocketConstructor | undefined;
  /** Pauses between attempts to connect. */
  readonly reconnect?: BackoffOptions | undefined;
  /** Most messages that may wait for an answer, as while there is no connection (default: 100). */
  readonly queueLimit?: number | undefined;
  /** How long the service may take to begin a session, and to answer a ping, in milliseconds (default: 10 000). */
  readonly timeoutMs?: number | undefined;
  /** Called with errors that no promise tells: those of listeners, and frames that are no messages. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Pauses between attempts to connect, in milliseconds. */
export interface BackoffOptions {
  /** Upper bound of the first pause (default: 500). */
  readonly baseMs?: number | undefined;
  /** Upper bound of every pause (default: 30 000). */
  readonly maxMs?: number | undefined;
}

/** What happens to the connection. */
export type ConnectionEvent =
  | { readonly kind: "connecting"; readonly attempt: number }
  | { readonly kind: "ready"; readonly ready: Ready }
  | { readonly kind: "waiting"; readonly attempt: number; readonly delayMs: number; readonly error: unknown }
  /** Events between were missed; the client resumes. If it has done so already, they are `lost`. */
  | { readonly kind: "gap"; readonly expected: number; readonly received: number; readonly lost: boolean }
  | { readonly kind: "closed"; readonly error: ConnectionEnded };

export type ConnectionState = "idle" | "connecting" | "ready" | "waiting" | "closed";
