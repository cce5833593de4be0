// Generated from travel-agent.asyncapi.yaml by `make generate`. DO NOT EDIT.
/** The client of the channel chat: MobilityCorp Travel Agent chat 1.0.0. */
import type { ClientMessages, ServerMessages } from "./messages.js";
import type { Content } from "./options.js";
import { Session } from "./session.js";

export type { Clock } from "../core/clock.js";
export type { Token, TokenProvider, TokenReason } from "../core/tokens.js";
export {
  ChatFailure,
  ConnectionEnded,
  ConnectionLost,
  MessageRefused,
  MessageTooLarge,
  QueueFull,
} from "./errors.js";
export * from "./messages.js";
export type {
  BackoffOptions,
  ChatOptions,
  ConnectionEvent,
  ConnectionState,
  Content,
  OwnClient,
  SessionOptions,
  SharedClient,
} from "./options.js";
export type { WebSocketConstructor, WebSocketLike } from "./socket.js";
export { type AnswerText, AnswerTexts } from "./texts.js";

/**
 * One connection serves one conversation; a conversation may have several connections, which all see the same events.
 *
 * Messages may be sent at any time: without a connection they wait, and are sent with the same id until the service has
 * answered. `connect`, the first message or the first loop begins a session; it is resumed after each loss, and its
 * token and the connection are kept alive.
 *
 * @example
 * ```ts
 * const chat = new ChatClient({ client: mobility });
 * for await (const message of chat) {
 *   console.log(message.type);
 * }
 * ```
 */
export class ChatClient extends Session {
  /**
   * Say something.
   *
   * A message of the customer. One that comes while a turn runs interrupts it.
   *
   * @example
   * ```ts
   * await chat.sayToAgent("Take me to Hakaniemi by 9");
   * ```
   */
  sayToAgent(content: Content<ClientMessages["user.message"]> | string): Promise<ServerMessages["ack"]> {
    return this.deliver("user.message", content, "text");
  }

  /**
   * Stop the running turn.
   *
   * What has been approved is still carried out.
   *
   * @example
   * ```ts
   * await chat.cancelTurn({ turn_id: "trn_01m7q5db00gee6t4p7q3e2k9x2" });
   * ```
   */
  cancelTurn(content: Content<ClientMessages["turn.cancel"]> = {}): Promise<ServerMessages["ack"]> {
    return this.deliver("turn.cancel", content);
  }

  /**
   * Decide on a proposal.
   *
   * The digest says that exactly this proposal was seen. A decision counts once.
   *
   * @example
   * ```ts
   * await chat.decideConfirmation({
   *   confirmation_id: "cnf_01m7q5de00gee6t4p7q3e2k9x2",
   *   digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
   *   decision: "approve",
   * });
   * ```
   */
  decideConfirmation(content: Content<ClientMessages["confirmation.decide"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("confirmation.decide", content);
  }

  /** Approve exactly what was shown: `decideConfirmation` as an answer to `confirmation.required`. */
  confirm(message: ServerMessages["confirmation.required"]): Promise<ServerMessages["ack"]> {
    return this.decideConfirmation({
      confirmation_id: message.confirmation.id,
      digest: message.confirmation.digest,
      decision: "approve",
    });
  }

  /** Decline what was shown: `decideConfirmation` as an answer to `confirmation.required`. */
  decline(message: ServerMessages["confirmation.required"]): Promise<ServerMessages["ack"]> {
    return this.decideConfirmation({
      confirmation_id: message.confirmation.id,
      digest: message.confirmation.digest,
      decision: "decline",
    });
  }

  /**
   * Choose one of the options.
   *
   * Answers `clarification.required`, or chooses an option of a plan.
   *
   * @example
   * ```ts
   * await chat.selectChoice({
   *   clarification_id: "clr_01m7q5dd00gee6t4p7q3e2k9x2",
   *   choice_id: "place-1",
   * });
   * ```
   */
  selectChoice(content: Content<ClientMessages["choice.select"]> | string): Promise<ServerMessages["ack"]> {
    return this.deliver("choice.select", content, "choice_id");
  }

  /** Choose one of the answers to a question: `selectChoice` as an answer to `clarification.required`. */
  choose(
    message: ServerMessages["clarification.required"],
    content: Omit<Content<ClientMessages["choice.select"]>, "clarification_id"> | string,
  ): Promise<ServerMessages["ack"]> {
    return this.selectChoice({
      ...(typeof content === "string" ? { choice_id: content } : content),
      clarification_id: message.clarification_id,
    });
  }

  /**
   * Correct a fact.
   *
   * Overrides what the agent believed; plans that stood on it are made again.
   *
   * @example
   * ```ts
   * await chat.correctFact({
   *   correction: {
   *     kind: "closed",
   *     place_name: "Hakaniemen silta",
   *   },
   * });
   * ```
   */
  correctFact(content: Content<ClientMessages["fact.correct"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("fact.correct", content);
  }

  /**
   * Set preferences.
   *
   * Changes the preferences of the profile; null removes one.
   *
   * @example
   * ```ts
   * await chat.setPreference({
   *   preferences: { avoid_tolls: true, max_walk_m: 300 },
   * });
   * ```
   */
  setPreference(content: Content<ClientMessages["preference.set"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("preference.set", content);
  }

  /**
   * Tell where the customer is.
   *
   * Used only with the consent `use_location`; never kept.
   *
   * @example
   * ```ts
   * await chat.updateLocation({
   *   position: { latitude: 60.1708, longitude: 24.9415 },
   *   accuracy_m: 12,
   * });
   * ```
   */
  updateLocation(content: Content<ClientMessages["location.update"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("location.update", content);
  }

  /**
   * Rate a turn.
   *
   * A later rating of the same turn replaces it.
   *
   * @example
   * ```ts
   * await chat.rateTurn({
   *   turn_id: "trn_01m7q5db00gee6t4p7q3e2k9x2",
   *   rating: "up",
   * });
   * ```
   */
  rateTurn(content: Content<ClientMessages["feedback.rate"]>): Promise<ServerMessages["ack"]> {
    return this.deliver("feedback.rate", content);
  }

  /**
   * Answer again.
   *
   * Repeats the turn of that message, with what is known now. What was booked stays booked.
   *
   * @example
   * ```ts
   * await chat.regenerateMessage("msg_01m7q5dc00gee6t4p7q3e2k9x2");
   * ```
   */
  regenerateMessage(content: Content<ClientMessages["message.regenerate"]> | string): Promise<ServerMessages["ack"]> {
    return this.deliver("message.regenerate", content, "message_id");
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
