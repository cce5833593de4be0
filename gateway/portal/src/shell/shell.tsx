import { Suspense, useEffect, useRef } from "react";
import { ErrorBoundary } from "react-error-boundary";

import { routes } from "../routes.tsx";
import { Failure } from "./failure.tsx";
import { Header } from "./header.tsx";
import { useMenu } from "./menu.ts";
import { useShellMessages } from "./messages.ts";
import { Navigation } from "./navigation.tsx";
import { usePage } from "./page.ts";
import { documentTitle } from "./titles.ts";

/** What is around every page: header, list of pages, and the page itself. */
export function Shell() {
  const messages = useShellMessages();
  const { page, title } = usePage();
  const content = useRef<HTMLElement>(null);
  const shown = useRef(page.id);
  const [isMenuOpen, setMenuOpen] = useMenu();
  const Content = routes[page.id];

  useEffect(() => {
    document.title = documentTitle(title);
  }, [title]);
  useEffect(() => {
    // Who follows a link is to be at the new page, and not where the link was.
    if (shown.current === page.id) return;
    shown.current = page.id;
    setMenuOpen(false);
    content.current?.focus({ preventScroll: true });
    if (!location.hash) window.scrollTo(0, 0);
  }, [page.id, setMenuOpen]);

  return (
    <div className="shell" data-layout={page.layout}>
      <a className="skip" href="#content">
        {messages.skipToContent}
      </a>
      <Header isMenuOpen={isMenuOpen} onMenu={setMenuOpen} />
      <Navigation isOpen={isMenuOpen} />
      <main id="content" tabIndex={-1} ref={content} data-page={page.id}>
        <ErrorBoundary FallbackComponent={Failure} resetKeys={[page.id]}>
          <Suspense fallback={<p className="quiet" role="status">{messages.loading}</p>}>
            <Content />
          </Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}
