/**
 * All flows, in one process with one browser: those of a file one after the other, as they stand on the same ground,
 * and two files at once.
 */
import { readdirSync } from "node:fs";
import { describe } from "node:test";

import { flowsSoFar } from "./harness/flow.mjs";

const FILES = new URL("flows/", import.meta.url);
const FILES_AT_ONCE = 2;

const lanes = [];
for (const name of readdirSync(FILES).sort()) {
  await import(new URL(name, FILES));
  lanes.push({ name, play: flowsSoFar() });
}
describe("flows", { concurrency: FILES_AT_ONCE }, () => {
  for (const { name, play } of lanes) describe(name, play);
});
