import type { Vehicle, VehicleOffer } from "@mobilitycorp/sdk";
import { AttributionControl, type LngLatBoundsLike, Map as LibreMap, NavigationControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import type { Overlay } from "./overlay.ts";
import { addRouteLayers, fitTo, placeMarkers, showRoutes } from "./overlay-layers.ts";
import { mapStyle } from "./style.ts";
import { addVehicleLayers, listenToVehicles, markChosen, showVehicles } from "./vehicle-layers.ts";
import { type MapWords, useMapWords } from "./words.ts";

setWorkerUrl(workerUrl);

/** What the map shows: its middle, and how far its corners are from there. */
export interface View {
  readonly latitude: number;
  readonly longitude: number;
  readonly radius_m: number;
}

export interface CityMapProps {
  readonly centre: { readonly latitude: number; readonly longitude: number };
  readonly base: { readonly url: string; readonly attribution: string; readonly attributionUrl: string } | undefined;
  readonly isDark: boolean;
  readonly offers: readonly VehicleOffer[];
  readonly chosen: Vehicle | undefined;
  readonly overlay: Overlay;
  readonly onChoose: (vehicleId: string) => void;
  readonly onMove: (view: View) => void;
  /** The map cannot be drawn on this device. */
  readonly onUnable: () => void;
}

const FIRST_ZOOM = 15.2;
const FARTHEST_ZOOM = 11;
const CLOSEST_ZOOM = 19.5;

/** A map whose layers are there; another object after each change of style, which takes them away. */
interface Drawn {
  readonly map: LibreMap;
}

/** The map, which draws with WebGL; without it the list beside it has the same vehicles. */
export default function CityMap({ centre, base, isDark, offers, chosen, overlay, ...told }: CityMapProps) {
  const container = useRef<HTMLDivElement>(null);
  const words = useMapWords();
  const [drawn, setDrawn] = useState<Drawn>();
  const tellMove = useEffectEvent((map: LibreMap) => told.onMove(viewOf(map)));
  const tellChoice = useEffectEvent((id: string) => told.onChoose(id));
  const tellInability = useEffectEvent(() => told.onUnable());
  const makeMap = useEffectEvent((element: HTMLDivElement, texts: MapWords) =>
    newMap(element, { centre, base, isDark, texts }),
  );
  const addLayers = useEffectEvent((map: LibreMap) => {
    addRouteLayers(map, { isDark });
    addVehicleLayers(map, { isDark });
    setDrawn({ map });
  });

  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    let map: LibreMap;
    try {
      map = makeMap(element, words);
    } catch {
      tellInability();
      return undefined;
    }
    map.on("style.load", () => addLayers(map));
    map.on("moveend", () => tellMove(map));
    map.once("load", () => tellMove(map));
    map.on("idle", () => {
      element.dataset["drawn"] = "true";
    });
    listenToVehicles(map, tellChoice);
    return () => {
      setDrawn(undefined);
      map.remove();
    };
  }, [words]);

  useStyle(drawn?.map, { isDark, data: dataUrl(base) });
  useEffect(() => {
    if (drawn) showVehicles(drawn.map, offers);
  }, [drawn, offers]);
  useEffect(() => {
    if (drawn) showRoutes(drawn.map, overlay);
  }, [drawn, overlay]);
  useOverlayPlaces(drawn?.map, overlay);
  useChosen(drawn?.map, chosen);

  return <div ref={container} className="city-map" />;
}

/** Exchanges the style when it is another than the map began with. */
function useStyle(map: LibreMap | undefined, { isDark, data }: { isDark: boolean; data: string | undefined }): void {
  const begun = useRef<LibreMap>(undefined);
  useEffect(() => {
    if (!map) return;
    if (begun.current === map) map.setStyle(mapStyle({ isDark, data }), { diff: false });
    begun.current = map;
  }, [map, isDark, data]);
}

/** Moves the map to what is drawn on it, and marks the places. */
function useOverlayPlaces(map: LibreMap | undefined, overlay: Overlay): void {
  useEffect(() => {
    if (!map) return undefined;
    fitTo(map, overlay);
    return placeMarkers(map, overlay.places);
  }, [map, overlay]);
}

/** Marks the chosen vehicle, and brings it into view. */
function useChosen(map: LibreMap | undefined, vehicle: Vehicle | undefined): void {
  useEffect(() => {
    if (!map || !vehicle?.position) return undefined;
    const point: [number, number] = [vehicle.position.longitude, vehicle.position.latitude];
    if (!map.getBounds().contains(point)) map.easeTo({ center: point });
    return markChosen(map, vehicle);
  }, [map, vehicle]);
}

function newMap(
  element: HTMLDivElement,
  { centre, base, isDark, texts }: Pick<CityMapProps, "centre" | "base" | "isDark"> & { texts: MapWords },
): LibreMap {
  const map = new LibreMap({
    container: element,
    style: mapStyle({ isDark, data: dataUrl(base) }),
    center: [centre.longitude, centre.latitude],
    zoom: FIRST_ZOOM,
    minZoom: FARTHEST_ZOOM,
    maxZoom: CLOSEST_ZOOM,
    maxBounds: boundsAround(centre),
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    locale: {
      "Map.Title": texts.canvas,
      "NavigationControl.ZoomIn": texts.zoomIn,
      "NavigationControl.ZoomOut": texts.zoomOut,
      "AttributionControl.ToggleAttribution": texts.attribution,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  const credit = base ? `<a href="${base.attributionUrl}" target="_blank" rel="noreferrer">${base.attribution}</a>` : "";
  map.addControl(new AttributionControl({ compact: false, ...(credit ? { customAttribution: credit } : {}) }));
  return map;
}

function dataUrl(base: CityMapProps["base"]): string | undefined {
  // Workers know no address that theirs would be relative to.
  return base && new URL(`${base.url}/base.geojson`, location.href).href;
}

/** As far as one can move: some kilometres around the centre, so that nobody gets lost in the void. */
function boundsAround({ latitude, longitude }: CityMapProps["centre"]): LngLatBoundsLike {
  const [north, east] = [0.09, 0.18];
  return [longitude - east, latitude - north, longitude + east, latitude + north];
}

function viewOf(map: LibreMap): View {
  const centre = map.getCenter();
  const radius = centre.distanceTo(map.getBounds().getNorthEast());
  return { latitude: centre.lat, longitude: centre.lng, radius_m: Math.round(radius) };
}
