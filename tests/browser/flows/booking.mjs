/** Vehicles in the demo console: found, priced, reserved, changed, cancelled. */
import assert from "node:assert/strict";

import { assertAccessible } from "../harness/accessibility.mjs";
import { eventually } from "../harness/conditions.mjs";
import { DemoConsole } from "../harness/console.mjs";
import { flow } from "../harness/flow.mjs";
import { CONSOLE } from "../harness/portal.mjs";

flow("a car is found, priced, reserved, changed and cancelled with the mouse", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor();
  const page = await visitor.open(CONSOLE);
  await visitor.picture(page, "1 sign in");
  await page.getByRole("button", { name: `Continue as ${customer.name}` }).click();
  const console = new DemoConsole(page);
  await console.ready();
  await eventually(async () => assert.ok((await console.vehicles.count()) > 0));
  await visitor.picture(page, "2 vehicles");

  const price = await console.quote("Cars");
  await visitor.picture(page, "3 price offer");
  await console.button(`Reserve for about ${price}`).click();
  await page.getByRole("heading", { name: "On hold for you" }).waitFor();
  await visitor.picture(page, "4 on hold");
  const [held] = await customer.reservations();
  assert.equal(held.status, "held");
  await console.button("Confirm the reservation").click();
  await page.getByRole("heading", { name: "Reserved", exact: true }).waitFor();
  await visitor.picture(page, "5 reserved");
  await console.button("Done").click();

  await console.show("My reservations");
  const mine = console.reservations("confirmed");
  await visitor.picture(page, "6 my reservations");
  await mine.getByRole("button", { name: /^Change/ }).click();
  await console.dialog.getByLabel("End").fill(laterBy(held.ends_at, { minutes: 60 }));
  await console.button("See the new price").click();
  const change = console.dialog.getByRole("button", { name: /^Change for/ });
  await change.waitFor();
  await visitor.picture(page, "7 price of the change");
  await change.click();
  await console.dialog.getByRole("button", { name: "Close" }).click();
  await console.dialog.waitFor({ state: "hidden" });
  await eventually(async () => {
    const { data } = await customer.api.reservation(held.id);
    assert.equal(Date.parse(data.ends_at), Date.parse(held.ends_at) + 3_600_000);
  });

  await mine.getByRole("button", { name: /^Cancel/ }).click();
  await console.dialog.getByText(/^Cancelling/).first().waitFor();
  await visitor.picture(page, "8 fee of the cancellation");
  const fee = console.dialog.getByRole("checkbox", { name: /^I accept the fee/ });
  if (await fee.count()) await fee.check();
  await console.button("Cancel reservation").click();
  await mine.waitFor({ state: "detached" });
  await visitor.picture(page, "9 cancelled");
  scene.leave(customer, { id: held.id, status: "cancelled" });
  assert.equal((await customer.reservations()).filter(({ status }) => status !== "cancelled").length, 0);
});

/** The time on the clocks of Helsinki, as fields for times have it. */
function laterBy(instant, { minutes }) {
  const later = new Date(Date.parse(instant) + minutes * 60_000);
  return later.toLocaleString("sv-SE", { timeZone: "Europe/Helsinki" }).replace(" ", "T").slice(0, 16);
}

flow("a bike is reserved and cancelled with the keyboard alone", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ graphics: "none" });
  const console = await DemoConsole.open(visitor, customer);
  const { page } = console;
  await eventually(async () => assert.ok((await console.vehicles.count()) > 0));
  for (const name of ["Scooters", "Cars", "Vans"]) await pressOn(page, page.getByRole("checkbox", { name }), "Space");
  await eventually(async () => assert.match(await console.vehicles.first().innerText(), /E-bike/));
  await pressOn(page, console.vehicles.first(), "Enter");
  await pressOn(page, console.button("Show the price"), "Enter");
  await pressOn(page, console.button(/^Reserve for about/), "Enter");
  await pressOn(page, console.button("Confirm the reservation"), "Enter");
  await visitor.picture(page, "confirmed, focus on the way on");
  await pressOn(page, console.button("Done"), "Enter");

  await tabTo(page, page.getByRole("tab", { name: "Vehicles" }), { backwards: true });
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("tab", { name: "My reservations" }).getAttribute("aria-selected"), "true");
  await pressOn(page, console.reservations("confirmed").getByRole("button", { name: /^Cancel/ }), "Enter");
  const fee = console.dialog.getByRole("checkbox", { name: /^I accept the fee/ });
  await console.button("Cancel reservation").waitFor();
  if (await fee.count()) await pressOn(page, fee, "Space");
  await visitor.picture(page, "dialog");
  await pressOn(page, console.button("Cancel reservation"), "Enter");
  await console.reservations("confirmed").waitFor({ state: "detached" });
  const [reservation] = await customer.reservations();
  scene.leave(customer, { id: reservation.id, status: "cancelled" });
});

async function pressOn(page, locator, key) {
  await locator.waitFor();
  await tabTo(page, locator);
  await page.keyboard.press(key);
}

/** Press the tab key until the element has the focus. */
async function tabTo(page, locator, { backwards = false } = {}) {
  const target = await locator.elementHandle();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
  }
  assert.fail("The tab key does not lead there.");
}

flow("somebody else was faster", async (scene) => {
  const [customer, rival] = [await scene.customer(), await scene.customer()];
  const visitor = await scene.visitor({ graphics: "none" });
  visitor.expect(/^409 for POST .*\/v1\/reservations$/, /console: .* 409 /);
  const console = await DemoConsole.open(visitor, customer);
  const { page } = console;
  const quoted = page.waitForResponse((answer) => answer.url().endsWith("/v1/quotes") && answer.status() === 201);
  await console.quote("Scooters");
  const { vehicle } = await (await quoted).json();
  await rival.api.hold(vehicle.id);
  await console.button(/^Reserve for about/).click();
  await console.problem.waitFor();
  assert.match(await console.problem.innerText(), /^Somebody was faster/);
  await visitor.picture(page, "vehicle taken");
  await assertAccessible(page, { state: "a problem" });
  assert.deepEqual(await customer.reservations(), []);
});

const FIRST_ZOOM = 15.2;
const ZOOM_PRESSES = 3;
const METRES_PER_DEGREE = 111_320;
const REACH_OF_A_SIGN_M = 6;

flow("a vehicle is chosen on the map", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor();
  const console = await DemoConsole.open(visitor, customer);
  const { page } = console;
  await page.locator(".city-map[data-drawn]").waitFor();
  const [{ centre }] = (await customer.api.call("GET", "/v1/metros")).data.items;
  const { items } = (await customer.api.call("GET", "/v1/vehicles", { query: { ...centre, limit: 20 } })).data;
  const narrowing = Math.cos((centre.latitude * Math.PI) / 180);
  const eastOf = ({ longitude }) => (longitude - centre.longitude) * METRES_PER_DEGREE * narrowing;
  const northOf = ({ latitude }) => (latitude - centre.latitude) * METRES_PER_DEGREE;
  const [east, north] = [eastOf(items[0].vehicle.position), northOf(items[0].vehicle.position)];

  const zoomIn = page.getByRole("button", { name: "Zoom in" });
  for (let presses = 0; presses < ZOOM_PRESSES; presses += 1) await zoomIn.click();
  // Maps of tiles of 512 pixels have the world in one of them at zoom 0.
  const metresPerPixel = (METRES_PER_DEGREE * 360 * narrowing) / 512 / 2 ** (FIRST_ZOOM + ZOOM_PRESSES);
  const { x, y, width, height } = await page.locator(".maplibregl-canvas").boundingBox();
  await eventually(async () => {
    // Once it is chosen its sign stands there, in the way of another click.
    const isChosen = await page.locator(".chosen-marker").isVisible();
    if (!isChosen) await page.mouse.click(x + width / 2 + east / metresPerPixel, y + height / 2 - north / metresPerPixel);
    await console.button("Show the price").waitFor({ timeout: 2_000 });
  });
  await visitor.picture(page, "chosen on the map");
  const isNear = (at) => Math.hypot(eastOf(at) - east, northOf(at) - north) < REACH_OF_A_SIGN_M;
  const panel = page.getByRole("tabpanel", { name: "Vehicles" });
  const chosen = await panel.getByRole("heading", { level: 2 }).innerText();
  const near = items.map(({ vehicle }) => vehicle).filter(({ position: at }) => isNear(at));
  assert.ok(near.some(({ model }) => model === chosen), `${chosen} is not there.`);
});
