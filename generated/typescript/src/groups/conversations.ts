// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Call } from "../core/call.js";
import type { Client } from "../core/client.js";
import type { ActionOptions, CallOptions } from "../core/options.js";
import type { ListCall } from "../core/pages.js";
import type { EventStream } from "../core/streams.js";
import {
  createConversation,
  type CreateConversationHeaders,
  exportTranscript,
  exportTranscriptAsMarkdown,
  type ExportTranscriptAsMarkdownHeaders,
  type ExportTranscriptHeaders,
  getConversation,
  type GetConversationHeaders,
  listConversations,
  type ListConversationsHeaders,
  type ListConversationsQuery,
  listEvents,
  type ListEventsHeaders,
  type ListEventsQuery,
  listUtterances,
  type ListUtterancesHeaders,
  type ListUtterancesQuery,
  streamEvents,
  type StreamEventsOptions,
  type StreamEventsQuery,
} from "../operations/conversations.js";
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
  DurableEvent,
  EventPage,
  Transcript,
  UtterancePage,
} from "../types.js";

/** What was said and what happened. */
export class ConversationsGroup {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

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
   * for await (const item of mobility.conversations.list()) {
   *   console.log(item);
   * }
   * ```
   */
  list(
    query?: ListConversationsQuery,
    options?: CallOptions,
  ): ListCall<ConversationPage, ListConversationsProblem, ListConversationsHeaders> {
    return listConversations(this.#client, query, options);
  }

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
   * const conversation = await mobility.conversations.create({ locale: "en", time_zone: "Europe/Helsinki" });
   * ```
   */
  create(
    body: ConversationCreate,
    options?: ActionOptions,
  ): Call<Conversation, CreateConversationProblem, CreateConversationHeaders> {
    return createConversation(this.#client, body, options);
  }

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
   * const conversation = await mobility.conversations.get("cnv_01m7q5da00gee6t4p7q3e2k9x2");
   * ```
   */
  get(
    conversationId: ConversationId,
    options?: CallOptions,
  ): Call<Conversation, GetConversationProblem, GetConversationHeaders> {
    return getConversation(this.#client, conversationId, options);
  }

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
   * for await (const item of mobility.conversations.listUtterances("cnv_01m7q5da00gee6t4p7q3e2k9x2")) {
   *   console.log(item);
   * }
   * ```
   */
  listUtterances(
    conversationId: ConversationId,
    query?: ListUtterancesQuery,
    options?: CallOptions,
  ): ListCall<UtterancePage, ListUtterancesProblem, ListUtterancesHeaders> {
    return listUtterances(this.#client, conversationId, query, options);
  }

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
   * for await (const item of mobility.conversations.listEvents("cnv_01m7q5da00gee6t4p7q3e2k9x2")) {
   *   console.log(item);
   * }
   * ```
   */
  listEvents(
    conversationId: ConversationId,
    query?: ListEventsQuery,
    options?: CallOptions,
  ): ListCall<EventPage, ListEventsProblem, ListEventsHeaders> {
    return listEvents(this.#client, conversationId, query, options);
  }

  /**
   * Follow what happens.
   *
   * Durable events as server-sent events: `id` is the `seq`, `event` the type, `data` the event as JSON. First those
   * after `after` or `Last-Event-ID`, then new ones as they happen, with a comment every 15 seconds. The server ends
   * the stream after five minutes; clients connect again by themselves.
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
   * for await (const event of mobility.conversations.streamEvents("cnv_01m7q5da00gee6t4p7q3e2k9x2")) {
   *   console.log(event);
   * }
   * ```
   */
  streamEvents(
    conversationId: ConversationId,
    query?: StreamEventsQuery,
    options?: StreamEventsOptions,
  ): EventStream<DurableEvent, StreamEventsProblem> {
    return streamEvents(this.#client, conversationId, query, options);
  }

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
   * const transcript = await mobility.conversations.exportTranscript("cnv_01m7q5da00gee6t4p7q3e2k9x2");
   * ```
   */
  exportTranscript(
    conversationId: ConversationId,
    options?: CallOptions,
  ): Call<Transcript, ExportTranscriptProblem, ExportTranscriptHeaders> {
    return exportTranscript(this.#client, conversationId, options);
  }

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
   * const text = await mobility.conversations.exportTranscriptAsMarkdown("cnv_01m7q5da00gee6t4p7q3e2k9x2");
   * ```
   */
  exportTranscriptAsMarkdown(
    conversationId: ConversationId,
    options?: CallOptions,
  ): Call<string, ExportTranscriptAsMarkdownProblem, ExportTranscriptAsMarkdownHeaders> {
    return exportTranscriptAsMarkdown(this.#client, conversationId, options);
  }
}
