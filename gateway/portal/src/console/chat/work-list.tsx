import type { Work } from "./timeline.ts";
import { useChatWords } from "./words.ts";

/** What agents and tools do for an answer: open while they are at it, folded afterwards. */
export function WorkList({ works, isRunning }: { works: readonly Work[]; isRunning: boolean }) {
  const words = useChatWords();
  const current = works.findLast(({ state }) => state === "running");
  return (
    <details className="work" open={isRunning}>
      <summary>
        {isRunning ? (
          <>
            <span className="pulse" aria-hidden="true" />
            {current ? nameOf(current) : words.thinking}
          </>
        ) : (
          words.steps(works.length)
        )}
      </summary>
      <ul>
        {works.map((work, index) => (
          // The same tool may be used again, and nothing is ever reordered.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} data-kind={work.kind} data-state={work.state}>
            <span>{nameOf(work)}</span>
            <span className="quiet">
              {work.detail && work.state === "running" ? work.detail : words.workStates[work.state]}
            </span>
            {work.percent !== undefined && work.state === "running" ? (
              <progress max={100} value={work.percent} aria-label={nameOf(work)} />
            ) : undefined}
          </li>
        ))}
      </ul>
    </details>
  );

  function nameOf({ kind, name }: Work): string {
    return kind === "agent" ? (words.agents[name] ?? name) : name.replaceAll("_", " ");
  }
}
