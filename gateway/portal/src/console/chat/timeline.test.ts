import type { ServerMessage } from "@mobilitycorp/sdk/chat";
import { describe, expect, it } from "vitest";

import { EMPTY, type Entry, newestCards, type Timeline, withEvent } from "./timeline.ts";

let made = 0;

/** An event with the members that the timeline looks at. */
function event(type: string, members: Record<string, unknown> = {}): ServerMessage {
  made += 1;
  return { type, id: `evt_${made}`, seq: made, turn_id: "trn_1", ...members } as unknown as ServerMessage;
}

function after(...events: ServerMessage[]): Timeline {
  return events.reduce(withEvent, EMPTY);
}

function only<Kind extends Entry["kind"]>(timeline: Timeline, kind: Kind): Extract<Entry, { kind: Kind }> {
  const [entry, ...others] = timeline.entries.filter((found) => found.kind === kind);
  if (!entry || others.length > 0) throw new Error(`There are ${others.length + (entry ? 1 : 0)} of ${kind}.`);
  return entry as Extract<Entry, { kind: Kind }>;
}

const piece = (text: string): ServerMessage => event("message.delta", { message_id: "msg_1", text });

describe("answers", () => {
  it("grow by pieces until their last word replaces them", () => {
    const streaming = after(piece("The bike "), piece("is"));
    expect(only(streaming, "answer")).toMatchObject({ text: "The bike is", state: "streaming" });
    const complete = withEvent(streaming, event("message.completed", { message_id: "msg_1", text: "The bike is faster." }));
    expect(only(complete, "answer")).toMatchObject({ text: "The bike is faster.", state: "complete" });
    expect(withEvent(complete, piece("late"))).toBe(complete);
  });

  it("that are taken back say why", () => {
    const timeline = after(piece("It is free."), event("message.retracted", { message_id: "msg_1", reason: "unsupported_claim" }));
    expect(only(timeline, "answer").state).toEqual({ retracted: "unsupported_claim" });
  });

  it("of which only the last word arrived are shown, too", () => {
    const timeline = after(event("message.completed", { message_id: "msg_2", text: "Here." }));
    expect(only(timeline, "answer").text).toBe("Here.");
  });
});

describe("work", () => {
  it("is shown once a turn, each tool with its outcome", () => {
    const timeline = after(
      event("turn.started"),
      event("agent.started", { agent: "route_planner" }),
      event("tool.started", { agent: "route_planner", tool: "plan_trip" }),
      event("tool.progress", { tool: "plan_trip", detail: "two of four", percent: 50 }),
      event("tool.finished", { agent: "route_planner", tool: "plan_trip", outcome: "succeeded" }),
      event("tool.started", { agent: "route_planner", tool: "plan_trip" }),
      event("agent.finished", { agent: "route_planner", succeeded: true }),
    );
    expect(only(timeline, "work").works.map(({ name, state }) => [name, state])).toEqual([
      ["route_planner", "succeeded"],
      ["plan_trip", "succeeded"],
      ["plan_trip", "running"],
    ]);
    const ended = withEvent(timeline, event("turn.completed", { status: "cancelled" }));
    expect(only(ended, "work").works.every(({ state }) => state !== "running")).toBe(true);
  });
});

describe("turns", () => {
  it("run until they are completed", () => {
    const running = after(event("turn.started"));
    expect(running.turnId).toBe("trn_1");
    const ended = withEvent(running, event("turn.completed", { status: "failed", problem: { code: "timed_out" } }));
    expect(ended.turnId).toBeUndefined();
    expect(only(ended, "end")).toMatchObject({ status: "failed", problem: { code: "timed_out" } });
  });

  it("are not ended by the end of an earlier one", () => {
    const timeline = after(event("turn.started", { turn_id: "trn_2" }), event("turn.completed", { status: "cancelled" }));
    expect(timeline.turnId).toBe("trn_2");
  });
});

describe("proposals and questions", () => {
  it("are pending until something becomes of them", () => {
    const confirmation = { id: "cnf_1", status: "pending", digest: "9f" };
    const timeline = after(event("confirmation.required", { confirmation }));
    expect(only(timeline, "proposal").status).toBe("pending");
    const resolved = withEvent(
      timeline,
      event("confirmation.resolved", { confirmation_id: "cnf_1", status: "committed", detail: "It is yours." }),
    );
    expect(only(resolved, "proposal")).toMatchObject({ status: "committed", detail: "It is yours." });
  });

  it("are answered by any words, which end suggestions, too", () => {
    const asked = after(
      event("clarification.required", { clarification_id: "clr_1", question: "Which?", choices: [] }),
      event("suggestions", { suggestions: ["Book the bike"] }),
    );
    const answered = withEvent(asked, event("user.said", { text: "The second one" }));
    expect(only(answered, "question").answered).toBe(true);
    expect(answered.suggestions).toEqual([]);
  });
});

describe("plans", () => {
  it("that no longer hold are marked on all their cards", () => {
    const card = { kind: "route_comparison", plan: { id: "pln_1" } };
    const timeline = after(event("card", { card }), event("plan.invalidated", { plan_id: "pln_1", reason: "incident" }));
    expect(only(timeline, "card").invalid).toBe("incident");
  });
});

it("the newest cards are those since the customer last said something", () => {
  const timeline = after(
    event("card", { card: { kind: "weather" } }),
    event("user.said", { text: "And by bike?" }),
    event("card", { card: { kind: "route" } }),
    event("card", { card: { kind: "poi_list" } }),
  );
  expect(newestCards(timeline).map(({ card }) => card.kind)).toEqual(["route", "poi_list"]);
});

it("messages of a newer server change nothing", () => {
  const timeline = after(piece("Hello"));
  expect(withEvent(timeline, event("hologram.shown"))).toBe(timeline);
});
