import type { ReactNode } from "react";

import { FailureNotice } from "../problems/failure-notice.tsx";
import type { Failure } from "../problems/failure.ts";
import { ChangesNotice } from "./changes-notice.tsx";
import type { Decision, Terms } from "./use-decision.ts";
import { useReservationWords } from "./words.ts";

interface Props<More> {
  readonly decision: Decision<More>;
  readonly onClose: () => void;
  /** What is shown once it is done. */
  readonly done: ReactNode;
  readonly render: (terms: Terms<More>, isActing: boolean) => ReactNode;
}

/** What dialogs about a reservation have in common: reading, refusals, what has changed meanwhile, the end. */
export function DecisionFrame<More>({ decision, onClose, done, render }: Props<More>) {
  const words = useReservationWords();
  switch (decision.step) {
    case "reading":
      return <p role="status">{words.loading}</p>;
    case "deciding":
    case "acting":
      return (
        <>
          {decision.failure && !isTold(decision.failure, decision.terms) ? (
            <FailureNotice failure={decision.failure} />
          ) : undefined}
          <ChangesNotice changes={decision.terms.changes} />
          {render(decision.terms, decision.step === "acting")}
        </>
      );
    case "impossible":
    case "done":
      return (
        <>
          {decision.step === "done" ? done : <FailureNotice failure={decision.failure} />}
          <div className="actions">
            <button type="button" className="primary" onClick={onClose}>
              {words.close}
            </button>
          </div>
        </>
      );
  }
}

/** Whether it is the changes that were in the way, which are told beside it. */
function isTold(failure: Failure, terms: Terms<unknown>): boolean {
  return failure.kind === "problem" && failure.problem.code === "precondition_failed" && terms.changes !== undefined;
}
