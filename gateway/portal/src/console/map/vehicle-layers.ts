import type { Vehicle, VehicleClass, VehicleOffer } from "@mobilitycorp/sdk";
import { type GeoJSONSource, type Map as LibreMap, type MapLayerMouseEvent, Marker } from "maplibre-gl";

import { classColours, pictograms, PICTOGRAM_SIZE, vehicleClasses } from "./pictograms.ts";

const VEHICLES = "vehicles";
const CLUSTERS = "vehicle-clusters";
const SINGLE = "single-vehicles";
const SVG = "http://www.w3.org/2000/svg";
const MARKER_PX = 34;
const CLUSTER_RADIUS_PX = 44;
const LAST_CLUSTERED_ZOOM = 17;
/** Pictures are drawn twice as large for sharp screens. */
const DENSITY = 2;

/** Adds what vehicles are drawn with; again after each change of style. */
export function addVehicleLayers(map: LibreMap, { isDark }: { isDark: boolean }): void {
  for (const vehicleClass of vehicleClasses) {
    if (!map.hasImage(vehicleClass)) {
      map.addImage(vehicleClass, markerOf(vehicleClass), { pixelRatio: DENSITY });
    }
  }
  map.addSource(VEHICLES, {
    type: "geojson",
    data: empty(),
    cluster: true,
    clusterRadius: CLUSTER_RADIUS_PX,
    clusterMaxZoom: LAST_CLUSTERED_ZOOM,
  });
  map.addLayer({
    id: CLUSTERS,
    type: "circle",
    source: VEHICLES,
    filter: ["has", "point_count"],
    paint: {
      "circle-color": isDark ? "#dfe7ec" : "#26323c",
      "circle-radius": ["step", ["get", "point_count"], 15, 10, 18, 50, 22],
      "circle-stroke-color": isDark ? "#14181c" : "#ffffff",
      "circle-stroke-width": 2,
      "circle-opacity": 0.92,
    },
  });
  map.addLayer({
    id: "vehicle-counts",
    type: "symbol",
    source: VEHICLES,
    filter: ["has", "point_count"],
    layout: {
      "text-field": ["get", "point_count_abbreviated"],
      "text-font": ["sans-serif"],
      "text-size": 13,
      "text-allow-overlap": true,
    },
    paint: { "text-color": isDark ? "#14181c" : "#ffffff" },
  });
  map.addLayer({
    id: SINGLE,
    type: "symbol",
    source: VEHICLES,
    filter: ["!", ["has", "point_count"]],
    layout: { "icon-image": ["get", "vehicle_class"], "icon-allow-overlap": true },
  });
}

/** Shows vehicles, where the layers are there. */
export function showVehicles(map: LibreMap, offers: readonly VehicleOffer[]): void {
  map.getSource<GeoJSONSource>(VEHICLES)?.setData({
    type: "FeatureCollection",
    features: offers.flatMap((offer) => pointOf(offer)),
  });
}

/** Marks the chosen vehicle, also where it is drawn as one with others; gives what takes the mark away. */
export function markChosen(map: LibreMap, vehicle: Vehicle): () => void {
  if (!vehicle.position) return () => undefined;
  const { latitude, longitude } = vehicle.position;
  const element = document.createElement("div");
  element.className = "chosen-marker";
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", vehicle.model);
  element.style.backgroundColor = classColours[vehicle.vehicle_class];
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${PICTOGRAM_SIZE} ${PICTOGRAM_SIZE}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", pictograms[vehicle.vehicle_class]);
  picture.append(path);
  element.append(picture);
  const marker = new Marker({ element }).setLngLat([longitude, latitude]).addTo(map);
  return () => void marker.remove();
}

/** Lets the pointer choose vehicles, and zoom in to the ones that are drawn as one. */
export function listenToVehicles(map: LibreMap, choose: (vehicleId: string) => void): void {
  map.on("click", SINGLE, (event: MapLayerMouseEvent) => {
    const id: unknown = event.features?.[0]?.properties["id"];
    if (typeof id === "string") choose(id);
  });
  map.on("click", CLUSTERS, (event: MapLayerMouseEvent) => void zoomInto(map, event));
  for (const layer of [SINGLE, CLUSTERS]) {
    map.on("mouseenter", layer, () => {
      map.getCanvas().style.cursor = "pointer";
    });
    map.on("mouseleave", layer, () => {
      map.getCanvas().style.cursor = "";
    });
  }
}

async function zoomInto(map: LibreMap, event: MapLayerMouseEvent): Promise<void> {
  const clusterId: unknown = event.features?.[0]?.properties["cluster_id"];
  const source = map.getSource<GeoJSONSource>(VEHICLES);
  if (typeof clusterId !== "number" || !source) return;
  const zoom = await source.getClusterExpansionZoom(clusterId);
  map.easeTo({ center: event.lngLat, zoom: zoom + 0.2 });
}

interface VehiclePoint {
  readonly type: "Feature";
  readonly geometry: { readonly type: "Point"; readonly coordinates: [number, number] };
  readonly properties: { readonly id: string; readonly vehicle_class: string };
}

/** The point of a vehicle; none while somebody rides it. */
function pointOf({ vehicle }: VehicleOffer): VehiclePoint[] {
  if (!vehicle.position) return [];
  const { latitude, longitude } = vehicle.position;
  return [
    {
      type: "Feature",
      geometry: { type: "Point", coordinates: [longitude, latitude] },
      properties: { id: vehicle.id, vehicle_class: vehicle.vehicle_class },
    },
  ];
}

function empty(): { type: "FeatureCollection"; features: [] } {
  return { type: "FeatureCollection", features: [] };
}

/** A round picture of a class, drawn here, as the map loads nothing from elsewhere. */
function markerOf(vehicleClass: VehicleClass): ImageData {
  const pixels = MARKER_PX * DENSITY;
  const canvas = document.createElement("canvas");
  canvas.width = pixels;
  canvas.height = pixels;
  const context = canvas.getContext("2d");
  if (!context) return new ImageData(pixels, pixels);
  const middle = pixels / 2;
  context.fillStyle = "#ffffff";
  circle(context, middle, middle - DENSITY);
  context.fillStyle = classColours[vehicleClass];
  circle(context, middle, middle - DENSITY * 3);
  const scale = (pixels * 0.6) / PICTOGRAM_SIZE;
  context.translate(middle - (PICTOGRAM_SIZE / 2) * scale, middle - (PICTOGRAM_SIZE / 2) * scale);
  context.scale(scale, scale);
  context.strokeStyle = "#ffffff";
  context.lineWidth = 1.8;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke(new Path2D(pictograms[vehicleClass]));
  return context.getImageData(0, 0, pixels, pixels);
}

function circle(context: CanvasRenderingContext2D, middle: number, radius: number): void {
  context.beginPath();
  context.arc(middle, middle, radius, 0, 2 * Math.PI);
  context.fill();
}
