import { describe, expect, it } from "vitest";
import { isWholeNumber, numberAmong, searchFor } from "./search";

const number = "+12065550135";

describe("a phone number", () => {
  it.each([
    "206 555 0135",
    "206-555-0135",
    "206.555.0135",
    "(206) 555-0135",
    "(206)5550135",
    "+1 206 555 0135",
    "+1 (206) 555‑0135",
    "1-206-555-0135",
    "001 206 555 0135",
    "2065550135",
    "\u202A+1 206 555 0135\u202C",
    "206\u200B555\u20110135",
    "２０６ ５５５ ０１３５",
    "٢٠٦٥٥٥٠١٣٥",
    "tel:+1-206-555-0135",
    "555-0135",
    "5 01 35",
    "0135",
    "(206",
  ])("is found as %s", (search) => {
    expect(searchFor(search)(number)).toBe(true);
    expect(searchFor(search)("Ana", null, `sip:${number}@example.com`)).toBe(true);
  });

  it.each(["206 555 0136", "+44 206 555 0135 1", "0135 206", "+1 206 555 0135 0", "206x555"])(
    "is not found as %s",
    (search) => expect(searchFor(search)(number)).toBe(false),
  );

  it.each([
    "Call (206) 555-0135",
    "206.555.0135, Ana",
    "call\u202A 206\u2011555\u20110135\u202C",
    "＋１ ２０６ ５５５ ０１３５",
    "1 206 555 0135",
  ])("is found in a name however it is written there: %s", (name) => {
    for (const search of [number, "206 555 0135", "(206) 555-0135", "555 0135"]) {
      expect(searchFor(search)(name)).toBe(true);
    }
  });

  it("is found with its country where it is written with a 0 in its place, and the other way round", () => {
    expect(searchFor("+44 20 7946 0103")("020 7946 0103")).toBe(true);
    expect(searchFor("0044 20 7946 0103")("+442079460103")).toBe(true);
    expect(searchFor("020 7946 0103")("+442079460103")).toBe(true);
    expect(searchFor("011 44 20 7946 0103")("+442079460103")).toBe(true);
  });

  it("is told from a part of one, and from words", () => {
    expect(["206 555 0135", "555-0135", "+44 20 7946"].every(isWholeNumber)).toBe(true);
    expect(
      ["0135", "Room 206 555 0135", "", "+", "CF20655501352065550135"].some(isWholeNumber),
    ).toBe(false);
  });
});

describe("words", () => {
  it.each([
    ["", true],
    ["ana", true],
    ["  ANA ", true],
    ["ana‑maria", true],
    ["A\u200Bna", true],
    ["Ａｎａ", true],
    ["Anna", false],
    ["+", false],
  ])("find what holds them, whatever their case and what nobody sees: %j %s", (search, found) => {
    expect(searchFor(search)("Ana-Maria \u202Edé\u202C", undefined)).toBe(found);
  });

  it("find nothing in what has no text", () => expect(searchFor("a")(null, undefined)).toBe(false));
});

describe("a number that is offered", () => {
  const offered = ["+14155550100", "+14155550101", "+442079460103"];
  it.each([
    ["(415) 555-0100", "+14155550100"],
    ["1 415 555 0101", "+14155550101"],
    ["020 7946 0103", "+442079460103"],
    ["+44 20 7946 0103", "+442079460103"],
    ["+14155550100", "+14155550100"],
    ["555 0100", undefined],
    ["0100", undefined],
    ["ana", undefined],
    ["+1 415 555 0199", undefined],
  ])("%s is %s", (typed, meant) => expect(numberAmong(typed, offered)).toBe(meant));
});
