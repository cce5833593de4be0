import { useApi } from "../session/api.tsx";
import { useSessionWords } from "../session/words.ts";
import { useReservationWords } from "../reservations/words.ts";
import { Notice } from "../ui/notice.tsx";
import type { Failure } from "./failure.ts";
import { failureSentence } from "./sentences.ts";
import { useProblemWords } from "./words.ts";

/** What went wrong, and perhaps a button to try again. */
export function FailureNotice({ failure, onAgain }: { failure: Failure; onAgain?: () => void }) {
  const session = useSessionWords();
  const sentence = useFailureSentence();
  return (
    <Notice kind="bad">
      <p>{sentence(failure)}</p>
      {onAgain ? (
        <button type="button" onClick={onAgain}>
          {session.again}
        </button>
      ) : undefined}
    </Notice>
  );
}

/** Gives the sentence of a failure in the reader's language. */
export function useFailureSentence(): (failure: Failure) => string {
  const words = useProblemWords();
  const { statuses } = useReservationWords();
  const { formats } = useApi();
  return (failure) => failureSentence(failure, { words, formats, statuses });
}
