import type { ChangePreview, Reservation } from "@mobilitycorp/sdk";
import { useRef, useState } from "react";

import { type Failure, outcomeOf } from "../problems/failure.ts";
import { useApi } from "../session/api.tsx";
import type { ChangeRequest } from "./change-request.ts";
import { type Decision, useDecision } from "./use-decision.ts";

export type Draft =
  | { readonly step: "editing"; readonly failure?: Failure }
  | { readonly step: "previewing" }
  | { readonly step: "previewed"; readonly request: ChangeRequest; readonly preview: ChangePreview };

interface Changes {
  readonly decision: Decision<undefined>;
  readonly draft: Draft;
  readonly preview: (request: ChangeRequest) => Promise<void>;
  readonly make: () => Promise<void>;
  readonly edit: () => void;
}

const nothingMore = (): Promise<undefined> => Promise.resolve(undefined);

/** Shows what a change would cost, and makes it on exactly these terms. */
export function useChange(shown: Reservation): Changes {
  const { mobility } = useApi();
  const { decision, act } = useDecision({ name: "change", shown, readMore: nothingMore });
  const [draft, setDraft] = useState<Draft>({ step: "editing" });
  const isAsking = useRef(false);

  const preview = async (request: ChangeRequest): Promise<void> => {
    if (isAsking.current) return;
    isAsking.current = true;
    setDraft({ step: "previewing" });
    const outcome = await outcomeOf(mobility.reservations.previewChange(shown.id, request));
    if (outcome.ok) setDraft({ step: "previewed", request, preview: outcome.data });
    else setDraft({ step: "editing", failure: outcome.failure });
    isAsking.current = false;
  };

  const make = async (): Promise<void> => {
    if (draft.step !== "previewed") return;
    const { amount, currency } = draft.preview.price.total;
    // The preview has the version that it was worked out from.
    await act(() =>
      mobility.reservations.update(draft.preview, { ...draft.request, accepted_total: { amount, currency } }),
    );
  };

  // A refusal means that the terms were not those any more.
  const isRefused = decision.step === "deciding" && decision.failure?.kind === "problem";
  return {
    decision,
    draft: isRefused && draft.step === "previewed" ? { step: "editing" } : draft,
    preview,
    make,
    edit: () => setDraft({ step: "editing" }),
  };
}
