import { useId, useSyncExternalStore } from "react";
import diagrams from "virtual:state-diagrams";

import type { Diagram } from "./diagram.ts";

const narrow = matchMedia("(max-width: 75rem)");

/** The states of a machine as a picture. What it shows stands in the table beside it, too. */
export function StateDiagram({ schema, label }: { schema: string; label: string }) {
  const isNarrow = useSyncExternalStore(watchWidth, () => narrow.matches);
  const drawn = diagrams[schema];
  if (!drawn) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls where it is wider than the page.
    <div className="state-diagram" tabIndex={0} role="group" aria-label={label}>
      <Picture diagram={isNarrow ? drawn.narrow : drawn.wide} label={label} />
    </div>
  );
}

function Picture({ diagram, label }: { diagram: Diagram; label: string }) {
  const arrow = useId();
  return (
    <svg viewBox={`0 0 ${diagram.width} ${diagram.height}`} width={diagram.width} role="img" aria-label={label}>
      <defs>
        <marker id={arrow} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
          <path className="arrow" d="M0,0 L10,5 L0,10 z" />
        </marker>
      </defs>
      {diagram.transitions.map((transition) => (
        <path key={transition.key} className="transition" d={transition.path} markerEnd={`url(#${arrow})`} />
      ))}
      {diagram.states.map((state) => (
        <g key={state.name} className={`state ${state.kind}`}>
          <rect x={state.x} y={state.y} width={state.width} height={state.height} rx={state.height / 2} />
          <text x={state.x + state.width / 2} y={state.y + state.height / 2}>
            {state.name}
          </text>
        </g>
      ))}
      {diagram.transitions.map((transition) => (
        <text key={transition.key} className="event" x={transition.label.x} y={transition.label.y}>
          {transition.event}
        </text>
      ))}
    </svg>
  );
}

function watchWidth(listener: () => void): () => void {
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
}
