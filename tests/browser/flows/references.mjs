/** The references, and what is generated from the contracts: there, whole, and found by their addresses. */
import assert from "node:assert/strict";

import { eventually } from "../harness/conditions.mjs";
import { flow } from "../harness/flow.mjs";

flow("the reference of the Reservation API shows its operations, and leads to each by an address", async (scene) => {
  const visitor = await scene.visitor();
  const page = await visitor.open("/portal/reference/reservation");
  await page.getByRole("heading", { name: "MobilityCorp Reservation API" }).waitFor();
  await page.getByRole("navigation").getByText("Reservations", { exact: true }).first().click();
  await page.getByText("Confirm a hold").first().click();
  await page.getByRole("heading", { name: "Confirm a hold" }).waitFor();
  await visitor.picture(page, "operation");
  await eventually(async () => assert.match(page.url(), /#.*confirm/));
  const address = page.url();
  await page.goto("/portal/states");
  await page.goto(address);
  await page.getByRole("heading", { name: "Confirm a hold" }).waitFor();
});

flow("the reference of the Travel Agent API shows its operations", async (scene) => {
  const visitor = await scene.visitor();
  const page = await visitor.open("/portal/reference/travel-agent");
  await page.getByRole("heading", { name: /MobilityCorp Travel Agent/ }).first().waitFor();
  await page.getByText("Conversations", { exact: true }).first().waitFor();
  await visitor.picture(page, "reference");
});

flow("states, problems and changes are shown as the contracts have them", async (scene) => {
  const visitor = await scene.visitor();
  const page = await visitor.open("/portal/states");
  for (const status of ["held", "confirmed", "no_show", "settled"]) {
    await page.getByText(status, { exact: true }).first().waitFor();
  }
  await page.goto("/portal/problems");
  await page.getByText("vehicle_unavailable").first().waitFor();
  const link = page.locator("main a[href^='#']").first();
  const target = (await link.count()) ? await link.getAttribute("href") : null;
  if (target) {
    await page.goto(`/portal/problems${target}`);
    await page.locator(`[id="${target.slice(1)}"]`).waitFor();
  }
  await page.goto("/portal/changelog");
  await page.getByText(/\d+\.\d+\.\d+/).first().waitFor();
});
