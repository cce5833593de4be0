/** The browser itself: what the other flows take for granted. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";

import { tokenOf } from "../harness/api.mjs";
import { eventually } from "../harness/conditions.mjs";
import { flow } from "../harness/flow.mjs";
import { Line } from "../harness/line.mjs";

async function serving(scene, pages) {
  const server = createServer((request, response) => {
    const body = pages[request.url];
    response.writeHead(body === undefined ? 404 : 200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(body ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  scene.finally(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

flow("the browser draws maps and text", async (scene) => {
  const origin = await serving(scene, {
    "/": `<!doctype html><link rel="icon" href="data:,"><span id="word">Käsityöläinen</span><canvas></canvas>`,
  });
  const visitor = await scene.visitor({ origin });
  const page = await visitor.open("/");
  const canDraw = await page.evaluate(() => document.querySelector("canvas").getContext("webgl2") !== null);
  assert.ok(canDraw, "There is no WebGL.");
  const { width } = await page.locator("#word").boundingBox();
  assert.ok(width > 50, "Text has no width: there is no font.");
});

flow("a fault on a page is seen", async (scene) => {
  const origin = await serving(scene, {
    "/": `<!doctype html><link rel="icon" href="data:,"><script>
      console.error("told");
      fetch("/missing");
      fetch("http://127.0.0.1:9/").catch(() => {});
      setTimeout(() => { throw new Error("thrown") });
    </script>`,
  });
  const visitor = await scene.visitor({ origin });
  const page = await visitor.open("/");
  await page.waitForLoadState("networkidle");
  const faults = [
    /console: told/,
    /404 for GET .*\/missing/,
    /another origin: http:\/\/127\.0\.0\.1:9/,
    /uncaught: .*thrown/,
    /failed: net::/,
  ];
  for (const fault of faults) assert.match(visitor.faults, fault);
  visitor.expect(/./);
  assert.equal(visitor.faults, "");
});

flow("a line that is cut ends what went over it, and is mended", async (scene) => {
  const line = await Line.lay();
  scene.finally(() => line.remove());
  const visitor = await scene.visitor({ line });
  const page = await visitor.open("/");
  await page.evaluate((token) => {
    window.socket = new WebSocket("/v1/chat", ["mobility.chat.v1", `mobility.token.${token}`]);
    window.ended = new Promise((resolve) => window.socket.addEventListener("close", resolve));
    return new Promise((resolve) => window.socket.addEventListener("open", () => resolve()));
  }, await tokenOf("aino"));
  visitor.expect(/ERR_(CONNECTION|EMPTY|SOCKET)/, /Failed to load resource/);
  line.interrupt();
  assert.equal(await page.evaluate(() => window.ended.then(({ code }) => code)), 1006);
  const reach = () => fetch("/portal/configuration.json").then(({ ok }) => ok, () => false);
  assert.equal(await page.evaluate(reach), false);
  line.mend();
  await eventually(async () => assert.equal(await page.evaluate(reach), true));
});
