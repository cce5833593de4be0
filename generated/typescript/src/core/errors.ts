// Generated from scripts/generate/static/sdk_runtime/errors.ts by `make generate`. DO NOT EDIT.
/** A problem document (RFC 9457) as any service may write it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly request_id?: string;
}

/** Base of all errors of this package. */
export class MobilityError extends Error {
  override readonly name: string = "MobilityError";
  /** Finds the request in the logs of the service, where it has answered. */
  requestId?: string;
  /** Whether the service may have done what was asked: no answer, or none that could be trusted, told. */
  outcomeUnknown = false;
  /** The key of the call: the same call with this key does not act twice. */
  idempotencyKey?: string;

  constructor(
    message: string,
    /** The operation that was called; empty where none was. */
    readonly operation = "",
    cause?: unknown,
  ) {
    super(message, cause === undefined ? cause : { cause });
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
    operation: string,
  ) {
    super(`${operation}: no complete answer within ${timeoutMs} ms.`, operation);
  }
}

/** What errors keep of an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Headers;
}

/** An error that is an answer. */
export class AnswerError extends MobilityError {
  override readonly name: string = "AnswerError";
  readonly status: number;
  readonly headers: Headers;
  constructor(message: string, answer: AnswerHead, operation: string) {
    super(message, operation);
    this.status = answer.status;
    this.headers = answer.headers;
    const requestId = answer.headers.get("X-Request-Id");
    if (requestId) this.requestId = requestId;
  }

  /**
   * How long the service wants to be left alone, where it says so: a number of seconds, or a date, which is held
   * against the answer's own, so that a wrong clock does no harm.
   */
  get retryAfterMs(): number | undefined {
    const text = this.headers.get("Retry-After") ?? "";
    if (/^\d+$/.test(text)) return Number(text) * 1000;
    const until = Date.parse(text) - (Date.parse(this.headers.get("Date") ?? "") || Date.now());
    return Number.isNaN(until) ? undefined : Math.max(0, until);
  }
}

/** The service has refused the call, and says why in a problem document. */
export class ProblemError<Problem extends ProblemDocument = ProblemDocument> extends AnswerError {
  override readonly name: string = "ProblemError";

  constructor(
    readonly problem: Problem,
    answer: AnswerHead,
    operation: string,
  ) {
    super(`${operation}: ${problem.detail ?? problem.title} (${problem.code ?? problem.type})`, answer, operation);
    // Pages of other origins may not be shown the header.
    if (problem.request_id) this.requestId ??= problem.request_id;
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
    /** The beginning of the body, unless it may be somebody's data. */
    readonly snippet: string,
    answer: AnswerHead,
    operation: string,
  ) {
    super(`${operation}: unexpected answer ${answer.status}. ${reason}${snippet && ` It begins: ${snippet}`}`, answer, operation);
  }

  /** The media type of the answer; empty where it tells none. */
  get mediaType(): string {
    return mediaTypeOf(this.headers);
  }
}

export function mediaTypeOf(headers: Headers): string {
  return (headers.get("Content-Type") ?? "").split(";")[0]!.trim().toLowerCase();
}
