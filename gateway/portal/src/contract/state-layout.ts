import { Graph, layout } from "@dagrejs/dagre";

import type { StateMachine } from "./documents.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedState extends Point {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly kind: "initial" | "inner" | "final";
}

export interface PlacedTransition {
  readonly key: string;
  readonly event: string;
  readonly path: string;
  readonly label: Point;
}

export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly transitions: readonly PlacedTransition[];
}

// Widths of letters in the code font at the sizes that the style sheet gives them.
const STATE_LETTER = 8.5;
const EVENT_LETTER = 7.5;
const STATE_HEIGHT = 40;
const MARGIN = 12;

/** Places the states of a machine and their transitions: from left to right, or from top to bottom. */
export function placed(machine: StateMachine, direction: "LR" | "TB"): Diagram {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 32, ranksep: 44, edgesep: 18, marginx: MARGIN, marginy: MARGIN });
  for (const state of machine.states) {
    graph.setNode(state, { width: state.length * STATE_LETTER + 32, height: STATE_HEIGHT });
  }
  for (const { event, from, to } of machine.transitions) {
    for (const source of from) {
      graph.setEdge(source, to, { width: event.length * EVENT_LETTER + 12, height: 20, labelpos: "c" }, event);
    }
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    states: machine.states.map((name) => {
      const node = graph.node(name);
      return { name, x: node.x, y: node.y, width: node.width, height: node.height, kind: kindOf(name, machine) };
    }),
    transitions: graph.edges().map((edge) => {
      const { points = [], x = 0, y = 0 } = graph.edge(edge);
      const event = edge.name ?? "";
      return { key: `${edge.v} ${event}`, event, path: curve(points), label: { x, y } };
    }),
  };
}

function kindOf(name: string, machine: StateMachine): PlacedState["kind"] {
  if (name === machine.initial) return "initial";
  return machine.final.includes(name) ? "final" : "inner";
}

/** A smooth line that begins and ends at the first and the last point, and bends at those between. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const segments = rest.map((point, place) => {
    const next = rest[place + 1];
    if (!next) return `L${at(point)}`;
    return `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return [`M${at(first)}`, ...segments].join(" ");
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
