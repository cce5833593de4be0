// Generated from travel-agent.asyncapi.yaml by `make generate`. DO NOT EDIT.
/** The messages of the channel chat (MobilityCorp Travel Agent chat 1.0.0), by the value of their `type`. */
import type {
  Ack,
  AgentFinished,
  AgentStarted,
  CardShown,
  ChatError,
  ChatRateLimited,
  ChoiceSelect,
  ClarificationRequired,
  ConfirmationDecide,
  ConfirmationRequired,
  ConfirmationResolved,
  FactCorrect,
  FactUpdated,
  FeedbackRate,
  IncidentAlert,
  LocationUpdate,
  MessageCompleted,
  MessageDelta,
  MessageRegenerate,
  MessageRetracted,
  Ping,
  PlanInvalidated,
  Pong,
  PreferenceSet,
  ReservationChanged,
  SessionHello,
  SessionReady,
  SuggestionsOffered,
  TokenRefresh,
  ToolFinished,
  ToolProgress,
  ToolStarted,
  TurnCancel,
  TurnCompleted,
  TurnStarted,
  UserMessage,
  UserSaid,
} from "../types.js";

export type {
  Ack,
  AgentFinished,
  AgentStarted,
  CardShown,
  ChatError,
  ChatRateLimited,
  ChoiceSelect,
  ClarificationRequired,
  ConfirmationDecide,
  ConfirmationRequired,
  ConfirmationResolved,
  FactCorrect,
  FactUpdated,
  FeedbackRate,
  IncidentAlert,
  LocationUpdate,
  MessageCompleted,
  MessageDelta,
  MessageRegenerate,
  MessageRetracted,
  Ping,
  PlanInvalidated,
  Pong,
  PreferenceSet,
  ReservationChanged,
  SessionHello,
  SessionReady,
  SuggestionsOffered,
  TokenRefresh,
  ToolFinished,
  ToolProgress,
  ToolStarted,
  TurnCancel,
  TurnCompleted,
  TurnStarted,
  UserMessage,
  UserSaid,
};

/** What clients send. */
export interface ClientMessages {
  "session.hello": SessionHello;
  "user.message": UserMessage;
  "turn.cancel": TurnCancel;
  "confirmation.decide": ConfirmationDecide;
  "choice.select": ChoiceSelect;
  "fact.correct": FactCorrect;
  "preference.set": PreferenceSet;
  "location.update": LocationUpdate;
  "feedback.rate": FeedbackRate;
  "message.regenerate": MessageRegenerate;
  "token.refresh": TokenRefresh;
  "ping": Ping;
}

/** What the service sends. */
export interface ServerMessages {
  "session.ready": SessionReady;
  "ack": Ack;
  "error": ChatError;
  "rate_limited": ChatRateLimited;
  "pong": Pong;
  "message.delta": MessageDelta;
  "tool.progress": ToolProgress;
  "user.said": UserSaid;
  "turn.started": TurnStarted;
  "agent.started": AgentStarted;
  "agent.finished": AgentFinished;
  "tool.started": ToolStarted;
  "tool.finished": ToolFinished;
  "message.completed": MessageCompleted;
  "message.retracted": MessageRetracted;
  "card": CardShown;
  "suggestions": SuggestionsOffered;
  "clarification.required": ClarificationRequired;
  "confirmation.required": ConfirmationRequired;
  "confirmation.resolved": ConfirmationResolved;
  "turn.completed": TurnCompleted;
  "reservation.changed": ReservationChanged;
  "plan.invalidated": PlanInvalidated;
  "incident.alert": IncidentAlert;
  "fact.updated": FactUpdated;
}

export type ClientMessageType = keyof ClientMessages;
export type ServerMessageType = keyof ServerMessages;
export type ClientMessage = ClientMessages[ClientMessageType];
export type ServerMessage = ServerMessages[ServerMessageType];

export const ADDRESS = "/v1/chat";
export const SUBPROTOCOL = "mobility.chat.v1";
/** What the token follows in a second subprotocol that is offered: gateways read it there. Undefined where none does. */
export const TOKEN_SUBPROTOCOL: string | undefined = "mobility.token.";
/** The most bytes that a message of a client may have. */
export const MAX_MESSAGE_BYTES = 65536;

/** Whether a message of the service is numbered, kept and sent again on resumption. */
export const DURABLE: Readonly<Record<ServerMessageType, boolean>> = {
  "session.ready": false,
  "ack": false,
  "error": false,
  "rate_limited": false,
  "pong": false,
  "message.delta": false,
  "tool.progress": false,
  "user.said": true,
  "turn.started": true,
  "agent.started": true,
  "agent.finished": true,
  "tool.started": true,
  "tool.finished": true,
  "message.completed": true,
  "message.retracted": true,
  "card": true,
  "suggestions": true,
  "clarification.required": true,
  "confirmation.required": true,
  "confirmation.resolved": true,
  "turn.completed": true,
  "reservation.changed": true,
  "plan.invalidated": true,
  "incident.alert": true,
  "fact.updated": true,
};

/** Why the service closes a connection. */
export const CLOSE_CODES = {
  /** The client went on with what it was told not to do. */
  policy: 1008,
  /** A frame was larger than the transport takes at all. */
  too_big: 1009,
  /** The server restarts. */
  restart: 1012,
  /** No valid token in time, or the token has expired and no new one came. */
  unauthenticated: 4401,
  /** The conversation is not the caller's or does not exist. */
  not_yours: 4403,
} as const;
export type CloseName = keyof typeof CLOSE_CODES;
