import type { Schema, Schemas } from "./schema.js";

const OPEN: Schema = { additionalProperties: true };

/** Find the members of a value that its schema does not name, each by its JSON pointer. */
export function* strangers(value: unknown, schema: Schema, schemas: Schemas, pointer = ""): Generator<string, void, undefined> {
  if (typeof value !== "object" || value === null) return;
  const parts = [...applying(value, schema, schemas)];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* ofParts(item, parts.map(({ items }) => items), schemas, `${pointer}/${index}`);
    return;
  }
  const isOpen = parts.every(({ properties }) => properties === undefined) || parts.some(({ additionalProperties }) => additionalProperties);
  for (const [name, member] of Object.entries(value)) {
    const place = `${pointer}/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
    const named = parts.map(({ properties }) => (properties && Object.hasOwn(properties, name) ? properties[name] : undefined));
    if (named.some((found) => found !== undefined)) yield* ofParts(member, named, schemas, place);
    else if (!isOpen) yield place;
  }
}

function* ofParts(value: unknown, parts: readonly (Schema | undefined)[], schemas: Schemas, pointer: string): Generator<string, void, undefined> {
  const allOf = parts.filter((schema) => schema !== undefined);
  if (allOf.length > 0) yield* strangers(value, { allOf }, schemas, pointer);
}

/** Take a schema apart into those without composition that say something of the value. */
function* applying(value: object, schema: Schema, schemas: Schemas): Generator<Schema, void, undefined> {
  yield schema;
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (schema.$ref !== undefined) inner.push(schemas[schema.$ref.slice("#/$defs/".length)]!);
  const kinds = inner.filter((part) => part.then !== undefined);
  const meant = kinds.find((kind) => isChosen(value, kind.if));
  if (meant?.then !== undefined) inner.push(meant.then);
  // Nothing is known of the members of an unknown kind.
  else if (kinds.length > 0) inner.push(OPEN);
  for (const part of inner) yield* applying(value, part, schemas);
}

/** Tell whether a value is of the kind that a part of a union is for. */
function isChosen(value: object, condition: Schema | undefined): boolean {
  const tags = Object.entries(condition?.properties ?? {});
  return tags.every(([name, tag]) => (value as Readonly<Record<string, unknown>>)[name] === tag.const);
}
