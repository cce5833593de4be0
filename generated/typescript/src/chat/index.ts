// Generated from travel-agent.asyncapi.yaml by `make generate`. DO NOT EDIT.
/** The client of the channel chat: MobilityCorp Travel Agent chat 1.0.0. */
import type { ClientMessages, ServerMessages } from "./messages.js";
import type { Content } from "./options.js";
import { Session } from "./session.js";

export type { BackoffOptions } from "./backoff.js";
export type { Clock } from "../core/clock.js";
export {
  ChatFailure,
  ConnectionEnded,
  ConnectionLost,
  MessageRefused,
  MessageTooLarge,
  QueueFull,
} from "./errors.js";
export * from "./messages.js";
export type { ChatOptions, ConnectionEvent, ConnectionState, Content } from "./options.js";
export type { WebSocketConstructor, WebSocketLike } from "./socket.js";
export type { Token, TokenProvider, TokenReason } from "../core/tokens.js";

/**
 * One connection serves one conversation; a conversation may have several connections, which all see the same
 * events.
 *
 * Messages may be sent at any time: without a connection they wait, and are sent with the same id until the service has
 * answered. `connect` begins a session, resumes it after each loss, and keeps its token and the connection alive.
 */
export class ChatClient extends Session {
  /**
   * Say something.
   *
   * A message of the customer. One that comes while a turn runs interrupts it.
   */
  sayToAgent(message: Content<ClientMessages["user.message"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("user.message", message);
  }

  /**
   * Stop the running turn.
   *
   * What has been approved is still carried out.
   */
  cancelTurn(message: Content<ClientMessages["turn.cancel"]> = {}): Promise<ServerMessages["ack"]> {
    return this.deliver("turn.cancel", message);
  }

  /**
   * Decide on a proposal.
   *
   * The digest says that exactly this proposal was seen. A decision counts once.
   */
  decideConfirmation(message: Content<ClientMessages["confirmation.decide"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("confirmation.decide", message);
  }

  /**
   * Choose one of the options.
   *
   * Answers `clarification.required`, or chooses an option of a plan.
   */
  selectChoice(message: Content<ClientMessages["choice.select"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("choice.select", message);
  }

  /**
   * Correct a fact.
   *
   * Overrides what the agent believed; plans that stood on it are made again.
   */
  correctFact(message: Content<ClientMessages["fact.correct"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("fact.correct", message);
  }

  /**
   * Set preferences.
   *
   * Changes the preferences of the profile; null removes one.
   */
  setPreference(message: Content<ClientMessages["preference.set"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("preference.set", message);
  }

  /**
   * Tell where the customer is.
   *
   * Used only with the consent `use_location`; never kept.
   */
  updateLocation(message: Content<ClientMessages["location.update"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("location.update", message);
  }

  /**
   * Rate a turn.
   *
   * A later rating of the same turn replaces it.
   */
  rateTurn(message: Content<ClientMessages["feedback.rate"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("feedback.rate", message);
  }

  /**
   * Answer again.
   *
   * Repeats the turn of that message, with what is known now. What was booked stays booked.
   */
  regenerateMessage(message: Content<ClientMessages["message.regenerate"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("message.regenerate", message);
  }

  /**
   * Send a new token.
   *
   * Before the old one expires, and after `token_expired`. It must be of the same customer.
   */
  refreshToken(): Promise<ServerMessages["ack"]> {
    return this.renewToken();
  }

  /**
   * Ask for a sign of life.
   *
   * Answered with `pong`.
   */
  pingAgent(): Promise<ServerMessages["pong"]> {
    return this.sendPing();
  }
}
