import { readFile } from "node:fs/promises";

import ELK, { type ElkExtendedEdge, type ElkNode } from "elkjs/lib/elk.bundled.js";
import type { Plugin } from "vite";

import type { Diagram, DrawnState, Point } from "../src/contract/diagram.ts";
import type { StateMachine } from "../src/contract/documents.ts";

const MODULE = "virtual:state-diagrams";
const RESOLVED = `\0${MODULE}`;
const DOCUMENT = new URL("../../../generated/docs/state-machines.json", import.meta.url);
// Widths of letters in the code font, at the sizes that the style sheet gives them.
const STATE_LETTER = 8.5;
const EVENT_LETTER = 7.6;
const STATE_HEIGHT = 38;
const EVENT_HEIGHT = 18;
const CORNER = 8;
const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.padding": "[top=10,left=10,bottom=10,right=10]",
  "elk.spacing.nodeNode": "24",
  "elk.spacing.edgeNode": "16",
  "elk.spacing.edgeEdge": "14",
  "elk.layered.spacing.nodeNodeBetweenLayers": "24",
  "elk.layered.spacing.edgeNodeBetweenLayers": "16",
  "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
};
const LABEL_OPTIONS = { "elk.edgeLabels.inline": "true" };

/** Gives the diagrams of the state machines, by the names of their schemas, so that no page has to lay them out. */
export function stateDiagrams(): Plugin {
  return {
    name: "state-diagrams",
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const document = JSON.parse(await readFile(DOCUMENT, "utf8")) as { state_machines: StateMachine[] };
      const diagrams = await Promise.all(
        document.state_machines.map(async (machine) => [
          machine.schema,
          { wide: await drawn(machine, "RIGHT"), narrow: await drawn(machine, "DOWN") },
        ]),
      );
      return `export default ${JSON.stringify(Object.fromEntries(diagrams))};`;
    },
  };
}

async function drawn(machine: StateMachine, direction: "RIGHT" | "DOWN"): Promise<Diagram> {
  const laidOut = await new ELK().layout(graphOf(machine), { layoutOptions: { ...OPTIONS, "elk.direction": direction } });
  return {
    width: Math.ceil(laidOut.width ?? 0),
    height: Math.ceil(laidOut.height ?? 0),
    states: (laidOut.children ?? []).map((node) => drawnState(node, machine)),
    transitions: (laidOut.edges ?? []).map(drawnTransition),
  };
}

function graphOf(machine: StateMachine): ElkNode {
  return {
    id: machine.schema,
    children: machine.states.map((name) => ({ id: name, width: name.length * STATE_LETTER + 30, height: STATE_HEIGHT })),
    edges: machine.transitions.flatMap(({ event, from, to }) =>
      from.map((source) => ({
        id: `${source} ${event}`,
        sources: [source],
        targets: [to],
        labels: [{ text: event, width: event.length * EVENT_LETTER + 8, height: EVENT_HEIGHT, layoutOptions: LABEL_OPTIONS }],
      })),
    ),
  };
}

function drawnState(node: ElkNode, machine: StateMachine): DrawnState {
  const { id, x = 0, y = 0, width = 0, height = 0 } = node;
  const kind = id === machine.initial ? "initial" : machine.final.includes(id) ? "final" : "inner";
  return { name: id, x, y, width, height, kind };
}

function drawnTransition(edge: ElkExtendedEdge): Diagram["transitions"][number] {
  const [label] = edge.labels ?? [];
  const { text = "", x = 0, y = 0, width = 0, height = 0 } = label ?? {};
  const points = (edge.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint].concat(bendPoints, endPoint),
  );
  return { key: edge.id, event: text, path: rounded(points), label: { x: x + width / 2, y: y + height / 2 } };
}

/** A line through points, with round corners. */
function rounded(points: readonly Point[]): string {
  return points
    .map((point, place) => {
      const before = points[place - 1];
      const after = points[place + 1];
      if (!before) return `M${at(point)}`;
      if (!after) return `L${at(point)}`;
      return `L${at(towards(point, before))} Q${at(point)} ${at(towards(point, after))}`;
    })
    .join(" ");
}

/** The point a little way from one point to another, or halfway where they are near. */
function towards(from: Point, to: Point): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const share = distance === 0 ? 0 : Math.min(CORNER / distance, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
