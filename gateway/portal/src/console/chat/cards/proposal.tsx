import type { ConfirmationStatus, ReservationTerms } from "@mobilitycorp/sdk";
import type { ServerMessages } from "@mobilitycorp/sdk/chat";
import { useState } from "react";

import { PriceTable } from "../../booking/price-table.tsx";
import { usePeriod } from "../../reservations/reservation-list.tsx";
import { useApi } from "../../session/api.tsx";
import { Countdown } from "../../ui/countdown.tsx";
import { Pictogram } from "../../ui/pictogram.tsx";
import { useCardWords } from "./words.ts";

interface Props {
  readonly message: ServerMessages["confirmation.required"];
  readonly status: ConfirmationStatus;
  readonly detail: string | undefined;
  /** What was decided here and is on its way. */
  readonly decided: string | undefined;
  readonly onDecide: (decision: "approve" | "decline") => void;
}

/** What the agent wants to do, exactly, with what it costs; it does it only once this very proposal is approved. */
export function Proposal({ message, status, detail, decided, onDecide }: Props) {
  const words = useCardWords();
  const { formats } = useApi();
  const { change, terms, expires_at } = message.confirmation;
  const [hasLapsed, setLapsed] = useState(false);
  const isPending = status === "pending" && !hasLapsed;
  const cost = change.action === "cancel" ? change.fee?.total : (change.price?.total ?? change.after?.total);
  const verb = words.approveVerbs[change.action] ?? change.action;
  return (
    <article className="card proposal" data-status={status} aria-label={words.proposal}>
      <h3>{words.actions[change.action] ?? change.action}</h3>
      {change.before && change.action !== "create" ? <TermsLine label={words.before} terms={change.before} /> : undefined}
      {change.after ? <TermsLine label={change.before ? words.after : undefined} terms={change.after} /> : undefined}
      {change.price ? <PriceTable price={change.price} caption={words.price} /> : undefined}
      {change.fee ? <PriceTable price={change.fee} caption={words.fee} total={words.fee} /> : undefined}
      {terms.length > 0 ? (
        <ul className="quiet bullets">
          {terms.map((term) => (
            <li key={term}>{term}</li>
          ))}
        </ul>
      ) : undefined}
      {isPending ? (
        <>
          <p className="ends">
            {words.nothingDone} {words.expiresIn}{" "}
            <Countdown until={expires_at} label={words.expiresIn} onEnd={() => setLapsed(true)} />
          </p>
          <div className="actions">
            <button
              type="button"
              className={change.action === "cancel" ? "danger" : "primary"}
              disabled={decided !== undefined}
              onClick={() => onDecide("approve")}
            >
              {decided === "approve" ? words.deciding : cost ? words.approve(verb, formats.money(cost)) : verb}
            </button>
            <button type="button" disabled={decided !== undefined} onClick={() => onDecide("decline")}>
              {decided === "decline" ? words.deciding : words.decline}
            </button>
          </div>
        </>
      ) : (
        <p className="outcome" data-status={status}>
          <strong>{words.outcomes[status === "pending" ? "expired" : status] ?? status}</strong>
          {detail ? ` · ${detail}` : ""}
        </p>
      )}
    </article>
  );
}

function TermsLine({ label, terms }: { label: string | undefined; terms: ReservationTerms }) {
  const { formats } = useApi();
  const period = usePeriod();
  return (
    <p className="terms-line">
      {label ? <span className="quiet">{label}: </span> : undefined}
      <Pictogram of={terms.vehicle.vehicle_class} />
      <strong>{terms.vehicle.model}</strong>
      {terms.vehicle.licence_plate ? ` ${terms.vehicle.licence_plate}` : ""}, {period(terms)},{" "}
      {formats.money(terms.total)}
    </p>
  );
}
