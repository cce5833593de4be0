/** Tells all tabs of the console that reservations have changed. */

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

export const RESERVATIONS = "reservations";
const VEHICLES = "vehicles";
// One for both directions, as a channel does not hear what it says itself.
const channel = new BroadcastChannel("mobility.console");

/** Read reservations and vehicles again, here and in the other tabs. */
export function announceReservations(queries: QueryClient): void {
  readAgain(queries);
  // Channels stay within the origin, and take no other argument.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage(RESERVATIONS);
}

/** Read reservations and vehicles again here. */
export function readAgain(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: [RESERVATIONS] });
  void queries.invalidateQueries({ queryKey: [VEHICLES] });
}

/** Follow what other tabs tell. */
export function useAnnouncements(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const follow = (): void => readAgain(queries);
    channel.addEventListener("message", follow);
    return () => channel.removeEventListener("message", follow);
  }, [queries]);
}
