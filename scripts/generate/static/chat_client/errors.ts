import { MobilityError } from "../core/errors.js";
import { CLOSE_CODES, type CloseName, type ServerMessages } from "./messages.js";

/** Base of all errors of the chat. */
export class ChatFailure extends MobilityError {}

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

/** Too many messages wait already; nothing more was taken. */
export class QueueFull extends ChatFailure {
  override readonly name: string = "QueueFull";

  constructor(readonly limit: number) {
    super(`${limit} messages wait already.`);
  }
}

class Closed extends ChatFailure {
  constructor(
    what: string,
    readonly code: number,
    readonly reason: string,
    cause?: unknown,
  ) {
    super(`The connection ${what} (${[code, nameOf(code), reason].filter(Boolean).join(", ")}).`, "", cause);
  }

  /** What the code means on this channel. */
  get closeName(): CloseName | undefined {
    return nameOf(this.code);
  }
}

/** The connection was lost before an answer came to something that is of no use on another connection. */
export class ConnectionLost extends Closed {
  override readonly name: string = "ConnectionLost";

  constructor(code: number, reason: string) {
    super("was lost", code, reason);
  }
}

/** The connection has ended for good: the application has closed it, or the service will not have it. */
export class ConnectionEnded extends Closed {
  override readonly name: string = "ConnectionEnded";

  constructor(code: number, reason: string, cause?: unknown) {
    super("has ended", code, reason, cause);
  }
}

function nameOf(code: number): CloseName | undefined {
  return (Object.keys(CLOSE_CODES) as CloseName[]).find((name) => CLOSE_CODES[name] === code);
}
