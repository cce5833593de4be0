/** The demo console when something is in the way: no line, an old token, no map, no way to pay. */
import assert from "node:assert/strict";

import { tokenOf } from "../harness/api.mjs";
import { eventually } from "../harness/conditions.mjs";
import { DemoConsole } from "../harness/console.mjs";
import { flow } from "../harness/flow.mjs";
import { Line } from "../harness/line.mjs";
import { CONSOLE } from "../harness/portal.mjs";

const SHORT_S = 6;

flow("who is offline is told so, and goes on when the line is back", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ graphics: "none" });
  visitor.expect(/ERR_INTERNET_DISCONNECTED/, /WebSocket/);
  const console = await DemoConsole.open(visitor, customer);
  const { page } = console;
  await page.getByText(/^This device cannot draw the map/).waitFor();
  await console.say("Hello");
  await visitor.context.setOffline(true);
  await page.getByText(/^You are offline/).waitFor();
  await visitor.picture(page, "offline");
  await visitor.context.setOffline(false);
  await page.getByText(/^You are offline/).waitFor({ state: "hidden" });
  await console.say("Hello again");
  assert.deepEqual(await console.textsOf("said"), ["Hello", "Hello again"]);
});

flow("a price is asked for again after the line was down", async (scene) => {
  const customer = await scene.customer();
  const line = await Line.lay();
  scene.finally(() => line.remove());
  const visitor = await scene.visitor({ line, graphics: "none" });
  visitor.expect(/ERR_(CONNECTION|EMPTY|SOCKET|INCOMPLETE|TUNNEL|PROXY)/, /WebSocket/);
  const console = await DemoConsole.open(visitor, customer);
  await console.show("Vehicles");
  await console.only("Vans");
  await console.vehicles.nth(1).click();
  line.interrupt();
  await console.button("Show the price").click();
  await console.problem.waitFor();
  assert.match(await console.problem.innerText(), /cannot be reached/);
  await visitor.picture(console.page, "not reached");
  line.mend();
  await console.button("Show the price").click();
  await console.button(/^Reserve for about/).click();
  await console.page.getByRole("heading", { name: "On hold for you" }).waitFor();
  assert.equal((await customer.reservations()).filter(({ status }) => status === "held").length, 1);
});

flow("a token that is about to end is replaced without a word", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ graphics: "none" });
  // On a slow machine it may have ended before it is used at all.
  visitor.expect(/^401 for GET/, /console: .* 401 /);
  const token = await tokenOf(customer.name, { ttlSeconds: SHORT_S });
  const end = Date.now() + SHORT_S * 1000;
  const console = await DemoConsole.open(visitor, customer, { access: { token } });
  await console.quote("Scooters", { place: 2 });
  await eventually(async () => assert.ok(Date.now() > end));
  await console.button(/^Reserve for about/).click();
  await console.page.getByRole("heading", { name: "On hold for you" }).waitFor();
  assert.notEqual(await tokenIn(console.page), token);
});

flow("a token that ended while the machine slept is replaced without a word", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ graphics: "none" });
  visitor.expect(/^401 for GET/, /console: .* 401 /);
  const token = await tokenOf(customer.name, { ttlSeconds: 1 });
  // The services forgive clocks that are some seconds off.
  await eventually(async () => assert.equal(await statusWith(token), 401));
  const console = await DemoConsole.open(visitor, customer, { access: { token } });
  await console.vehicles.first().waitFor();
  await console.say("Hello");
  assert.notEqual(await tokenIn(console.page), token);
});

async function tokenIn(page) {
  return await page.evaluate(() => JSON.parse(sessionStorage.getItem("mobility.session")).access.token);
}

/** What the service itself says of a token: the gateway would remember that it was good. */
async function statusWith(token) {
  const headers = { Authorization: `Bearer ${token}` };
  return (await fetch(`${process.env.RESERVATION_URL}/v1/reservations`, { headers })).status;
}

flow("a token of one's own is used, and one that is none is refused with a sentence", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ graphics: "none" });
  visitor.expect(/^401 for GET/, /console: .* 401 /);
  const page = await visitor.open(CONSOLE);
  const useToken = async (token) => {
    await page.getByRole("main").getByLabel("Access token").fill(token);
    await page.getByRole("main").getByRole("button", { name: "Use it" }).click();
  };
  await useToken("this-is-no-token");
  await page.getByRole("alert").waitFor();
  await visitor.picture(page, "refused");
  await new DemoConsole(page).signOut();
  await useToken(await tokenOf(customer.name));
  await new DemoConsole(page).ready();
});

flow("who has no way to pay stores a card, and then confirms", async (scene) => {
  const visitor = await scene.visitor({ graphics: "none" });
  visitor.expect(/^(402|409|422) for POST .*\/confirm$/, /console: .* (402|409|422) /);
  // Erika is the one customer without a card, and in no other flow.
  const console = await DemoConsole.open(visitor, { name: "erika" });
  await console.quote("Scooters", { place: 3 });
  await console.button(/^Reserve for about/).click();
  await console.button("Confirm the reservation").click();
  await console.button("Store the sandbox's test card and confirm").click();
  await console.page.getByRole("heading", { name: "Reserved", exact: true }).waitFor();
});
