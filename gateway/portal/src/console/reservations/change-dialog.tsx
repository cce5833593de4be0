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
import { ChangesNotice } from "./changes-notice.tsx";
import { usePeriod } from "./reservation-list.tsx";
import { type Change, useChange } from "./use-change.ts";
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
  const { change, preview, make, edit } = useChange(reservation);
  return (
    <Dialog title={words.changeTitle} onClose={onClose}>
      <ChangeContent
        change={change}
        offers={offers}
        onPreview={(request) => void preview(request)}
        onMake={() => void make()}
        onEdit={edit}
        onClose={onClose}
      />
    </Dialog>
  );
}

interface ContentProps {
  readonly change: Change;
  readonly offers: readonly VehicleOffer[];
  readonly onPreview: (request: ChangeRequest) => void;
  readonly onMake: () => void;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

function ChangeContent({ change, offers, onPreview, onMake, onEdit, onClose }: ContentProps) {
  const words = useReservationWords();
  const period = usePeriod();
  switch (change.step) {
    case "reading":
      return <p role="status">{words.loading}</p>;
    case "impossible":
      return (
        <>
          <FailureNotice failure={change.failure} />
          <CloseButton onClose={onClose} />
        </>
      );
    case "editing":
    case "previewing":
      return (
        <>
          {change.failure ? <FailureNotice failure={change.failure} /> : undefined}
          <ChangesNotice changes={change.reading.changes} />
          <ChangeFields
            key={change.reading.reservation.updated_at}
            reservation={change.reading.reservation}
            offers={offers}
            isBusy={change.step === "previewing"}
            onPreview={onPreview}
            onClose={onClose}
          />
        </>
      );
    case "deciding":
    case "changing":
      return (
        <>
          {change.failure ? <FailureNotice failure={change.failure} /> : undefined}
          <Comparison before={change.reading.reservation} after={change.preview} />
          <ChangeDecision
            price={change.preview}
            isChanging={change.step === "changing"}
            onMake={onMake}
            onEdit={onEdit}
          />
        </>
      );
    case "changed":
      return (
        <>
          <Notice kind="good">
            {change.reservation.vehicle.model}, {period(change.reservation)}
          </Notice>
          <CloseButton onClose={onClose} />
        </>
      );
  }
}

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
