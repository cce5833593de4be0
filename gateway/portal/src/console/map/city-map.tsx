import type { VehicleOffer } from "@mobilitycorp/sdk";
import { AttributionControl, type LngLatBoundsLike, Map as LibreMap, NavigationControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import type { Overlay } from "./overlay.ts";
import { addRouteLayers, fitTo, placeMarkers, showRoutes } from "./overlay-layers.ts";
import { mapStyle } from "./style.ts";
import { addVehicleLayers, listenToVehicles, showVehicles } from "./vehicle-layers.ts";
import { useMapWords } from "./words.ts";

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
  readonly chosenId: string | undefined;
  readonly overlay: Overlay;
  readonly onChoose: (vehicleId: string) => void;
  readonly onMove: (view: View) => void;
  /** The map cannot be drawn on this device. */
  readonly onUnable: () => void;
}

const FIRST_ZOOM = 15.2;
const FARTHEST_ZOOM = 11;
const CLOSEST_ZOOM = 19.5;

/** The map, which draws with WebGL; without it the list beside it has the same vehicles. */
export default function CityMap({ centre, base, isDark, ...shown }: CityMapProps) {
  const container = useRef<HTMLDivElement>(null);
  const words = useMapWords();
  const [map, setMap] = useState<LibreMap>();
  // Layers are gone while a style is exchanged, and what is shown is shown again afterwards.
  const [styled, setStyled] = useState(0);
  const tellMove = useEffectEvent((moved: LibreMap) => shown.onMove(viewOf(moved)));
  const tellChoice = useEffectEvent((id: string) => shown.onChoose(id));
  const tellInability = useEffectEvent(() => shown.onUnable());
  const makeMap = useEffectEvent((element: HTMLDivElement) => newMap(element, { centre, base, isDark, words }));
  const addLayers = useEffectEvent((target: LibreMap) => {
    addRouteLayers(target, { isDark });
    addVehicleLayers(target, { isDark });
    setStyled((count) => count + 1);
  });

  useEffect(() => {
    if (!container.current) return undefined;
    let made: LibreMap;
    try {
      made = makeMap(container.current);
    } catch {
      tellInability();
      return undefined;
    }
    made.on("style.load", () => addLayers(made));
    made.on("moveend", () => tellMove(made));
    made.once("load", () => tellMove(made));
    listenToVehicles(made, tellChoice);
    setMap(made);
    return () => {
      setMap(undefined);
      made.remove();
    };
  }, [words]);

  useStyle(map, { isDark, data: dataUrl(base) });
  useEffect(() => {
    if (map) showVehicles(map, { offers: shown.offers, chosenId: shown.chosenId });
  }, [map, styled, shown.offers, shown.chosenId]);
  useEffect(() => {
    if (map) showRoutes(map, shown.overlay);
  }, [map, styled, shown.overlay]);
  useEffect(() => {
    if (!map) return undefined;
    fitTo(map, shown.overlay);
    return placeMarkers(map, shown.overlay.places);
  }, [map, shown.overlay]);
  useShownChoice(map, shown);

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

/** Brings a vehicle that was chosen in the list into view. */
function useShownChoice(map: LibreMap | undefined, { chosenId, offers }: Pick<CityMapProps, "chosenId" | "offers">): void {
  const positionOf = useEffectEvent((id: string) => offers.find(({ vehicle }) => vehicle.id === id)?.vehicle.position);
  useEffect(() => {
    const position = map && chosenId ? positionOf(chosenId) : undefined;
    if (!map || !position) return;
    const point: [number, number] = [position.longitude, position.latitude];
    if (!map.getBounds().contains(point)) map.easeTo({ center: point });
  }, [map, chosenId]);
}

function newMap(
  element: HTMLDivElement,
  { centre, base, isDark, words }: Pick<CityMapProps, "centre" | "base" | "isDark"> & { words: ReturnType<typeof useMapWords> },
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
      "Map.Title": words.canvas,
      "NavigationControl.ZoomIn": words.zoomIn,
      "NavigationControl.ZoomOut": words.zoomOut,
      "AttributionControl.ToggleAttribution": words.attribution,
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
