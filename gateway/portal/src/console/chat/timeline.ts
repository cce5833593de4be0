/** What a conversation looks like: a list made of its events, one by one, the same live and when they are sent again. */

import type {
  Card,
  ConfirmationStatus,
  Fact,
  Incident,
  InvalidationReason,
  Reservation,
  RetractionReason,
  ToolOutcome,
  TurnProblem,
  TurnStatus,
} from "@mobilitycorp/sdk";
import type { ServerMessage, ServerMessages } from "@mobilitycorp/sdk/chat";

export interface Work {
  /** The name of an agent or a tool. */
  readonly name: string;
  readonly kind: "agent" | "tool";
  readonly state: "running" | "failed" | ToolOutcome;
  readonly detail?: string;
  readonly percent?: number;
}

export type Entry =
  | { readonly kind: "said"; readonly key: string; readonly text: string }
  | { readonly kind: "work"; readonly key: string; readonly turnId: string; readonly works: readonly Work[] }
  | {
      readonly kind: "answer";
      readonly key: string;
      readonly turnId: string;
      readonly text: string;
      readonly state: "streaming" | "complete" | { readonly retracted: RetractionReason };
    }
  | { readonly kind: "card"; readonly key: string; readonly card: Card; readonly invalid?: InvalidationReason }
  | {
      readonly kind: "question";
      readonly key: string;
      readonly message: ServerMessages["clarification.required"];
      readonly answered: boolean;
    }
  | {
      readonly kind: "proposal";
      readonly key: string;
      readonly message: ServerMessages["confirmation.required"];
      readonly status: ConfirmationStatus;
      readonly detail?: string;
    }
  | { readonly kind: "reservation"; readonly key: string; readonly event: string; readonly reservation: Reservation }
  | { readonly kind: "incident"; readonly key: string; readonly incident: Incident }
  | { readonly kind: "fact"; readonly key: string; readonly fact: Fact }
  | {
      readonly kind: "end";
      readonly key: string;
      readonly turnId: string;
      readonly status: TurnStatus;
      readonly problem?: TurnProblem;
    };

export interface Timeline {
  readonly entries: readonly Entry[];
  /** The turn that runs. */
  readonly turnId?: string;
  readonly suggestions: readonly string[];
}

export const EMPTY: Timeline = { entries: [], suggestions: [] };

/** The timeline after an event; the same object where the event shows nothing. */
export function withEvent(timeline: Timeline, message: ServerMessage): Timeline {
  switch (message.type) {
    case "user.said":
      return added(answeredByWords(timeline), { kind: "said", key: message.id, text: message.text });
    case "turn.started":
      return { ...timeline, turnId: message.turn_id, suggestions: [] };
    case "agent.started":
      return withWork(timeline, message.turn_id, { kind: "agent", name: message.agent, state: "running" });
    case "agent.finished": {
      const state = message.succeeded ? "succeeded" : "failed";
      return withWork(timeline, message.turn_id, { kind: "agent", name: message.agent, state });
    }
    case "tool.started":
      return withWork(timeline, message.turn_id, { kind: "tool", name: message.tool, state: "running" });
    case "tool.progress": {
      const percent = message.percent === undefined ? {} : { percent: message.percent };
      const work: Work = { kind: "tool", name: message.tool, state: "running", detail: message.detail, ...percent };
      return withWork(timeline, message.turn_id, work);
    }
    case "tool.finished":
      return withWork(timeline, message.turn_id, { kind: "tool", name: message.tool, state: message.outcome });
    case "message.delta":
      return withPiece(timeline, message);
    case "message.completed":
      return withAnswer(timeline, {
        kind: "answer",
        key: message.message_id,
        turnId: message.turn_id,
        text: message.text,
        state: "complete",
      });
    case "message.retracted":
      return withRetraction(timeline, message);
    case "card":
      return added(timeline, { kind: "card", key: message.id, card: message.card });
    case "suggestions":
      return { ...timeline, suggestions: message.suggestions };
    case "clarification.required":
      return added(timeline, {
        kind: "question",
        key: message.clarification_id,
        message,
        answered: false,
      });
    case "confirmation.required":
      return added(timeline, {
        kind: "proposal",
        key: message.confirmation.id,
        message,
        status: message.confirmation.status,
      });
    case "confirmation.resolved":
      return changed(timeline, "proposal", message.confirmation_id, (entry) => ({
        ...entry,
        status: message.status,
        detail: message.detail,
      }));
    case "reservation.changed":
      return added(timeline, {
        kind: "reservation",
        key: message.id,
        event: message.event,
        reservation: message.reservation,
      });
    case "plan.invalidated":
      return withInvalidPlan(timeline, message.plan_id, message.reason);
    case "incident.alert":
      return added(timeline, { kind: "incident", key: message.id, incident: message.incident });
    case "fact.updated":
      return added(timeline, { kind: "fact", key: message.id, fact: message.fact });
    case "turn.completed":
      return withEnd(timeline, message);
    default:
      // Answers to messages of ours, and what a newer server tells besides.
      return timeline;
  }
}

type Of<Type extends ServerMessage["type"]> = Extract<ServerMessage, { type: Type }>;
type Kind<Name extends Entry["kind"]> = Extract<Entry, { kind: Name }>;

function added(timeline: Timeline, entry: Entry): Timeline {
  return { ...timeline, entries: [...timeline.entries, entry] };
}

function changed<Name extends Entry["kind"]>(
  timeline: Timeline,
  kind: Name,
  key: string,
  change: (entry: Kind<Name>) => Entry,
): Timeline {
  const entries = timeline.entries.map((entry) =>
    entry.kind === kind && entry.key === key ? change(entry as Kind<Name>) : entry,
  );
  return { ...timeline, entries };
}

/** A question is answered by choosing, or by saying anything. */
function answeredByWords(timeline: Timeline): Timeline {
  const entries = timeline.entries.map((entry) => (entry.kind === "question" ? { ...entry, answered: true } : entry));
  return { ...timeline, entries, suggestions: [] };
}

function withWork(timeline: Timeline, turnId: string, work: Work): Timeline {
  const key = `work ${turnId}`;
  const found = timeline.entries.find((entry) => entry.key === key);
  if (found?.kind !== "work") return added(timeline, { kind: "work", key, turnId, works: [work] });
  const at = found.works.findLastIndex((other) => isSameWork(other, work));
  const works = at < 0 ? [...found.works, work] : found.works.with(at, work);
  return changed(timeline, "work", key, (entry) => ({ ...entry, works }));
}

/** A tool may be used several times; only one that runs is the same. */
function isSameWork(one: Work, other: Work): boolean {
  return one.kind === other.kind && one.name === other.name && one.state === "running";
}

function withPiece(timeline: Timeline, { message_id: key, turn_id: turnId, text }: Of<"message.delta">): Timeline {
  const known = timeline.entries.find((entry) => entry.kind === "answer" && entry.key === key);
  if (known?.kind !== "answer") return added(timeline, { kind: "answer", key, turnId, text, state: "streaming" });
  // A piece that comes after the last word is of no interest.
  if (known.state !== "streaming") return timeline;
  return changed(timeline, "answer", key, (entry) => ({ ...entry, text: entry.text + text }));
}

function withAnswer(timeline: Timeline, answer: Kind<"answer">): Timeline {
  const isKnown = timeline.entries.some((entry) => entry.kind === "answer" && entry.key === answer.key);
  return isKnown ? changed(timeline, "answer", answer.key, () => answer) : added(timeline, answer);
}

function withRetraction(timeline: Timeline, message: Of<"message.retracted">): Timeline {
  const known = timeline.entries.find((entry) => entry.kind === "answer" && entry.key === message.message_id);
  return withAnswer(timeline, {
    kind: "answer",
    key: message.message_id,
    turnId: message.turn_id,
    text: known?.kind === "answer" ? known.text : "",
    state: { retracted: message.reason },
  });
}

function withInvalidPlan(timeline: Timeline, planId: string, reason: InvalidationReason): Timeline {
  const entries = timeline.entries.map((entry) =>
    entry.kind === "card" && planIdOf(entry.card) === planId ? { ...entry, invalid: reason } : entry,
  );
  return { ...timeline, entries };
}

/** The cards since the customer last said something. */
export function newestCards({ entries }: Timeline): Extract<Entry, { kind: "card" }>[] {
  const from = entries.findLastIndex(({ kind }) => kind === "said");
  return entries.slice(from + 1).filter((entry) => entry.kind === "card");
}

/** The plan that a card shows; undefined for cards of no plan. */
export function planIdOf(card: Card): string | undefined {
  switch (card.kind) {
    case "route":
      return card.plan_id;
    case "route_comparison":
      return card.plan.id;
    default:
      return undefined;
  }
}

/** What still runs when the turn ends has been stopped, and an answer without its last word stays as it is. */
function withEnd(timeline: Timeline, message: Of<"turn.completed">): Timeline {
  const problem = message.problem === undefined ? {} : { problem: message.problem };
  const stopped = changed(timeline, "work", `work ${message.turn_id}`, (entry) => ({
    ...entry,
    works: entry.works.map((work) => (work.state === "running" ? { ...work, state: "failed" as const } : work)),
  }));
  const ended = added(stopped, {
    kind: "end",
    key: message.id,
    turnId: message.turn_id,
    status: message.status,
    ...problem,
  });
  if (timeline.turnId !== message.turn_id) return ended;
  const { turnId: _, ...rest } = ended;
  return rest;
}
