// Puts the built package @mobilitycorp/sdk into node_modules, as an installation of the published one would.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const portal = new URL("../", import.meta.url);
const source = new URL("../../generated/typescript/", portal);
const installed = new URL("node_modules/@mobilitycorp/sdk/", portal);
const compiler = fileURLToPath(new URL("node_modules/typescript/bin/tsc", portal));

rmSync(installed, { recursive: true, force: true });
mkdirSync(installed, { recursive: true });
cpSync(new URL("package.json", source), new URL("package.json", installed));
execFileSync(
  process.execPath,
  [compiler, "--project", fileURLToPath(source), "--outDir", fileURLToPath(new URL("dist", installed))],
  { stdio: "inherit" },
);
