/** The developer portal, as its visitors find their way. */

export const CONSOLE = "/portal/console";
export const PHONE = { width: 360, height: 740 };
export const PAGES = [
  { path: "/", title: "Start", german: "Start" },
  { path: CONSOLE, title: "Demo console", german: "Demo-Konsole" },
  { path: "/portal/reference/reservation", title: "Reservation API", german: "Reservierungs-API" },
  { path: "/portal/reference/travel-agent", title: "Travel agent API", german: "Reiseagent-API" },
  { path: "/portal/reference/chat", title: "Chat", german: "Chat" },
  { path: "/portal/states", title: "States", german: "Zustände" },
  { path: "/portal/problems", title: "Problems", german: "Fehler" },
  { path: "/portal/changelog", title: "Changelog", german: "Änderungen" },
];

/** The page is there with its content; the chat's reference shows the messages of the contract. */
export async function loaded(page) {
  await page.locator("main :is(h1, h2)").filter({ visible: true }).first().waitFor();
  if (!page.url().endsWith("/reference/chat")) return;
  await page.getByText("confirmation.required", { exact: true }).first().waitFor();
}

/** Whoever reads a page on a phone scrolls down, and never sideways. */
export async function sidewaysOverflow(page) {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const isWide = (element) => element.getBoundingClientRect().right > clientWidth + 1;
    const wide = [...document.querySelectorAll("body *")].filter(isWide);
    return wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
  });
}
