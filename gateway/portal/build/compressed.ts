import { gzipSync } from "node:zlib";

import type { Plugin } from "vite";

const TEXTS = /\.(?:css|html|js|json|svg)$/;
const SMALLEST = 1024;
const BEST = 9;

/** Writes a compressed copy beside each text, so that nobody compresses it again for each reader. */
export function compressed(): Plugin {
  return {
    name: "compressed",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          const text = file.type === "chunk" ? file.code : file.source;
          if (!TEXTS.test(file.fileName) || text.length < SMALLEST) continue;
          this.emitFile({ type: "asset", fileName: `${file.fileName}.gz`, source: gzipSync(text, { level: BEST }) });
        }
      },
    },
  };
}
