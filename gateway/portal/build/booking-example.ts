import { readFile } from "node:fs/promises";

import type { Plugin } from "vite";

const MODULE = "virtual:booking-example";
const RESOLVED = `\0${MODULE}`;
const README = new URL("../../../generated/typescript/README.md", import.meta.url);
const BOOKING = /^<!-- try: booking -->\n```ts\n(.*?)^```$/ms;

/** Gives the booking that the README of the SDK shows, and whose every line its tests run. */
export function bookingExample(): Plugin {
  return {
    name: "booking-example",
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const code = BOOKING.exec(await readFile(README, "utf8"))?.[1];
      if (code === undefined) throw new Error(`${README.pathname} has no example that is named booking.`);
      return `export default ${JSON.stringify(code.trimEnd())};`;
    },
  };
}
