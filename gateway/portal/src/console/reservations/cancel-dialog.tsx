import type { CancellationPreview, Reservation } from "@mobilitycorp/sdk";
import { useState } from "react";

import { PriceTable } from "../booking/price-table.tsx";
import { useApi } from "../session/api.tsx";
import { read } from "../session/reading.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { DecisionFrame } from "./decision-frame.tsx";
import { usePeriod } from "./reservation-list.tsx";
import { useDecision } from "./use-decision.ts";
import { useReservationWords } from "./words.ts";

/** Shows the fee first; it is paid by nobody who has not accepted it. */
export function CancelDialog({ reservation, onClose }: { reservation: Reservation; onClose: () => void }) {
  const words = useReservationWords();
  const { mobility, formats } = useApi();
  const period = usePeriod();
  const { decision, act } = useDecision({
    name: "cancel",
    shown: reservation,
    readMore: ({ id }) => read(mobility.reservations.previewCancellation(id)),
  });
  const cancel = (): Promise<void> =>
    act((terms, idempotencyKey) => {
      const { amount, currency } = terms.more.fee.total;
      return mobility.reservations.cancel(terms.reservation, { accepted_fee: { amount, currency } }, { idempotencyKey });
    });
  const fee = decision.step === "done" ? decision.reservation.cancellation?.fee.total : undefined;
  return (
    <Dialog title={words.cancelTitle} onClose={onClose}>
      <DecisionFrame
        decision={decision}
        onClose={onClose}
        done={<Notice kind="good">{fee ? words.cancelled(formats.money(fee)) : words.statuses.cancelled}</Notice>}
        render={(terms, isActing) => (
          <>
            <p>
              <strong>{terms.reservation.vehicle.model}</strong>, {period(terms.reservation)}
            </p>
            <FeeDecision
              key={`${terms.more.fee.total.amount} ${terms.reservation.updated_at}`}
              preview={terms.more}
              isCancelling={isActing}
              onCancel={() => void cancel()}
              onClose={onClose}
            />
          </>
        )}
      />
    </Dialog>
  );
}

interface FeeProps {
  readonly preview: CancellationPreview;
  readonly isCancelling: boolean;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

function FeeDecision({ preview, isCancelling, onCancel, onClose }: FeeProps) {
  const words = useReservationWords();
  const { formats } = useApi();
  const [hasAccepted, setAccepted] = useState(false);
  const isFree = preview.fee.total.amount === 0;
  const fee = formats.money(preview.fee.total);
  return (
    <>
      {isFree ? (
        <p>
          {words.cancelFree} {preview.free_until ? words.cancelFreeUntil(formats.dateTime(preview.free_until)) : undefined}
        </p>
      ) : (
        <>
          <Notice kind="warn">{words.cancelFee(fee)}</Notice>
          <PriceTable price={preview.fee} caption={words.cancelFee(fee)} />
          <label className="accept">
            <input type="checkbox" checked={hasAccepted} onChange={(event) => setAccepted(event.target.checked)} />
            {words.acceptFee(fee)}
          </label>
        </>
      )}
      <div className="actions">
        <button type="button" className="danger" disabled={isCancelling || (!isFree && !hasAccepted)} onClick={onCancel}>
          {isCancelling ? words.cancelling : words.cancelNow}
        </button>
        <button type="button" disabled={isCancelling} onClick={onClose}>
          {words.keep}
        </button>
      </div>
    </>
  );
}
