/** The demo console in one tab, as somebody uses it who reads English. */
import assert from "node:assert/strict";

import { tokenOf } from "./api.mjs";
import { eventually } from "./conditions.mjs";
import { CONSOLE } from "./portal.mjs";

const NAME_OF_ONE = { Scooters: "Scooter", "E-bikes": "E-bike", Cars: "Car", Vans: "Van" };

/** The page, with the names of what one does on it. */
export class DemoConsole {
  constructor(page) {
    this.page = page;
  }

  /** Open the console in a new tab, signed in: signing in by hand is tried once, elsewhere. */
  static async open(visitor, customer, { access } = {}) {
    const session = {
      kind: "demo",
      customer: customer.name,
      access: access ?? { token: await tokenOf(customer.name), expiresAt: Date.now() + 3_600_000 },
    };
    return await DemoConsole.#openWith(visitor, { "mobility.session": JSON.stringify(session) });
  }

  /** Open the same in one more tab, as browsers do when somebody duplicates a tab. */
  async duplicate(visitor) {
    return await DemoConsole.#openWith(visitor, await this.page.evaluate(() => ({ ...sessionStorage })));
  }

  static async #openWith(visitor, stored) {
    const page = await visitor.context.newPage();
    await page.addInitScript((kept) => {
      // A page that is loaded again finds what it has stored itself.
      if (sessionStorage.length > 0) return;
      for (const [name, value] of Object.entries(kept)) sessionStorage.setItem(name, value);
    }, stored);
    await page.goto(CONSOLE);
    const opened = new DemoConsole(page);
    await opened.ready();
    return opened;
  }

  /** The tabs are there, and whose console it is. */
  async ready() {
    await this.page.getByRole("tablist").waitFor();
  }

  async show(tab) {
    await this.page.getByRole("tab", { name: tab }).click();
  }

  button(name) {
    return this.page.getByRole("button", { name });
  }

  /** The list of vehicles around the middle of the map. */
  get vehicles() {
    return this.page.getByRole("list", { name: "Vehicles around the middle of the map" }).getByRole("button");
  }

  /** Show vehicles of one kind alone. */
  async only(kind) {
    for (const name of Object.keys(NAME_OF_ONE)) {
      await this.page.getByRole("checkbox", { name }).setChecked(name === kind);
    }
    await eventually(async () => {
      const shown = await this.vehicles.allInnerTexts();
      assert.ok(shown.length > 0);
      assert.ok(shown.every((text) => text.includes(`${NAME_OF_ONE[kind]} ·`)), shown.join("\n"));
    });
  }

  /**
   * Take a vehicle of a kind, up to its price, and return the total that is shown. Flows that are played at once take
   * different ones of the list.
   */
  async quote(kind, { place = 0 } = {}) {
    await this.show("Vehicles");
    await this.only(kind);
    await this.vehicles.nth(place).click();
    await this.button("Show the price").click();
    const offer = this.page.getByRole("region", { name: "Price offer" });
    return await totalIn(offer);
  }

  /** The card of a reservation with this status in the list. */
  reservations(status) {
    return this.page.getByRole("article").filter({ has: this.page.getByText(status, { exact: true }) });
  }

  /** Say something to the travel agent, and wait for the end of its turn. */
  async say(text) {
    await this.startSaying(text);
    await this.turnEnds();
  }

  async startSaying(text) {
    await this.show("Travel agent");
    this.turns = (this.turns ?? 0) + 1;
    await this.page.getByRole("textbox", { name: "Message to the travel agent" }).fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** As many turns have ended as were begun here. */
  async turnEnds() {
    await eventually(async () => assert.equal(await this.entries("end").count(), this.turns));
  }

  /** The id of the tab's conversation, by which it goes on after it was loaded again. */
  async conversationOf({ name }) {
    return await this.page.evaluate((key) => sessionStorage.getItem(key), `mobility.conversation.${name}`);
  }

  /** What stands in the conversation, of one kind: said, answer, card, question, proposal, end. */
  entries(kind) {
    return this.page.getByRole("list", { name: "Conversation" }).locator(`li[data-kind=${kind}]`);
  }

  /** Their texts, without the name of the speaker that screen readers are told. */
  async textsOf(kind) {
    const texts = await this.entries(kind).allTextContents();
    return texts.map((text) => text.replace(/^(You|Travel agent): /, "").replace(/\s+/g, " "));
  }

  get proposal() {
    return this.page.getByRole("article", { name: "Proposal" }).last();
  }

  async signOut() {
    await this.page.getByRole("button", { name: /^Signed in: / }).click();
    await this.dialog.getByRole("button", { name: "Sign out" }).click();
    await this.dialog.getByRole("button", { name: "Close" }).click();
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  get problem() {
    return this.page.getByRole("alert");
  }
}

/** The last amount of the price table, which is what is paid in all. */
export async function totalIn(region) {
  const row = region.getByRole("row", { name: /total/i }).last();
  return (await row.innerText()).match(/€\s?[\d.,]+/)[0];
}
