import { type ComponentType, lazy } from "react";

import type { PageId } from "./pages.ts";

/** What each page shows; everything but the start page is loaded when it is opened. */
export const routes: Readonly<Record<PageId, ComponentType>> = {
  start: lazy(() => import("./pages/start.tsx")),
  console: lazy(() => import("./console/index.tsx")),
  reservationReference: lazy(() => import("./pages/reservation-reference.tsx")),
  travelAgentReference: lazy(() => import("./pages/travel-agent-reference.tsx")),
  chatReference: lazy(() => import("./pages/chat-reference.tsx")),
  states: lazy(() => import("./pages/states.tsx")),
  problems: lazy(() => import("./pages/problems.tsx")),
  changelog: lazy(() => import("./pages/changelog.tsx")),
  notFound: lazy(() => import("./pages/not-found.tsx")),
};
