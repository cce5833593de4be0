import { type GeoJSONSource, LngLatBounds, type Map as LibreMap, Marker } from "maplibre-gl";

import { boundsOf, type Overlay, type OverlayPlace } from "./overlay.ts";

const ROUTES = "routes";
const CASING = "route-casings";
/** At the bottom lies the legend. */
const MARGINS_PX = { top: 56, right: 56, bottom: 96, left: 56 };
const CLOSEST_ZOOM = 17;

/** Adds what routes are drawn with, below the vehicles; again after each change of style. */
export function addRouteLayers(map: LibreMap, { isDark }: { isDark: boolean }): void {
  map.addSource(ROUTES, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  const layout = { "line-cap": "round", "line-join": "round" } as const;
  map.addLayer({
    id: CASING,
    type: "line",
    source: ROUTES,
    layout,
    paint: {
      "line-color": isDark ? "#0b0e11" : "#ffffff",
      "line-width": ["case", ["get", "isBest"], 9, 6],
      "line-opacity": 0.9,
    },
  });
  map.addLayer({
    id: ROUTES,
    type: "line",
    source: ROUTES,
    layout,
    paint: {
      "line-color": ["case", ["get", "isBest"], isDark ? "#ff9f6b" : "#c2410c", isDark ? "#8d9aa5" : "#7c8791"],
      "line-width": ["case", ["get", "isBest"], 5, 3],
    },
  });
}

/** Shows routes, where the layers are there. */
export function showRoutes(map: LibreMap, { routes }: Overlay): void {
  const features = routes
    .filter(({ points }) => points.length > 1)
    .map(({ id, mode, isBest, points }) => ({
      type: "Feature" as const,
      geometry: { type: "LineString" as const, coordinates: points.map((point) => [...point]) },
      properties: { id, mode, isBest },
    }));
  map.getSource<GeoJSONSource>(ROUTES)?.setData({ type: "FeatureCollection", features });
}

/** Moves the map to what is drawn; there is no animation for those who want none, which the map looks after itself. */
export function fitTo(map: LibreMap, overlay: Overlay): void {
  const bounds = boundsOf(overlay);
  if (bounds) map.fitBounds(new LngLatBounds(bounds), { padding: MARGINS_PX, maxZoom: CLOSEST_ZOOM });
}

/** Puts markers where the places are; gives what takes them away. */
export function placeMarkers(map: LibreMap, places: readonly OverlayPlace[]): () => void {
  const markers = places.map((place) => {
    const element = document.createElement("div");
    element.className = "place-marker";
    element.dataset["kind"] = place.kind;
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", place.name);
    element.title = place.name;
    return new Marker({ element, anchor: "bottom" }).setLngLat(place.point).addTo(map);
  });
  return () => {
    for (const marker of markers) marker.remove();
  };
}
