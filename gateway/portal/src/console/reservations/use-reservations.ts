import type { Reservation } from "@mobilitycorp/sdk";
import { useInfiniteQuery } from "@tanstack/react-query";

import type { Failure } from "../problems/failure.ts";
import { useApi } from "../session/api.tsx";
import { failureBehind, read } from "../session/reading.ts";
import { RESERVATIONS } from "./announcements.ts";

const LIMIT = 20;
const REFRESH_MS = 30_000;
const OPEN: ReadonlySet<string> = new Set(["held", "confirmed", "active", "paused", "returned"]);

export interface Reservations {
  readonly all: readonly Reservation[];
  readonly open: readonly Reservation[];
  readonly past: readonly Reservation[];
  readonly isReading: boolean;
  readonly failure: Failure | undefined;
  readonly again: () => void;
  readonly more: (() => void) | undefined;
}

/** One's own reservations, read again from time to time, when the page is looked at again, and when they change. */
export function useReservations(): Reservations {
  const { mobility } = useApi();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [RESERVATIONS],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      return read(mobility.reservations.list({ limit: LIMIT, ...cursor }, { signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: "always",
  });
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  return {
    all,
    open: all.filter(({ status }) => OPEN.has(status)),
    past: all.filter(({ status }) => !OPEN.has(status)),
    isReading: isPending,
    failure: failureBehind(error),
    again: () => void refetch(),
    more: hasNextPage ? () => void fetchNextPage() : undefined,
  };
}
