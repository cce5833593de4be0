// What this package uses of its optional peer dependency, so that it is compiled without it.
declare module "@cfworker/json-schema" {
  interface OutputUnit {
    readonly keyword: string;
    readonly keywordLocation: string;
    readonly instanceLocation: string;
    readonly error: string;
  }

  type Lookup = Record<string, object | boolean>;

  export function dereference(schema: object): Lookup;
  export function validate(
    value: unknown,
    schema: object,
    draft: "2020-12",
    lookup: Lookup,
    shortCircuit: boolean,
  ): { readonly errors: readonly OutputUnit[] };
}
