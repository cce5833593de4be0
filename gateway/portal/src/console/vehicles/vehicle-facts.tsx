import type { Vehicle } from "@mobilitycorp/sdk";

import { useApi } from "../session/api.tsx";
import { Pictogram } from "../ui/pictogram.tsx";
import { useVehicleWords } from "./words.ts";

/** What one should know of a vehicle before paying for it. */
export function VehicleFacts({ vehicle }: { vehicle: Vehicle }) {
  const words = useVehicleWords();
  const { formats } = useApi();
  return (
    <header className="vehicle-facts">
      <Pictogram of={vehicle.vehicle_class} />
      <div>
        <h2>{vehicle.model}</h2>
        <p className="quiet">{factsOf(vehicle).join(" · ")}</p>
        <meter min={0} max={100} low={20} value={vehicle.battery_percent} aria-label={words.battery(formats.percent(vehicle.battery_percent))} />
        <span className="quiet">
          {words.battery(formats.percent(vehicle.battery_percent))}, {words.range(formats.distance(vehicle.range_m))}
        </span>
      </div>
    </header>
  );

  function factsOf(of: Vehicle): string[] {
    const equipment = of.equipment.map((item) => words.equipment[item] ?? item);
    const name = words.classes[of.vehicle_class] ?? of.vehicle_class;
    switch (of.vehicle_class) {
      case "car":
        return [name, words.plate(of.licence_plate), words.seats(of.seats), ...equipment];
      case "van":
        return [
          name,
          words.plate(of.licence_plate),
          words.seats(of.seats),
          words.cargo(formats.number(of.cargo_volume_l)),
          ...equipment,
        ];
      default:
        return [name, ...equipment];
    }
  }
}
