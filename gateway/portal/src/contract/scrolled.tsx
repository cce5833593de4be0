import type { ReactNode } from "react";

/** What may be wider than the screen. A place that scrolls must be reachable by keyboard (WCAG 2.1.1). */
export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scrolled" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
