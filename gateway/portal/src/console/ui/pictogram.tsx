import type { VehicleClass } from "@mobilitycorp/sdk";

import { classColours, pictograms, PICTOGRAM_SIZE } from "../map/pictograms.ts";

/** The sign of a class, as on the map; beside words that say the same. A class of a newer server has none. */
export function Pictogram({ of }: { of: VehicleClass }) {
  return (
    <span className="pictogram" style={{ backgroundColor: classColours[of] }} aria-hidden="true">
      <svg viewBox={`0 0 ${PICTOGRAM_SIZE} ${PICTOGRAM_SIZE}`} width="20" height="20">
        <path d={pictograms[of]} />
      </svg>
    </span>
  );
}
