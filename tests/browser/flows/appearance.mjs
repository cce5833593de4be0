/** The demo console in German, in the dark, on a phone; and what axe-core finds in its main states. */
import assert from "node:assert/strict";

import { assertAccessible } from "../harness/accessibility.mjs";
import { eventually } from "../harness/conditions.mjs";
import { DemoConsole } from "../harness/console.mjs";
import { flow } from "../harness/flow.mjs";
import { PHONE, sidewaysOverflow } from "../harness/portal.mjs";

flow("a scooter is reserved in German, in the dark, on a phone", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ viewport: PHONE, locale: "de-DE", colorScheme: "dark" });
  const console = await DemoConsole.open(visitor, customer);
  const { page } = console;
  const look = async (step) => {
    await visitor.picture(page, step);
    assert.deepEqual(await sidewaysOverflow(page), [], `“${step}” is wider than the screen`);
    await assertAccessible(page, { state: step });
  };
  const offers = page.getByRole("list", { name: /^Fahrzeuge/ }).getByRole("button");
  await offers.first().waitFor();
  await look("1 vehicles");
  await offers.nth(7).click();
  await page.getByRole("button", { name: "Preis zeigen" }).click();
  await page.getByRole("button", { name: /^Reservieren für etwa/ }).click();
  await page.getByRole("button", { name: "Reservierung bestätigen" }).waitFor();
  await look("2 hold");
  await page.getByRole("button", { name: "Reservierung bestätigen" }).click();
  await eventually(async () => {
    assert.deepEqual((await customer.reservations()).map(({ status }) => status), ["confirmed"]);
  });
  await page.getByRole("tab", { name: /Reservierungen/ }).click();
  await look("3 reservations");
  await page.getByRole("tab", { name: /Reiseagent/ }).click();
  await page.getByRole("textbox", { name: /Nachricht/ }).fill("Wie komme ich vom Rautatientori nach Hakaniemi?");
  await page.keyboard.press("Enter");
  await page.locator("li[data-kind=end]").waitFor();
  await look("4 conversation");
});

flow("the states of the console are accessible", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor();
  const console = await DemoConsole.open(visitor, customer);
  const { page } = console;
  const look = async (state) => {
    await visitor.picture(page, state);
    await assertAccessible(page, { state });
    assert.ok(await fitsScreen(page), `“${state}” is longer than the screen, where only its panels should scroll.`);
  };
  await console.vehicles.first().waitFor();
  await page.locator(".city-map[data-drawn]").waitFor();
  await look("vehicles and map");
  await console.quote("Vans");
  await look("price offer");
  await console.button(/^Reserve for about/).click();
  await page.getByRole("heading", { name: "On hold for you" }).waitFor();
  await look("on hold");
  await console.button("Confirm the reservation").click();
  await page.getByRole("heading", { name: "Reserved", exact: true }).waitFor();
  await console.show(/^My reservations/);
  await console.reservations("confirmed").getByRole("button", { name: /^Change/ }).click();
  await console.dialog.waitFor();
  await look("change");
  await page.keyboard.press("Escape");
  await console.reservations("confirmed").getByRole("button", { name: /^Cancel/ }).click();
  await console.button("Cancel reservation").waitFor();
  await look("cancellation");
  await page.keyboard.press("Escape");
  await console.say("Reserve a scooter from Hakaniemi to Kiasma");
  await look("proposal");
  await console.proposal.getByRole("button", { name: "Decline" }).click();
});

async function fitsScreen(page) {
  return await page.evaluate(() => document.documentElement.scrollHeight <= document.documentElement.clientHeight);
}

flow("the console without a map has its list", async (scene) => {
  const visitor = await scene.visitor({ graphics: "none" });
  const customer = await scene.customer();
  const console = await DemoConsole.open(visitor, customer);
  await console.page.getByText(/^This device cannot draw the map/).waitFor();
  await console.vehicles.first().waitFor();
  await visitor.picture(console.page, "no map");
});

flow("signing in is offered, and signing out forgets everything", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ graphics: "none" });
  const console = await DemoConsole.open(visitor, customer);
  await console.signOut();
  await console.page.getByRole("heading", { name: "Demo console" }).waitFor();
  await visitor.picture(console.page, "sign in");
  await assertAccessible(console.page, { state: "sign in" });
  assert.equal(await console.page.evaluate(() => sessionStorage.getItem("mobility.session")), null);
});
