import { useLocation } from "wouter";

import { type Page, pageAt } from "../pages.ts";
import { useLanguage } from "./language.ts";

/** The page at the address of the browser, with its title in the reader's language. */
export function usePage(): { page: Page; title: string } {
  const [path] = useLocation();
  const language = useLanguage();
  const page = pageAt(path);
  return { page, title: page.title[language] };
}
