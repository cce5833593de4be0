import type { VehicleOffer } from "@mobilitycorp/sdk";
import { describe, expect, it } from "vitest";

import { merged, searchesOf } from "./searches.ts";

const MIDDLE = { latitude: 60.17, longitude: 24.94 };

function offer(id: string, latitude: number): VehicleOffer {
  return { vehicle: { id, position: { latitude, longitude: 24.94 } }, distance_m: 1 } as unknown as VehicleOffer;
}

describe("searchesOf", () => {
  it("asks at the middle and around it", () => {
    const [middle, ...ring] = searchesOf({ ...MIDDLE, radius_m: 800 });
    expect(middle).toEqual({ ...MIDDLE, radius_m: 800 });
    expect(ring).toHaveLength(4);
    expect(ring.every(({ radius_m }) => radius_m === 440)).toBe(true);
  });

  it("stays within what the API takes, however far one zooms", () => {
    expect(searchesOf({ ...MIDDLE, radius_m: 90_000.4 })[0]?.radius_m).toBe(3000);
    expect(searchesOf({ ...MIDDLE, radius_m: 3 })[0]?.radius_m).toBe(200);
  });
});

describe("merged", () => {
  it("has each vehicle once, nearest to the middle first", () => {
    const near = offer("veh_1", 60.1701);
    const far = offer("veh_2", 60.175);
    const offers = merged([[far, near], [near]], MIDDLE);
    expect(offers.map(({ vehicle, distance_m }) => [vehicle.id, distance_m])).toEqual([
      ["veh_1", 11],
      ["veh_2", 557],
    ]);
  });
});
