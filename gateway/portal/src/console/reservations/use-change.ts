import type { ChangePreview, Reservation } from "@mobilitycorp/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import { type Failure, outcomeOf } from "../problems/failure.ts";
import { useApi } from "../session/api.tsx";
import { announceReservations } from "./announcements.ts";
import type { ChangeRequest } from "./change-request.ts";
import { type Reading, readAgain } from "./readings.ts";

export type Change =
  | { readonly step: "reading" }
  | { readonly step: "impossible"; readonly failure: Failure }
  | { readonly step: "editing" | "previewing"; readonly reading: Reading; readonly failure?: Failure }
  | {
      readonly step: "deciding" | "changing";
      readonly reading: Reading;
      readonly request: ChangeRequest;
      readonly preview: ChangePreview;
      readonly failure?: Failure;
    }
  | { readonly step: "changed"; readonly reservation: Reservation };

interface Changes {
  readonly change: Change;
  readonly preview: (request: ChangeRequest) => Promise<void>;
  readonly make: () => Promise<void>;
  readonly edit: () => void;
}

/** Shows what a change would cost, and makes it on exactly these terms. */
export function useChange(shown: Reservation): Changes {
  const { mobility } = useApi();
  const queries = useQueryClient();
  const [change, setChange] = useState<Change>({ step: "reading" });
  const isBusy = useRef(false);

  const look = async (last: Reservation, failure?: Failure): Promise<void> => {
    const reading = await readAgain(mobility, last);
    const why = failure === undefined ? {} : { failure };
    setChange(
      reading.ok ? { step: "editing", reading: reading.data, ...why } : { step: "impossible", failure: reading.failure },
    );
  };
  const begin = useEffectEvent(() => void look(shown));
  useEffect(() => begin(), []);

  const once = async (action: () => Promise<void>): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    await action();
    isBusy.current = false;
  };

  const preview = (request: ChangeRequest): Promise<void> =>
    once(async () => {
      if (change.step !== "editing") return;
      const { reading } = change;
      setChange({ step: "previewing", reading });
      const outcome = await outcomeOf(mobility.reservations.previewChange(reading.reservation.id, request));
      if (outcome.ok) setChange({ step: "deciding", reading, request, preview: outcome.data });
      else setChange({ step: "editing", reading, failure: outcome.failure });
    });

  const make = (): Promise<void> =>
    once(async () => {
      if (change.step !== "deciding") return;
      const { reading, request, preview: terms } = change;
      setChange({ step: "changing", reading, request, preview: terms });
      const { amount, currency } = terms.price.total;
      // The preview has the version that it was worked out from.
      const outcome = await outcomeOf(
        mobility.reservations.update(terms, { ...request, accepted_total: { amount, currency } }),
      );
      if (outcome.ok) {
        setChange({ step: "changed", reservation: outcome.data });
        announceReservations(queries);
      } else if (outcome.failure.kind === "problem") {
        await look(reading.reservation, outcome.failure);
      } else {
        setChange({ step: "deciding", reading, request, preview: terms, failure: outcome.failure });
      }
    });

  const edit = (): void => {
    if (change.step === "deciding") setChange({ step: "editing", reading: change.reading });
  };

  return { change, preview, make, edit };
}
