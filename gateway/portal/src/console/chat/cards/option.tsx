import type { TripOption, VehicleClass } from "@mobilitycorp/sdk";

import { useApi } from "../../session/api.tsx";
import { Pictogram } from "../../ui/pictogram.tsx";
import { useCardWords } from "./words.ts";

/** One way to make a trip: the facts that one chooses by. */
export function OptionFacts({ option }: { option: TripOption }) {
  const words = useCardWords();
  const { formats } = useApi();
  const { mode, price, reasons, bookable, not_bookable_reason, bookable_from, range_left_m } = option;
  const why = not_bookable_reason && !bookable ? words.notBookable[not_bookable_reason] : undefined;
  const details = [
    formats.distance(option.distance_m),
    words.leaves(formats.time(option.departs_at)),
    words.arrives(formats.time(option.arrives_at)),
    ...(option.walk_to_vehicle_m > 0 ? [words.walk(formats.distance(option.walk_to_vehicle_m))] : []),
    ...(range_left_m === undefined ? [] : [words.rangeLeft(formats.distance(range_left_m))]),
    ...(option.route.has_toll ? [words.toll] : []),
    ...(why ? [why] : []),
    ...(bookable_from && !bookable ? [words.bookableFrom(formats.dateTime(bookable_from))] : []),
  ];
  return (
    <div className="option-facts">
      <p className="option-name">
        {mode === "walk" ? <span className="pictogram on-foot" aria-hidden="true" /> : <Pictogram of={mode as VehicleClass} />}
        <strong>{words.modes[mode] ?? mode}</strong>
        <span>{formats.duration(option.duration_s)}</span>
        {price ? <span>{words.about(formats.money(price))}</span> : undefined}
      </p>
      <p className="quiet">{details.join(" · ")}</p>
      {reasons.length > 0 ? (
        <ul className="tags">
          {reasons.map((reason) => (
            <li key={reason}>{words.reasons[reason] ?? reason}</li>
          ))}
        </ul>
      ) : undefined}
    </div>
  );
}

/** The instructions of a route, for those who want them. */
export function Directions({ option }: { option: TripOption }) {
  const words = useCardWords();
  const { formats } = useApi();
  const steps = option.route.steps ?? [];
  if (steps.length === 0) return undefined;
  return (
    <details>
      <summary>{words.steps}</summary>
      <ol className="directions">
        {steps.map(({ instruction, distance_m }, index) => (
          // Directions are never reordered, and the same one may come twice.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            {instruction} <span className="quiet">{formats.distance(distance_m)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
