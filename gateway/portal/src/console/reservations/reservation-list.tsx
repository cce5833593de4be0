import type { Reservation } from "@mobilitycorp/sdk";

import { FailureNotice } from "../problems/failure-notice.tsx";
import { useApi } from "../session/api.tsx";
import { Countdown } from "../ui/countdown.tsx";
import { Pictogram } from "../ui/pictogram.tsx";
import type { Reservations } from "./use-reservations.ts";
import { useReservationWords } from "./words.ts";

export interface ReservationActions {
  readonly onConfirm: (reservation: Reservation) => void;
  readonly onChange: (reservation: Reservation) => void;
  readonly onCancel: (reservation: Reservation) => void;
}

/** One's own reservations: the open ones with what can be done to them, then earlier ones. */
export function ReservationList({ reservations, ...actions }: { reservations: Reservations } & ReservationActions) {
  const words = useReservationWords();
  const { open, past, isReading, failure, again, more } = reservations;
  return (
    <div className="reservations">
      {failure ? <FailureNotice failure={failure} onAgain={again} /> : undefined}
      {isReading ? <p className="quiet" role="status">{words.loading}</p> : undefined}
      {!isReading && open.length + past.length === 0 && !failure ? <p className="quiet">{words.none}</p> : undefined}
      {open.length + past.length > 0 ? (
        <section aria-labelledby="open-reservations">
          <h2 id="open-reservations">{words.open}</h2>
          {open.length === 0 ? <p className="quiet">{words.noneOpen}</p> : undefined}
          <ReservationCards reservations={open} onLapse={again} {...actions} />
        </section>
      ) : undefined}
      {past.length > 0 ? (
        <section aria-labelledby="past-reservations">
          <h2 id="past-reservations">{words.past}</h2>
          <ReservationCards reservations={past} onLapse={again} {...actions} />
        </section>
      ) : undefined}
      {more ? (
        <button type="button" className="wide" onClick={more}>
          {words.more}
        </button>
      ) : undefined}
    </div>
  );
}

interface CardActions extends ReservationActions {
  readonly onLapse: () => void;
}

function ReservationCards({ reservations, ...actions }: { readonly reservations: readonly Reservation[] } & CardActions) {
  return (
    <ul>
      {reservations.map((reservation) => (
        <li key={reservation.id}>
          <ReservationCard reservation={reservation} {...actions} />
        </li>
      ))}
    </ul>
  );
}

interface CardProps extends CardActions {
  readonly reservation: Reservation;
}

function ReservationCard({ reservation, onLapse, onConfirm, onChange, onCancel }: CardProps) {
  const words = useReservationWords();
  const { status, vehicle, hold_expires_at, cancellation, note } = reservation;
  const { formats } = useApi();
  const time = usePeriod()(reservation);
  const named = (action: string): string => words.actionsFor(action, vehicle.model, time);
  const isOpen = status === "held" || status === "confirmed";
  return (
    <article className="reservation" data-status={status} aria-label={`${vehicle.model}, ${time}`}>
      <Pictogram of={vehicle.vehicle_class} />
      <div className="reservation-facts">
        <p className="reservation-name">
          <strong>{vehicle.model}</strong>
          {vehicle.licence_plate ? <span className="quiet"> {vehicle.licence_plate}</span> : undefined}
          <span className="status" data-status={status}>
            {words.statuses[status] ?? status}
          </span>
        </p>
        <p>{time}</p>
        <p className="quiet">
          {cancellation
            ? words.cancelled(formats.money(cancellation.fee.total))
            : words.estimate(formats.money(reservation.estimate.total))}
          {note ? ` · ${words.note}: ${note}` : undefined}
        </p>
        {status === "held" && hold_expires_at ? (
          <p className="ends">
            {words.holdEnds} <Countdown until={hold_expires_at} label={words.holdEnds} onEnd={onLapse} />
          </p>
        ) : undefined}
        {isOpen ? (
          <div className="actions">
            {status === "held" ? (
              <button type="button" className="primary" aria-label={named(words.confirm)} onClick={() => onConfirm(reservation)}>
                {words.confirm}
              </button>
            ) : undefined}
            <button type="button" aria-label={named(words.change)} onClick={() => onChange(reservation)}>
              {words.change}
            </button>
            <button type="button" aria-label={named(words.cancel)} onClick={() => onCancel(reservation)}>
              {words.cancel}
            </button>
          </div>
        ) : undefined}
      </div>
    </article>
  );
}

/** Gives the times of a reservation in words. */
export function usePeriod(): (times: { readonly starts_at: string; readonly ends_at?: string }) => string {
  const words = useReservationWords();
  const { formats } = useApi();
  return ({ starts_at, ends_at }) =>
    ends_at ? formats.period(starts_at, ends_at) : `${words.from(formats.dateTime(starts_at))}, ${words.openEnded}`;
}
