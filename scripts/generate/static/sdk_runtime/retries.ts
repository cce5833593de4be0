import type { Client } from "./client.js";
import { AnswerError, ConnectionError, type MobilityError, ProblemError, TimeoutError, UnexpectedResponseError } from "./errors.js";
import type { Operation } from "./operation.js";

const BASE_MS = 500;
const LONGEST_MS = 8_000;
const LONGEST_RETRY_AFTER_MS = 30_000;
/** Answers that come before the service looks at the request, so that they do not tell what an earlier one has done. */
const BEFORE_THE_ACT: readonly number[] = [401, 403, 408, 429];

/** Tell whether an operation can be repeated without acting twice. */
export function isRepeatable(operation: Operation): boolean {
  return operation.method === "GET" || operation.headers?.["idempotencyKey"] !== undefined || operation.headers?.["ifMatch"] !== undefined;
}

/** Tell whether an attempt that failed in this way may succeed when repeated. */
export function isPassing(error: unknown): error is MobilityError {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  if (!(error instanceof AnswerError)) return false;
  return error.status === 408 || error.status === 429 || error.status >= 500 || isCutOff(error);
}

/** Tell how long to wait before an attempt is repeated; nothing where the service wants to be left alone for too long. */
export function pauseBefore(attempt: number, error: MobilityError, client: Client): number | undefined {
  const jitter = client.random() * Math.min(LONGEST_MS, BASE_MS * 2 ** attempt);
  const asked = error instanceof AnswerError ? error.retryAfterMs : undefined;
  if (asked === undefined) return jitter;
  if (asked > (client.options.maxRetryAfterMs ?? LONGEST_RETRY_AFTER_MS)) return undefined;
  // Those who were told the same time do not all come back at once.
  return asked + client.random() * BASE_MS;
}

/** Tell whether the service may have acted although this came of an attempt. */
export function isUnclear(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  // A success that is not one of the contract says as little of the act as a failure of the service does.
  return error instanceof AnswerError && (error.status >= 500 || error.status < 300);
}

/** Tell whether an answer, after an attempt without a clear one, tells what has become of that. */
export function isConclusive(error: unknown, operation: Operation): boolean {
  // With a key the service gives the first answer again; without one, a stale version may be the doing of the first attempt.
  if (operation.headers?.["idempotencyKey"] === undefined || !(error instanceof ProblemError)) return false;
  return error.status < 500 && !BEFORE_THE_ACT.includes(error.status) && error.code !== "idempotency_in_progress";
}

/** Read `Retry-After`: seconds, or a date, which is held against the answer's own so that a wrong clock does no harm. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const text = headers.get("Retry-After");
  if (text === null) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  const from = Date.parse(headers.get("Date") ?? "");
  return Number.isNaN(at) ? undefined : Math.max(0, at - (Number.isNaN(from) ? now : from));
}

/** A success that is no JSON although it says so was most likely cut off on its way. */
function isCutOff(error: AnswerError): boolean {
  return error instanceof UnexpectedResponseError && error.status < 300 && /[/+]json$/.test(error.mediaType);
}
