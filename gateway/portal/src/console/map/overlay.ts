import type { Card, TravelMode } from "@mobilitycorp/sdk";

import { decodePolyline, type Point } from "./polyline.ts";

export interface OverlayRoute {
  readonly id: string;
  readonly mode: TravelMode;
  readonly points: readonly Point[];
  readonly isBest: boolean;
}

export interface OverlayPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: "origin" | "destination" | "stop" | "place" | "incident";
  readonly point: Point;
}

/** What a card of the conversation draws on the map. */
export interface Overlay {
  readonly routes: readonly OverlayRoute[];
  readonly places: readonly OverlayPlace[];
}

export const NOTHING: Overlay = { routes: [], places: [] };

/** What a card draws; nothing for cards without a place. `chosen` is the option that stands out, by default the best. */
export function overlayOf(card: Card, chosen?: string): Overlay {
  switch (card.kind) {
    case "route":
      return withIncidents({ routes: [routeOf(card.option, true)], places: [] }, [card.option]);
    case "route_comparison": {
      const { options, origin, destination, stops = [] } = card.plan;
      const best = options.some(({ id }) => id === chosen) ? chosen : options[0]?.id;
      // The best one last, so that it lies on top.
      const routes = options.map((option) => routeOf(option, option.id === best)).toSorted(byImportance);
      const places = [
        placeOf(origin, "origin"),
        placeOf(destination, "destination"),
        ...stops.map((stop) => placeOf(stop, "stop")),
      ];
      return withIncidents({ routes, places }, options);
    }
    case "poi_list":
      return { routes: [], places: card.places.map(({ place }) => placeOf(place, "place")) };
    case "incident":
      return { routes: [], places: [incidentOf(card.incident)] };
    case "commute":
      return {
        routes: [],
        places: [placeOf(card.commute.origin, "origin"), placeOf(card.commute.destination, "destination")],
      };
    default:
      return NOTHING;
  }
}

/** What several cards of one answer draw together: the routes of the last one that has some, and the places of all. */
export function overlayOfAll(cards: readonly Card[]): Overlay {
  const overlays = cards.map((card) => overlayOf(card)).filter((overlay) => overlay !== NOTHING);
  if (overlays.length === 0) return NOTHING;
  const places = new Map(overlays.flatMap((overlay) => overlay.places).map((place) => [place.id, place]));
  return { routes: overlays.findLast(({ routes }) => routes.length > 0)?.routes ?? [], places: [...places.values()] };
}

/** West, south, east and north of everything that is drawn; undefined where nothing is. */
export function boundsOf({ routes, places }: Overlay): [number, number, number, number] | undefined {
  const points = [...routes.flatMap((route) => route.points), ...places.map(({ point }) => point)];
  if (points.length === 0) return undefined;
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

type Option = Extract<Card, { kind: "route" }>["option"];
type Place = Extract<Card, { kind: "route_comparison" }>["plan"]["origin"];
type Incident = Extract<Card, { kind: "incident" }>["incident"];

function routeOf({ id, mode, route }: Option, isBest: boolean): OverlayRoute {
  return { id, mode, points: decodePolyline(route.polyline), isBest };
}

function byImportance(one: OverlayRoute, other: OverlayRoute): number {
  return Number(one.isBest) - Number(other.isBest);
}

function placeOf({ name, position }: Place, kind: OverlayPlace["kind"]): OverlayPlace {
  return { id: `${kind} ${name}`, name, kind, point: [position.longitude, position.latitude] };
}

function incidentOf({ id, title, position }: Incident): OverlayPlace {
  return { id, name: title, kind: "incident", point: [position.longitude, position.latitude] };
}

function withIncidents(overlay: Overlay, options: readonly Option[]): Overlay {
  const incidents = new Map(options.flatMap((option) => option.incidents ?? []).map((incident) => [incident.id, incident]));
  return { ...overlay, places: [...overlay.places, ...[...incidents.values()].map(incidentOf)] };
}
