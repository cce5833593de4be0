import type { Client } from "./client.js";
import { ConfigurationError, MissingETagError } from "./errors.js";
import { etagOf } from "./etags.js";
import { freshId } from "./identifiers.js";
import type { CallArguments, Operation } from "./operation.js";
import type { ActionOptions } from "./options.js";

/** A request without what differs between attempts. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** What was read before, where an answer may say that it still holds. */
  readonly known: unknown;
}

/** Options as the runtime sees them: headers of the contract are among them by the names of their options. */
export type AnyOptions = ActionOptions & Readonly<Record<string, unknown>>;

/** Put a request together; throws ConfigurationError or MissingETagError for what cannot be sent. */
export function prepare(client: Client, operation: Operation, given: CallArguments, options: AnyOptions): PreparedRequest {
  const headers = new Headers(client.options.headers);
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
  headers.set("Accept", [...mediaTypes(operation), "application/problem+json"].join(", "));
  const key = operation.headers?.["idempotencyKey"] && (options.idempotencyKey ?? freshId(client.clock.now()));
  const path = pathOf(operation, given.path ?? []);
  const target = given.path?.at(-1);
  for (const [option, { name, required }] of Object.entries(operation.headers ?? {})) {
    let value = option === "idempotencyKey" ? key : options[option];
    if (option === "ifMatch") value ??= isObject(target) ? etagOf(target) : undefined;
    if (isObject(value)) value = etagOf(value);
    if (value !== undefined) setHeader(headers, name, String(value), operation);
    else if (option === "ifMatch" && required) throw new MissingETagError(unknownVersion(target), { operation: operation.id });
    else if (required) throw refused(operation, `the option \`${option}\` is missing`);
  }
  if (given.body !== undefined) headers.set("Content-Type", operation.body!.mediaType);
  return {
    url: client.baseUrl + path + queryOf(given.query ?? {}, operation),
    headers,
    body: given.body === undefined ? undefined : textOf(given.body, operation),
    idempotencyKey: key,
    known: options["ifNoneMatch"],
  };
}

function mediaTypes(operation: Operation): Set<string> {
  return new Set(operation.answers.flatMap(({ mediaType }) => mediaType ?? []));
}

function pathOf(operation: Operation, values: readonly unknown[]): string {
  let index = 0;
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[index++];
    const members = isObject(value) ? (value as Record<string, unknown>) : undefined;
    const segment = members ? (members[name] ?? members["id"]) : value;
    // A dot segment, or none, would lead to another operation.
    if (!/^(string|number)$/.test(typeof segment) || /^\.{0,2}$/.test(String(segment)))
      throw refused(operation, `${JSON.stringify(segment)} is no ${name}`);
    return encodeURIComponent(String(segment));
  });
}

function queryOf(query: object, operation: Operation): string {
  const pairs = Object.entries(query).flatMap(([name, value]: [string, unknown]) => {
    const values = (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined && item !== null).map(parameter);
    if (values.length === 0) return [];
    const written = operation.commaSeparated?.includes(name) ? [values.join()] : values;
    return written.map((text) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  });
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function parameter(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function setHeader(headers: Headers, name: string, value: string, operation: Operation): void {
  try {
    headers.set(name, value);
  } catch {
    throw refused(operation, `${name} cannot be ${JSON.stringify(value)}`);
  }
}

function textOf(body: unknown, operation: Operation): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw refused(operation, "the body cannot be written as JSON", cause);
  }
}

function unknownVersion(target: unknown): string {
  return isObject(target)
    ? "The version of this object is not known: it is a copy, or an item of a list. Read it by its id first, or give `ifMatch`."
    : "The option `ifMatch` is missing: give the `ETag` last read, or the object that was read in place of its id.";
}

function refused(operation: Operation, reason: string, cause?: unknown): ConfigurationError {
  return new ConfigurationError(`${operation.id} cannot be called: ${reason}.`, { operation: operation.id, cause });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
