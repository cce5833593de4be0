import { firstKnown, type Language, languages } from "../messages/languages.ts";
import { stored, useStored } from "./stored.ts";

const language = stored<Language>("mobility.language", {
  storage: () => localStorage,
  initial: () => firstKnown(navigator.languages),
  read: (text) => languages.find((known) => known === text),
  write: (value) => value,
});

function tellDocument(): void {
  document.documentElement.lang = language.get();
}
tellDocument();
language.subscribe(tellDocument);

export const setLanguage = language.set;

/** The language of the reader: the one that was chosen, else the browser's. */
export function useLanguage(): Language {
  return useStored(language);
}
