// Generated from travel-agent.openapi.yaml, travel-agent.asyncapi.yaml by `make generate`. DO NOT EDIT.
import { client } from './client.gen.js';
import type { Client, ClientMeta, Options as Options2, RequestResult, ServerSentEventsResult, TDataShape } from './client/index.js';
import type { AcceptReservationEventData, AcceptReservationEventErrors, AcceptReservationEventResponses, CreateConversationData, CreateConversationErrors, CreateConversationResponses, CreateDecisionData, CreateDecisionErrors, CreateDecisionResponses, CreateErasureData, CreateErasureErrors, CreateErasureResponses, CreateFeedbackData, CreateFeedbackErrors, CreateFeedbackResponses, ExportTranscriptAsMarkdownData, ExportTranscriptAsMarkdownErrors, ExportTranscriptAsMarkdownResponses, ExportTranscriptData, ExportTranscriptErrors, ExportTranscriptResponses, GetChannelContractData, GetChannelContractErrors, GetChannelContractResponses, GetConfirmationData, GetConfirmationErrors, GetConfirmationResponses, GetConsentsData, GetConsentsErrors, GetConsentsResponses, GetContractData, GetContractErrors, GetContractResponses, GetConversationData, GetConversationErrors, GetConversationResponses, GetHealthData, GetHealthErrors, GetHealthResponses, GetReadinessData, GetReadinessErrors, GetReadinessResponses, ListConversationsData, ListConversationsErrors, ListConversationsResponses, ListEventsData, ListEventsErrors, ListEventsResponses, ListUtterancesData, ListUtterancesErrors, ListUtterancesResponses, RelayConnectionEventData, RelayConnectionEventErrors, RelayConnectionEventResponses, StreamEventsData, StreamEventsErrors, StreamEventsResponse, StreamEventsResponses, UpdateConsentsData, UpdateConsentsErrors, UpdateConsentsResponses } from './types.gen.js';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

/**
 * List one's own conversations
 *
 * Last used first.
 */
export const listConversations = <ThrowOnError extends boolean = false>(options?: Options<ListConversationsData, ThrowOnError>): RequestResult<ListConversationsResponses, ListConversationsErrors, ThrowOnError> => (options?.client ?? client).get<ListConversationsResponses, ListConversationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/conversations',
    ...options
});

/**
 * Begin a conversation
 *
 * The chat can also begin one by itself with `session.hello`.
 */
export const createConversation = <ThrowOnError extends boolean = false>(options: Options<CreateConversationData, ThrowOnError>): RequestResult<CreateConversationResponses, CreateConversationErrors, ThrowOnError> => (options.client ?? client).post<CreateConversationResponses, CreateConversationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/conversations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Get a conversation
 */
export const getConversation = <ThrowOnError extends boolean = false>(options: Options<GetConversationData, ThrowOnError>): RequestResult<GetConversationResponses, GetConversationErrors, ThrowOnError> => (options.client ?? client).get<GetConversationResponses, GetConversationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/conversations/{conversation_id}',
    ...options
});

/**
 * List what was said
 *
 * Oldest first; what was retracted is left out.
 */
export const listUtterances = <ThrowOnError extends boolean = false>(options: Options<ListUtterancesData, ThrowOnError>): RequestResult<ListUtterancesResponses, ListUtterancesErrors, ThrowOnError> => (options.client ?? client).get<ListUtterancesResponses, ListUtterancesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/conversations/{conversation_id}/utterances',
    ...options
});

/**
 * List what happened after an event
 *
 * Durable events with a greater `seq`, in their order.
 */
export const listEvents = <ThrowOnError extends boolean = false>(options: Options<ListEventsData, ThrowOnError>): RequestResult<ListEventsResponses, ListEventsErrors, ThrowOnError> => (options.client ?? client).get<ListEventsResponses, ListEventsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/conversations/{conversation_id}/events',
    ...options
});

/**
 * Follow what happens
 *
 * Durable events as server-sent events: `id` is the `seq`, `event` the type, `data` the event as JSON. First those after `after` or `Last-Event-ID`, then new ones as they happen, with a comment every 15 seconds. The server ends the stream after five minutes; clients connect again by themselves.
 */
export const streamEvents = <ThrowOnError extends boolean = false>(options: Options<StreamEventsData, ThrowOnError, StreamEventsResponse>): Promise<ServerSentEventsResult<StreamEventsResponses>> => (options.client ?? client).sse.get<StreamEventsResponses, StreamEventsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/conversations/{conversation_id}/events/stream',
    ...options
});

/**
 * Export a conversation
 *
 * Everything the conversation holds, for reading elsewhere.
 */
export const exportTranscript = <ThrowOnError extends boolean = false>(options: Options<ExportTranscriptData, ThrowOnError>): RequestResult<ExportTranscriptResponses, ExportTranscriptErrors, ThrowOnError> => (options.client ?? client).get<ExportTranscriptResponses, ExportTranscriptErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/conversations/{conversation_id}/transcript',
    ...options
});

/**
 * Export a conversation for people
 *
 * What was said, shown and decided, in the language of the conversation.
 */
export const exportTranscriptAsMarkdown = <ThrowOnError extends boolean = false>(options: Options<ExportTranscriptAsMarkdownData, ThrowOnError>): RequestResult<ExportTranscriptAsMarkdownResponses, ExportTranscriptAsMarkdownErrors, ThrowOnError> => (options.client ?? client).get<ExportTranscriptAsMarkdownResponses, ExportTranscriptAsMarkdownErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/conversations/{conversation_id}/transcript/markdown',
    ...options
});

/**
 * Get a proposal
 */
export const getConfirmation = <ThrowOnError extends boolean = false>(options: Options<GetConfirmationData, ThrowOnError>): RequestResult<GetConfirmationResponses, GetConfirmationErrors, ThrowOnError> => (options.client ?? client).get<GetConfirmationResponses, GetConfirmationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/confirmations/{confirmation_id}',
    ...options
});

/**
 * Decide on a proposal
 *
 * The digest says that exactly this proposal was seen; it counts once. What is approved is carried out right after; its outcome is in the conversation and in the proposal.
 */
export const createDecision = <ThrowOnError extends boolean = false>(options: Options<CreateDecisionData, ThrowOnError>): RequestResult<CreateDecisionResponses, CreateDecisionErrors, ThrowOnError> => (options.client ?? client).post<CreateDecisionResponses, CreateDecisionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/decisions',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Rate a turn
 *
 * A later rating of the same turn replaces it.
 */
export const createFeedback = <ThrowOnError extends boolean = false>(options: Options<CreateFeedbackData, ThrowOnError>): RequestResult<CreateFeedbackResponses, CreateFeedbackErrors, ThrowOnError> => (options.client ?? client).post<CreateFeedbackResponses, CreateFeedbackErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/feedback',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Get one's own consents
 */
export const getConsents = <ThrowOnError extends boolean = false>(options?: Options<GetConsentsData, ThrowOnError>): RequestResult<GetConsentsResponses, GetConsentsErrors, ThrowOnError> => (options?.client ?? client).get<GetConsentsResponses, GetConsentsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/consents',
    ...options
});

/**
 * Change one's own consents
 *
 * Takes effect at once, for running conversations too.
 */
export const updateConsents = <ThrowOnError extends boolean = false>(options: Options<UpdateConsentsData, ThrowOnError>): RequestResult<UpdateConsentsResponses, UpdateConsentsErrors, ThrowOnError> => (options.client ?? client).patch<UpdateConsentsResponses, UpdateConsentsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/consents',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * Erase conversations
 *
 * Deletes the conversations with everything that belongs to them; open connections to them are closed with 4403.
 */
export const createErasure = <ThrowOnError extends boolean = false>(options: Options<CreateErasureData, ThrowOnError>): RequestResult<CreateErasureResponses, CreateErasureErrors, ThrowOnError> => (options.client ?? client).post<CreateErasureResponses, CreateErasureErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/erasures',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Tell what happened at a connection
 *
 * For gateways that hold the WebSocket of the client themselves, as Amazon API Gateway does. The key of the gateway is configured; the `Idempotency-Key` is the name the gateway gives the event.
 */
export const relayConnectionEvent = <ThrowOnError extends boolean = false>(options: Options<RelayConnectionEventData, ThrowOnError>): RequestResult<RelayConnectionEventResponses, RelayConnectionEventErrors, ThrowOnError> => (options.client ?? client).post<RelayConnectionEventResponses, RelayConnectionEventErrors, ThrowOnError>({
    url: '/v1/connection-events',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Accept an event of a reservation
 *
 * Signed as Standard Webhooks describe. An event that has been accepted before is accepted again and not repeated.
 */
export const acceptReservationEvent = <ThrowOnError extends boolean = false>(options: Options<AcceptReservationEventData, ThrowOnError>): RequestResult<AcceptReservationEventResponses, AcceptReservationEventErrors, ThrowOnError> => (options.client ?? client).post<AcceptReservationEventResponses, AcceptReservationEventErrors, ThrowOnError>({
    url: '/v1/webhooks/reservation-events',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Whether the process answers
 */
export const getHealth = <ThrowOnError extends boolean = false>(options?: Options<GetHealthData, ThrowOnError>): RequestResult<GetHealthResponses, GetHealthErrors, ThrowOnError> => (options?.client ?? client).get<GetHealthResponses, GetHealthErrors, ThrowOnError>({ url: '/healthz', ...options });

/**
 * Whether the service can work
 *
 * Fails while it starts or drains, and while the database is out of reach.
 */
export const getReadiness = <ThrowOnError extends boolean = false>(options?: Options<GetReadinessData, ThrowOnError>): RequestResult<GetReadinessResponses, GetReadinessErrors, ThrowOnError> => (options?.client ?? client).get<GetReadinessResponses, GetReadinessErrors, ThrowOnError>({ url: '/readyz', ...options });

/**
 * Get this document
 *
 * The bundled contract that the service is generated from.
 */
export const getContract = <ThrowOnError extends boolean = false>(options?: Options<GetContractData, ThrowOnError>): RequestResult<GetContractResponses, GetContractErrors, ThrowOnError> => (options?.client ?? client).get<GetContractResponses, GetContractErrors, ThrowOnError>({ url: '/openapi.json', ...options });

/**
 * Get the document of the chat
 *
 * The bundled contract that the service is generated from.
 */
export const getChannelContract = <ThrowOnError extends boolean = false>(options?: Options<GetChannelContractData, ThrowOnError>): RequestResult<GetChannelContractResponses, GetChannelContractErrors, ThrowOnError> => (options?.client ?? client).get<GetChannelContractResponses, GetChannelContractErrors, ThrowOnError>({ url: '/asyncapi.json', ...options });
