// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Client } from "../core/index.js";
import type { ActionOptions } from "../core/options.js";
import {
  cancelReservation,
  confirmReservation,
  createConversation,
  createDecision,
  createErasure,
  createFeedback,
  createQuote,
  createReservation,
  updateConsents,
  updateCustomer,
  updateReservation,
} from "../operations/index.js";
import type {
  CancelReservationOptions,
  ConfirmReservationOptions,
  UpdateConsentsOptions,
  UpdateCustomerOptions,
  UpdateReservationOptions,
} from "../operations/index.js";
import type {
  ChangePreview,
  Confirmation,
  Consents,
  ConsentsPatch,
  Conversation,
  ConversationCreate,
  Customer,
  CustomerPatch,
  DecisionCreate,
  Erasure,
  ErasureCreate,
  Feedback,
  FeedbackCreate,
  Quote,
  QuoteCreate,
  Reservation,
  ReservationCancel,
  ReservationCreate,
  ReservationId,
  ReservationPatch,
} from "../types.js";
import { mutationOf, type MutationOptions } from "./options.js";

/** What {@link createQuoteMutation} acts on. */
export type CreateQuoteVariables = { readonly body: QuoteCreate; readonly options?: ActionOptions | undefined };

/** Price a vehicle for a time. */
export function createQuoteMutation(client: Client): MutationOptions<Quote, CreateQuoteVariables> {
  return mutationOf("createQuote", (variables, own) =>
    createQuote(client, variables.body, { ...own, ...variables.options }),
  );
}

/** What {@link createReservationMutation} acts on. */
export type CreateReservationVariables = { readonly body: ReservationCreate; readonly options?: ActionOptions | undefined };

/** Reserve the vehicle of a quote. */
export function createReservationMutation(client: Client): MutationOptions<Reservation, CreateReservationVariables> {
  return mutationOf("createReservation", (variables, own) =>
    createReservation(client, variables.body, { ...own, ...variables.options }),
  );
}

/** What {@link updateReservationMutation} acts on. */
export type UpdateReservationVariables =
  | { readonly reservation: Reservation | ChangePreview; readonly body: ReservationPatch; readonly options?: UpdateReservationOptions | undefined }
  | { readonly reservation: ReservationId; readonly body: ReservationPatch; readonly options: UpdateReservationOptions & { readonly ifMatch: string } };

/** Change a reservation. */
export function updateReservationMutation(client: Client): MutationOptions<Reservation, UpdateReservationVariables> {
  return mutationOf("updateReservation", (variables) =>
    updateReservation(client, variables.reservation as Reservation | ChangePreview, variables.body, variables.options),
  );
}

/** What {@link confirmReservationMutation} acts on. */
export type ConfirmReservationVariables =
  | { readonly reservation: Reservation | ChangePreview; readonly options?: ConfirmReservationOptions | undefined }
  | { readonly reservation: ReservationId; readonly options: ConfirmReservationOptions & { readonly ifMatch: string } };

/** Confirm a hold. */
export function confirmReservationMutation(client: Client): MutationOptions<Reservation, ConfirmReservationVariables> {
  return mutationOf("confirmReservation", (variables, own) =>
    confirmReservation(client, variables.reservation as Reservation | ChangePreview, { ...own, ...variables.options }),
  );
}

/** What {@link cancelReservationMutation} acts on. */
export type CancelReservationVariables =
  | { readonly reservation: Reservation | ChangePreview; readonly body: ReservationCancel; readonly options?: CancelReservationOptions | undefined }
  | { readonly reservation: ReservationId; readonly body: ReservationCancel; readonly options: CancelReservationOptions & { readonly ifMatch: string } };

/** Cancel a reservation. */
export function cancelReservationMutation(client: Client): MutationOptions<Reservation, CancelReservationVariables> {
  return mutationOf("cancelReservation", (variables, own) =>
    cancelReservation(client, variables.reservation as Reservation | ChangePreview, variables.body, { ...own, ...variables.options }),
  );
}

/** What {@link updateCustomerMutation} acts on. */
export type UpdateCustomerVariables =
  | { readonly customer: Customer; readonly body: CustomerPatch; readonly options?: UpdateCustomerOptions | undefined }
  | { readonly customer?: undefined; readonly body: CustomerPatch; readonly options: UpdateCustomerOptions & { readonly ifMatch: string } };

/** Change one's own profile. */
export function updateCustomerMutation(client: Client): MutationOptions<Customer, UpdateCustomerVariables> {
  return mutationOf("updateCustomer", (variables) =>
    updateCustomer(client, variables.customer as Customer, variables.body, variables.options),
  );
}

/** What {@link createConversationMutation} acts on. */
export type CreateConversationVariables = { readonly body: ConversationCreate; readonly options?: ActionOptions | undefined };

/** Begin a conversation. */
export function createConversationMutation(client: Client): MutationOptions<Conversation, CreateConversationVariables> {
  return mutationOf("createConversation", (variables, own) =>
    createConversation(client, variables.body, { ...own, ...variables.options }),
  );
}

/** What {@link createDecisionMutation} acts on. */
export type CreateDecisionVariables = { readonly body: DecisionCreate; readonly options?: ActionOptions | undefined };

/** Decide on a proposal. */
export function createDecisionMutation(client: Client): MutationOptions<Confirmation, CreateDecisionVariables> {
  return mutationOf("createDecision", (variables, own) =>
    createDecision(client, variables.body, { ...own, ...variables.options }),
  );
}

/** What {@link createFeedbackMutation} acts on. */
export type CreateFeedbackVariables = { readonly body: FeedbackCreate; readonly options?: ActionOptions | undefined };

/** Rate a turn. */
export function createFeedbackMutation(client: Client): MutationOptions<Feedback, CreateFeedbackVariables> {
  return mutationOf("createFeedback", (variables, own) =>
    createFeedback(client, variables.body, { ...own, ...variables.options }),
  );
}

/** What {@link updateConsentsMutation} acts on. */
export type UpdateConsentsVariables =
  | { readonly consents: Consents; readonly body: ConsentsPatch; readonly options?: UpdateConsentsOptions | undefined }
  | { readonly consents?: undefined; readonly body: ConsentsPatch; readonly options: UpdateConsentsOptions & { readonly ifMatch: string } };

/** Change one's own consents. */
export function updateConsentsMutation(client: Client): MutationOptions<Consents, UpdateConsentsVariables> {
  return mutationOf("updateConsents", (variables) =>
    updateConsents(client, variables.consents as Consents, variables.body, variables.options),
  );
}

/** What {@link createErasureMutation} acts on. */
export type CreateErasureVariables = { readonly body: ErasureCreate; readonly options?: ActionOptions | undefined };

/** Erase conversations. */
export function createErasureMutation(client: Client): MutationOptions<Erasure, CreateErasureVariables> {
  return mutationOf("createErasure", (variables, own) =>
    createErasure(client, variables.body, { ...own, ...variables.options }),
  );
}
