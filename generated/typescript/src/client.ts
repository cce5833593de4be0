// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import { Client } from "./core/client.js";
import type { ClientOptions } from "./core/options.js";
import { MetrosGroup } from "./groups/metros.js";
import { VehiclesGroup } from "./groups/vehicles.js";
import { ParkingGroup } from "./groups/parking.js";
import { QuotesGroup } from "./groups/quotes.js";
import { ReservationsGroup } from "./groups/reservations.js";
import { CustomersGroup } from "./groups/customers.js";
import { ServiceGroup } from "./groups/service.js";
import { ConversationsGroup } from "./groups/conversations.js";
import { ConfirmationsGroup } from "./groups/confirmations.js";
import { FeedbackGroup } from "./groups/feedback.js";
import { PrivacyGroup } from "./groups/privacy.js";

/**
 * Everything that a customer's application does with the API, in groups.
 *
 * @example
 * ```ts
 * const mobility = new MobilityClient({ baseUrl: "https://api.example", token: () => "the customer's token" });
 * ```
 */
export class MobilityClient extends Client {
  /** City areas with their price lists. */
  readonly metros: MetrosGroup;
  /** The vehicles that can be reserved, nearest first. */
  readonly vehicles: VehiclesGroup;
  /** Designated places to leave a vehicle. */
  readonly parking: ParkingGroup;
  /** Priced offers, frozen until they expire. */
  readonly quotes: QuotesGroup;
  /** Claims on a vehicle for a time range. */
  readonly reservations: ReservationsGroup;
  /** The caller's own profile. */
  readonly customers: CustomersGroup;
  /** State of the service, and this document. */
  readonly service: ServiceGroup;
  /** What was said and what happened. */
  readonly conversations: ConversationsGroup;
  /** Proposals and the decisions on them. */
  readonly confirmations: ConfirmationsGroup;
  /** How good the answers were. */
  readonly feedback: FeedbackGroup;
  /** Consents and erasure. */
  readonly privacy: PrivacyGroup;

  /** Throws ConfigurationError for options that no call could be made with. */
  constructor(options: ClientOptions) {
    super(options);
    this.metros = new MetrosGroup(this);
    this.vehicles = new VehiclesGroup(this);
    this.parking = new ParkingGroup(this);
    this.quotes = new QuotesGroup(this);
    this.reservations = new ReservationsGroup(this);
    this.customers = new CustomersGroup(this);
    this.service = new ServiceGroup(this);
    this.conversations = new ConversationsGroup(this);
    this.confirmations = new ConfirmationsGroup(this);
    this.feedback = new FeedbackGroup(this);
    this.privacy = new PrivacyGroup(this);
  }
}
