import type { Client } from "./client.js";
import { ConfigurationError, ConnectionError, type ProblemDocument, TimeoutError, UnexpectedResponseError } from "./errors.js";
import { EventReader, type RawEvent } from "./event-reader.js";
import { ask, type OpenAnswer } from "./exchange.js";
import { Limits } from "./limits.js";
import type { CallArguments, Operation } from "./operation.js";
import type { CallOptions } from "./options.js";
import type { AnyOptions } from "./request.js";
import { isPassing, pauseBefore } from "./retries.js";

const SILENCE_MS = 60_000;
const NO_CONTENT = 204;

/** Options of a stream; `timeoutMs` is for its beginning. */
export interface StreamOptions extends CallOptions {
  /** How long nothing may arrive before the connection counts as lost, in milliseconds (default: 60 000). */
  readonly silenceMs?: number | undefined;
}

/** One event of a stream. */
export interface StreamEvent<Data> {
  /** Number of the event, where the service gives one. */
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Data;
}

/**
 * A stream of events. It is opened when it is gone through, and opened again after the last event that arrived whenever
 * the service ends it or the connection is lost, until the loop is left or the signal ends it.
 */
export class EventStream<Data, Problem extends ProblemDocument = ProblemDocument> implements AsyncIterable<Data> {
  /** Number of the last event that arrived; keep it to go on from there. */
  lastEventId: string | undefined;
  declare protected readonly problem?: Problem;
  readonly #client: Client;
  readonly #operation: Operation;
  readonly #given: CallArguments;
  readonly #options: AnyOptions & StreamOptions;
  #failures = 0;
  #pauseMs: number | undefined;

  constructor(client: Client, operation: Operation, given: CallArguments, options: AnyOptions & StreamOptions) {
    this.#client = client;
    this.#operation = operation;
    this.#given = given;
    this.#options = options;
  }

  /** Go through the data of the events. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Data, void, undefined> {
    for await (const { data } of this.events()) yield data;
  }

  /** Go through the events with their numbers and types. */
  async *events(): AsyncGenerator<StreamEvent<Data>, void, undefined> {
    let opened = false;
    for (;;) {
      try {
        const answer = await this.#open();
        opened = true;
        if (answer.response.status === NO_CONTENT) return;
        yield* this.#read(answer);
        if (!this.#resumable) return;
      } catch (error) {
        if (!(opened && this.#resumable && isPassing(error))) throw error;
      }
      await this.#pause();
    }
  }

  /** Whether the contract lets the stream go on after an event. */
  get #resumable(): boolean {
    return this.#operation.headers?.["lastEventId"] !== undefined;
  }

  #open(): Promise<OpenAnswer> {
    const resumed = this.lastEventId === undefined ? {} : { lastEventId: this.lastEventId };
    return ask(this.#client, this.#operation, this.#given, { ...this.#options, ...resumed }, async (answer) => answer);
  }

  async *#read({ response, limits, reach }: OpenAnswer): AsyncGenerator<StreamEvent<Data>, void, undefined> {
    const bytes = response.body?.getReader();
    if (bytes === undefined) throw new ConfigurationError("The `fetch` of this platform cannot read streams; give another.", this.#operation.id);
    const reader = new EventReader();
    try {
      for (;;) {
        const silenceMs = this.#options.silenceMs ?? SILENCE_MS;
        limits.expectWithin(silenceMs, () => new TimeoutError(silenceMs, this.#operation.id));
        const { done, value } = await reach(bytes.read());
        if (done) return;
        for (const event of reader.feed(value)) yield this.#received(event, response);
        this.#pauseMs = reader.retryMs ?? this.#pauseMs;
      }
    } finally {
      limits.abandon();
      bytes.cancel().catch(() => undefined);
    }
  }

  #received(event: RawEvent, response: Response): StreamEvent<Data> {
    let data: unknown;
    try {
      data = JSON.parse(event.data);
    } catch {
      throw new UnexpectedResponseError("The data of an event is not JSON.", "", response, this.#operation.id);
    }
    const { schema } = this.#operation.answers.find((answer) => answer.mediaType === "text/event-stream") ?? {};
    if (schema !== undefined)
      this.#client.options.validate?.({ operation: this.#operation.id, kind: "event", status: response.status, schema, body: data });
    this.#failures = 0;
    this.lastEventId = event.id ?? this.lastEventId;
    return { id: event.id, event: event.event, data: data as Data };
  }

  async #pause(): Promise<void> {
    const limits = new Limits(this.#options.signal, this.#client.clock);
    const error = new ConnectionError("The stream has ended.", this.#operation.id);
    const delayMs = (this.#pauseMs ?? 0) + (pauseBefore(this.#failures, error, this.#client) ?? 0);
    this.#failures += 1;
    await limits.pause(delayMs).finally(() => limits.release());
  }
}

/** Give a stream of events; nothing is sent until it is gone through. */
export function stream<Data, Problem extends ProblemDocument>(
  client: Client,
  operation: Operation,
  given: CallArguments,
  options: object = {},
): EventStream<Data, Problem> {
  return new EventStream(client, operation, given, options as AnyOptions);
}
