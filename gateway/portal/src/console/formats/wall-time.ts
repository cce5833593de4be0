/** Times on the clocks of a metro, as fields for date and time hold them: `2026-12-01T09:00`. */

export type WallTime = string;

const WALL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** What the clocks of the time zone show at an instant. */
export function wallTimeOf(instant: Date, timeZone: string): WallTime {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  ) as Partial<Record<Intl.DateTimeFormatPartTypes, string>>;
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The instant at which the clocks of the time zone show a time; undefined where the text is no time.
 *
 * A time that comes twice, when clocks go back, is the first of both; one that is skipped is as much later as clocks
 * go forward.
 */
export function instantOf(wallTime: WallTime, timeZone: string): Date | undefined {
  const match = WALL_TIME.exec(wallTime);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const before = offsetAt(asUtc - DAY_MS, timeZone);
  const after = offsetAt(asUtc + DAY_MS, timeZone);
  // The offset before a change of clocks goes first: it is right for the first of two times, and skips the gap.
  for (const offset of [before, after]) {
    const instant = asUtc - offset;
    if (offsetAt(instant, timeZone) === offset) return new Date(instant);
  }
  return new Date(asUtc - before);
}

const DAY_MS = 86_400_000;

/** By how many milliseconds the clocks of the time zone are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  return Date.parse(`${wallTimeOf(new Date(minute), timeZone)}:00Z`) - minute;
}
