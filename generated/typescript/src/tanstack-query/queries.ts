// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Client } from "../core/index.js";
import {
  exportTranscript,
  exportTranscriptAsMarkdown,
  getChannelContract,
  getConfirmation,
  getConsents,
  getContract,
  getConversation,
  getCustomer,
  getHealth,
  getMetro,
  getParkingSpot,
  getQuote,
  getReadiness,
  getReservation,
  getVehicle,
  listConversations,
  listEvents,
  listMetros,
  listReservations,
  listUtterances,
  previewCancellation,
  previewChange,
  searchParkingSpots,
  searchVehicles,
} from "../operations/index.js";
import type {
  ListConversationsQuery,
  ListEventsQuery,
  ListMetrosQuery,
  ListReservationsQuery,
  ListUtterancesQuery,
  PreviewChangeQuery,
  SearchParkingSpotsQuery,
  SearchVehiclesQuery,
} from "../operations/index.js";
import type {
  CancellationPreview,
  ChangePreview,
  ChannelDocument,
  Confirmation,
  ConfirmationId,
  Consents,
  ContractDocument,
  Conversation,
  ConversationId,
  ConversationPage,
  Customer,
  EventPage,
  Health,
  Metro,
  MetroId,
  MetroPage,
  NearbyParkingSpotPage,
  ParkingSpot,
  ParkingSpotId,
  Quote,
  QuoteId,
  Readiness,
  Reservation,
  ReservationId,
  ReservationPage,
  Transcript,
  UtterancePage,
  Vehicle,
  VehicleId,
  VehicleOfferPage,
} from "../types.js";
import { infiniteQueryOf, type InfiniteQueryOptions, type QueryCallOptions, queryOf, type QueryOptions } from "./options.js";

/** List the metros. */
export function listMetrosQuery(client: Client, query?: ListMetrosQuery, options?: QueryCallOptions): QueryOptions<MetroPage> {
  return queryOf("listMetros", [query], (own) =>
    listMetros(client, query, { ...options, ...own }),
  );
}

/** List the metros, page by page. */
export function listMetrosInfiniteQuery(client: Client, query?: ListMetrosQuery, options?: QueryCallOptions): InfiniteQueryOptions<MetroPage> {
  return infiniteQueryOf("listMetros", [query], (cursor, own) =>
    listMetros(client, { ...query, ...cursor }, { ...options, ...own }),
  );
}

/** Get a metro. */
export function getMetroQuery(client: Client, metroId: MetroId, options?: QueryCallOptions): QueryOptions<Metro> {
  return queryOf("getMetro", [metroId], (own) =>
    getMetro(client, metroId, { ...options, ...own }),
  );
}

/** Find the nearest vehicles that can be reserved. */
export function searchVehiclesQuery(client: Client, query: SearchVehiclesQuery, options?: QueryCallOptions): QueryOptions<VehicleOfferPage> {
  return queryOf("searchVehicles", [query], (own) =>
    searchVehicles(client, query, { ...options, ...own }),
  );
}

/** Find the nearest vehicles that can be reserved, page by page. */
export function searchVehiclesInfiniteQuery(client: Client, query: SearchVehiclesQuery, options?: QueryCallOptions): InfiniteQueryOptions<VehicleOfferPage> {
  return infiniteQueryOf("searchVehicles", [query], (cursor, own) =>
    searchVehicles(client, { ...query, ...cursor }, { ...options, ...own }),
  );
}

/** Get a vehicle. */
export function getVehicleQuery(client: Client, vehicleId: VehicleId, options?: QueryCallOptions): QueryOptions<Vehicle> {
  return queryOf("getVehicle", [vehicleId], (own) =>
    getVehicle(client, vehicleId, { ...options, ...own }),
  );
}

/** Find the nearest parking spots. */
export function searchParkingSpotsQuery(client: Client, query: SearchParkingSpotsQuery, options?: QueryCallOptions): QueryOptions<NearbyParkingSpotPage> {
  return queryOf("searchParkingSpots", [query], (own) =>
    searchParkingSpots(client, query, { ...options, ...own }),
  );
}

/** Find the nearest parking spots, page by page. */
export function searchParkingSpotsInfiniteQuery(client: Client, query: SearchParkingSpotsQuery, options?: QueryCallOptions): InfiniteQueryOptions<NearbyParkingSpotPage> {
  return infiniteQueryOf("searchParkingSpots", [query], (cursor, own) =>
    searchParkingSpots(client, { ...query, ...cursor }, { ...options, ...own }),
  );
}

/** Get a parking spot. */
export function getParkingSpotQuery(client: Client, parkingSpotId: ParkingSpotId, options?: QueryCallOptions): QueryOptions<ParkingSpot> {
  return queryOf("getParkingSpot", [parkingSpotId], (own) =>
    getParkingSpot(client, parkingSpotId, { ...options, ...own }),
  );
}

/** Get a quote. */
export function getQuoteQuery(client: Client, quoteId: QuoteId, options?: QueryCallOptions): QueryOptions<Quote> {
  return queryOf("getQuote", [quoteId], (own) =>
    getQuote(client, quoteId, { ...options, ...own }),
  );
}

/** List one's reservations. */
export function listReservationsQuery(client: Client, query?: ListReservationsQuery, options?: QueryCallOptions): QueryOptions<ReservationPage> {
  return queryOf("listReservations", [query], (own) =>
    listReservations(client, query, { ...options, ...own }),
  );
}

/** List one's reservations, page by page. */
export function listReservationsInfiniteQuery(client: Client, query?: ListReservationsQuery, options?: QueryCallOptions): InfiniteQueryOptions<ReservationPage> {
  return infiniteQueryOf("listReservations", [query], (cursor, own) =>
    listReservations(client, { ...query, ...cursor }, { ...options, ...own }),
  );
}

/** Get a reservation. */
export function getReservationQuery(client: Client, reservationId: ReservationId, options?: QueryCallOptions): QueryOptions<Reservation> {
  return queryOf("getReservation", [reservationId], (own) =>
    getReservation(client, reservationId, { ...options, ...own }),
  );
}

/** See what cancelling costs. */
export function previewCancellationQuery(client: Client, reservationId: ReservationId, options?: QueryCallOptions): QueryOptions<CancellationPreview> {
  return queryOf("previewCancellation", [reservationId], (own) =>
    previewCancellation(client, reservationId, { ...options, ...own }),
  );
}

/** See what a change leads to and costs. */
export function previewChangeQuery(client: Client, reservationId: ReservationId, query?: PreviewChangeQuery, options?: QueryCallOptions): QueryOptions<ChangePreview> {
  return queryOf("previewChange", [reservationId, query], (own) =>
    previewChange(client, reservationId, query, { ...options, ...own }),
  );
}

/** Get one's own profile. */
export function getCustomerQuery(client: Client, options?: QueryCallOptions): QueryOptions<Customer> {
  return queryOf("getCustomer", [], (own) =>
    getCustomer(client, { ...options, ...own }),
  );
}

/** Whether the process answers. */
export function getHealthQuery(client: Client, options?: QueryCallOptions): QueryOptions<Health> {
  return queryOf("getHealth", [], (own) =>
    getHealth(client, { ...options, ...own }),
  );
}

/** Whether the service can work. */
export function getReadinessQuery(client: Client, options?: QueryCallOptions): QueryOptions<Readiness> {
  return queryOf("getReadiness", [], (own) =>
    getReadiness(client, { ...options, ...own }),
  );
}

/** Get this document. */
export function getContractQuery(client: Client, options?: QueryCallOptions): QueryOptions<ContractDocument> {
  return queryOf("getContract", [], (own) =>
    getContract(client, { ...options, ...own }),
  );
}

/** Get the document of the chat. */
export function getChannelContractQuery(client: Client, options?: QueryCallOptions): QueryOptions<ChannelDocument> {
  return queryOf("getChannelContract", [], (own) =>
    getChannelContract(client, { ...options, ...own }),
  );
}

/** List one's own conversations. */
export function listConversationsQuery(client: Client, query?: ListConversationsQuery, options?: QueryCallOptions): QueryOptions<ConversationPage> {
  return queryOf("listConversations", [query], (own) =>
    listConversations(client, query, { ...options, ...own }),
  );
}

/** List one's own conversations, page by page. */
export function listConversationsInfiniteQuery(client: Client, query?: ListConversationsQuery, options?: QueryCallOptions): InfiniteQueryOptions<ConversationPage> {
  return infiniteQueryOf("listConversations", [query], (cursor, own) =>
    listConversations(client, { ...query, ...cursor }, { ...options, ...own }),
  );
}

/** Get a conversation. */
export function getConversationQuery(client: Client, conversationId: ConversationId, options?: QueryCallOptions): QueryOptions<Conversation> {
  return queryOf("getConversation", [conversationId], (own) =>
    getConversation(client, conversationId, { ...options, ...own }),
  );
}

/** List what was said. */
export function listUtterancesQuery(client: Client, conversationId: ConversationId, query?: ListUtterancesQuery, options?: QueryCallOptions): QueryOptions<UtterancePage> {
  return queryOf("listUtterances", [conversationId, query], (own) =>
    listUtterances(client, conversationId, query, { ...options, ...own }),
  );
}

/** List what was said, page by page. */
export function listUtterancesInfiniteQuery(client: Client, conversationId: ConversationId, query?: ListUtterancesQuery, options?: QueryCallOptions): InfiniteQueryOptions<UtterancePage> {
  return infiniteQueryOf("listUtterances", [conversationId, query], (cursor, own) =>
    listUtterances(client, conversationId, { ...query, ...cursor }, { ...options, ...own }),
  );
}

/** List what happened after an event. */
export function listEventsQuery(client: Client, conversationId: ConversationId, query?: ListEventsQuery, options?: QueryCallOptions): QueryOptions<EventPage> {
  return queryOf("listEvents", [conversationId, query], (own) =>
    listEvents(client, conversationId, query, { ...options, ...own }),
  );
}

/** List what happened after an event, page by page. */
export function listEventsInfiniteQuery(client: Client, conversationId: ConversationId, query?: ListEventsQuery, options?: QueryCallOptions): InfiniteQueryOptions<EventPage> {
  return infiniteQueryOf("listEvents", [conversationId, query], (cursor, own) =>
    listEvents(client, conversationId, { ...query, ...cursor }, { ...options, ...own }),
  );
}

/** Export a conversation. */
export function exportTranscriptQuery(client: Client, conversationId: ConversationId, options?: QueryCallOptions): QueryOptions<Transcript> {
  return queryOf("exportTranscript", [conversationId], (own) =>
    exportTranscript(client, conversationId, { ...options, ...own }),
  );
}

/** Export a conversation for people. */
export function exportTranscriptAsMarkdownQuery(client: Client, conversationId: ConversationId, options?: QueryCallOptions): QueryOptions<string> {
  return queryOf("exportTranscriptAsMarkdown", [conversationId], (own) =>
    exportTranscriptAsMarkdown(client, conversationId, { ...options, ...own }),
  );
}

/** Get a proposal. */
export function getConfirmationQuery(client: Client, confirmationId: ConfirmationId, options?: QueryCallOptions): QueryOptions<Confirmation> {
  return queryOf("getConfirmation", [confirmationId], (own) =>
    getConfirmation(client, confirmationId, { ...options, ...own }),
  );
}

/** Get one's own consents. */
export function getConsentsQuery(client: Client, options?: QueryCallOptions): QueryOptions<Consents> {
  return queryOf("getConsents", [], (own) =>
    getConsents(client, { ...options, ...own }),
  );
}
