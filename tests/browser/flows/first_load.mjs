/** How much comes over the wire before somebody sees the portal. */
import assert from "node:assert/strict";

import { flow, tell } from "../harness/flow.mjs";
import { CONSOLE, loaded } from "../harness/portal.mjs";

const FIRST_LOAD_BYTES = 300_000;

/** Bytes of all answers, headers included, as they came, from opening the page until the network is quiet. */
async function transferred(page, path) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.setCacheDisabled", { cacheDisabled: true });
  let bytes = 0;
  protocol.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(path);
  await loaded(page);
  await page.waitForLoadState("networkidle");
  await protocol.detach();
  return bytes;
}

flow("the portal's first load is small", async (scene) => {
  const visitor = await scene.visitor();
  const page = await visitor.context.newPage();
  const bytes = await transferred(page, "/");
  tell({ kind: "size", of: "first load of the portal", bytes });
  assert.ok(bytes > 10_000, `Only ${bytes} bytes: the page cannot have been there.`);
  assert.ok(bytes <= FIRST_LOAD_BYTES, `${bytes} bytes are more than ${FIRST_LOAD_BYTES}.`);
});

flow("the console's first load is told", async (scene) => {
  const visitor = await scene.visitor();
  const page = await visitor.context.newPage();
  tell({ kind: "size", of: "first load of the console", bytes: await transferred(page, CONSOLE) });
});
