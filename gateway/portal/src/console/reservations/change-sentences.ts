import type { Formats } from "../formats/formats.ts";
import type { Difference } from "./differences.ts";
import type { ReservationWords } from "./words.ts";

/** What has changed, each thing in some words. */
export function changeSentences(
  found: readonly Difference[],
  { words, formats }: { words: ReservationWords; formats: Formats },
): string[] {
  if (found.length === 0) return [words.differences.nothing];
  return found.map((difference) => {
    switch (difference.kind) {
      case "status":
        return words.differences.status(words.statuses[difference.from], words.statuses[difference.to]);
      case "starts_at":
        return words.differences.starts_at(formats.dateTime(difference.from), formats.dateTime(difference.to));
      case "ends_at": {
        const [from, to] = [difference.from, difference.to].map((time) =>
          time === undefined ? words.openEnded : formats.dateTime(time),
        );
        return words.differences.ends_at(from ?? "", to ?? "");
      }
      case "vehicle":
        return words.differences.vehicle(difference.from, difference.to);
      case "total":
        return words.differences.total(formats.money(difference.from), formats.money(difference.to));
      case "note":
        return words.differences.note;
    }
  });
}
