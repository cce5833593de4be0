/** The pages of the portal: their addresses, files and titles. Imported by the build, too. */

import type { Language } from "./messages/languages.ts";

/** Below it are all files of the portal but the start page. */
export const PREFIX = "/portal";

export interface Page {
  readonly id: PageId;
  readonly path: string;
  readonly file: string;
  readonly title: Readonly<Record<Language, string>>;
  /** A wide page has the whole width, and the list of pages behind the menu. */
  readonly layout: "column" | "wide";
}

export type PageId =
  | "start"
  | "console"
  | "reservationReference"
  | "travelAgentReference"
  | "chatReference"
  | "states"
  | "problems"
  | "changelog"
  | "notFound";

export const pages: readonly Page[] = [
  { id: "start", path: "/", file: "index.html", title: { en: "Start", de: "Start" }, layout: "column" },
  below("console", "console", { en: "Demo console", de: "Demo-Konsole" }, "wide"),
  below("reservationReference", "reference/reservation", { en: "Reservation API", de: "Reservierungs-API" }, "wide"),
  below("travelAgentReference", "reference/travel-agent", { en: "Travel agent API", de: "Reiseagent-API" }, "wide"),
  below("chatReference", "reference/chat", { en: "Chat", de: "Chat" }, "wide"),
  below("states", "states", { en: "States", de: "Zustände" }),
  below("problems", "problems", { en: "Problems", de: "Fehler" }),
  below("changelog", "changelog", { en: "Changelog", de: "Änderungen" }),
];

/** What is shown in the place of a page that does not exist. */
export const notFound: Page = below("notFound", "404", { en: "Not found", de: "Nicht gefunden" });

/** The page of an id. */
export function pageOf(id: PageId): Page {
  return pages.find((page) => page.id === id) ?? notFound;
}

/** The page at a path, or the one that says that there is none. */
export function pageAt(path: string): Page {
  return pages.find((page) => page.path === path) ?? notFound;
}

function below(id: PageId, name: string, title: Page["title"], layout: Page["layout"] = "column"): Page {
  return { id, path: `${PREFIX}/${name}`, file: `${name}.html`, title, layout };
}
