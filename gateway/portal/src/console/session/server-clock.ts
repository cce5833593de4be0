/**
 * The time as the server has it.
 *
 * Offers and holds end at times of the server; counting down to them with a clock that is wrong would end them too
 * early or too late.
 */

const NOTICEABLE_MS = 2000;

let ahead = 0;

/** Learn from the header `Date` of an answer, which has whole seconds. */
export function learnServerTime(date: string | null, now: number): void {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return;
  ahead = Math.abs(told - now) < NOTICEABLE_MS ? 0 : told - now;
}

/** Milliseconds since 1970 by the server's clock. */
export function serverNow(now: number = Date.now()): number {
  return now + ahead;
}
