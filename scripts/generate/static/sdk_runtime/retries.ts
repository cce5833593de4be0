import type { Client } from "./client.js";
import { AnswerError, ConnectionError, mediaTypeOf, type MobilityError, ProblemError, TimeoutError } from "./errors.js";
import type { Operation } from "./operation.js";

const BASE_MS = 500;
const LONGEST_MS = 8_000;
const LONGEST_RETRY_AFTER_MS = 30_000;
/** Answers that come before the service looks at the request, so that they do not tell what an earlier one has done. */
const BEFORE_THE_ACT = [401, 403, 408, 429];
/** That with this code says that an earlier request is still being worked on. */
const IN_PROGRESS = "idempotency_in_progress";

/** Tell whether an operation can be repeated without acting twice. */
export function isRepeatable({ method, headers }: Operation): boolean {
  return method === "GET" || !!(headers?.["idempotencyKey"] ?? headers?.["ifMatch"]);
}

/** Tell whether the service may have acted although this came of an attempt. */
export function isUnclear(error: unknown): boolean {
  // A success that is not one of the contract says as little of the act as a failure of the service does.
  if (error instanceof AnswerError) return error.status >= 500 || error.status < 300 || codeOf(error) === IN_PROGRESS;
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/** Tell whether an attempt that failed in this way may succeed when repeated. */
export function isPassing(error: unknown): error is MobilityError {
  if (!(error instanceof AnswerError)) return isUnclear(error);
  // A success that is no JSON although it says so was most likely cut off on its way.
  const isCutOff = error.status < 300 && /[/+]json$/.test(mediaTypeOf(error.headers));
  return error.status >= 500 || error.status === 408 || error.status === 429 || isCutOff;
}

/** Tell how long to wait before an attempt is repeated; nothing where the service wants to be left alone for too long. */
export function pauseBefore(attempt: number, error: MobilityError, { options, random }: Client): number | undefined {
  const asked = error instanceof AnswerError ? error.retryAfterMs : undefined;
  if (asked === undefined) return random() * Math.min(LONGEST_MS, BASE_MS * 2 ** attempt);
  // Those who were told the same time do not all come back at once.
  return asked > (options.maxRetryAfterMs ?? LONGEST_RETRY_AFTER_MS) ? undefined : asked + random() * BASE_MS;
}

/** Tell whether an answer, after an attempt without a clear one, tells what has become of that. */
export function isConclusive(error: unknown, { headers }: Operation): boolean {
  // With a key the service gives the first answer again; without one, a stale version may be the doing of the first attempt.
  if (!headers?.["idempotencyKey"] || !(error instanceof ProblemError) || isUnclear(error)) return false;
  return !BEFORE_THE_ACT.includes(error.status);
}

function codeOf(error: AnswerError): unknown {
  return error instanceof ProblemError ? error.code : undefined;
}
