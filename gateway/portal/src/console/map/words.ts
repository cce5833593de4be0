import { messagesIn } from "../../messages/catalogue.ts";

const en = {
  map: "Map",
  canvas: "Map of the city; move it with the arrow keys, zoom with plus and minus",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  attribution: "Show whose map data it is",
  drawing: "Drawing the map …",
  unable: "This device cannot draw the map, as it has no WebGL. The list has the same vehicles.",
  noData: "There is no map data here, so that the sheet is empty. Vehicles and routes are drawn where they are.",
  failed: "The map could not be loaded. The list has the same vehicles.",
  legend: "Legend",
  several: "several vehicles",
  bestRoute: "proposed route",
  otherRoute: "other route",
  place: "place",
  incident: "incident",
  clear: "Clear the route",
};

const de: typeof en = {
  map: "Karte",
  canvas: "Karte der Stadt; mit den Pfeiltasten verschieben, mit Plus und Minus vergrößern und verkleinern",
  zoomIn: "Vergrößern",
  zoomOut: "Verkleinern",
  attribution: "Zeigen, wessen Kartendaten es sind",
  drawing: "Die Karte wird gezeichnet …",
  unable: "Dieses Gerät kann die Karte nicht zeichnen, ihm fehlt WebGL. Die Liste hat dieselben Fahrzeuge.",
  noData: "Hier gibt es keine Kartendaten, darum ist das Blatt leer. Fahrzeuge und Wege stehen an ihrem Ort.",
  failed: "Die Karte konnte nicht geladen werden. Die Liste hat dieselben Fahrzeuge.",
  legend: "Legende",
  several: "mehrere Fahrzeuge",
  bestRoute: "vorgeschlagener Weg",
  otherRoute: "anderer Weg",
  place: "Ort",
  incident: "Störung",
  clear: "Weg entfernen",
};

export const words = { en, de };
export type MapWords = typeof en;
export const useMapWords = messagesIn(words);
