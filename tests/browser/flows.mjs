/** All flows, in one process with one browser. */
import { readdirSync } from "node:fs";

const FLOWS = new URL("flows/", import.meta.url);
for (const name of readdirSync(FLOWS).sort()) await import(new URL(name, FLOWS));
