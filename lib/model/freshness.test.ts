import { describe, expect, it } from "vitest";
import { freshnessWords } from "./freshness";
import { leg, START } from "./testing/rooms";

const S = 1000;

describe("how fresh a row is", () => {
  it.each([
    ["callback", 7, 0, "Twilio told 3 s ago"],
    ["read", 7, 0, "Read 3 s ago"],
    ["answer", 9, 0, "Answered 1 s ago"],
    // A read that shows nothing new says all the same that it is still so.
    ["callback", 7, 8, "Read 2 s ago"],
    ["callback", 7, 7, "Twilio told 3 s ago"],
    ["read", -300, -120, "Read 2 min ago"],
  ] as const)("%s at %i, read at %i: %s", (by, at, readAt, words) => {
    const said = { by, at: START + at * S };
    const room = { readAt: START + readAt * S };
    expect(freshnessWords(leg("ana", { said }), room, START + 10 * S)).toBe(words);
  });

  it("is never in the future, however the clocks stand", () => {
    const said = { by: "read" as const, at: START + 5 * S };
    expect(freshnessWords(leg("ana", { said }), { readAt: 0 }, START)).toBe("Read 0 s ago");
  });
});
