// Generated from scripts/generate/static/chat_client/errors.ts by `make generate`. DO NOT EDIT.
import { CLOSE_CODES, type CloseName, type ServerMessages } from "./messages.js";

/** Base of all errors of the client. */
export class ChatFailure extends Error {}

/** The service cannot follow a message; the conversation is as it was. */
export class MessageRefused extends ChatFailure {
  override readonly name: string = "MessageRefused";

  constructor(
    /** What the service has answered. */
    readonly answer: ServerMessages["error"],
  ) {
    super(`${answer.code}: ${answer.detail}`);
  }

  get code(): ServerMessages["error"]["code"] {
    return this.answer.code;
  }

  /** Whether the same message may succeed later. */
  get retryable(): boolean {
    return this.answer.retryable;
  }
}

/** The message has more bytes than the service takes; it was not sent. */
export class MessageTooLarge extends ChatFailure {
  override readonly name: string = "MessageTooLarge";

  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`The message has ${bytes} bytes; the service takes ${limit} at most.`);
  }
}

/** Too many messages wait for an answer; this one was not taken. */
export class QueueFull extends ChatFailure {
  override readonly name: string = "QueueFull";

  constructor(readonly limit: number) {
    super(`${limit} messages wait for an answer already. Wait until the connection is back, or raise \`queueLimit\`.`);
  }
}

/** The connection was lost before an answer came to something that is of no use on another connection. */
export class ConnectionLost extends ChatFailure {
  override readonly name: string = "ConnectionLost";

  constructor(
    readonly code: number,
    readonly reason: string,
  ) {
    super(`The connection was lost (${describe(code, reason)}).`);
  }

  /** What the code means on this channel. */
  get closeName(): CloseName | undefined {
    return closeName(this.code);
  }
}

/** The connection has ended for good: the application has closed it, or the service will not have it. */
export class ConnectionEnded extends ChatFailure {
  override readonly name: string = "ConnectionEnded";

  constructor(
    readonly code: number,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The connection has ended (${describe(code, reason)}).`, options);
  }

  /** What the code means on this channel. */
  get closeName(): CloseName | undefined {
    return closeName(this.code);
  }
}

function closeName(code: number): CloseName | undefined {
  return (Object.keys(CLOSE_CODES) as CloseName[]).find((name) => CLOSE_CODES[name] === code);
}

function describe(code: number, reason: string): string {
  return [code, closeName(code), reason].filter(Boolean).join(", ");
}
