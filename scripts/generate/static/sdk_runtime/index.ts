export { Call, type Result } from "./call.js";
export { Client, createClient } from "./client.js";
export type { Clock } from "./clock.js";
export {
  AnswerError,
  type AnswerHead,
  ConfigurationError,
  ConnectionError,
  MissingETagError,
  MobilityError,
  type ProblemDocument,
  ProblemError,
  TimeoutError,
  TokenError,
  UnexpectedResponseError,
} from "./errors.js";
export { etagOf } from "./etags.js";
export type { FullResponse } from "./exchange.js";
export { ResponseHeaders } from "./headers.js";
export type { DeclaredAnswer, HeaderParameter, Operation } from "./operation.js";
export type {
  ActionOptions,
  CallOptions,
  CheckedBody,
  ClientOptions,
  ErrorEvent,
  Hooks,
  Logger,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  Validator,
} from "./options.js";
export { ListCall, type Page } from "./pages.js";
export { EventStream, type StreamEvent, type StreamOptions } from "./streams.js";
export { type Token, type TokenProvider, type TokenReason, TokenSource } from "./tokens.js";
