import { readFile } from "node:fs/promises";

import { Parser, stringify } from "@asyncapi/parser";
import type { Plugin } from "vite";

const MODULE = "virtual:chat-document";
const RESOLVED = `\0${MODULE}`;
const DOCUMENT = new URL("../../../generated/contracts/travel-agent.asyncapi.json", import.meta.url);

/**
 * Gives the AsyncAPI document as its parser understands it.
 *
 * It is parsed here because the parser compiles code at run time, which the portal's pages may not do.
 */
export function chatDocument(): Plugin {
  return {
    name: "chat-document",
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const { document, diagnostics } = await new Parser().parse(await readFile(DOCUMENT, "utf8"));
      const parsed = document && stringify(document);
      if (!parsed) throw new Error(`The AsyncAPI document cannot be parsed: ${diagnostics.map((each) => each.message).join("; ")}`);
      return `export default ${JSON.stringify(parsed)};`;
    },
  };
}
