import { dereference, validate } from "@cfworker/json-schema";
import { type Schema, type Schemas, without } from "./schema.js";
import { type SchemaName, schemas } from "./schemas.js";
import { strangers } from "./strangers.js";

/**
 * What a value may have beyond the contract: nothing, or what a newer service may send - members, values of
 * enumerations and kinds of unions that this version does not know.
 */
export type Strictness = "strict" | "tolerant";

/** One thing that is wrong with a value. */
export interface Fault {
  /** JSON pointer (RFC 6901) into the value; empty for the value itself. */
  readonly pointer: string;
  readonly reason: string;
}

interface Prepared {
  readonly schemas: Schemas;
  readonly lookup: ReturnType<typeof dereference>;
}

const MOST_FAULTS = 50;
const ENUMERATIONS: ReadonlySet<string> = new Set(["enum"]);
const NONE: ReadonlySet<string> = new Set();
// Preparing takes a moment and is the same each time, so it is done once, when it is needed first.
const prepared = new Map<Strictness, Prepared>();

/** Find what is wrong with a JSON value by its schema in the contract. */
export function faultsOf(schema: SchemaName, value: unknown, strictness: Strictness = "tolerant"): readonly Fault[] {
  const { schemas: known, lookup } = prepare(strictness);
  const found = faults(value, known[schema]!, lookup);
  if (strictness === "strict") {
    for (const pointer of strangers(value, known[schema]!, known)) found.push({ pointer, reason: "The contract has no such member." });
  }
  return found.slice(0, MOST_FAULTS);
}

function prepare(strictness: Strictness): Prepared {
  const present = prepared.get(strictness);
  if (present !== undefined) return present;
  // The library marks the schemas that it reads, so it gets copies.
  const left = strictness === "strict" ? NONE : ENUMERATIONS;
  const copies = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, without(left, schema)]));
  const made = { schemas: copies, lookup: dereference({ $defs: copies }) };
  prepared.set(strictness, made);
  return made;
}

function faults(value: unknown, schema: Schema, lookup: Prepared["lookup"]): Fault[] {
  const { errors } = validate(value, schema, "2020-12", lookup, false);
  const places = errors.map(({ keywordLocation }) => keywordLocation);
  // An error of a whole follows from those of its parts, which tell more.
  const own = errors.filter(
    ({ keyword, keywordLocation }) => keyword !== "if" && !places.some((place) => place.startsWith(`${keywordLocation}/`)),
  );
  return own.map(({ instanceLocation, error }) => ({ pointer: instanceLocation.slice("#".length), reason: error }));
}
