import { Link } from "wouter";

import { type PageId, pageOf } from "../pages.ts";
import { useLanguage } from "./language.ts";
import { useShellMessages } from "./messages.ts";
import { usePage } from "./page.ts";
import { Preferences } from "./preferences.tsx";

export const NAVIGATION_ID = "pages";

/** The list of pages: beside the page, or opened by the menu where there is no room. */
export function Navigation({ isOpen }: { isOpen: boolean }) {
  const messages = useShellMessages();
  return (
    <nav id={NAVIGATION_ID} className="pages" aria-label={messages.pages} data-open={isOpen}>
      <Group name={messages.guide} ids={["start", "console"]} />
      <Group name={messages.references} ids={["reservationReference", "travelAgentReference", "chatReference"]} />
      <Group name={messages.contract} ids={["states", "problems", "changelog"]} />
      <Preferences />
    </nav>
  );
}

function Group({ name, ids }: { name: string; ids: readonly PageId[] }) {
  const language = useLanguage();
  const { page: current } = usePage();
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {ids.map(pageOf).map((page) => (
          <li key={page.id}>
            <Link href={page.path} aria-current={page.id === current.id ? "page" : undefined}>
              {page.title[language]}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
