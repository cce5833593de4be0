// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
export { MobilityClient } from "./client.js";
export {
  AnswerError,
  ConfigurationError,
  ConnectionError,
  etagOf,
  MissingETagError,
  MobilityError,
  ProblemError,
  TimeoutError,
  TokenError,
  UnexpectedResponseError,
} from "./core/index.js";
export type {
  ActionOptions,
  Call,
  CallOptions,
  CheckedBody,
  Client,
  ClientOptions,
  Clock,
  ErrorEvent,
  EventStream,
  FullResponse,
  Hooks,
  ListCall,
  Logger,
  Page,
  ProblemDocument,
  RequestEvent,
  ResponseEvent,
  ResponseHeaders,
  Result,
  RetryEvent,
  StreamEvent,
  StreamOptions,
  Token,
  TokenProvider,
  TokenReason,
  Validator,
} from "./core/index.js";
export type { MetrosGroup } from "./groups/metros.js";
export type { VehiclesGroup } from "./groups/vehicles.js";
export type { ParkingGroup } from "./groups/parking.js";
export type { QuotesGroup } from "./groups/quotes.js";
export type { ReservationsGroup } from "./groups/reservations.js";
export type { CustomersGroup } from "./groups/customers.js";
export type { ServiceGroup } from "./groups/service.js";
export type { ConversationsGroup } from "./groups/conversations.js";
export type { ConfirmationsGroup } from "./groups/confirmations.js";
export type { FeedbackGroup } from "./groups/feedback.js";
export type { PrivacyGroup } from "./groups/privacy.js";
export type {
  CancelReservationHeaders,
  CancelReservationOptions,
  ConfirmReservationHeaders,
  ConfirmReservationOptions,
  CreateConversationHeaders,
  CreateDecisionHeaders,
  CreateErasureHeaders,
  CreateFeedbackHeaders,
  CreateQuoteHeaders,
  CreateReservationHeaders,
  ExportTranscriptAsMarkdownHeaders,
  ExportTranscriptHeaders,
  GetChannelContractHeaders,
  GetConfirmationHeaders,
  GetConsentsHeaders,
  GetContractHeaders,
  GetConversationHeaders,
  GetCustomerHeaders,
  GetHealthHeaders,
  GetMetroHeaders,
  GetParkingSpotHeaders,
  GetQuoteHeaders,
  GetReadinessHeaders,
  GetReservationHeaders,
  GetReservationOptions,
  GetVehicleHeaders,
  ListConversationsHeaders,
  ListConversationsQuery,
  ListEventsHeaders,
  ListEventsQuery,
  ListMetrosHeaders,
  ListMetrosQuery,
  ListReservationsHeaders,
  ListReservationsQuery,
  ListUtterancesHeaders,
  ListUtterancesQuery,
  PreviewCancellationHeaders,
  PreviewChangeHeaders,
  PreviewChangeQuery,
  SearchParkingSpotsHeaders,
  SearchParkingSpotsQuery,
  SearchVehiclesHeaders,
  SearchVehiclesQuery,
  StreamEventsOptions,
  StreamEventsQuery,
  UpdateConsentsHeaders,
  UpdateConsentsOptions,
  UpdateCustomerHeaders,
  UpdateCustomerOptions,
  UpdateReservationHeaders,
  UpdateReservationOptions,
} from "./operations/index.js";
export * as ProblemTypes from "./problem-types.js";
export { isProblem } from "./problems.js";
export type * from "./problems.js";
export type * from "./types.js";
