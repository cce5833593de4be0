import type { Timeline } from "./timeline.ts";
import type { ChatWords } from "./words.ts";

/** What screen readers are told last: whole answers and questions, never the pieces of an answer. */
export function announcementOf(timeline: Timeline, words: ChatWords): string {
  for (const entry of timeline.entries.toReversed()) {
    switch (entry.kind) {
      case "answer":
        if (entry.state === "streaming") break;
        return typeof entry.state === "object" ? words.retracted : entry.text;
      case "question":
        return [entry.message.question, ...entry.message.choices.map(({ label }) => label)].join(" ");
      case "proposal":
        if (entry.detail !== undefined) return entry.detail;
        break;
      case "incident":
        return entry.incident.title;
      case "said":
        return timeline.turnId === undefined ? "" : words.thinking;
      case "end":
        if (words.ends[entry.status] !== undefined) return [words.ends[entry.status], entry.problem?.detail].join(" ");
        break;
      default:
        break;
    }
  }
  return "";
}
