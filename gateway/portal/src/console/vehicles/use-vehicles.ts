import type { VehicleClass, VehicleOffer } from "@mobilitycorp/sdk";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { type Failure } from "../problems/failure.ts";
import { useApi } from "../session/api.tsx";
import { failureBehind, read } from "../session/reading.ts";
import { merged, searchesOf, type View } from "./searches.ts";

const REFRESH_MS = 30_000;
const LIMIT = 60;
const NONE: readonly VehicleOffer[] = [];

export interface Vehicles {
  readonly offers: readonly VehicleOffer[];
  readonly isSearching: boolean;
  readonly failure: Failure | undefined;
  readonly again: () => void;
}

/** The vehicles of a view, of some classes, read again from time to time and when the page is looked at again. */
export function useVehicles(view: View, classes: readonly VehicleClass[]): Vehicles {
  const { mobility } = useApi();
  const searches = searchesOf(view);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["vehicles", searches[0], classes],
    queryFn: async ({ signal }) => {
      const filter = { vehicle_class: [...classes], limit: LIMIT };
      const pages = await Promise.all(
        searches.map((search) => read(mobility.vehicles.search({ ...search, ...filter }, { signal }))),
      );
      return merged(pages.map(({ items }) => items), view);
    },
    enabled: classes.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  return {
    offers: classes.length > 0 ? (data ?? NONE) : NONE,
    isSearching: isPending && classes.length > 0,
    failure: failureBehind(error),
    again: () => void refetch(),
  };
}
