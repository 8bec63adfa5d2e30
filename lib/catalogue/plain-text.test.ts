import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isBlank,
  isolated,
  plain,
  unseenProblem,
  visible,
  withCodes,
  withoutEnds,
} from "./plain-text";

/** What a name cannot hold, each with what it is called. */
const unseen: [string, string][] = [
  ["\0", "a null character (U+0000)"],
  ["\t", "a tab (U+0009)"],
  ["\n", "a line break (U+000A)"],
  ["\r", "a carriage return (U+000D)"],
  ["\u001B", "an escape character (U+001B)"],
  ["\u0007", "a control character (U+0007)"],
  ["\u0085", "a line break (U+0085)"],
  ["\u009B", "a control character (U+009B)"],
  ["\u061C", "an Arabic letter mark (U+061C)"],
  ["\u200F", "a right-to-left mark (U+200F)"],
  ["\u2028", "a line separator (U+2028)"],
  ["\u202A", "a left-to-right embedding (U+202A)"],
  ["\u202E", "a right-to-left override (U+202E)"],
  ["\u2069", "the end of an isolate (U+2069)"],
  ["\ud83d", "half of a character (U+D83D)"],
];

const fine = [
  "Ana",
  "Søren Kierkegård",
  "דנה",
  "مریم‌جان",
  "山田太郎",
  "👩‍💻 Ana",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "Ana ❤️",
  "e\u0301",
];

describe("a name", () => {
  it.each(unseen)("is not plain with %j in it, which is named", (character, name) => {
    expect(unseenProblem(`Ana${character}Mei`, "name")).toBe(
      `This holds characters that nobody sees, such as ${name} after “Ana”. Delete them, or type the text again.`,
    );
    expect(unseenProblem(`${character}Ana`, "name")).toContain(`${name} at the beginning`);
    expect(unseenProblem(plain(`Ana${character}Mei`), "name")).toBeUndefined();
  });

  it.each(fine)("may be %s", (name) => {
    expect(unseenProblem(name, "name")).toBeUndefined();
    expect([plain(name), visible(name), withoutEnds(name), withCodes(name)]).toEqual(
      Array.from({ length: 4 }, () => name),
    );
    expect(isBlank(name)).toBe(false);
  });

  it("of a secret is not repeated where it is explained", () => {
    expect(unseenProblem("open sesame\0", "secret")).not.toContain("sesame");
    expect(unseenProblem("open\tsesame ", "secret")).toBeUndefined();
  });
});

describe("a text from outside", () => {
  it.each([
    "",
    " ",
    "\u00A0",
    "\u200B",
    "\u2060\uFEFF",
    "\u2800",
    "\u3164",
    "\u202E\u202C",
    "\0",
    "\n",
  ])("in which there is nothing to see is none: %j", (text) =>
    expect([isBlank(text), visible(text)]).toEqual([true, null]),
  );

  it.each(["דנה", "مريم", "Ana\u202Egpj", "\u2067Ana", "Ana\nMei", "a\u2069b", "Ana\u001B[31m"])(
    "keeps its direction to itself within a sentence: %j",
    (text) => {
      const said = isolated(text);
      expect(said.startsWith("\u2068") && said.endsWith("\u2069")).toBe(true);
      expect(said.slice(1, -1)).toBe(plain(text));
      expect(said.slice(1, -1)).not.toMatch(/[\u2066-\u2069\n]/);
    },
  );

  it("stands in a sentence as it is where it turns nothing", () => {
    for (const text of ["Ana", "+12065550135", "Søren", "山田太郎", "👩‍💻"]) {
      expect(isolated(text)).toBe(text);
    }
  });

  it("is a plain line whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(unseenProblem(plain(text), "name")).toBeUndefined();
        expect(
          isolated(text)
            .replaceAll(/[\u2068\u2069]/g, "")
            .isWellFormed(),
        ).toBe(true);
        expect(withCodes(text)).not.toMatch(/[\p{Bidi_C}\p{Cs}]|(?![\t\r\n])\p{Cc}/u);
      }),
    );
  });
});
