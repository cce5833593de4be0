// Generated from scripts/generate/static/sdk_runtime/exchange.ts by `make generate`. DO NOT EDIT.
import { bodyOf, declaredAnswer } from "./answers.js";
import type { Client } from "./client.js";
import { AnswerError, ConfigurationError, ConnectionError, MobilityError, type ProblemError, TimeoutError } from "./errors.js";
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
const REQUEST_ID = "X-Request-Id";

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
  /** Of its attempt. */
  readonly limits: Limits;
  /** Wait for something of the connection within the limits; what it fails with is named. */
  reach<Value>(work: Promise<Value>): Promise<Value>;
}

/** Make a call, and read its answer as a whole. */
export function exchange<Data, HeaderTypes>(
  client: Client,
  operation: Operation,
  given: CallArguments,
  options: AnyOptions,
): Promise<FullResponse<Data, HeaderTypes>> {
  return ask(client, operation, given, options, async ({ response, declared, limits, reach }, known) => {
    // What comes without content may have some all the same; the connection is free once it is read.
    const text = await reach(response.text());
    limits.release();
    const body = bodyOf(text, response, declared, operation, client);
    const { status, headers } = response;
    return {
      data: (status === NOT_MODIFIED && typeof known === "object" ? known : body) as Data,
      status,
      headers: new ResponseHeaders<HeaderTypes>(headers, operation.numericHeaders),
      requestId: headers.get(REQUEST_ID) ?? undefined,
    };
  });
}

/**
 * Make a call: ask, and ask again where that is safe and may help. `read` makes the result of an answer that the
 * contract declares as a success; `known` is what the caller has read before.
 */
export async function ask<Result>(
  client: Client,
  operation: Operation,
  given: CallArguments,
  options: AnyOptions,
  read: (answer: OpenAnswer, known: unknown) => Promise<Result>,
): Promise<Result> {
  const { clock, options: settings, tokens } = client;
  const { id, method, path } = operation;
  let attempt = 0;
  let unclear = false;

  function tell<Name extends keyof Hooks>(name: Name, event: object): void {
    try {
      (settings.hooks?.[name] as ((told: object) => void) | undefined)?.({ operation: id, ...event });
    } catch (error) {
      settings.logger?.error(`The hook ${name} has failed: ${String(error)}`);
    }
  }

  /** Work within the limits of one attempt. */
  async function limited<Value>(work: (limits: Limits) => Promise<Value>): Promise<Value> {
    const limits = new Limits(options.signal, clock);
    const timeoutMs = options.timeoutMs ?? settings.timeoutMs ?? TIMEOUT_MS;
    limits.expectWithin(timeoutMs, () => new TimeoutError(timeoutMs, id));
    try {
      return await work(limits);
    } catch (error) {
      limits.abandon();
      throw error;
    }
  }

  function lost(error: unknown): never {
    if (error instanceof MobilityError) throw error;
    throw new ConnectionError(`${id}: ${client.baseUrl} could not be reached, or the connection was lost (${String(error)}).`, id, error);
  }

  async function token(get: () => Promise<KnownToken>): Promise<KnownToken> {
    return await limited((limits) => limits.race(get()).finally(() => limits.release()));
  }

  async function send(
    { url, headers: common, body }: PreparedRequest,
    secret: KnownToken | undefined,
    { signal, reach }: { readonly signal: AbortSignal; readonly reach: OpenAnswer["reach"] },
  ): Promise<Response> {
    const headers = new Headers(common);
    tell("onRequest", { attempt, method, url, headers });
    if (secret) headers.set("Authorization", `Bearer ${secret.value}`);
    const started = clock.now();
    // A redirect would lose the body, or show the token to another server.
    const init: RequestInit = { method, headers, redirect: "manual", signal };
    if (body !== undefined) init.body = body;
    const response = await reach(client.fetch(url, init));
    const durationMs = clock.now() - started;
    const requestId = response.headers.get(REQUEST_ID) ?? undefined;
    settings.logger?.debug(`${id}: ${method} ${path} gave ${response.status} in ${durationMs} ms (request ${requestId}).`);
    tell("onResponse", { attempt, status: response.status, headers: response.headers, requestId, durationMs });
    return response;
  }

  function once(request: PreparedRequest, secret?: KnownToken): Promise<Result> {
    return limited(async (limits) => {
      const reach: OpenAnswer["reach"] = (work) => limits.race(work.catch(lost));
      const response = await send(request, secret, { signal: limits.signal, reach });
      const declared = await reach(declaredAnswer(response, operation, client));
      // By an answer of success the service has acted, whatever is wrong with the rest of it.
      unclear ||= method !== "GET";
      return await read({ response, declared, limits, reach }, request.known);
    });
  }

  /** Try with the present token, and once more with a new one where the service refuses it. */
  async function withToken(request: PreparedRequest): Promise<Result> {
    if (operation.public) return once(request);
    if (!tokens) throw new ConfigurationError(`${id} needs a token; give the option \`token\` to the client.`, id);
    const secret = await token(() => tokens.current());
    try {
      return await once(request, secret);
    } catch (error) {
      if (!(error instanceof AnswerError && tokens.renewable && isOfToken(error, secret))) throw error;
      const renewed = await token(() => tokens.replace(secret));
      if (renewed.value === secret.value) throw error;
      return await once(request, renewed);
    }
  }

  /** Tell how long to wait before the next attempt; nothing if there is none. */
  function pauseAfter(error: unknown): number | undefined {
    unclear ||= method !== "GET" && isUnclear(error);
    if (!isPassing(error) || attempt >= (options.maxRetries ?? settings.maxRetries ?? MAX_RETRIES) || !isRepeatable(operation)) return undefined;
    return pauseBefore(attempt, error, client);
  }

  let request: PreparedRequest | undefined;
  try {
    request = prepare(client, operation, given, options);
    for (; ; attempt += 1) {
      try {
        return await withToken(request);
      } catch (error) {
        const delayMs = pauseAfter(error);
        if (delayMs === undefined) throw error;
        tell("onRetry", { attempt, delayMs, error });
        settings.logger?.warn(`${inShort(error)}; attempt ${attempt + 2} follows in ${Math.round(delayMs)} ms.`);
        const limits = new Limits(options.signal, clock);
        await limits.pause(delayMs).finally(() => limits.release());
      }
    }
  } catch (error) {
    if (error instanceof MobilityError) {
      error.outcomeUnknown = unclear && !isConclusive(error, operation);
      if (request?.idempotencyKey) error.idempotencyKey = request.idempotencyKey;
      settings.logger?.error(inShort(error));
    }
    tell("onError", { error });
    throw error;
  }
}

/** Tell whether a call is refused because of its token. A gateway that knows the token may forbid it once it has expired. */
function isOfToken({ status, headers }: AnswerError, { expiresAt }: KnownToken): boolean {
  return status === 401 || (status === 403 && expiresAt! <= Date.parse(headers.get("Date")!));
}

/** Name an error without what it quotes of a body. */
function inShort(error: unknown): string {
  const { operation, name, status, code, requestId } = error as Partial<ProblemError>;
  return [operation, name, status, code, requestId].filter(Boolean).join(" ");
}
