import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";

/** The source of the base map: one GeoJSON document, each thing with its `layer` and `kind`. */
const BASE = "base";
/** Without addresses of glyphs, letters are drawn with the fonts of the device. */
const REGULAR = ["sans-serif"];
const PLACE_SIZES: Readonly<Record<string, number>> = { area: 15, station: 13, square: 12, park: 12, water: 12 };

interface Palette {
  readonly outside: string;
  readonly land: string;
  readonly water: string;
  readonly park: string;
  readonly wood: string;
  readonly pitch: string;
  readonly paved: string;
  readonly building: string;
  readonly buildingEdge: string;
  readonly casing: string;
  readonly road: string;
  readonly major: string;
  readonly path: string;
  readonly rail: string;
  readonly label: string;
  readonly quietLabel: string;
  readonly waterLabel: string;
  readonly halo: string;
}

const LIGHT: Palette = {
  outside: "#e3e6e8",
  land: "#f3f1ec",
  water: "#b5d8e8",
  park: "#d0e6c4",
  wood: "#c0ddb3",
  pitch: "#c9e3cf",
  paved: "#ebe8e3",
  building: "#e0dad1",
  buildingEdge: "#cfc7bb",
  casing: "#d5d0c8",
  road: "#ffffff",
  major: "#fce5b0",
  path: "#c7bba9",
  rail: "#b3afab",
  label: "#3d4246",
  quietLabel: "#6d716f",
  waterLabel: "#3d7896",
  halo: "#fbfaf8",
};
const DARK: Palette = {
  outside: "#0d1013",
  land: "#1b2025",
  water: "#12303f",
  park: "#1f3327",
  wood: "#213a2a",
  pitch: "#21382f",
  paved: "#22282e",
  building: "#272e35",
  buildingEdge: "#323a43",
  casing: "#14181c",
  road: "#3a434c",
  major: "#5a5240",
  path: "#39424a",
  rail: "#454d55",
  label: "#cfd7dd",
  quietLabel: "#97a3ad",
  waterLabel: "#7fb3cc",
  halo: "#14181c",
};

/** The style of the city's map; without data it is an empty sheet. */
export function mapStyle({ data, isDark }: { data: string | undefined; isDark: boolean }): StyleSpecification {
  const palette = isDark ? DARK : LIGHT;
  const ground = { id: "ground", type: "background", paint: { "background-color": palette.outside } } as const;
  if (data === undefined) return { version: 8, sources: {}, layers: [ground] };
  return {
    version: 8,
    sources: { [BASE]: { type: "geojson", data, tolerance: 0.2 } },
    layers: [ground, ...areas(palette), ...roads(palette), ...names(palette)],
  };
}

function areas(palette: Palette): LayerSpecification[] {
  return [
    fill("land", "extent", palette.land),
    fill("green", "green", [
      "match",
      ["get", "kind"],
      "wood",
      palette.wood,
      "pitch",
      palette.pitch,
      palette.park,
    ]),
    fill("paved", "paved", palette.paved),
    fill("water", "water", palette.water),
    {
      id: "buildings",
      type: "fill",
      source: BASE,
      filter: ["==", ["get", "layer"], "building"],
      paint: { "fill-color": palette.building, "fill-outline-color": palette.buildingEdge },
    },
    {
      id: "edge",
      type: "line",
      source: BASE,
      filter: ["==", ["get", "layer"], "extent"],
      paint: { "line-color": palette.quietLabel, "line-width": 1, "line-dasharray": [4, 3], "line-opacity": 0.6 },
    },
  ];
}

function fill(id: string, layer: string, colour: string | ExpressionSpecification): LayerSpecification {
  return { id, type: "fill", source: BASE, filter: ["==", ["get", "layer"], layer], paint: { "fill-color": colour } };
}

function roads(palette: Palette): LayerSpecification[] {
  const streets: readonly (readonly [kinds: readonly string[], width: number])[] = [
    [["service"], 5],
    [["pedestrian", "minor"], 9],
    [["secondary"], 12],
    [["major"], 15],
  ];
  return [
    line("paths", ["path", "steps", "cycleway"], { "line-color": palette.path, "line-width": widths(1.6) }, [2, 1.2]),
    ...streets.map(([kinds, width]) =>
      line(`casing-${kinds[0]}`, kinds, { "line-color": palette.casing, "line-width": widths(width + 2) }),
    ),
    ...streets.map(([kinds, width]) => {
      const colour = kinds[0] === "major" ? palette.major : palette.road;
      return line(`street-${kinds[0]}`, kinds, { "line-color": colour, "line-width": widths(width) });
    }),
    {
      id: "rails",
      type: "line",
      source: BASE,
      filter: ["==", ["get", "layer"], "rail"],
      paint: { "line-color": palette.rail, "line-width": widths(1.4), "line-opacity": 0.8 },
    },
  ];
}

function line(
  id: string,
  kinds: readonly string[],
  paint: { "line-color": string; "line-width": ExpressionSpecification },
  dashes?: number[],
): LayerSpecification {
  return {
    id,
    type: "line",
    source: BASE,
    filter: ["all", ["==", ["get", "layer"], "road"], ["in", ["get", "kind"], ["literal", [...kinds]]]],
    layout: { "line-cap": dashes ? "butt" : "round", "line-join": "round" },
    paint: { ...paint, ...(dashes ? { "line-dasharray": dashes } : {}) },
  };
}

/** Widths in pixels that grow with the map; `atStreetLevel` is that at zoom 17. */
function widths(atStreetLevel: number): ExpressionSpecification {
  const at = (share: number): number => Math.max(0.4, atStreetLevel * share);
  return ["interpolate", ["exponential", 1.6], ["zoom"], 12, at(0.08), 14, at(0.3), 17, at(1), 20, at(3)];
}

function names(palette: Palette): LayerSpecification[] {
  return [
    {
      id: "street-names",
      type: "symbol",
      source: BASE,
      minzoom: 15,
      filter: [
        "all",
        ["==", ["get", "layer"], "road"],
        ["in", ["get", "kind"], ["literal", ["major", "secondary", "minor", "pedestrian"]]],
        ["has", "name"],
      ],
      layout: {
        "symbol-placement": "line",
        "symbol-spacing": 320,
        "text-field": ["get", "name"],
        "text-font": REGULAR,
        "text-size": 11,
        "text-padding": 8,
      },
      paint: { "text-color": palette.quietLabel, "text-halo-color": palette.halo, "text-halo-width": 1.4 },
    },
    ...Object.entries(PLACE_SIZES).map(([kind, size]): LayerSpecification => placeNames(kind, size, palette)),
  ];
}

function placeNames(kind: string, size: number, palette: Palette): LayerSpecification {
  return {
    id: `names-${kind}`,
    type: "symbol",
    source: BASE,
    minzoom: kind === "area" || kind === "station" ? 12 : 14.5,
    filter: ["all", ["==", ["get", "layer"], "place"], ["==", ["get", "kind"], kind]],
    layout: {
      "text-field": ["get", "name"],
      "text-font": REGULAR,
      "text-size": size,
      "text-max-width": 8,
      "text-padding": 6,
      ...(kind === "area" ? { "text-transform": "uppercase", "text-letter-spacing": 0.08 } : {}),
    },
    paint: {
      "text-color": kind === "water" ? palette.waterLabel : palette.label,
      "text-halo-color": kind === "water" ? palette.water : palette.halo,
      "text-halo-width": 1.5,
    },
  };
}
