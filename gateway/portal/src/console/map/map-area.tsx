import { lazy, Suspense, useState } from "react";
import { ErrorBoundary } from "react-error-boundary";

import type { CityMapProps } from "./city-map.tsx";
import type { Overlay } from "./overlay.ts";
import { useMapWords } from "./words.ts";

// The library is larger than everything else together, so it comes after the list can be used.
const CityMap = lazy(() => import("./city-map.tsx"));

type Props = Omit<CityMapProps, "onUnable"> & { readonly onClear: () => void };

/** The map with its legend; a sentence in its place where it cannot be drawn. */
export function MapArea({ onClear, ...map }: Props) {
  const words = useMapWords();
  const [isUnable, setUnable] = useState(false);
  return (
    <section className="map-area" aria-label={words.map}>
      {isUnable ? (
        <p className="map-instead" role="note">
          {words.unable}
        </p>
      ) : (
        <ErrorBoundary fallback={<p className="map-instead">{words.failed}</p>}>
          <Suspense fallback={<p className="map-instead quiet">{words.drawing}</p>}>
            <CityMap {...map} onUnable={() => setUnable(true)} />
          </Suspense>
          {map.base ? undefined : (
            <p className="map-note" role="note">
              {words.noData}
            </p>
          )}
          <Legend overlay={map.overlay} onClear={onClear} />
        </ErrorBoundary>
      )}
    </section>
  );
}

function Legend({ overlay, onClear }: { overlay: Overlay; onClear: () => void }) {
  const words = useMapWords();
  const has = (kinds: readonly string[]): boolean => overlay.places.some(({ kind }) => kinds.includes(kind));
  const isDrawnOn = overlay.routes.length > 0 || overlay.places.length > 0;
  return (
    <div className="map-legend">
      <ul aria-label={words.legend}>
        <li data-sign="cluster">{words.several}</li>
        {overlay.routes.length > 0 && <li data-sign="best">{words.bestRoute}</li>}
        {overlay.routes.length > 1 && <li data-sign="other">{words.otherRoute}</li>}
        {has(["origin", "destination", "stop", "place"]) && <li data-sign="place">{words.place}</li>}
        {has(["incident"]) && <li data-sign="incident">{words.incident}</li>}
      </ul>
      {isDrawnOn && (
        <button type="button" onClick={onClear}>
          {words.clear}
        </button>
      )}
    </div>
  );
}
