import type { Reservation } from "@mobilitycorp/sdk";
import { useState } from "react";

import { PriceTable } from "../booking/price-table.tsx";
import { FailureNotice } from "../problems/failure-notice.tsx";
import { useApi } from "../session/api.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { ChangesNotice } from "./changes-notice.tsx";
import { usePeriod } from "./reservation-list.tsx";
import { type Cancellation, useCancellation } from "./use-cancellation.ts";
import { useReservationWords } from "./words.ts";

/** Shows the fee first; it is paid by nobody who has not accepted it. */
export function CancelDialog({ reservation, onClose }: { reservation: Reservation; onClose: () => void }) {
  const words = useReservationWords();
  const { formats } = useApi();
  const { cancellation, cancel } = useCancellation(reservation);
  return (
    <Dialog title={words.cancelTitle} onClose={onClose}>
      <CancelContent cancellation={cancellation} onCancel={() => void cancel()} onClose={onClose} />
      {cancellation.step === "cancelled" ? (
        <>
          <Notice kind="good">
            {words.cancelled(formats.money(cancellation.reservation.cancellation?.fee.total ?? NOTHING))}
          </Notice>
          <CloseButton onClose={onClose} />
        </>
      ) : undefined}
    </Dialog>
  );
}

const NOTHING = { amount: 0, currency: "EUR" };

function CloseButton({ onClose }: { onClose: () => void }) {
  const words = useReservationWords();
  return (
    <div className="actions">
      <button type="button" className="primary" onClick={onClose}>
        {words.close}
      </button>
    </div>
  );
}

interface ContentProps {
  readonly cancellation: Cancellation;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

function CancelContent({ cancellation, onCancel, onClose }: ContentProps) {
  const words = useReservationWords();
  const period = usePeriod();
  switch (cancellation.step) {
    case "reading":
      return <p role="status">{words.loading}</p>;
    case "impossible":
      return (
        <>
          <FailureNotice failure={cancellation.failure} />
          <CloseButton onClose={onClose} />
        </>
      );
    case "deciding":
    case "cancelling": {
      const { reading, preview, failure } = cancellation;
      return (
        <>
          {failure ? <FailureNotice failure={failure} /> : undefined}
          <ChangesNotice changes={reading.changes} />
          <p>
            <strong>{reading.reservation.vehicle.model}</strong>, {period(reading.reservation)}
          </p>
          <Decision
            key={preview.previewed_at}
            preview={preview}
            isCancelling={cancellation.step === "cancelling"}
            onCancel={onCancel}
            onClose={onClose}
          />
        </>
      );
    }
    case "cancelled":
      return undefined;
  }
}

interface DecisionProps {
  readonly preview: Extract<Cancellation, { step: "deciding" | "cancelling" }>["preview"];
  readonly isCancelling: boolean;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

function Decision({ preview, isCancelling, onCancel, onClose }: DecisionProps) {
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
