// Compiled, never run: what the types of the optional entries allow, and what they refuse.
import type { Reservation, ReservationPage, VehicleOffer } from "@mobilitycorp/sdk";
import { isProblem, MobilityClient } from "@mobilitycorp/sdk";
import {
  cancelReservationMutation,
  createReservationMutation,
  getReservationQuery,
  keyOf,
  listReservationsInfiniteQuery,
  listReservationsQuery,
  searchVehiclesQuery,
} from "@mobilitycorp/sdk/tanstack-query";
import { contractValidation, ContractViolationError, faultsOf } from "@mobilitycorp/sdk/validation";
import { InfiniteQueryObserver, MutationObserver, QueryClient, QueryObserver } from "@tanstack/query-core";

const mobility = new MobilityClient({
  baseUrl: "https://api.example",
  token: "token",
  validate: contractValidation({ onViolation: ({ operation, faults }) => console.warn(operation, faults[0]?.pointer), answers: "strict" }),
});
new MobilityClient({ baseUrl: "https://api.example", validate: contractValidation() });
// @ts-expect-error There is no such strictness.
contractValidation({ answers: "lenient" });
// @ts-expect-error The contract has no such schema.
faultsOf("Spaceship", {});
export const isMine = (error: unknown): boolean => error instanceof ContractViolationError && error.violation.faults.length > 0;

const queries = new QueryClient();
const near = { latitude: 60.17, longitude: 24.94 };

export async function ask(): Promise<readonly VehicleOffer[]> {
  const page: ReservationPage = await queries.fetchQuery(listReservationsQuery(mobility, { status: ["held"] }));
  const known: ReservationPage | undefined = queries.getQueryData(listReservationsQuery(mobility).queryKey);
  const all = await queries.fetchInfiniteQuery({ ...listReservationsInfiniteQuery(mobility, { limit: 10 }), pages: 3 });
  const first: Reservation | undefined = all.pages[0]?.items[0] ?? page.items[0] ?? known?.items[0];
  await queries.prefetchQuery(getReservationQuery(mobility, first?.id ?? "res_1", { timeoutMs: 1_000 }));
  await queries.invalidateQueries({ queryKey: keyOf("listReservations") });
  // @ts-expect-error Latitude and longitude are needed.
  searchVehiclesQuery(mobility, {});
  // @ts-expect-error The query has a signal of its own.
  searchVehiclesQuery(mobility, near, { signal: new AbortController().signal });
  const offers = await queries.fetchQuery(searchVehiclesQuery(mobility, near));
  // @ts-expect-error It is a page, and no reservation.
  offers.status;
  return offers.items;
}

export function observe(): void {
  new QueryObserver(queries, { ...searchVehiclesQuery(mobility, near), enabled: false }).subscribe(({ data, error }) => {
    console.info(data?.items.length, isProblem(error, "rate_limited"));
  });
  new InfiniteQueryObserver(queries, listReservationsInfiniteQuery(mobility)).subscribe(({ data, hasNextPage }) => {
    console.info(data?.pages.flatMap(({ items }) => items).map(({ id }) => id), hasNextPage);
  });
}

export async function act(held: Reservation): Promise<Reservation> {
  const reserve = new MutationObserver(queries, { ...createReservationMutation(mobility), onSuccess: ({ status }) => console.info(status) });
  const made: Reservation = await reserve.mutate({ body: { quote_id: "quo_1" }, options: { idempotencyKey: "mine" } });
  // @ts-expect-error The body is missing.
  await reserve.mutate({});
  const cancel = new MutationObserver(queries, cancelReservationMutation(mobility));
  const accepted_fee = { amount: 0, currency: "EUR" };
  await cancel.mutate({ reservation: held, body: { accepted_fee } });
  await cancel.mutate({ reservation: "res_1", body: { accepted_fee }, options: { ifMatch: '"1"' } });
  // @ts-expect-error An id needs the version that was read.
  await cancel.mutate({ reservation: "res_1", body: { accepted_fee } });
  return made;
}
