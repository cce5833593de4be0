// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { call, type Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { Operation } from "../core/operation.js";
import type { ActionOptions, CallOptions } from "../core/options.js";
import { list, type ListCall } from "../core/pages.js";
import { type EventStream, stream, type StreamOptions } from "../core/streams.js";
import {
  FORBIDDEN,
  IDEMPOTENCY_IN_PROGRESS,
  IDEMPOTENCY_KEY_REQUIRED,
  IDEMPOTENCY_KEY_REUSED,
  INTERNAL_ERROR,
  INVALID_CURSOR,
  MALFORMED_REQUEST,
  NOT_ACCEPTABLE,
  NOT_FOUND,
  PAYLOAD_TOO_LARGE,
  RATE_LIMITED,
  SERVICE_UNAVAILABLE,
  UNAUTHENTICATED,
  UNSUPPORTED_MEDIA_TYPE,
  VALIDATION_FAILED,
} from "../problem-types.js";
import type {
  CreateConversationProblem,
  ExportTranscriptAsMarkdownProblem,
  ExportTranscriptProblem,
  GetConversationProblem,
  ListConversationsProblem,
  ListEventsProblem,
  ListUtterancesProblem,
  StreamEventsProblem,
} from "../problems.js";
import type {
  Conversation,
  ConversationCreate,
  ConversationId,
  ConversationPage,
  Cursor,
  DurableEvent,
  EventPage,
  Transcript,
  UtterancePage,
} from "../types.js";

/** What {@link listConversations} asks for. */
export interface ListConversationsQuery {
  /** How many items a page holds at most (default: 20). */
  readonly limit?: number | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: Cursor | undefined;
}

/** Headers of the answer of {@link listConversations}. */
export interface ListConversationsHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const LIST_CONVERSATIONS_OPERATION: Operation = {
  id: "listConversations",
  method: "GET",
  path: "/v1/conversations",
  answers: [
    { status: 200, mediaType: "application/json", schema: "ConversationPage" },
  ],
  problems: [
    INVALID_CURSOR,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * List one's own conversations.
 *
 * Last used first.
 *
 * Awaited, it gives the first page; `for await` goes through all items, `.pages()` through all pages.
 *
 * @param query What to ask for.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `invalid_cursor` (400): The cursor was not made by this operation, or for other filters.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * for await (const item of listConversations(client)) {
 *   console.log(item);
 * }
 * ```
 */
export function listConversations(
  client: Client,
  query?: ListConversationsQuery,
  options?: CallOptions,
): ListCall<ConversationPage, ListConversationsProblem, ListConversationsHeaders> {
  return list(client, LIST_CONVERSATIONS_OPERATION, { query }, options);
}

/** Headers of the answer of {@link createConversation}. */
export interface CreateConversationHeaders {
  /** Path of the new resource. */
  readonly Location: string;
  /** Present when the answer is that of an earlier request with the same key. */
  readonly "Idempotent-Replayed"?: "true";
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const CREATE_CONVERSATION_OPERATION: Operation = {
  id: "createConversation",
  method: "POST",
  path: "/v1/conversations",
  body: { mediaType: "application/json", schema: "ConversationCreate" },
  headers: {
    idempotencyKey: { name: "Idempotency-Key", required: true },
  },
  answers: [
    { status: 201, mediaType: "application/json", schema: "Conversation" },
  ],
  problems: [
    MALFORMED_REQUEST,
    IDEMPOTENCY_KEY_REQUIRED,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_ACCEPTABLE,
    IDEMPOTENCY_IN_PROGRESS,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    IDEMPOTENCY_KEY_REUSED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Begin a conversation.
 *
 * The chat can also begin one by itself with `session.hello`.
 *
 * The same key is sent with every attempt of a call, so that it acts once.
 *
 * @param body How the conversation is to be held.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `malformed_request` (400): The body is not what its media type says: not JSON, or cut off.
 * - `idempotency_key_required` (400): The operation creates or acts, so it needs an `Idempotency-Key` header.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `idempotency_in_progress` (409): A request with the same idempotency key is still being worked on.
 * - `payload_too_large` (413): The body is larger than the operation takes.
 * - `unsupported_media_type` (415): The `Content-Type` is not one the operation takes.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `idempotency_key_reused` (422): The idempotency key was used before with another request.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const conversation = await createConversation(client, { locale: "en", time_zone: "Europe/Helsinki" });
 * ```
 */
export function createConversation(
  client: Client,
  body: ConversationCreate,
  options?: ActionOptions,
): Call<Conversation, CreateConversationProblem, CreateConversationHeaders> {
  return call(client, CREATE_CONVERSATION_OPERATION, { body }, options);
}

/** Headers of the answer of {@link getConversation}. */
export interface GetConversationHeaders {
  /** Strong version of the resource. */
  readonly ETag: string;
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const GET_CONVERSATION_OPERATION: Operation = {
  id: "getConversation",
  method: "GET",
  path: "/v1/conversations/{conversation_id}",
  answers: [
    { status: 200, mediaType: "application/json", schema: "Conversation" },
  ],
  problems: [
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Get a conversation.
 *
 * @param conversationId Which conversation.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const conversation = await getConversation(client, "cnv_01m7q5da00gee6t4p7q3e2k9x2");
 * ```
 */
export function getConversation(
  client: Client,
  conversationId: ConversationId,
  options?: CallOptions,
): Call<Conversation, GetConversationProblem, GetConversationHeaders> {
  return call(client, GET_CONVERSATION_OPERATION, { path: [conversationId] }, options);
}

/** What {@link listUtterances} asks for. */
export interface ListUtterancesQuery {
  /** How many items a page holds at most (default: 20). */
  readonly limit?: number | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: Cursor | undefined;
}

/** Headers of the answer of {@link listUtterances}. */
export interface ListUtterancesHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const LIST_UTTERANCES_OPERATION: Operation = {
  id: "listUtterances",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/utterances",
  answers: [
    { status: 200, mediaType: "application/json", schema: "UtterancePage" },
  ],
  problems: [
    INVALID_CURSOR,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * List what was said.
 *
 * Oldest first; what was retracted is left out.
 *
 * Awaited, it gives the first page; `for await` goes through all items, `.pages()` through all pages.
 *
 * @param conversationId Which conversation.
 * @param query What to ask for.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `invalid_cursor` (400): The cursor was not made by this operation, or for other filters.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * for await (const item of listUtterances(client, "cnv_01m7q5da00gee6t4p7q3e2k9x2")) {
 *   console.log(item);
 * }
 * ```
 */
export function listUtterances(
  client: Client,
  conversationId: ConversationId,
  query?: ListUtterancesQuery,
  options?: CallOptions,
): ListCall<UtterancePage, ListUtterancesProblem, ListUtterancesHeaders> {
  return list(client, LIST_UTTERANCES_OPERATION, { path: [conversationId], query }, options);
}

/** What {@link listEvents} asks for. */
export interface ListEventsQuery {
  /** Number of the last event that is known; 0 for all (default: 0). */
  readonly after?: number | undefined;
  /** How many events at most (default: 200). */
  readonly limit?: number | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: Cursor | undefined;
}

/** Headers of the answer of {@link listEvents}. */
export interface ListEventsHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const LIST_EVENTS_OPERATION: Operation = {
  id: "listEvents",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/events",
  answers: [
    { status: 200, mediaType: "application/json", schema: "EventPage" },
  ],
  problems: [
    INVALID_CURSOR,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * List what happened after an event.
 *
 * Durable events with a greater `seq`, in their order.
 *
 * Awaited, it gives the first page; `for await` goes through all items, `.pages()` through all pages.
 *
 * @param conversationId Which conversation.
 * @param query What to ask for.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `invalid_cursor` (400): The cursor was not made by this operation, or for other filters.
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * for await (const item of listEvents(client, "cnv_01m7q5da00gee6t4p7q3e2k9x2")) {
 *   console.log(item);
 * }
 * ```
 */
export function listEvents(
  client: Client,
  conversationId: ConversationId,
  query?: ListEventsQuery,
  options?: CallOptions,
): ListCall<EventPage, ListEventsProblem, ListEventsHeaders> {
  return list(client, LIST_EVENTS_OPERATION, { path: [conversationId], query }, options);
}

/** What {@link streamEvents} asks for. */
export interface StreamEventsQuery {
  /** Number of the last event that is known; 0 for all (default: 0). */
  readonly after?: number | undefined;
}

/** Options of {@link streamEvents}. */
export interface StreamEventsOptions extends StreamOptions {
  /** What browsers send when they connect again; it wins over `after`. */
  readonly lastEventId?: string | number | undefined;
}

const STREAM_EVENTS_OPERATION: Operation = {
  id: "streamEvents",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/events/stream",
  headers: {
    lastEventId: { name: "Last-Event-ID" },
  },
  answers: [
    { status: 200, mediaType: "text/event-stream", schema: "DurableEvent" },
  ],
  problems: [
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Follow what happens.
 *
 * Durable events as server-sent events: `id` is the `seq`, `event` the type, `data` the event as JSON. First those
 * after `after` or `Last-Event-ID`, then new ones as they happen, with a comment every 15 seconds. The server ends the
 * stream after five minutes; clients connect again by themselves.
 *
 * @param conversationId Which conversation.
 * @param query What to ask for.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * for await (const event of streamEvents(client, "cnv_01m7q5da00gee6t4p7q3e2k9x2")) {
 *   console.log(event);
 * }
 * ```
 */
export function streamEvents(
  client: Client,
  conversationId: ConversationId,
  query?: StreamEventsQuery,
  options?: StreamEventsOptions,
): EventStream<DurableEvent, StreamEventsProblem> {
  return stream(client, STREAM_EVENTS_OPERATION, { path: [conversationId], query }, options);
}

/** Headers of the answer of {@link exportTranscript}. */
export interface ExportTranscriptHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const EXPORT_TRANSCRIPT_OPERATION: Operation = {
  id: "exportTranscript",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/transcript",
  answers: [
    { status: 200, mediaType: "application/json", schema: "Transcript" },
  ],
  problems: [
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Export a conversation.
 *
 * Everything the conversation holds, for reading elsewhere.
 *
 * @param conversationId Which conversation.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const transcript = await exportTranscript(client, "cnv_01m7q5da00gee6t4p7q3e2k9x2");
 * ```
 */
export function exportTranscript(
  client: Client,
  conversationId: ConversationId,
  options?: CallOptions,
): Call<Transcript, ExportTranscriptProblem, ExportTranscriptHeaders> {
  return call(client, EXPORT_TRANSCRIPT_OPERATION, { path: [conversationId] }, options);
}

/** Headers of the answer of {@link exportTranscriptAsMarkdown}. */
export interface ExportTranscriptAsMarkdownHeaders {
  /** Finds this request in the service's logs. */
  readonly "X-Request-Id": string;
  /** What is left: requests (`r`) and seconds until more come (`t`). */
  readonly RateLimit?: string;
  /** The limit: requests (`q`) for each window of seconds (`w`). */
  readonly "RateLimit-Policy"?: string;
}

const EXPORT_TRANSCRIPT_AS_MARKDOWN_OPERATION: Operation = {
  id: "exportTranscriptAsMarkdown",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/transcript/markdown",
  answers: [
    { status: 200, mediaType: "text/markdown" },
  ],
  problems: [
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_ACCEPTABLE,
    VALIDATION_FAILED,
    RATE_LIMITED,
    INTERNAL_ERROR,
    SERVICE_UNAVAILABLE,
  ],
};

/**
 * Export a conversation for people.
 *
 * What was said, shown and decided, in the language of the conversation.
 *
 * @param conversationId Which conversation.
 * @param options Signal, time-out, retries, headers.
 * @throws {ProblemError} With one of these problems:
 * - `unauthenticated` (401): No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
 *   expired.
 * - `forbidden` (403): The token lacks a scope that the operation needs.
 * - `not_found` (404): There is no such resource, or it is not the caller's.
 * - `not_acceptable` (406): The `Accept` header rules out every media type the operation answers with.
 * - `validation_failed` (422): The request does not fit the contract; `errors` names each fault.
 * - `rate_limited` (429): The caller has used up the operation's rate limit.
 * - `internal_error` (500): The service failed.
 * - `service_unavailable` (503): The service is too busy or cannot reach its database.
 * @example
 * ```ts
 * const text = await exportTranscriptAsMarkdown(client, "cnv_01m7q5da00gee6t4p7q3e2k9x2");
 * ```
 */
export function exportTranscriptAsMarkdown(
  client: Client,
  conversationId: ConversationId,
  options?: CallOptions,
): Call<string, ExportTranscriptAsMarkdownProblem, ExportTranscriptAsMarkdownHeaders> {
  return call(client, EXPORT_TRANSCRIPT_AS_MARKDOWN_OPERATION, { path: [conversationId] }, options);
}
