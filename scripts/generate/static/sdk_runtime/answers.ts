import type { Client } from "./client.js";
import { mediaTypeOf, type ProblemDocument, ProblemError, UnexpectedResponseError } from "./errors.js";
import { rememberETag } from "./etags.js";
import type { DeclaredAnswer, Operation } from "./operation.js";

const LONGEST_SNIPPET = 200;
const SECRETS = /eyJ[\w-]+(\.[\w-]*)*|bearer\s+\S+/gi;

/** Find what the contract declares for the status and media type of an answer; throws what the answer is instead. */
export async function declaredAnswer(answer: Response, { id, answers }: Operation, client: Client): Promise<DeclaredAnswer> {
  const mediaType = mediaTypeOf(answer.headers);
  const sameStatus = answers.filter(({ status }) => status === answer.status);
  // A newer service may answer with another status of success, in the form that is known.
  const candidates = sameStatus.length === 0 && answer.ok ? answers : sameStatus;
  const found = candidates.find((declared) => (declared.mediaType ?? mediaType) === mediaType);
  if (found) return found;
  const { status } = answer;
  const text = await answer.text();
  const problem = mediaType === "application/problem+json" ? (parsed(text) as Partial<ProblemDocument> | null | undefined) : null;
  if (problem && typeof problem === "object") throw new ProblemError({ type: "about:blank", title: `Status ${status}`, status, ...problem }, answer, id);
  // What looks like JSON of a success is most likely somebody's data, which has no place in errors and logs.
  const shown = answer.ok && /^\s*[[{]/.test(text) ? "" : text;
  const line = shown.slice(0, 2 * LONGEST_SNIPPET).replace(SECRETS, "[token]").replace(/[\s\x00-\x1f]+/g, " ");
  throw new UnexpectedResponseError(likelyReason(answer, mediaType, client), line.trim().slice(0, LONGEST_SNIPPET), answer, id);
}

/** Read the body of a declared answer; throws UnexpectedResponseError or what the validator throws. */
export function bodyOf(text: string, answer: Response, { mediaType, schema }: DeclaredAnswer, { id }: Operation, client: Client): unknown {
  if (!mediaType) return undefined;
  if (!schema) return text;
  const body = parsed(text);
  if (body === undefined) throw new UnexpectedResponseError("It is no JSON; it may be cut off.", "", answer, id);
  client.options.validate?.({ operation: id, kind: "response", status: answer.status, schema, body });
  rememberETag(body, answer.headers.get("ETag"));
  return body;
}

function likelyReason({ type, status, headers }: Response, mediaType: string, { baseUrl }: Client): string {
  const check = `Check that baseUrl (${baseUrl}) is the address of the API`;
  if (type === "opaqueredirect" || (status >= 300 && status < 400))
    return `The server redirects to ${headers.get("Location") ?? "another address"}. ${check}, scheme and path included.`;
  const what = `Its media type is ${mediaType || "missing"}. `;
  if (status === 404 || mediaType === "text/html") return `${what}${check}: web servers and log-in pages answer so.`;
  return `${what}A proxy or gateway may have answered in place of the service.`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
