import { describe, expect, it, vi } from "vitest";

import { formatsIn } from "../formats/formats.ts";
import { words as reservations } from "../reservations/words.ts";
import type { Failure } from "./failure.ts";
import { failureSentence, type Speech } from "./sentences.ts";
import { words } from "./words.ts";

// There is no page here that a reader could have chosen a language on.
vi.mock("../../shell/language.ts", () => ({ useLanguage: () => "en" }));

const HELSINKI = "Europe/Helsinki";
const en: Speech = { words: words.en, formats: formatsIn("en", HELSINKI), statuses: reservations.en.statuses };
const de: Speech = { words: words.de, formats: formatsIn("de", HELSINKI), statuses: reservations.de.statuses };

function problem(name: string, members: object): Failure {
  return { kind: "problem", problem: { type: `https://errors.mobilitycorp.example/${name}`, ...members } as never };
}

describe("sentences", () => {
  it("tell what the problem tells, in the reader's language", () => {
    const far = problem("range-insufficient", { range_m: 12_300 });
    expect(failureSentence(far, en)).toContain("12.3 km");
    expect(failureSentence(far, de)).toContain("12,3 km");
    const many = problem("too-many-open-reservations", { limit: 5 });
    expect(failureSentence(many, en)).toContain("5 open reservations");
    const late = problem("illegal-transition", { current_status: "expired", attempted: "confirm" });
    expect(failureSentence(late, de)).toContain("verfallen");
  });

  it("tell amounts that must be decided on again", () => {
    const fee = problem("cancellation-fee-changed", { current_fee: { total: { amount: 1000, currency: "EUR" } } });
    expect(failureSentence(fee, en)).toContain("€10.00");
  });

  it("pass on what a newer server says", () => {
    expect(failureSentence({ kind: "newer", detail: "The moon is full." }, de)).toBe("The moon is full.");
  });
});
