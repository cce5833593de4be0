import { describe, expect, it } from "vitest";

import { decodePolyline } from "./polyline.ts";

describe("decodePolyline", () => {
  it("reads six decimals, longitude first", () => {
    expect(decodePolyline("_p~iF~ps|U_ulLnnqC")).toEqual([
      [-12.02, 3.85],
      [-12.095, 4.07],
    ]);
  });

  it("gives nothing for an empty line", () => {
    expect(decodePolyline("")).toEqual([]);
  });

  it("gives the points before a line breaks off", () => {
    expect(decodePolyline("_p~iF~ps|U_ulL")).toEqual([[-12.02, 3.85]]);
    expect(decodePolyline("_p~iF~ps|U_")).toEqual([[-12.02, 3.85]]);
  });

  it("stops at characters that do not belong to one", () => {
    expect(decodePolyline("_p~iF~ps|Uü")).toEqual([[-12.02, 3.85]]);
  });
});
