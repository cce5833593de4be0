import type { Client } from "./client.js";
import { ConfigurationError, MissingETagError, MobilityError } from "./errors.js";
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

/** Put a request together; throws ConfigurationError, MissingETagError or what the validator throws. */
export function prepare(client: Client, operation: Operation, given: CallArguments, options: AnyOptions): PreparedRequest {
  const { id, body } = operation;
  if (body && given.body !== undefined)
    client.options.validate?.({ operation: id, kind: "request", status: 0, schema: body.schema, body: given.body });
  try {
    return prepared(client, operation, given, options);
  } catch (error) {
    if (error instanceof MobilityError) throw error;
    throw new ConfigurationError(`${id} cannot be called: ${(error as Error).message}`, id, error);
  }
}

function prepared(client: Client, operation: Operation, given: CallArguments, options: AnyOptions): PreparedRequest {
  const headers = new Headers(client.options.headers);
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
  const mediaTypes = operation.answers.flatMap(({ mediaType }) => mediaType ?? []);
  headers.set("Accept", [...mediaTypes, "application/problem+json"].join());
  const target = given.path?.at(-1);
  const values: Record<string, unknown> = { ...options };
  const { headers: parameters = {}, body } = operation;
  if (parameters["idempotencyKey"]) values["idempotencyKey"] ??= freshId(client.clock.now());
  if (isObject(target)) values["ifMatch"] ??= target;
  for (const [option, { name, required }] of Object.entries(parameters)) {
    const value = values[option];
    const text = isObject(value) ? etagOf(value) : value;
    if (text !== undefined) headers.set(name, String(text));
    else if (required && option === "ifMatch") throw new MissingETagError(unknownVersion(target), operation.id);
    else if (required) throw new TypeError(`the option \`${option}\` is missing.`);
  }
  if (body && given.body !== undefined) headers.set("Content-Type", body.mediaType);
  return {
    url: client.baseUrl + pathOf(operation, given.path ?? []) + queryOf(given.query ?? {}, operation),
    headers,
    body: JSON.stringify(given.body),
    idempotencyKey: values["idempotencyKey"] as string | undefined,
    known: options["ifNoneMatch"],
  };
}

function pathOf({ path }: Operation, values: readonly unknown[]): string {
  let index = 0;
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[index++];
    const members = value as Record<string, unknown>;
    const segment = isObject(value) ? (members[name] ?? members["id"]) : value;
    // A dot segment, or none, would lead to another operation.
    if (!/^(string|number)$/.test(typeof segment) || /^\.{0,2}$/.test(String(segment)))
      throw new TypeError(`${JSON.stringify(segment)} is no ${name}.`);
    return encodeURIComponent(String(segment));
  });
}

function queryOf(query: object, { commaSeparated = [] }: Operation): string {
  const pairs = Object.entries(query).flatMap(([name, value]: [string, unknown]) => {
    const values = [value].flat().filter((item) => item !== undefined && item !== null).map(parameter);
    const written = commaSeparated.includes(name) && values.length ? [values.join()] : values;
    return written.map((text) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  });
  return pairs.length ? `?${pairs.join("&")}` : "";
}

function parameter(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function unknownVersion(target: unknown): string {
  return isObject(target)
    ? "The version of this object is not known: it is a copy, or from a list. Read it by its id first, or give `ifMatch`."
    : "The option `ifMatch` is missing: give the `ETag`, or the object that was read in place of its id.";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
