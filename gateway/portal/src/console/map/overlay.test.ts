import type { Card } from "@mobilitycorp/sdk";
import { describe, expect, it } from "vitest";

import { boundsOf, NOTHING, overlayOf, overlayOfAll } from "./overlay.ts";

const option = (id: string, incidents: object[] = []): object => ({
  id,
  mode: "bike",
  route: { mode: "bike", polyline: "_p~iF~ps|U_ulLnnqC" },
  incidents,
});
const place = (name: string): object => ({ name, position: { latitude: 60.17, longitude: 24.94 } });
const crash = { id: "crash-7", title: "Crash", position: { latitude: 60.175, longitude: 24.95 } };

const comparison = {
  kind: "route_comparison",
  plan: {
    id: "pln_1",
    origin: place("Kamppi"),
    destination: place("Hakaniemi"),
    options: [option("opt_1", [crash]), option("opt_2", [crash])],
  },
} as unknown as Card;

describe("overlayOf", () => {
  it("draws all options of a comparison, the best on top", () => {
    expect(overlayOf(comparison).routes.map(({ id, isBest }) => [id, isBest])).toEqual([
      ["opt_2", false],
      ["opt_1", true],
    ]);
  });

  it("lets another option stand out", () => {
    expect(overlayOf(comparison, "opt_2").routes.at(-1)?.id).toBe("opt_2");
    expect(overlayOf(comparison, "opt_of_another_plan").routes.at(-1)?.id).toBe("opt_1");
  });

  it("shows origin, destination and each incident once", () => {
    expect(overlayOf(comparison).places.map(({ kind, name }) => [kind, name])).toEqual([
      ["origin", "Kamppi"],
      ["destination", "Hakaniemi"],
      ["incident", "Crash"],
    ]);
  });

  it("draws nothing for cards without a place, and for those of a newer server", () => {
    expect(overlayOf({ kind: "weather" } as Card)).toBe(NOTHING);
    expect(overlayOf({ kind: "hologram" } as unknown as Card)).toBe(NOTHING);
  });
});

describe("overlayOfAll", () => {
  it("draws the places and the last route of an answer together", () => {
    const places = { kind: "poi_list", places: [{ place: place("Santa Fe") }] } as unknown as Card;
    const route = { kind: "route", plan_id: "pln_2", option: option("opt_9") } as unknown as Card;
    const overlay = overlayOfAll([comparison, places, { kind: "weather" } as Card, route]);
    expect(overlay.routes.map(({ id }) => id)).toEqual(["opt_9"]);
    expect(overlay.places.map(({ name }) => name)).toEqual(["Kamppi", "Hakaniemi", "Crash", "Santa Fe"]);
  });

  it("draws nothing where no card does", () => {
    expect(overlayOfAll([{ kind: "weather" } as Card])).toBe(NOTHING);
  });
});

describe("boundsOf", () => {
  it("holds lines and places", () => {
    expect(boundsOf(overlayOf(comparison))).toEqual([-12.095, 3.85, 24.95, 60.175]);
    expect(boundsOf(NOTHING)).toBeUndefined();
  });
});
