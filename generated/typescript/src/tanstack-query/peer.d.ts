// Generated from scripts/generate/static/sdk_tanstack/peer.d.ts by `make generate`. DO NOT EDIT.
// What this package uses of its optional peer dependency, so that it is compiled without it.
declare module "@tanstack/query-core" {
  export type DataTag<Key, Data, Failure> = Key & { readonly [tag: symbol]: [Data, Failure] };
}
