import { Link } from "wouter";

import icon from "../icon.svg";
import { pageOf } from "../pages.ts";
import { SignIn } from "../session/sign-in.tsx";
import { useShellMessages } from "./messages.ts";
import { NAVIGATION_ID } from "./navigation.tsx";
import { Preferences } from "./preferences.tsx";

/** The bar at the top: menu where the list of pages has no room, home, who is signed in, language and appearance. */
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
      <Preferences />
      <SignIn />
    </header>
  );
}
