import type { ChangePreview, Reservation, VehicleOffer } from "@mobilitycorp/sdk";
import { type FormEvent, useId, useState } from "react";

import { PriceTable } from "../booking/price-table.tsx";
import { useBookingWords } from "../booking/words.ts";
import { FailureNotice } from "../problems/failure-notice.tsx";
import { useApi } from "../session/api.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { useVehicleWords } from "../vehicles/words.ts";
import { type ChangeRequest, changeRequest, unchangedForm } from "./change-request.ts";
import { DecisionFrame } from "./decision-frame.tsx";
import { usePeriod } from "./reservation-list.tsx";
import { useChange } from "./use-change.ts";
import { useReservationWords } from "./words.ts";

const MOST_VEHICLES = 20;

interface Props {
  readonly reservation: Reservation;
  /** Vehicles that one could take instead. */
  readonly offers: readonly VehicleOffer[];
  readonly onClose: () => void;
}

/** Moves a reservation to other times or another vehicle; the price is shown before anything changes. */
export function ChangeDialog({ reservation, offers, onClose }: Props) {
  const words = useReservationWords();
  const period = usePeriod();
  const { decision, draft, preview, make, edit } = useChange(reservation);
  const changed = decision.step === "done" ? decision.reservation : undefined;
  return (
    <Dialog title={words.changeTitle} onClose={onClose}>
      <DecisionFrame
        decision={decision}
        onClose={onClose}
        done={<Notice kind="good">{changed ? `${changed.vehicle.model}, ${period(changed)}` : undefined}</Notice>}
        render={(terms, isActing) =>
          draft.step === "previewed" ? (
            <>
              <Comparison before={terms.reservation} after={draft.preview} />
              <ChangeDecision
                price={draft.preview}
                isChanging={isActing}
                onMake={() => void make()}
                onEdit={edit}
              />
            </>
          ) : (
            <>
              {draft.step === "editing" && draft.failure ? <FailureNotice failure={draft.failure} /> : undefined}
              <ChangeFields
                key={terms.reservation.updated_at}
                reservation={terms.reservation}
                offers={offers}
                isBusy={draft.step === "previewing"}
                onPreview={(request) => void preview(request)}
                onClose={onClose}
              />
            </>
          )
        }
      />
    </Dialog>
  );
}

interface FieldsProps {
  readonly reservation: Reservation;
  readonly offers: readonly VehicleOffer[];
  readonly isBusy: boolean;
  readonly onPreview: (request: ChangeRequest) => void;
  readonly onClose: () => void;
}

function ChangeFields({ reservation, offers, isBusy, onPreview, onClose }: FieldsProps) {
  const words = useReservationWords();
  const { metro } = useApi();
  const booking = useBookingWords();
  const id = useId();
  const [form, setForm] = useState(() => unchangedForm(reservation));
  const [isFaulty, setFaulty] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const request = changeRequest(reservation, form);
    setFaulty(request === undefined);
    if (request) onPreview(request);
  };
  return (
    <form className="fields" onSubmit={submit} noValidate>
      <label htmlFor={`${id}-start`}>{words.newStart}</label>
      <input
        id={`${id}-start`}
        type="datetime-local"
        value={form.startsAt}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setForm({ ...form, startsAt: event.target.value })}
      />
      {reservation.ends_at ? (
        <>
          <label htmlFor={`${id}-end`}>{words.newEnd}</label>
          <input
            id={`${id}-end`}
            type="datetime-local"
            value={form.endsAt}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setForm({ ...form, endsAt: event.target.value })}
          />
        </>
      ) : undefined}
      <p className="hint" id={`${id}-hint`}>
        {isFaulty ? <strong>{words.invalidTime} </strong> : undefined}
        {booking.clock(metro.name)}
      </p>
      <VehicleChoice
        reservation={reservation}
        offers={offers}
        chosen={form.vehicleId}
        onChoose={(vehicleId) => setForm({ ...form, vehicleId })}
      />
      <div className="actions">
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? words.previewing : words.preview}
        </button>
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly reservation: Reservation;
  readonly offers: readonly VehicleOffer[];
  readonly chosen: string;
  readonly onChoose: (vehicleId: string) => void;
}

/** Vehicles of the same class that are near the middle of the map. */
function VehicleChoice({ reservation: { vehicle }, offers, chosen, onChoose }: ChoiceProps) {
  const words = useReservationWords();
  const vehicles = useVehicleWords();
  const { formats } = useApi();
  const id = useId();
  const others = offers
    .filter((offer) => offer.vehicle.vehicle_class === vehicle.vehicle_class && offer.vehicle.id !== vehicle.id)
    .slice(0, MOST_VEHICLES);
  return (
    <>
      <label htmlFor={id}>{words.newVehicle}</label>
      <select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value={vehicle.id}>{words.sameVehicle(vehicle.model)}</option>
        {others.map((offer) => (
          <option key={offer.vehicle.id} value={offer.vehicle.id}>
            {offer.vehicle.model}, {vehicles.away(formats.distance(offer.distance_m))}
          </option>
        ))}
      </select>
    </>
  );
}

function Comparison({ before, after }: { before: Reservation; after: ChangePreview }) {
  const words = useReservationWords();
  const { formats } = useApi();
  const period = usePeriod();
  return (
    <>
      <dl className="comparison">
        <dt>{words.before}</dt>
        <dd>
          {before.vehicle.model}, {period(before)}, {formats.money(after.previous_total)}
        </dd>
        <dt>{words.after}</dt>
        <dd>
          {after.vehicle.model}, {period(after)}, <strong>{formats.money(after.price.total)}</strong>
        </dd>
      </dl>
      <PriceTable price={after.price} caption={words.after} />
      {after.price.total.amount === after.previous_total.amount ? <p>{words.priceStays}</p> : undefined}
    </>
  );
}

interface DecisionProps {
  readonly price: ChangePreview;
  readonly isChanging: boolean;
  readonly onMake: () => void;
  readonly onEdit: () => void;
}

function ChangeDecision({ price, isChanging, onMake, onEdit }: DecisionProps) {
  const words = useReservationWords();
  const booking = useBookingWords();
  const { formats } = useApi();
  return (
    <div className="actions">
      <button type="button" className="primary" disabled={isChanging} onClick={onMake}>
        {isChanging ? words.changing : words.changeNow(formats.money(price.price.total))}
      </button>
      <button type="button" disabled={isChanging} onClick={onEdit}>
        {booking.otherTimes}
      </button>
    </div>
  );
}
