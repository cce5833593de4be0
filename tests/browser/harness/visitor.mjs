/** Somebody at a screen: a browser context of their own, watched for faults, with its pictures kept. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { Faults } from "./faults.mjs";
import { PATIENCE_MS } from "./conditions.mjs";

const { GATEWAY_URL, ISSUER_URL, PICTURES } = process.env;
const DESKTOP = { width: 1280, height: 800 };

/** One person with one browser profile, and as many tabs as they open. */
export class Visitor {
  #flow;
  #context;
  #faults;

  static async arrive(browser, options) {
    const { flow, origin = GATEWAY_URL, otherOrigins = [ISSUER_URL], line } = options;
    const { locale = "en-GB", colorScheme = "light", viewport = DESKTOP, graphics = "webgl" } = options;
    const visitor = new Visitor();
    visitor.#flow = flow;
    visitor.#context = await browser.newContext({
      baseURL: origin,
      locale,
      colorScheme,
      viewport,
      // Movement of the map and of panels is not waited for.
      reducedMotion: "reduce",
      timezoneId: "Europe/Helsinki",
      // Browsers do not ask proxies for what is on their own machine, unless they are told to.
      ...(line && { proxy: { server: line.url, bypass: "<-loopback>" } }),
    });
    visitor.#context.setDefaultTimeout(PATIENCE_MS);
    if (graphics === "none") await visitor.#context.addInitScript(refuseWebGl);
    visitor.#faults = new Faults(visitor.#context, { origins: [origin, ...otherOrigins] });
    return visitor;
  }

  /** The browser profile, as Playwright has it. */
  get context() {
    return this.#context;
  }

  /** Expect faults that match the patterns. */
  expect(...patterns) {
    this.#faults.allow(...patterns);
  }

  /** A new tab at an address of the portal. */
  async open(path = "/") {
    const page = await this.#context.newPage();
    await page.goto(path);
    return page;
  }

  /** Keep a picture of the page, named for the step. */
  async picture(page, step, options = {}) {
    const directory = join(PICTURES, slug(this.#flow));
    mkdirSync(directory, { recursive: true });
    await page.screenshot({ path: join(directory, `${slug(step)}.png`), ...options });
  }

  /** What went wrong on the pages, as one text; empty where nothing did. */
  get faults() {
    return this.#faults.unexpected.join("\n");
  }

  /** Keep what all tabs show. */
  async keepEvidence() {
    for (const [number, page] of this.#context.pages().entries()) {
      await this.picture(page, `failed-${number + 1}`, { fullPage: true }).catch(() => {});
    }
  }

  async leave() {
    await this.#context.close();
  }
}

/** As devices are that cannot draw maps. Drawing them in software is most of what a flow costs. */
function refuseWebGl() {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function getContext(kind, ...rest) {
    return kind.startsWith("webgl") ? null : original.call(this, kind, ...rest);
  };
}

function slug(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
