/** Tells all tabs of the console that reservations have changed. */

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

export const RESERVATIONS = "reservations";
const VEHICLES = "vehicles";
const CHANNEL = "mobility.console";

/** Read reservations and vehicles again, here and in the other tabs. */
export function announceReservations(queries: QueryClient): void {
  readAgain(queries);
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(RESERVATIONS);
  channel.close();
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
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener("message", () => readAgain(queries));
    return () => channel.close();
  }, [queries]);
}
