/** The developer portal: every page, by address, by link, by keyboard, on a phone, in German, in the dark. */
import assert from "node:assert/strict";

import { assertAccessible } from "../harness/accessibility.mjs";
import { flow } from "../harness/flow.mjs";
import { loaded, PAGES, PHONE, sidewaysOverflow } from "../harness/portal.mjs";

// The references are made by libraries, which leave buttons without names; what is around them is on all pages.
const isOurs = ({ path }) => !path.startsWith("/portal/reference/");

flow("every page of the portal opens by its link, is accessible, and leads back", async (scene) => {
  const visitor = await scene.visitor();
  const page = await visitor.open("/");
  const links = page.getByRole("navigation", { name: "Pages" });
  const menu = page.getByRole("button", { name: "Menu" });
  for (const known of PAGES) {
    const { path, title } = known;
    // Pages that need the whole width have the list behind a button.
    if (await menu.isVisible()) await menu.click();
    await links.getByRole("link", { name: title, exact: true }).click();
    await page.waitForURL((url) => url.pathname === path);
    await loaded(page);
    assert.match(await page.title(), new RegExp(`^${title} `));
    assert.equal(await page.locator("nav [aria-current=page]").textContent(), title);
    await visitor.picture(page, title);
    if (isOurs(known)) await assertAccessible(page, { state: title });
  }
  for (const { path } of PAGES.slice(-3, -1).reverse()) {
    await page.goBack();
    await page.waitForURL((url) => url.pathname === path);
    await loaded(page);
  }
});

flow("every page of the portal opens by its address on a phone, in German and in the dark", async (scene) => {
  const visitor = await scene.visitor({ viewport: PHONE, colorScheme: "dark", locale: "de-DE" });
  const page = await visitor.context.newPage();
  for (const known of PAGES) {
    const { path, title, german } = known;
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200);
    await loaded(page);
    assert.match(await page.title(), new RegExp(`^${german} `));
    await visitor.picture(page, title);
    assert.deepEqual(await sidewaysOverflow(page), [], `${title} is wider than the screen`);
    if (isOurs(known)) await assertAccessible(page, { state: `${title}, on a phone and dark` });
  }
  await page.getByRole("button", { name: "Menü" }).click();
  await page.getByRole("navigation", { name: "Seiten" }).getByRole("link", { name: "Zustände" }).waitFor();
  await visitor.picture(page, "menu");
});

flow("a missing page says so, and how to go on", async (scene) => {
  const visitor = await scene.visitor();
  visitor.expect(/404/);
  const page = await visitor.open("/portal/nothing-here");
  await page.getByRole("heading", { name: "There is no page at this address." }).waitFor();
  await visitor.picture(page, "missing");
  await page.getByRole("link", { name: "States" }).click();
  await page.waitForURL("**/portal/states");
  await loaded(page);
});

flow("the portal is used with the keyboard alone", async (scene) => {
  const visitor = await scene.visitor();
  const page = await visitor.open("/");
  await loaded(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
  await visitor.picture(page, "skip link");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");

  await page.reload();
  await loaded(page);
  await tabTo(page, "Problems");
  await visitor.picture(page, "focus on a link");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/portal/problems");
  await loaded(page);
  // Who follows a link goes on at the new page, and not where the link was.
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");
});

async function tabTo(page, text) {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement.textContent)) === text) return;
  }
  assert.fail(`The tab key does not lead to “${text}”.`);
}

flow("language and appearance are chosen, and stay", async (scene) => {
  const visitor = await scene.visitor();
  const page = await visitor.open("/");
  await page.getByRole("banner").getByLabel("Language").selectOption("de");
  await page.getByRole("banner").getByLabel("Darstellung").selectOption("dark");
  await page.getByRole("link", { name: "Zustände" }).first().click();
  await loaded(page);
  await page.reload();
  await loaded(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.ok(Math.max(...background.match(/[\d.]+/g).slice(0, 3).map(Number)) < 100, `${background} is not dark.`);
});
