/** A problem document (RFC 9457) as any service may write it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly request_id?: string;
}

/** What errors know of the call that failed. */
export interface ErrorContext {
  /** The operationId; empty where no operation was called. */
  readonly operation?: string | undefined;
  readonly cause?: unknown;
}

/** Base of all errors of this package. */
export class MobilityError extends Error {
  override readonly name: string = "MobilityError";
  /** The operation that was called. */
  readonly operation: string;
  /** Finds the request in the logs of the service, where it has answered. */
  requestId?: string;
  /** Whether the service may have done what was asked: no answer, or none that could be trusted, told. */
  outcomeUnknown = false;
  /** The key of the call: the same call with this key does not act twice. */
  idempotencyKey?: string;

  constructor(message: string, context: ErrorContext = {}) {
    super(message, "cause" in context ? { cause: context.cause } : undefined);
    this.operation = context.operation ?? "";
  }
}

/** The client, or the call, cannot be used as it is; nothing was sent. */
export class ConfigurationError extends MobilityError {
  override readonly name: string = "ConfigurationError";
}

/** An object was given whose version is not known; nothing was sent. */
export class MissingETagError extends MobilityError {
  override readonly name: string = "MissingETagError";
}

/** No usable token could be had; nothing was sent. */
export class TokenError extends MobilityError {
  override readonly name: string = "TokenError";
}

/** The service could not be reached, or the connection was lost before the answer was complete. */
export class ConnectionError extends MobilityError {
  override readonly name: string = "ConnectionError";
}

/** The answer was not complete in time. */
export class TimeoutError extends MobilityError {
  override readonly name: string = "TimeoutError";

  constructor(
    readonly timeoutMs: number,
    context: ErrorContext,
  ) {
    super(`${context.operation}: no complete answer within ${timeoutMs} ms.`, context);
  }
}

/** An error that is an answer. */
export class AnswerError extends MobilityError {
  override readonly name: string = "AnswerError";
  /** How long the service wants to be left alone, where it says so. */
  retryAfterMs?: number;

  constructor(
    message: string,
    readonly status: number,
    readonly headers: Headers,
    context: ErrorContext,
  ) {
    super(message, context);
    const requestId = headers.get("X-Request-Id");
    if (requestId !== null) this.requestId = requestId;
  }
}

/** The service has refused the call, and says why in a problem document. */
export class ProblemError<Problem extends ProblemDocument = ProblemDocument> extends AnswerError {
  override readonly name: string = "ProblemError";

  constructor(
    readonly problem: Problem,
    status: number,
    headers: Headers,
    context: ErrorContext,
  ) {
    super(`${context.operation}: ${problem.detail ?? problem.title} (${problem.code ?? problem.type})`, status, headers, context);
    if (this.requestId === undefined && problem.request_id !== undefined) this.requestId = problem.request_id;
  }

  get type(): Problem["type"] {
    return this.problem.type;
  }

  get code(): Problem["code"] {
    return this.problem.code as Problem["code"];
  }
}

/** The answer is not one that the contract knows, as of a server that is not the service. */
export class UnexpectedResponseError extends AnswerError {
  override readonly name: string = "UnexpectedResponseError";

  constructor(
    /** What is wrong with the answer, and the likely reason. */
    readonly reason: string,
    status: number,
    headers: Headers,
    /** The beginning of the body, unless it may be somebody's data. */
    readonly snippet: string,
    context: ErrorContext,
  ) {
    super(`${context.operation}: unexpected answer ${status}. ${reason}${snippet && ` It begins: ${snippet}`}`, status, headers, context);
  }

  /** The media type of the answer; empty where it tells none. */
  get mediaType(): string {
    return mediaTypeOf(this.headers);
  }
}

export function mediaTypeOf(headers: Headers): string {
  return (headers.get("Content-Type") ?? "").split(";")[0]!.trim().toLowerCase();
}
