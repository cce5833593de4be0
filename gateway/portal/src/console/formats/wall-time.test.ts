import { describe, expect, it } from "vitest";

import { instantOf, wallTimeOf } from "./wall-time.ts";

const HELSINKI = "Europe/Helsinki";

describe("wall times", () => {
  it("are those of the metro, wherever the browser is", () => {
    expect(wallTimeOf(new Date("2026-12-01T07:00:00Z"), HELSINKI)).toBe("2026-12-01T09:00");
    expect(wallTimeOf(new Date("2026-12-31T22:30:00Z"), HELSINKI)).toBe("2027-01-01T00:30");
    expect(instantOf("2026-12-01T09:00", HELSINKI)?.toISOString()).toBe("2026-12-01T07:00:00.000Z");
    expect(instantOf("2026-07-01T09:00", HELSINKI)?.toISOString()).toBe("2026-07-01T06:00:00.000Z");
  });

  it("that come twice are the first of both", () => {
    expect(instantOf("2026-10-25T03:30", HELSINKI)?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  it("that are skipped are as much later", () => {
    expect(instantOf("2026-03-29T03:30", HELSINKI)?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  it("that are none are undefined", () => {
    expect(instantOf("", HELSINKI)).toBeUndefined();
    expect(instantOf("tomorrow", HELSINKI)).toBeUndefined();
  });
});
