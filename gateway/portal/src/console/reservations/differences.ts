import type { Reservation } from "@mobilitycorp/sdk";

/** What may differ between two readings of a reservation, as far as the customer sees it. */
export type Difference =
  | { readonly kind: "status"; readonly from: Reservation["status"]; readonly to: Reservation["status"] }
  | { readonly kind: "starts_at"; readonly from: string; readonly to: string }
  | { readonly kind: "ends_at"; readonly from: string | undefined; readonly to: string | undefined }
  | { readonly kind: "vehicle"; readonly from: string; readonly to: string }
  | { readonly kind: "total"; readonly from: Reservation["estimate"]["total"]; readonly to: Reservation["estimate"]["total"] }
  | { readonly kind: "note" };

/** What has changed between two readings of the same reservation. */
export function differences(before: Reservation, after: Reservation): Difference[] {
  const found: Difference[] = [];
  if (before.status !== after.status) found.push({ kind: "status", from: before.status, to: after.status });
  if (!isSameTime(before.starts_at, after.starts_at)) {
    found.push({ kind: "starts_at", from: before.starts_at, to: after.starts_at });
  }
  if (!isSameTime(before.ends_at, after.ends_at)) {
    found.push({ kind: "ends_at", from: before.ends_at, to: after.ends_at });
  }
  if (before.vehicle.id !== after.vehicle.id) {
    found.push({ kind: "vehicle", from: before.vehicle.model, to: after.vehicle.model });
  }
  const [was, is] = [before.estimate.total, after.estimate.total];
  if (was.amount !== is.amount || was.currency !== is.currency) found.push({ kind: "total", from: was, to: is });
  if (before.note !== after.note) found.push({ kind: "note" });
  return found;
}

function isSameTime(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Date.parse(one) === Date.parse(other);
}
