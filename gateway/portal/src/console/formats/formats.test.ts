import { describe, expect, it } from "vitest";

import { formatsIn } from "./formats.ts";

const en = formatsIn("en", "Europe/Helsinki");
const de = formatsIn("de", "Europe/Helsinki");
/** Formats use several kinds of spaces. */
const plain = (text: string): string => text.replaceAll(/\s/gu, " ");

describe("formats", () => {
  it("write amounts in minor units of their currency", () => {
    expect(plain(en.money({ amount: 1250, currency: "EUR" }))).toBe("€12.50");
    expect(plain(de.money({ amount: 1250, currency: "EUR" }))).toBe("12,50 €");
    expect(plain(en.money({ amount: 500, currency: "JPY" }))).toBe("JP¥500");
  });

  it("write rates of hundredths of a per cent", () => {
    expect(plain(en.rate(2550))).toBe("25.5%");
    expect(plain(de.rate(2550))).toBe("25,5 %");
  });

  it("write distances in metres, and in kilometres from one on", () => {
    expect(plain(en.distance(180))).toBe("180 m");
    expect(plain(en.distance(2240))).toBe("2.2 km");
    expect(plain(de.distance(2240))).toBe("2,2 km");
  });

  it("write times of the metro", () => {
    expect(en.time("2026-12-01T07:00:00Z")).toBe("09:00");
    expect(plain(de.dateTime("2026-12-01T07:00:00Z"))).toBe("Di., 1. Dez., 09:00");
  });

  it("write hours apart from minutes", () => {
    expect(plain(en.minutes(45))).toBe("45 mins");
    expect(plain(en.minutes(120))).toBe("2 hrs");
    expect(plain(de.minutes(90))).toBe("1 Std. 30 Min.");
  });

  it("count down to nothing and not beyond", () => {
    expect(en.countdown(61_000)).toBe("1:01");
    expect(en.countdown(-5)).toBe("0:00");
  });
});
