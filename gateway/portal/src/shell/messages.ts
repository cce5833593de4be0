import { messagesIn } from "../messages/catalogue.ts";

const en = {
  skipToContent: "Skip to content",
  portal: "MobilityCorp developers",
  pages: "Pages",
  guide: "Guide",
  references: "References",
  contract: "From the contracts",
  menu: "Menu",
  language: "Language",
  theme: "Appearance",
  themes: { system: "System", light: "Light", dark: "Dark" },
  loading: "Loading…",
  failed: "This page could not be shown.",
  failedFix: "Load it again. If it fails again, the portal may have been updated since this tab was opened.",
  again: "Load again",
  copy: "Copy",
  copying: { copied: "Copied", refused: "The browser refused" },
  notFound: "There is no page at this address.",
  notFoundFix: "Choose one from the list of pages, or go to the start.",
};

const de: typeof en = {
  skipToContent: "Zum Inhalt springen",
  portal: "MobilityCorp für Entwickler",
  pages: "Seiten",
  guide: "Einstieg",
  references: "Referenzen",
  contract: "Aus den Verträgen",
  menu: "Menü",
  language: "Sprache",
  theme: "Darstellung",
  themes: { system: "System", light: "Hell", dark: "Dunkel" },
  loading: "Wird geladen …",
  failed: "Diese Seite konnte nicht angezeigt werden.",
  failedFix: "Laden Sie sie neu. Hilft das nicht, wurde das Portal vielleicht aktualisiert, seit dieser Tab offen ist.",
  again: "Neu laden",
  copy: "Kopieren",
  copying: { copied: "Kopiert", refused: "Der Browser lehnt ab" },
  notFound: "Unter dieser Adresse gibt es keine Seite.",
  notFoundFix: "Wählen Sie eine aus der Liste der Seiten, oder gehen Sie zum Start.",
};

export const words = { en, de };
export const useShellMessages = messagesIn(words);
