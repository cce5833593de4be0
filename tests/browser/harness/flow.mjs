/** A flow: what people do in the browser, from their first page to their last. */
import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { after, test } from "node:test";

import { launchBrowser } from "./chromium.mjs";
import { Customer } from "./customers.mjs";
import { Visitor } from "./visitor.mjs";

// On a machine that does much besides, maps that are drawn in software take their time.
const FLOW_TIMEOUT_MS = 240_000;
const CHOSEN = new Set(JSON.parse(process.env.FLOWS));
let browser = null;
let defined = [];

/** The one browser of this process, started by the first flow that wants it, and again where it has ended. */
async function sharedBrowser() {
  if (browser !== null && !(await browser).isConnected()) browser = null;
  browser ??= launchBrowser();
  return await browser;
}

after(async () => {
  // A browser that did not start has failed the flows already.
  const started = await Promise.resolve(browser).catch(() => null);
  await started?.close();
});

/**
 * Define a flow. `scene.visitor(options)` lets somebody arrive; `scene.finally(undo)` undoes what the flow set up. It
 * fails where a page had a fault, too, and keeps pictures of the pages then.
 */
export function flow(name, play) {
  if (CHOSEN.has(name)) defined.push({ name, play });
}

/** What plays the flows that were defined since the last time. */
export function flowsSoFar() {
  const flows = defined;
  defined = [];
  return () => {
    for (const { name, play } of flows) test(name, { timeout: FLOW_TIMEOUT_MS }, () => perform(name, play));
  };
}

async function perform(name, play) {
  const scene = new Scene(name);
  try {
    await play(scene);
    scene.assertFaultless();
  } catch (error) {
    await scene.keepEvidence();
    error.stack += scene.faults && `\nFaults on the pages:\n${scene.faults}`;
    throw error;
  } finally {
    await scene.end();
  }
}

/** Tell a fact, such as a size, that pytest reads when all flows have ended. */
export function tell(fact) {
  appendFileSync(process.env.FACTS, `${JSON.stringify(fact)}\n`);
}

class Scene {
  #name;
  #visitors = [];
  #undo = [];

  constructor(name) {
    this.#name = name;
  }

  async visitor(options = {}) {
    const visitor = await Visitor.arrive(await sharedBrowser(), { flow: this.#name, ...options });
    this.#visitors.push(visitor);
    return visitor;
  }

  /** A customer whom no other flow is meanwhile. */
  async customer() {
    const customer = await Customer.borrow();
    this.finally(() => customer.giveBack());
    return customer;
  }

  /** Tell how a reservation ends here; it is compared with the database, and left as it is. */
  leave(customer, { id, status }) {
    customer.keep(id);
    tell({ kind: "reservation", id, status });
  }

  finally(undo) {
    this.#undo.push(undo);
  }

  get faults() {
    return this.#visitors.map((visitor) => visitor.faults).filter(Boolean).join("\n");
  }

  assertFaultless() {
    assert.equal(this.faults, "");
  }

  async keepEvidence() {
    for (const visitor of this.#visitors) await visitor.keepEvidence();
  }

  async end() {
    for (const visitor of this.#visitors) await visitor.leave();
    for (const undo of this.#undo.reverse()) await undo();
  }
}
