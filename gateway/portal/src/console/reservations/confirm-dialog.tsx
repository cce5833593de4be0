import type { Reservation } from "@mobilitycorp/sdk";

import { PriceTable } from "../booking/price-table.tsx";
import { useBookingWords } from "../booking/words.ts";
import { useApi } from "../session/api.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { DecisionFrame } from "./decision-frame.tsx";
import { usePeriod } from "./reservation-list.tsx";
import { useDecision } from "./use-decision.ts";
import { useReservationWords } from "./words.ts";

const nothingMore = (): Promise<undefined> => Promise.resolve(undefined);

/** Confirms a hold as it is shown here; one that has changed meanwhile is shown again first. */
export function ConfirmDialog({ reservation, onClose }: { reservation: Reservation; onClose: () => void }) {
  const words = useReservationWords();
  const booking = useBookingWords();
  const { mobility } = useApi();
  const period = usePeriod();
  const { decision, act } = useDecision({ name: "confirm", shown: reservation, readMore: nothingMore });
  const confirm = (): Promise<void> =>
    act((terms, idempotencyKey) => mobility.reservations.confirm(terms.reservation, { idempotencyKey }));
  return (
    <Dialog title={booking.confirm} onClose={onClose}>
      <DecisionFrame
        decision={decision}
        onClose={onClose}
        done={<Notice kind="good">{booking.bookedExplanation}</Notice>}
        render={(terms, isActing) => (
          <>
            <p>
              <strong>{terms.reservation.vehicle.model}</strong>, {period(terms.reservation)}
            </p>
            <PriceTable price={terms.reservation.estimate} caption={booking.estimated} total={booking.estimated} />
            <div className="actions">
              <button type="button" className="primary" disabled={isActing} onClick={() => void confirm()}>
                {isActing ? booking.confirming : booking.confirm}
              </button>
              <button type="button" disabled={isActing} onClick={onClose}>
                {words.close}
              </button>
            </div>
          </>
        )}
      />
    </Dialog>
  );
}
