// Generated from scripts/generate/static/chat_client/options.ts by `make generate`. DO NOT EDIT.
import type { BackoffOptions } from "./backoff.js";
import type { Clock } from "../core/clock.js";
import type { ConnectionEnded } from "./errors.js";
import type { ClientMessage, ServerMessages } from "./messages.js";
import type { WebSocketConstructor } from "./socket.js";
import type { TokenProvider } from "../core/tokens.js";

export type Hello = Extract<ClientMessage, { type: "session.hello" }>;
export type Ready = ServerMessages["session.ready"];
/** What is left for the application to say of a message: all but what the client fills in. */
export type Content<Message> = Omit<Message, "type" | "id">;

export interface ChatOptions {
  /** Where the service is, such as https://api.example; `http` and `https` stand for `ws` and `wss`. */
  readonly url: string;
  /** Gives the token of the customer. */
  readonly token: TokenProvider;
  /** The conversation to go on with; a new one begins without it. */
  readonly conversationId?: string;
  /** Number of the last event of that conversation that the application has; all are sent again without it. */
  readonly lastSeq?: number;
  readonly locale?: NonNullable<Hello["locale"]>;
  readonly timeZone?: string;
  /** The WebSocket to use where the platform has none. */
  readonly WebSocket?: WebSocketConstructor;
  /** Pauses between attempts to connect. */
  readonly reconnect?: BackoffOptions;
  /** Most messages that may wait for an answer, as while there is no connection (default: 100). */
  readonly queueLimit?: number;
  /** How long the service may take to begin a session, and to answer a ping, in milliseconds (default: 10 000). */
  readonly timeoutMs?: number;
  /** Called with errors that no promise tells: those of listeners, and frames that are no messages. */
  readonly onError?: (error: unknown) => void;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/** What happens to the connection. */
export type ConnectionEvent =
  | { readonly kind: "connecting"; readonly attempt: number }
  | { readonly kind: "ready"; readonly ready: Ready }
  | { readonly kind: "waiting"; readonly attempt: number; readonly delayMs: number; readonly error: unknown }
  /** Events between were missed; the client resumes. If it has done so already (`lost`), the service no longer has them. */
  | { readonly kind: "gap"; readonly expected: number; readonly received: number; readonly lost: boolean }
  | { readonly kind: "closed"; readonly error: ConnectionEnded };

export type ConnectionState = "idle" | "connecting" | "ready" | "waiting" | "closed";
