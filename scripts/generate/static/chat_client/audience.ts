import type { ConnectionEnded } from "./errors.js";
import { Inbox } from "./inbox.js";
import { Listeners } from "./listeners.js";
import type { ServerMessage, ServerMessages, ServerMessageType } from "./messages.js";
import type { ConnectionEvent } from "./options.js";

/** Those who hear what the service says and what happens to the connection: listeners and loops. */
export abstract class Audience {
  readonly #messages: Listeners<ServerMessage>;
  readonly #connection: Listeners<ConnectionEvent>;
  readonly #inboxes = new Set<Inbox>();
  #end: ConnectionEnded | undefined;

  constructor(report: (error: unknown) => void) {
    this.#messages = new Listeners(report);
    this.#connection = new Listeners(report);
  }

  abstract connect(): Promise<unknown>;

  /** Call `listener` with each message of a type. The function it gives ends that. */
  on<Type extends ServerMessageType>(type: Type, listener: (message: ServerMessages[Type]) => void): () => void {
    return this.#messages.add((message) => {
      if (message.type === type) listener(message as ServerMessages[Type]);
    });
  }

  /** Call `listener` with each message of the service. The function it gives ends that. */
  onAny(listener: (message: ServerMessage) => void): () => void {
    return this.#messages.add(listener);
  }

  /** Call `listener` with what happens to the connection. The function it gives ends that. */
  onConnection(listener: (event: ConnectionEvent) => void): () => void {
    return this.#connection.add(listener);
  }

  /** All messages of the service from now on, as `events()` gives them. */
  [Symbol.asyncIterator](): AsyncIterableIterator<ServerMessage> {
    return this.events();
  }

  /**
   * Connect, if that was not done yet, and give the messages of some types from now on, or of all, for `for await`.
   *
   * Messages wait while the loop is busy; one that is 10 000 behind throws QueueFull. The loop ends when the
   * application closes the connection, and throws ConnectionEnded when it ends for good otherwise.
   */
  events<Type extends ServerMessageType>(...types: Type[]): AsyncIterableIterator<ServerMessages[Type]> {
    const inbox: Inbox = new Inbox(types, () => this.#inboxes.delete(inbox));
    this.#inboxes.add(inbox);
    if (this.#end) inbox.close(this.#end);
    else void this.connect();
    return inbox as AsyncIterableIterator<never>;
  }

  protected tellMessage(message: ServerMessage): void {
    this.#messages.tell(message);
    for (const inbox of this.#inboxes) inbox.put(message);
  }

  protected tellConnection(event: ConnectionEvent): void {
    if (event.kind === "closed") {
      this.#end = event.error;
      for (const inbox of this.#inboxes) inbox.close(event.error);
    }
    this.#connection.tell(event);
  }
}
