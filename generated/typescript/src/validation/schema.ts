// Generated from scripts/generate/static/sdk_validation/schema.ts by `make generate`. DO NOT EDIT.
/** A JSON Schema as far as the contract uses it, and this package reads it itself. References are `#/$defs/Name`. */
export interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly const?: unknown;
  readonly [keyword: string]: unknown;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Copy a schema and all that it is made of, but for some keywords. */
export function without(keywords: ReadonlySet<string>, schema: Schema): Schema {
  const kept = Object.entries(schema).filter(([keyword]) => !keywords.has(keyword));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, part(keyword, value, keywords)]));
}

function part(keyword: string, value: unknown, keywords: ReadonlySet<string>): unknown {
  if (keyword === "const" || keyword === "enum" || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => (typeof item === "object" ? without(keywords, item as Schema) : item));
  if (keyword !== "properties" && keyword !== "patternProperties") return without(keywords, value as Schema);
  return Object.fromEntries(Object.entries(value as Schemas).map(([name, schema]) => [name, without(keywords, schema)]));
}
