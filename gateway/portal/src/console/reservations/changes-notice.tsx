import { useApi } from "../session/api.tsx";
import { Notice } from "../ui/notice.tsx";
import { changeSentences } from "./change-sentences.ts";
import type { Difference } from "./differences.ts";
import { useReservationWords } from "./words.ts";

/** Says what has changed since a reservation was shown. */
export function ChangesNotice({ changes }: { changes: readonly Difference[] | undefined }) {
  const words = useReservationWords();
  const { formats } = useApi();
  if (!changes) return undefined;
  return (
    <Notice kind="warn">
      <p>{words.changedMeanwhile}</p>
      <ul>
        {changeSentences(changes, { words, formats }).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}
