/** How the vehicles of a view are found: the API gives the nearest ones to a point, so several points are asked for. */

import type { VehicleOffer } from "@mobilitycorp/sdk";

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface View extends Point {
  readonly radius_m: number;
}

const AROUND = 4;
/** How far from the middle the other points lie, as a share of what is seen. */
const SHARE = 0.55;
const METRES_PER_DEGREE = 111_320;
const SMALLEST_RADIUS_M = 200;
const LARGEST_RADIUS_M = 3000;
const DECIMALS = 4;

/** The middle of a view, and points around it. */
export function searchesOf(view: View): View[] {
  const radius = Math.round(Math.min(Math.max(view.radius_m, SMALLEST_RADIUS_M), LARGEST_RADIUS_M));
  const middle = { latitude: rounded(view.latitude), longitude: rounded(view.longitude), radius_m: radius };
  const ring = Array.from({ length: AROUND }, (_, index) => {
    const angle = (2 * Math.PI * index) / AROUND;
    const degrees = (radius * SHARE) / METRES_PER_DEGREE;
    return {
      latitude: rounded(view.latitude + degrees * Math.sin(angle)),
      longitude: rounded(view.longitude + (degrees * Math.cos(angle)) / Math.cos(radians(view.latitude))),
      radius_m: Math.round(radius * SHARE),
    };
  });
  return [middle, ...ring];
}

/** The vehicles of several searches, each once, nearest to the middle first, with the distance from there. */
export function merged(found: readonly (readonly VehicleOffer[])[], middle: Point): VehicleOffer[] {
  const offers = new Map(found.flat().map((offer) => [offer.vehicle.id, offer]));
  return [...offers.values()]
    .map((offer) => measured(offer, middle))
    .toSorted((one, other) => one.distance_m - other.distance_m);
}

function measured(offer: VehicleOffer, middle: Point): VehicleOffer {
  return { ...offer, distance_m: distanceTo(offer, middle) };
}

function distanceTo({ vehicle: { position }, distance_m }: VehicleOffer, middle: Point): number {
  if (!position) return distance_m;
  const north = (position.latitude - middle.latitude) * METRES_PER_DEGREE;
  const east = (position.longitude - middle.longitude) * METRES_PER_DEGREE * Math.cos(radians(middle.latitude));
  return Math.round(Math.hypot(north, east));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}
