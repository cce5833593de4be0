/** What axe-core finds on a page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { requirePackage } from "./packages.mjs";

const AXE = readFileSync(requirePackage.resolve("axe-core/axe.min.js"), "utf8");
const EXAMPLES = 8;
const GRAVE = new Set(["serious", "critical"]);

/** Fails where the page has a serious or critical finding, and names each with the element. */
export async function assertAccessible(page, { state }) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    () => globalThis.axe.run(document, { resultTypes: ["violations"] }),
  );
  const grave = violations
    .filter(({ impact }) => GRAVE.has(impact))
    .flatMap(({ id, impact, help, nodes }) =>
      nodes.map((node) => `${state}: ${impact} ${id}: ${help}\n  ${node.target.join(" ")}\n  ${node.failureSummary}`),
    );
  assert.equal(grave.length, 0, `${grave.length} findings, such as\n${grave.slice(0, EXAMPLES).join("\n")}`);
}
