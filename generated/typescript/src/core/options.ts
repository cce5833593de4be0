// Generated from scripts/generate/static/sdk_runtime/options.ts by `make generate`. DO NOT EDIT.
import type { Clock } from "./clock.js";
import type { MobilityError } from "./errors.js";
import type { Token, TokenProvider } from "./tokens.js";

export interface ClientOptions {
  /** Where the API is, such as https://api.example; a path behind it is kept before those of the operations. */
  readonly baseUrl: string;
  /** The customer's token, or what gives one; operations that anybody may use go without. */
  readonly token?: string | Token | TokenProvider | undefined;
  /** The fetch to use in place of the platform's. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** How long one attempt may take in milliseconds, the body of its answer included (default: 30 000). */
  readonly timeoutMs?: number | undefined;
  /** How often an attempt may be repeated (default: 2). Only what cannot act twice is repeated. */
  readonly maxRetries?: number | undefined;
  /** Longest pause that `Retry-After` may ask for in milliseconds; a longer one ends the call (default: 30 000). */
  readonly maxRetryAfterMs?: number | undefined;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly hooks?: Hooks | undefined;
  /** Told of requests, retries and failures, never of tokens, queries or bodies. `console` is one. */
  readonly logger?: Logger | undefined;
  /** Checks bodies against the contract, such as `contractValidation()` of `@mobilitycorp/sdk/validation`. */
  readonly validate?: Validator | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
}

export interface CallOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** In place of the client's. */
  readonly timeoutMs?: number | undefined;
  /** In place of the client's. */
  readonly maxRetries?: number | undefined;
  /** Headers beside the client's. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Options of an operation that acts. */
export interface ActionOptions extends CallOptions {
  /** In place of a fresh one; keep it to make the same call again after `outcomeUnknown`. */
  readonly idempotencyKey?: string | undefined;
}

export interface RequestEvent {
  readonly operation: string;
  /** 0 for the first, counted up with each repetition. */
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  /** May be added to, as for tracing. The token is not among them. */
  readonly headers: Headers;
}

export interface ResponseEvent {
  readonly operation: string;
  readonly attempt: number;
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  readonly durationMs: number;
}

export interface RetryEvent {
  readonly operation: string;
  /** Of the attempt that failed. */
  readonly attempt: number;
  readonly delayMs: number;
  readonly error: MobilityError;
}

export interface ErrorEvent {
  readonly operation: string;
  /** What the call rejects with. */
  readonly error: unknown;
}

/** Functions that are told of calls. One that throws is reported to the logger, and the call goes on. */
export interface Hooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  readonly onError?: ((event: ErrorEvent) => void) | undefined;
}

export interface Logger {
  debug(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A body, and the schema that the contract has for it. */
export interface CheckedBody {
  readonly operation: string;
  readonly kind: "request" | "response" | "event";
  /** Status of the answer; 0 for a request. */
  readonly status: number;
  readonly schema: string;
  readonly body: unknown;
}

/** Checks a body; the call rejects with what it throws. */
export type Validator = (checked: CheckedBody) => void;
