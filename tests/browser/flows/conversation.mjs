/** The travel agent in the demo console: plans, asks, proposes, and books what was approved. */
import assert from "node:assert/strict";

import { assertAccessible } from "../harness/accessibility.mjs";
import { eventually } from "../harness/conditions.mjs";
import { DemoConsole } from "../harness/console.mjs";
import { flow } from "../harness/flow.mjs";
import { Line } from "../harness/line.mjs";

const BY_BIKE = "Take me from Rautatientori to Hakaniemi by bike";

flow("the agent asks, plans, proposes and books", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor();
  const console = await DemoConsole.open(visitor, customer);
  const { page } = console;

  await console.say("Take me from Kamppi to Hakaniemi by bike");
  const choices = page.getByRole("group", { name: /^I don't know “Kamppi” by that name/ });
  await visitor.picture(page, "1 asks which place");
  await choices.getByRole("button", { name: /^Kamppi Chapel/ }).click();
  console.turns += 1;
  await console.turnEnds();

  const route = page.getByRole("article").filter({ has: page.getByRole("heading", { name: "Route" }) });
  await route.getByText("E-bike").waitFor();
  await page.getByRole("list", { name: "Legend" }).getByText("proposed route").waitFor();
  await visitor.picture(page, "2 route");
  const drawn = await page.getByRole("region", { name: "Map", exact: true }).screenshot();
  await page.getByRole("button", { name: "Clear the route" }).click();
  await page.getByText("proposed route").waitFor({ state: "hidden" });
  const cleared = await page.getByRole("region", { name: "Map", exact: true }).screenshot();
  assert.notDeepEqual(drawn, cleared, "The map looks the same with the route and without it.");

  await console.say("Yes, reserve the bike");
  await visitor.picture(page, "3 proposal");
  assert.deepEqual(await customer.reservations(), [], "Something was booked before it was approved.");
  await console.proposal.getByRole("button", { name: /^Reserve for/ }).click();
  await console.proposal.getByText("done", { exact: true }).waitFor();
  await visitor.picture(page, "4 booked");
  await console.show(/^My reservations/);
  await console.reservations("confirmed").waitFor();
  await visitor.picture(page, "5 in the list");
  const reservations = await customer.reservations();
  assert.deepEqual(reservations.map(({ status }) => status), ["confirmed"]);
  scene.leave(customer, reservations[0]);
});

flow("what the agent proposes is declined, and nothing is booked", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ graphics: "none" });
  const console = await DemoConsole.open(visitor, customer);
  await console.say("Reserve a scooter from Hakaniemi to Kiasma");
  await console.proposal.getByRole("button", { name: "Decline" }).click();
  await console.proposal.getByText("declined", { exact: true }).waitFor();
  assert.deepEqual(await customer.reservations(), []);
});

flow("a conversation goes on where the line was cut, with nothing lost or doubled", async (scene) => {
  const customer = await scene.customer();
  const line = await Line.lay();
  scene.finally(() => line.remove());
  const visitor = await scene.visitor({ line, graphics: "none" });
  visitor.expect(/ERR_(CONNECTION|EMPTY|SOCKET|INCOMPLETE|TUNNEL)/, /WebSocket/);
  const console = await DemoConsole.open(visitor, customer);
  await console.say("Hello");
  const cut = line.cutAfter('"message.delta"');
  await console.startSaying(BY_BIKE);
  await cut;
  await console.turnEnds();
  await console.say("Yes, reserve the bike");
  await console.proposal.getByRole("button", { name: "Decline" }).click();
  await console.proposal.getByText("declined", { exact: true }).waitFor();
  await assertShowsAll(console, customer);
});

/** Everything that the service has kept stands in the conversation, once each and in its order. */
async function assertShowsAll(console, customer) {
  const conversation = await console.conversationOf(customer);
  await eventually(async () => {
    const events = await customer.api.conversationEvents(conversation);
    const of = (wanted) => events.filter(({ type }) => type === wanted);
    const texts = (type) => of(type).map(({ text }) => text.replace(/\s+/g, " "));
    assert.deepEqual(await console.textsOf("said"), texts("user.said"));
    assert.deepEqual(await console.textsOf("answer"), texts("message.completed"));
    assert.equal(await console.entries("card").count(), of("card").length);
    assert.equal(await console.entries("proposal").count(), of("confirmation.required").length);
  });
}

flow("a conversation is there again when the page was loaded again", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ graphics: "none" });
  const console = await DemoConsole.open(visitor, customer);
  await console.say("How do I get from Rautatientori to Hakaniemi tomorrow at 10:00?");
  await visitor.picture(console.page, "comparison");
  await assertAccessible(console.page, { state: "a comparison of routes" });
  await console.page.reload();
  await console.ready();
  await console.show("Travel agent");
  await assertShowsAll(console, customer);
  await console.page.getByRole("button", { name: "Choose: Car" }).click();
  console.turns += 1;
  await console.turnEnds();
  await console.proposal.getByRole("button", { name: "Decline" }).waitFor();
});

flow("two tabs of a customer show the same, and decide once", async (scene) => {
  const customer = await scene.customer();
  const visitor = await scene.visitor({ graphics: "none" });
  const one = await DemoConsole.open(visitor, customer);
  await one.say("Book me a bike from Hakaniemi to Kiasma right now");
  const other = await one.duplicate(visitor);
  await other.show("Travel agent");
  const approve = (tab) => tab.proposal.getByRole("button", { name: /^Reserve for/ });
  await approve(other).waitFor();
  await Promise.all([one, other].map((tab) => approve(tab).dispatchEvent("click")));
  for (const tab of [one, other]) {
    await tab.proposal.getByText("done", { exact: true }).waitFor();
    await tab.show(/^My reservations/);
    await tab.reservations("confirmed").waitFor();
  }
  await visitor.picture(one.page, "one tab");
  await visitor.picture(other.page, "other tab");
  const reservations = await customer.reservations();
  assert.deepEqual(reservations.map(({ status }) => status), ["confirmed"]);

  // What is cancelled in one tab is seen in the other one without being looked for.
  await one.reservations("confirmed").getByRole("button", { name: /^Cancel/ }).click();
  await one.dialog.getByRole("checkbox", { name: /^I accept the fee/ }).check();
  await one.button("Cancel reservation").click();
  await other.reservations("confirmed").waitFor({ state: "detached" });
  scene.leave(customer, { id: reservations[0].id, status: "cancelled" });
});
