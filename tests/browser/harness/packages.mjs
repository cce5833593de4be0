/** The packages of `tests/node`, which these modules are not below of. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const PACKAGES = new URL("../../node/", import.meta.url);
export const requirePackage = createRequire(new URL("package.json", PACKAGES));

/** The version that is installed of a package. */
export function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, PACKAGES), "utf8")).version;
}
