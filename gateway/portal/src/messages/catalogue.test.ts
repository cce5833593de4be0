import { expect, test, vi } from "vitest";

// The language of a reader is kept in the browser, which there is none of here.
vi.mock("../shell/language.ts", () => ({ useLanguage: () => "en" }));

const modules = import.meta.glob<{ words?: Readonly<Record<string, object>> }>(["../**/*messages.ts", "../**/words.ts"], {
  eager: true,
});
const catalogues = Object.entries(modules).flatMap(([path, { words }]) => (words ? [{ path, words }] : []));

/** The names of all words, those in groups too, with the numbers of their values, and which are empty on purpose. */
function shapeOf(words: object, group = ""): string[] {
  return Object.entries(words).flatMap(([name, word]: [string, unknown]) => {
    if (typeof word === "object" && word !== null) return shapeOf(word, `${group}${name}.`);
    if (typeof word === "function") return `${group}${name}(${word.length})`;
    return word === "" ? `${group}${name} is empty` : `${group}${name}`;
  });
}

test("there are catalogues of each part of the portal", () => {
  const paths = catalogues.map(({ path }) => path).join(" ");
  for (const part of ["shell", "session", "contract", "start", "console"]) expect(paths).toContain(part);
});

test.each(catalogues)("$path has every word in every language", ({ words }) => {
  expect(Object.keys(words).toSorted()).toEqual(["de", "en"]);
  expect(shapeOf(words["de"] ?? {}).toSorted()).toEqual(shapeOf(words["en"] ?? {}).toSorted());
});
