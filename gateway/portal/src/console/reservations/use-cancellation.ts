import type { CancellationPreview, Reservation } from "@mobilitycorp/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import { PendingKeys } from "../booking/pending-keys.ts";
import { type Failure, isUnknownOutcome, outcomeOf } from "../problems/failure.ts";
import { useApi } from "../session/api.tsx";
import { announceReservations } from "./announcements.ts";
import { type Reading, readAgain } from "./readings.ts";

export type Cancellation =
  | { readonly step: "reading" }
  | { readonly step: "impossible"; readonly failure: Failure }
  | {
      readonly step: "deciding" | "cancelling";
      readonly reading: Reading;
      readonly preview: CancellationPreview;
      readonly failure?: Failure;
    }
  | { readonly step: "cancelled"; readonly reservation: Reservation };

/** Reads what cancelling costs, and cancels on exactly these terms. */
export function useCancellation(shown: Reservation): {
  readonly cancellation: Cancellation;
  readonly cancel: () => Promise<void>;
} {
  const { mobility } = useApi();
  const queries = useQueryClient();
  const [cancellation, setCancellation] = useState<Cancellation>({ step: "reading" });
  const isCancelling = useRef(false);
  const keys = useRef(new PendingKeys());

  const look = async (last: Reservation, failure?: Failure): Promise<void> => {
    const reading = await readAgain(mobility, last);
    const preview = await outcomeOf(mobility.reservations.previewCancellation(last.id));
    if (!reading.ok) setCancellation({ step: "impossible", failure: reading.failure });
    else if (!preview.ok) setCancellation({ step: "impossible", failure: preview.failure });
    else {
      const why = failure === undefined ? {} : { failure };
      setCancellation({ step: "deciding", reading: reading.data, preview: preview.data, ...why });
    }
  };

  const begin = useEffectEvent(() => void look(shown));
  useEffect(() => begin(), []);

  const cancel = async (): Promise<void> => {
    if (cancellation.step !== "deciding" || isCancelling.current) return;
    isCancelling.current = true;
    const { reading, preview } = cancellation;
    setCancellation({ step: "cancelling", reading, preview });
    const { amount, currency } = preview.fee.total;
    const action = `cancel ${preview.reservation_id} for ${amount}`;
    const outcome = await outcomeOf(
      mobility.reservations.cancel(
        reading.reservation,
        { accepted_fee: { amount, currency } },
        { idempotencyKey: keys.current.keyOf(action) },
      ),
    );
    isCancelling.current = false;
    if (outcome.ok) {
      setCancellation({ step: "cancelled", reservation: outcome.data });
      announceReservations(queries);
      return;
    }
    const { failure } = outcome;
    if (!isUnknownOutcome(failure)) keys.current.settle(action);
    if (failure.kind === "problem") await look(reading.reservation, failure);
    else setCancellation({ step: "deciding", reading, preview, failure });
  };

  return { cancellation, cancel };
}
