// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { ProblemError } from "./core/errors.js";
import type {
  CancellationFeeChanged,
  ConfirmationNotPending,
  DigestMismatch,
  Forbidden,
  GatewayTimeout,
  HeaderFieldsTooLarge,
  IdempotencyInProgress,
  IdempotencyKeyRequired,
  IdempotencyKeyReused,
  IllegalTransition,
  InternalError,
  InvalidCursor,
  MalformedRequest,
  MethodNotAllowed,
  NotAcceptable,
  NotFound,
  OutsideBookingWindow,
  PayloadTooLarge,
  PaymentMethodRequired,
  PreconditionFailed,
  PreconditionRequired,
  PriceChanged,
  QuoteAlreadyUsed,
  QuoteExpired,
  RangeInsufficient,
  RateLimited,
  ServiceUnavailable,
  TooManyOpenReservations,
  Unauthenticated,
  UnsupportedMediaType,
  ValidationFailed,
  VehicleUnavailable,
} from "./types.js";

/** Every problem that this version knows; those of one operation are below. */
export type KnownProblem =
  | IdempotencyKeyRequired
  | InvalidCursor
  | MalformedRequest
  | Unauthenticated
  | Forbidden
  | NotFound
  | MethodNotAllowed
  | NotAcceptable
  | CancellationFeeChanged
  | ConfirmationNotPending
  | DigestMismatch
  | IdempotencyInProgress
  | IllegalTransition
  | OutsideBookingWindow
  | PaymentMethodRequired
  | PriceChanged
  | QuoteAlreadyUsed
  | QuoteExpired
  | RangeInsufficient
  | TooManyOpenReservations
  | VehicleUnavailable
  | PreconditionFailed
  | PayloadTooLarge
  | UnsupportedMediaType
  | IdempotencyKeyReused
  | ValidationFailed
  | PreconditionRequired
  | RateLimited
  | HeaderFieldsTooLarge
  | InternalError
  | ServiceUnavailable
  | GatewayTimeout;

/** Names a problem: by its `type`, or by its `code`. */
export type ProblemName = KnownProblem["type" | "code"];

/** The problem that a name means. */
export type NamedProblem<Name extends ProblemName> = Extract<KnownProblem, { type: Name } | { code: Name }>;

/** Tell whether an error is a problem that the service has answered with. */
export function isProblem(error: unknown): error is ProblemError;
/** Tell whether an error is one of these problems. */
export function isProblem<Name extends ProblemName>(
  error: unknown,
  ...names: readonly [Name, ...Name[]]
): error is ProblemError<NamedProblem<Name>>;
export function isProblem(error: unknown, ...names: readonly string[]): boolean {
  if (!(error instanceof ProblemError)) return false;
  const { type, code } = error.problem;
  return names.length === 0 || names.some((name) => name === type || name === code);
}

/** What {@link listMetros} may be refused with. */
export type ListMetrosProblem =
  | InvalidCursor
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getMetro} may be refused with. */
export type GetMetroProblem =
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link searchVehicles} may be refused with. */
export type SearchVehiclesProblem =
  | InvalidCursor
  | Unauthenticated
  | Forbidden
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getVehicle} may be refused with. */
export type GetVehicleProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link searchParkingSpots} may be refused with. */
export type SearchParkingSpotsProblem =
  | InvalidCursor
  | Unauthenticated
  | Forbidden
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getParkingSpot} may be refused with. */
export type GetParkingSpotProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link createQuote} may be refused with. */
export type CreateQuoteProblem =
  | MalformedRequest
  | IdempotencyKeyRequired
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | VehicleUnavailable
  | RangeInsufficient
  | OutsideBookingWindow
  | IdempotencyInProgress
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | IdempotencyKeyReused
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getQuote} may be refused with. */
export type GetQuoteProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link listReservations} may be refused with. */
export type ListReservationsProblem =
  | InvalidCursor
  | Unauthenticated
  | Forbidden
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link createReservation} may be refused with. */
export type CreateReservationProblem =
  | MalformedRequest
  | IdempotencyKeyRequired
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | VehicleUnavailable
  | RangeInsufficient
  | OutsideBookingWindow
  | QuoteExpired
  | QuoteAlreadyUsed
  | TooManyOpenReservations
  | IdempotencyInProgress
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | IdempotencyKeyReused
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getReservation} may be refused with. */
export type GetReservationProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link updateReservation} may be refused with. */
export type UpdateReservationProblem =
  | MalformedRequest
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | VehicleUnavailable
  | RangeInsufficient
  | OutsideBookingWindow
  | PriceChanged
  | IllegalTransition
  | PreconditionFailed
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | PreconditionRequired
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link confirmReservation} may be refused with. */
export type ConfirmReservationProblem =
  | IdempotencyKeyRequired
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | PaymentMethodRequired
  | IllegalTransition
  | IdempotencyInProgress
  | PreconditionFailed
  | ValidationFailed
  | IdempotencyKeyReused
  | PreconditionRequired
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link previewCancellation} may be refused with. */
export type PreviewCancellationProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | IllegalTransition
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link previewChange} may be refused with. */
export type PreviewChangeProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | VehicleUnavailable
  | RangeInsufficient
  | OutsideBookingWindow
  | IllegalTransition
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link cancelReservation} may be refused with. */
export type CancelReservationProblem =
  | MalformedRequest
  | IdempotencyKeyRequired
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | CancellationFeeChanged
  | IllegalTransition
  | IdempotencyInProgress
  | PreconditionFailed
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | IdempotencyKeyReused
  | PreconditionRequired
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getCustomer} may be refused with. */
export type GetCustomerProblem =
  | Unauthenticated
  | Forbidden
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link updateCustomer} may be refused with. */
export type UpdateCustomerProblem =
  | MalformedRequest
  | Unauthenticated
  | Forbidden
  | NotAcceptable
  | PreconditionFailed
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | PreconditionRequired
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getHealth} may be refused with. */
export type GetHealthProblem =
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError;

/** What {@link getReadiness} may be refused with. */
export type GetReadinessProblem =
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getContract} may be refused with. */
export type GetContractProblem =
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError;

/** What {@link getChannelContract} may be refused with. */
export type GetChannelContractProblem =
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError;

/** What {@link listConversations} may be refused with. */
export type ListConversationsProblem =
  | InvalidCursor
  | Unauthenticated
  | Forbidden
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link createConversation} may be refused with. */
export type CreateConversationProblem =
  | MalformedRequest
  | IdempotencyKeyRequired
  | Unauthenticated
  | Forbidden
  | NotAcceptable
  | IdempotencyInProgress
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | IdempotencyKeyReused
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getConversation} may be refused with. */
export type GetConversationProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link listUtterances} may be refused with. */
export type ListUtterancesProblem =
  | InvalidCursor
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link listEvents} may be refused with. */
export type ListEventsProblem =
  | InvalidCursor
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link streamEvents} may be refused with. */
export type StreamEventsProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link exportTranscript} may be refused with. */
export type ExportTranscriptProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link exportTranscriptAsMarkdown} may be refused with. */
export type ExportTranscriptAsMarkdownProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getConfirmation} may be refused with. */
export type GetConfirmationProblem =
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link createDecision} may be refused with. */
export type CreateDecisionProblem =
  | MalformedRequest
  | IdempotencyKeyRequired
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | ConfirmationNotPending
  | DigestMismatch
  | IdempotencyInProgress
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | IdempotencyKeyReused
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link createFeedback} may be refused with. */
export type CreateFeedbackProblem =
  | MalformedRequest
  | IdempotencyKeyRequired
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | IdempotencyInProgress
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | IdempotencyKeyReused
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link getConsents} may be refused with. */
export type GetConsentsProblem =
  | Unauthenticated
  | Forbidden
  | NotAcceptable
  | ValidationFailed
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link updateConsents} may be refused with. */
export type UpdateConsentsProblem =
  | MalformedRequest
  | Unauthenticated
  | Forbidden
  | NotAcceptable
  | PreconditionFailed
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | PreconditionRequired
  | RateLimited
  | InternalError
  | ServiceUnavailable;

/** What {@link createErasure} may be refused with. */
export type CreateErasureProblem =
  | MalformedRequest
  | IdempotencyKeyRequired
  | Unauthenticated
  | Forbidden
  | NotFound
  | NotAcceptable
  | IdempotencyInProgress
  | PayloadTooLarge
  | UnsupportedMediaType
  | ValidationFailed
  | IdempotencyKeyReused
  | RateLimited
  | InternalError
  | ServiceUnavailable;
