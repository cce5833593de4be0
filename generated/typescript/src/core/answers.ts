// Generated from scripts/generate/static/sdk_runtime/answers.ts by `make generate`. DO NOT EDIT.
import type { Client } from "./client.js";
import { type AnswerError, mediaTypeOf, type ProblemDocument, ProblemError, UnexpectedResponseError } from "./errors.js";
import { rememberETag } from "./etags.js";
import type { DeclaredAnswer, Operation } from "./operation.js";
import { retryAfterMs } from "./retries.js";

const LONGEST_SNIPPET = 200;
const SECRETS = /eyJ[\w-]+(\.[\w-]*)*|bearer\s+\S+/gi;

/** What the validator has thrown, so that it is not taken for a failure of the connection. */
export class Rejection {
  constructor(readonly reason: unknown) {}
}

/** Find what the contract declares for the status and media type of an answer; throws what the answer is instead. */
export async function declaredAnswer(response: Response, operation: Operation, client: Client): Promise<DeclaredAnswer> {
  const { status } = response;
  const mediaType = mediaTypeOf(response.headers);
  const successes = operation.answers.filter((answer) => answer.status === status);
  // A newer service may answer with another status of success, in the form that is known.
  const candidates = successes.length === 0 && response.ok ? operation.answers : successes;
  const found = candidates.find((answer) => answer.mediaType === undefined || answer.mediaType === mediaType);
  if (found !== undefined) return found;
  throw await failure(response, operation, client, mediaType);
}

/** Read the body of a declared answer. */
export async function bodyOf(response: Response, answer: DeclaredAnswer, operation: Operation, client: Client): Promise<unknown> {
  if (answer.mediaType === undefined) {
    // An answer without content may have some all the same; the connection is free once it is read.
    await response.text();
    return undefined;
  }
  const text = await response.text();
  if (answer.schema === undefined) return text;
  const body = parsed(text);
  if (body === undefined) throw unexpected(response, operation, client, "It says that it is JSON, and is not; it may be cut off.", "");
  try {
    const { status } = response;
    client.options.validate?.({ operation: operation.id, kind: "response", status, schema: answer.schema, body });
  } catch (error) {
    throw new Rejection(error);
  }
  rememberETag(body, response.headers.get("ETag"));
  return body;
}

async function failure(response: Response, operation: Operation, client: Client, mediaType: string): Promise<AnswerError> {
  const text = await response.text();
  const problem = mediaType === "application/problem+json" ? parsed(text) : undefined;
  if (!isProblemDocument(problem)) return unexpected(response, operation, client, likelyReason(response, mediaType, client), text);
  const document = { ...problem, type: problem.type ?? "about:blank", title: problem.title ?? `Status ${response.status}`, status: problem.status ?? response.status };
  return timed(new ProblemError(document, response.status, response.headers, { operation: operation.id }), client);
}

export function unexpected(response: Response, operation: Operation, client: Client, reason: string, text: string): AnswerError {
  const snippet = (isData(response, text) ? "" : text).slice(0, 2 * LONGEST_SNIPPET).replace(SECRETS, "[token]").replace(/[\s\x00-\x1f]+/g, " ").trim().slice(0, LONGEST_SNIPPET);
  return timed(new UnexpectedResponseError(reason, response.status, response.headers, snippet, { operation: operation.id }), client);
}

function timed<Failure extends AnswerError>(error: Failure, client: Client): Failure {
  const pause = retryAfterMs(error.headers, client.clock.now());
  if (pause !== undefined) error.retryAfterMs = pause;
  return error;
}

function likelyReason(response: Response, mediaType: string, client: Client): string {
  const what = `Its media type is ${mediaType || "missing"}.`;
  const check = `Check that baseUrl (${client.baseUrl}) is the address of the API`;
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400))
    return `The server redirects${response.headers.has("Location") ? ` to ${response.headers.get("Location")}` : ""}. ${check}, with the right scheme and path.`;
  if (response.status === 404 || mediaType === "text/html")
    return `${what} ${check}: this is not how it answers, but how a web server, a proxy or a log-in page does.`;
  return `${what} Most likely a proxy or gateway on the way has answered in place of the service.`;
}

function isProblemDocument(value: unknown): value is Partial<ProblemDocument> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Tell whether a body is most likely what the service knows of a customer, which has no place in errors and logs. */
function isData(response: Response, text: string): boolean {
  return response.ok && /^\s*[[{]/.test(text);
}
