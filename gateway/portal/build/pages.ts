import type { Plugin } from "vite";

import { notFound, pages } from "../src/pages.ts";
import { documentTitle } from "../src/shell/titles.ts";

const ENTRY = "index.html";
const TITLE = /<title>.*<\/title>/;

/** Writes a file for each page, so that any server of files answers its address, and 404 elsewhere. */
export function pageFiles(): Plugin {
  return {
    name: "page-files",
    enforce: "post",
    generateBundle(_, bundle) {
      const entry = bundle[ENTRY];
      if (entry?.type !== "asset") throw new Error(`The build has no ${ENTRY} to make pages of.`);
      const shell = String(entry.source);
      for (const page of [...pages, notFound]) {
        const source = shell.replace(TITLE, `<title>${documentTitle(page.title.en)}</title>`);
        if (page.file === ENTRY) entry.source = source;
        else this.emitFile({ type: "asset", fileName: page.file, source });
      }
    },
  };
}
