import type { Plugin } from "vite";

const NOTHING = "\0no-parser";
const MODELS = "\0models-of-the-parser";
const HELPERS = "@asyncapi/react-component/lib/esm/helpers/index.js";
const SOURCES: Readonly<Record<string, string>> = {
  [NOTHING]: "export class Document {}",
  [MODELS]: `
    export * from "@asyncapi/parser/esm/models";
    export * from "@asyncapi/parser/esm/document";
    export { unstringify } from "@asyncapi/parser/esm/stringify";
  `,
};

/**
 * Leaves the parser of AsyncAPI documents, with its linter and its readers of other schemas, out of their reference.
 *
 * The component takes a document that is parsed already, and then needs no more than the models of it. The parser would
 * be most of what is loaded, and compiles code at run time, which the portal's pages may not do.
 */
export function chatComponent(): Plugin {
  return {
    name: "chat-component",
    enforce: "pre",
    resolveId(source, importer) {
      if (source === "@asyncapi/parser" || source === "@asyncapi/parser/cjs/document") return MODELS;
      const isParser = source === "./parser" && importer?.endsWith(HELPERS);
      return isParser || source === "@stoplight/spectral-core" ? NOTHING : undefined;
    },
    load: (id) => SOURCES[id],
  };
}
