import { Link } from "wouter";

import icon from "../icon.svg";
import { languageNames, languages } from "../messages/languages.ts";
import { pageOf } from "../pages.ts";
import { setLanguage, useLanguage } from "./language.ts";
import { useShellMessages } from "./messages.ts";
import { NAVIGATION_ID } from "./navigation.tsx";
import { setTheme, themes, useTheme } from "./theme.ts";

/** The bar at the top: home, menu on small screens, language and appearance. */
export function Header({ isMenuOpen, onMenu }: { isMenuOpen: boolean; onMenu: (isOpen: boolean) => void }) {
  const messages = useShellMessages();
  return (
    <header className="bar">
      <button
        type="button"
        className="menu"
        aria-expanded={isMenuOpen}
        aria-controls={NAVIGATION_ID}
        onClick={() => onMenu(!isMenuOpen)}
      >
        {messages.menu}
      </button>
      <Link className="home" href={pageOf("start").path}>
        <img src={icon} alt="" width="24" height="24" />
        <span>{messages.portal}</span>
      </Link>
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  );
}

function LanguageSwitch() {
  const messages = useShellMessages();
  const chosen = useLanguage();
  return (
    <label className="switch">
      <span className="unseen">{messages.language}</span>
      <select
        value={chosen}
        onChange={(event) => {
          const language = languages.find((known) => known === event.target.value);
          if (language) setLanguage(language);
        }}
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

function ThemeSwitch() {
  const messages = useShellMessages();
  const chosen = useTheme();
  return (
    <label className="switch">
      <span className="unseen">{messages.theme}</span>
      <select
        value={chosen}
        onChange={(event) => {
          const theme = themes.find((known) => known === event.target.value);
          if (theme) setTheme(theme);
        }}
      >
        {themes.map((theme) => (
          <option key={theme} value={theme}>
            {messages.themes[theme]}
          </option>
        ))}
      </select>
    </label>
  );
}
