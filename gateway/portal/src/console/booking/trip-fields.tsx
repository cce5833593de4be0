import type { QuoteCreate, Vehicle } from "@mobilitycorp/sdk";
import { type FormEvent, useId, useState } from "react";

import { wallTimeOf } from "../formats/wall-time.ts";
import { useApi } from "../session/api.tsx";
import { serverNow } from "../session/server-clock.ts";
import { type Fault, firstForm, isPlanned, quoteRequest, type TripForm } from "./request.ts";
import { useBookingWords } from "./words.ts";

const MINUTE_MS = 60_000;
const SOON_MIN = [5, 10, 15, 20, 25];
const LENGTHS_MIN = [30, 60, 90, 120, 180, 240, 480, 720, 1440, 2880];

interface Props {
  readonly vehicle: Vehicle;
  readonly isBusy: boolean;
  readonly onAsk: (request: QuoteCreate) => void;
}

/** When, how long and how far: the fields that a price is asked with. */
export function TripFields({ vehicle, isBusy, onAsk }: Props) {
  const words = useBookingWords();
  const { metro } = useApi();
  const [form, setForm] = useState<TripForm>(() =>
    firstForm(vehicle.vehicle_class, { now: new Date(serverNow()), timeZone: metro.time_zone }),
  );
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const change = (changed: Partial<TripForm>): void => setForm({ ...form, ...changed });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const request = quoteRequest(vehicle, form, metro.time_zone);
    setFaults(request.ok ? [] : request.faults);
    if (request.ok) onAsk(request.quote);
  };
  const common = { form, faults, onChange: change };
  return (
    <form className="trip-fields" onSubmit={submit} noValidate>
      <h3>{words.form}</h3>
      {isPlanned(vehicle.vehicle_class) ? <PlannedTimes {...common} /> : <SoonTimes {...common} />}
      <Distance {...common} />
      <button type="submit" className="primary wide" disabled={isBusy}>
        {isBusy ? words.asking : words.ask}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly form: TripForm;
  readonly faults: readonly Fault[];
  readonly onChange: (changed: Partial<TripForm>) => void;
}

function PlannedTimes({ form, faults, onChange }: FieldProps) {
  const words = useBookingWords();
  const { metro, formats } = useApi();
  const id = useId();
  return (
    <div className="fields">
      <label htmlFor={`${id}-start`}>{words.start}</label>
      <input
        id={`${id}-start`}
        type="datetime-local"
        required
        value={form.startsAt}
        aria-invalid={faults.includes("starts_at")}
        aria-describedby={`${id}-zone`}
        onChange={(event) => onChange({ startsAt: event.target.value })}
      />
      <p className="hint" id={`${id}-zone`}>
        {faults.includes("starts_at") ? <strong>{words.faults.starts_at} </strong> : undefined}
        {words.clock(metro.name)}
      </p>
      <label htmlFor={`${id}-length`}>{words.length}</label>
      <select id={`${id}-length`} value={form.minutes} onChange={(event) => onChange({ minutes: event.target.value })}>
        {LENGTHS_MIN.map((minutes) => (
          <option key={minutes} value={minutes}>
            {formats.minutes(minutes)}
          </option>
        ))}
      </select>
    </div>
  );
}

function SoonTimes({ form, faults, onChange }: FieldProps) {
  const words = useBookingWords();
  const { metro, formats } = useApi();
  const id = useId();
  const [begun] = useState(() => serverNow());
  const soon = SOON_MIN.map((minutes) => ({
    minutes,
    at: wallTimeOf(new Date(begun + minutes * MINUTE_MS), metro.time_zone),
  }));
  return (
    <div className="fields">
      <label htmlFor={`${id}-start`}>{words.start}</label>
      <select
        id={`${id}-start`}
        value={form.startsAt}
        onChange={(event) => onChange({ startsAt: event.target.value })}
      >
        <option value="">{words.now}</option>
        {soon.map(({ minutes, at }) => (
          <option key={minutes} value={at}>
            {words.inMinutes(formats.minutes(minutes))}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-length`}>{words.expectedLength}</label>
      <input
        id={`${id}-length`}
        type="number"
        inputMode="numeric"
        min={1}
        max={720}
        value={form.minutes}
        aria-invalid={faults.includes("minutes")}
        aria-describedby={faults.includes("minutes") ? `${id}-fault` : undefined}
        onChange={(event) => onChange({ minutes: event.target.value })}
      />
      {faults.includes("minutes") ? (
        <p className="hint" id={`${id}-fault`}>
          <strong>{words.faults.minutes}</strong>
        </p>
      ) : undefined}
    </div>
  );
}

function Distance({ form, faults, onChange }: FieldProps) {
  const words = useBookingWords();
  const id = useId();
  const isFaulty = faults.includes("kilometres");
  return (
    <div className="fields">
      <label htmlFor={id}>{words.distance}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={form.kilometres}
        aria-invalid={isFaulty}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange({ kilometres: event.target.value })}
      />
      <p className="hint" id={`${id}-hint`}>
        {isFaulty ? <strong>{words.faults.kilometres}</strong> : words.distanceHint}
      </p>
    </div>
  );
}
