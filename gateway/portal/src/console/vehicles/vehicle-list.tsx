import type { VehicleClass, VehicleOffer } from "@mobilitycorp/sdk";
import { useState } from "react";

import { vehicleClasses } from "../map/pictograms.ts";
import { FailureNotice } from "../problems/failure-notice.tsx";
import { useApi } from "../session/api.tsx";
import { Pictogram } from "../ui/pictogram.tsx";
import type { Vehicles } from "./use-vehicles.ts";
import { useVehicleWords } from "./words.ts";

const FIRST = 25;

interface Props {
  readonly vehicles: Vehicles;
  readonly classes: readonly VehicleClass[];
  readonly onClasses: (classes: readonly VehicleClass[]) => void;
  readonly onChoose: (offer: VehicleOffer) => void;
}

/** The vehicles of the map as a list: everything that the pointer can do there, the keyboard can do here. */
export function VehicleList({ vehicles, classes, onClasses, onChoose }: Props) {
  const words = useVehicleWords();
  const [shown, setShown] = useState(FIRST);
  const { offers, isSearching, failure, again } = vehicles;
  return (
    <div className="vehicle-list">
      <ClassFilter classes={classes} onClasses={onClasses} />
      <p className="count quiet" role="status">
        {isSearching ? words.searching : offers.length > 0 ? words.found(offers.length) : words.none}
      </p>
      {failure ? <FailureNotice failure={failure} onAgain={again} /> : undefined}
      <ul aria-label={words.list} className="offers">
        {offers.slice(0, shown).map((offer) => (
          <li key={offer.vehicle.id}>
            <OfferButton offer={offer} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {offers.length > shown ? (
        <button type="button" className="wide" onClick={() => setShown(shown + FIRST)}>
          {words.more}
        </button>
      ) : undefined}
    </div>
  );
}

function ClassFilter({ classes, onClasses }: Pick<Props, "classes" | "onClasses">) {
  const words = useVehicleWords();
  const toggle = (vehicleClass: VehicleClass): void =>
    onClasses(vehicleClasses.filter((known) => (known === vehicleClass) !== classes.includes(known)));
  return (
    <fieldset className="class-filter">
      <legend className="unseen">{words.filter}</legend>
      {vehicleClasses.map((vehicleClass) => (
        <label key={vehicleClass}>
          <input type="checkbox" checked={classes.includes(vehicleClass)} onChange={() => toggle(vehicleClass)} />
          <Pictogram of={vehicleClass} />
          <span>{words.classesPlural[vehicleClass]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function OfferButton({ offer, onChoose }: { offer: VehicleOffer; onChoose: Props["onChoose"] }) {
  const words = useVehicleWords();
  const { formats } = useApi();
  const { vehicle } = offer;
  return (
    <button type="button" className="offer" onClick={() => onChoose(offer)}>
      <Pictogram of={vehicle.vehicle_class} />
      <span className="offer-name">
        <strong>{vehicle.model}</strong>
        <span className="quiet">
          {words.classes[vehicle.vehicle_class] ?? vehicle.vehicle_class} · {words.away(formats.distance(offer.distance_m))}
        </span>
      </span>
      <span className="offer-facts">
        <span>{words.prices(formats.money(offer.unlock_fee), formats.money(offer.per_minute))}</span>
        <span className="quiet">{words.range(formats.distance(vehicle.range_m))}</span>
      </span>
    </button>
  );
}
