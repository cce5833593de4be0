import { expect, it } from "vitest";

import { learnServerTime, serverNow } from "./server-clock.ts";

const NOW = Date.parse("2026-12-01T07:00:00.400Z");

it("follows the server where the clocks differ noticeably", () => {
  learnServerTime("Tue, 01 Dec 2026 07:05:00 GMT", NOW);
  expect(serverNow(NOW)).toBe(Date.parse("2026-12-01T07:05:00Z"));
  learnServerTime("Tue, 01 Dec 2026 07:00:00 GMT", NOW);
  expect(serverNow(NOW)).toBe(NOW);
});

it("stays as it is where an answer tells no time", () => {
  learnServerTime("Tue, 01 Dec 2026 07:05:00 GMT", NOW);
  learnServerTime(null, NOW);
  learnServerTime("yesterday", NOW);
  expect(serverNow(NOW)).toBe(Date.parse("2026-12-01T07:05:00Z"));
});
