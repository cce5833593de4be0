import { bodyOf, declaredAnswer, Rejection } from "./answers.js";
import type { Client } from "./client.js";
import { AnswerError, ConfigurationError, ConnectionError, MobilityError, TimeoutError } from "./errors.js";
import { ResponseHeaders } from "./headers.js";
import { Limits } from "./limits.js";
import type { CallArguments, DeclaredAnswer, Operation } from "./operation.js";
import type { Hooks } from "./options.js";
import { type AnyOptions, prepare, type PreparedRequest } from "./request.js";
import { isConclusive, isPassing, isRepeatable, isUnclear, pauseBefore } from "./retries.js";
import type { KnownToken } from "./tokens.js";

const TIMEOUT_MS = 30_000;
const MAX_RETRIES = 2;
const NOT_MODIFIED = 304;

/** The answer to a call with all that came with it. */
export interface FullResponse<Data, HeaderTypes = unknown> {
  readonly data: Data;
  readonly status: number;
  readonly headers: ResponseHeaders<HeaderTypes>;
  /** Finds the request in the logs of the service. */
  readonly requestId: string | undefined;
}

/** An answer whose body has not been read. */
export interface OpenAnswer {
  readonly response: Response;
  readonly declared: DeclaredAnswer;
  readonly limits: Limits;
}

/** Make a call: ask, and ask again where that is safe and may help. */
export async function exchange<Data, HeaderTypes>(
  client: Client,
  operation: Operation,
  given: CallArguments,
  options: AnyOptions,
): Promise<FullResponse<Data, HeaderTypes>> {
  return await new Exchange(client, operation, given, options).run(async ({ response, declared, limits }, known) => {
    try {
      const body = await limits.race(bodyOf(response, declared, operation, client));
      const data = response.status === NOT_MODIFIED && typeof known === "object" ? known : body;
      return {
        data: data as Data,
        status: response.status,
        headers: new ResponseHeaders<HeaderTypes>(response.headers, operation.numericHeaders),
        requestId: response.headers.get("X-Request-Id") ?? undefined,
      };
    } finally {
      limits.release();
    }
  });
}

type Reader<Result> = (answer: OpenAnswer, known: unknown) => Promise<Result>;

/** One call with all its attempts. */
export class Exchange {
  readonly #client: Client;
  readonly #operation: Operation;
  readonly #given: CallArguments;
  readonly #options: AnyOptions;
  #attempt = 0;
  #unclear = false;

  constructor(client: Client, operation: Operation, given: CallArguments, options: AnyOptions) {
    this.#client = client;
    this.#operation = operation;
    this.#given = given;
    this.#options = options;
  }

  /** Read the answer of the first attempt that succeeds; rejects with the error of the last. */
  async run<Result>(read: Reader<Result>): Promise<Result> {
    let request: PreparedRequest | undefined;
    try {
      request = prepare(this.#client, this.#operation, this.#given, this.#options);
      this.#checkBody();
      return await this.#repeated(request, read);
    } catch (error) {
      this.#conclude(error, request);
      throw error;
    }
  }

  async #repeated<Result>(request: PreparedRequest, read: Reader<Result>): Promise<Result> {
    for (;;) {
      try {
        return await this.#withToken(request, read);
      } catch (error) {
        const delayMs = this.#pauseAfter(error);
        if (delayMs === undefined) throw error;
        this.#tell("onRetry", { attempt: this.#attempt, delayMs, error: error as MobilityError });
        this.#client.options.logger?.warn(`${(error as Error).message} Attempt ${this.#attempt + 2} follows in ${Math.round(delayMs)} ms.`);
        await this.#pause(delayMs);
        this.#attempt += 1;
      }
    }
  }

  /** Try with the present token, and once more with a new one where the service refuses it. */
  async #withToken<Result>(request: PreparedRequest, read: Reader<Result>): Promise<Result> {
    const { tokens } = this.#client;
    if (this.#operation.public) return this.#try(request, undefined, read);
    if (tokens === undefined) {
      throw new ConfigurationError(`${this.#operation.id} needs a token; give the client the option \`token\`.`, { operation: this.#operation.id });
    }
    const token = await this.#limited(() => tokens.current());
    try {
      return await this.#try(request, token, read);
    } catch (error) {
      if (!(error instanceof AnswerError && error.status === 401 && tokens.renewable)) throw error;
      const renewed = await this.#limited(() => tokens.replace(token));
      if (renewed.value === token.value) throw error;
      return await this.#try(request, renewed, read);
    }
  }

  async #try<Result>(request: PreparedRequest, token: KnownToken | undefined, read: Reader<Result>): Promise<Result> {
    const limits = this.#limits();
    let declared: DeclaredAnswer | undefined;
    try {
      const response = await this.#fetch(request, token, limits);
      declared = await limits.race(declaredAnswer(response, this.#operation, this.#client));
      return await read({ response, declared, limits }, request.known);
    } catch (error) {
      limits.abandon();
      // After an answer of success the service has acted, whatever is wrong with the rest of it.
      this.#unclear ||= this.#operation.method !== "GET" && (declared !== undefined || isUnclear(this.#named(error)));
      throw this.#named(error);
    }
  }

  async #fetch(request: PreparedRequest, token: KnownToken | undefined, limits: Limits): Promise<Response> {
    const { clock, options } = this.#client;
    const { id, method, path } = this.#operation;
    const headers = new Headers(request.headers);
    this.#tell("onRequest", { attempt: this.#attempt, method, url: request.url, headers });
    if (token !== undefined) headers.set("Authorization", `Bearer ${token.value}`);
    const started = clock.now();
    // A redirect would lose the body, or show the token to another server.
    const init = { method, headers, redirect: "manual", signal: limits.signal } as const;
    const response = await limits.race(this.#client.fetch(request.url, request.body === undefined ? init : { ...init, body: request.body }));
    const durationMs = clock.now() - started;
    const requestId = response.headers.get("X-Request-Id") ?? undefined;
    options.logger?.debug(`${id}: ${method} ${path} was answered with ${response.status} in ${durationMs} ms (request ${requestId ?? "without id"}).`);
    this.#tell("onResponse", { attempt: this.#attempt, status: response.status, headers: response.headers, requestId, durationMs });
    return response;
  }

  #checkBody(): void {
    const { body } = this.#operation;
    if (body === undefined || this.#given.body === undefined) return;
    this.#client.options.validate?.({ operation: this.#operation.id, kind: "request", status: 0, schema: body.schema, body: this.#given.body });
  }

  /** Tell how long to wait before the next attempt; nothing if there is none. */
  #pauseAfter(error: unknown): number | undefined {
    if (!isPassing(error)) return undefined;
    const retries = this.#options.maxRetries ?? this.#client.options.maxRetries ?? MAX_RETRIES;
    if (this.#attempt >= retries || !isRepeatable(this.#operation)) return undefined;
    return pauseBefore(this.#attempt, error, this.#client);
  }

  async #pause(delayMs: number): Promise<void> {
    const limits = new Limits(this.#options.signal, this.#client.clock);
    await limits.pause(delayMs).finally(() => limits.release());
  }

  async #limited<Value>(work: () => Promise<Value>): Promise<Value> {
    const limits = this.#limits();
    return await limits.race(work()).finally(() => limits.release());
  }

  #limits(): Limits {
    const timeoutMs = this.#options.timeoutMs ?? this.#client.options.timeoutMs ?? TIMEOUT_MS;
    const limits = new Limits(this.#options.signal, this.#client.clock);
    limits.expectWithin(timeoutMs, () => new TimeoutError(timeoutMs, { operation: this.#operation.id }));
    return limits;
  }

  /** Name what `fetch` throws; errors of our own and the caller's reasons stay as they are. */
  #named(error: unknown): unknown {
    if (error instanceof Rejection) return error.reason;
    const ours = error instanceof MobilityError || this.#options.signal?.aborted;
    if (ours || !(error instanceof Error)) return error;
    const message = `${this.#operation.id}: ${this.#client.baseUrl} could not be reached, or the connection was lost (${error.message}).`;
    return new ConnectionError(message, { operation: this.#operation.id, cause: error });
  }

  #conclude(error: unknown, request: PreparedRequest | undefined): void {
    if (error instanceof MobilityError) {
      error.outcomeUnknown = this.#unclear && !isConclusive(error, this.#operation);
      if (request?.idempotencyKey !== undefined) error.idempotencyKey = request.idempotencyKey;
      this.#client.options.logger?.error(error.message);
    }
    this.#tell("onError", { error });
  }

  #tell<Name extends keyof Hooks>(name: Name, event: object): void {
    try {
      (this.#client.options.hooks?.[name] as ((told: object) => void) | undefined)?.({ operation: this.#operation.id, ...event });
    } catch (error) {
      this.#client.options.logger?.error(`The hook ${name} has failed: ${String(error)}`);
    }
  }
}
