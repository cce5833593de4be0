import type { Reservation } from "@mobilitycorp/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import { PendingKeys } from "../booking/pending-keys.ts";
import { PriceTable } from "../booking/price-table.tsx";
import { useBookingWords } from "../booking/words.ts";
import { FailureNotice } from "../problems/failure-notice.tsx";
import { type Failure, isUnknownOutcome, outcomeOf } from "../problems/failure.ts";
import { useApi } from "../session/api.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { announceReservations } from "./announcements.ts";
import { ChangesNotice } from "./changes-notice.tsx";
import { type Reading, readAgain } from "./readings.ts";
import { usePeriod } from "./reservation-list.tsx";
import { useReservationWords } from "./words.ts";

type Confirming =
  | { readonly step: "reading" }
  | { readonly step: "impossible"; readonly failure: Failure }
  | { readonly step: "deciding" | "confirming"; readonly reading: Reading; readonly failure?: Failure }
  | { readonly step: "confirmed"; readonly reservation: Reservation };

/** Confirms a hold as it is shown here; one that has changed meanwhile is shown again first. */
export function ConfirmDialog({ reservation, onClose }: { reservation: Reservation; onClose: () => void }) {
  const words = useReservationWords();
  const booking = useBookingWords();
  const period = usePeriod();
  const { confirming, confirm } = useConfirming(reservation);
  const shown = confirming.step === "confirmed" ? confirming.reservation : undefined;
  return (
    <Dialog title={booking.confirm} onClose={onClose}>
      {confirming.step === "reading" ? <p role="status">{words.loading}</p> : undefined}
      {"failure" in confirming && confirming.failure ? <FailureNotice failure={confirming.failure} /> : undefined}
      {confirming.step === "deciding" || confirming.step === "confirming" ? (
        <>
          <ChangesNotice changes={confirming.reading.changes} />
          <p>
            <strong>{confirming.reading.reservation.vehicle.model}</strong>, {period(confirming.reading.reservation)}
          </p>
          <PriceTable price={confirming.reading.reservation.estimate} caption={booking.estimated} total={booking.estimated} />
          <div className="actions">
            <button type="button" className="primary" disabled={confirming.step === "confirming"} onClick={() => void confirm()}>
              {confirming.step === "confirming" ? booking.confirming : booking.confirm}
            </button>
            <button type="button" onClick={onClose}>
              {words.close}
            </button>
          </div>
        </>
      ) : undefined}
      {shown ? <Notice kind="good">{booking.bookedExplanation}</Notice> : undefined}
      {confirming.step === "confirmed" || confirming.step === "impossible" ? (
        <div className="actions">
          <button type="button" className="primary" onClick={onClose}>
            {words.close}
          </button>
        </div>
      ) : undefined}
    </Dialog>
  );
}

function useConfirming(shown: Reservation): { readonly confirming: Confirming; readonly confirm: () => Promise<void> } {
  const { mobility } = useApi();
  const queries = useQueryClient();
  const [confirming, setConfirming] = useState<Confirming>({ step: "reading" });
  const isBusy = useRef(false);
  const keys = useRef(new PendingKeys());

  const look = async (last: Reservation, failure?: Failure): Promise<void> => {
    const reading = await readAgain(mobility, last);
    const why = failure === undefined ? {} : { failure };
    if (!reading.ok) setConfirming({ step: "impossible", failure: reading.failure });
    else setConfirming({ step: "deciding", reading: reading.data, ...why });
  };
  const begin = useEffectEvent(() => void look(shown));
  useEffect(() => begin(), []);

  const confirm = async (): Promise<void> => {
    if (confirming.step !== "deciding" || isBusy.current) return;
    isBusy.current = true;
    const { reading } = confirming;
    setConfirming({ step: "confirming", reading });
    const action = `confirm ${shown.id}`;
    const options = { idempotencyKey: keys.current.keyOf(action) };
    const outcome = await outcomeOf(mobility.reservations.confirm(reading.reservation, options));
    isBusy.current = false;
    if (outcome.ok) {
      setConfirming({ step: "confirmed", reservation: outcome.data });
      announceReservations(queries);
      return;
    }
    if (!isUnknownOutcome(outcome.failure)) keys.current.settle(action);
    if (outcome.failure.kind === "problem") await look(reading.reservation, outcome.failure);
    else setConfirming({ step: "deciding", reading, failure: outcome.failure });
  };
  return { confirming, confirm };
}
