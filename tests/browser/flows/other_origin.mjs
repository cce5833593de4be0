/** Applications of other origins, on the package as it is published. */
import assert from "node:assert/strict";

import { RAUTATIENTORI, tokenOf } from "../harness/api.mjs";
import { flow } from "../harness/flow.mjs";

const { APPLICATION_URL, STRANGER_URL, GATEWAY_URL } = process.env;
const UNKNOWN = "res_01m7q5db00gee6t4p7q3e2k9x2";

flow("a bundled application of an allowed origin books and cancels", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ origin: APPLICATION_URL, otherOrigins: [GATEWAY_URL] });
  // The second attempt on one quote is refused, as it should be.
  visitor.expect(/^409 for POST .*\/v1\/reservations$/, /console: .* 409 /);
  const page = await visitor.open("/");
  const settings = {
    baseUrl: GATEWAY_URL,
    token: await tokenOf(customer.name),
    search: { ...RAUTATIENTORI, vehicle_class: ["bike"], limit: 10 },
  };
  const told = await page.evaluate((given) => globalThis.bookAndCancel(given), settings);
  assert.deepEqual(told.statuses, ["held", "confirmed", "cancelled"]);
  assert.equal(told.refused, "quote_already_used");
  scene.leave(customer, { id: told.id, status: "cancelled" });
});

flow("an application is told what went wrong by types it can tell apart", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ origin: APPLICATION_URL, otherOrigins: [GATEWAY_URL] });
  visitor.expect(/404 for GET .*\/v1\/reservations\/res_/, /console: .* 404 /);
  const page = await visitor.open("/");
  const settings = { token: await tokenOf(customer.name), id: UNKNOWN };
  const failureAt = (baseUrl) => page.evaluate((given) => globalThis.failureOf(given), { ...settings, baseUrl });
  assert.deepEqual(await failureAt(GATEWAY_URL), { name: "ProblemError", code: "not_found" });
  // The application's own server has pages and no API.
  assert.deepEqual(await failureAt(APPLICATION_URL), { name: "UnexpectedResponseError", code: null });
});

flow("an application of an origin that is not allowed cannot read answers", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ origin: STRANGER_URL, otherOrigins: [GATEWAY_URL] });
  visitor.expect(/blocked by CORS policy/, /failed: net::ERR_FAILED/, /403 for OPTIONS/, /Failed to load resource/);
  const page = await visitor.open("/");
  const settings = { baseUrl: GATEWAY_URL, token: await tokenOf(customer.name), id: UNKNOWN };
  const failure = await page.evaluate((given) => globalThis.failureOf(given), settings);
  assert.deepEqual(failure, { name: "ConnectionError", code: null });
});
