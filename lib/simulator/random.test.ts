import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "./random";

const sids = (seed: number, name: string) => {
  const random = createRandom(seed, name);
  return Array.from({ length: 5 }, () => random.sid("CA"));
};

describe("a random stream", () => {
  it("is the same for the same seed and name, and another for another", () => {
    expect(sids(1, "a")).toEqual(sids(1, "a"));
    expect(sids(1, "a")).not.toEqual(sids(2, "a"));
    expect(sids(1, "a")).not.toEqual(sids(1, "b"));
  });

  it("deals no SID twice", () => {
    const random = createRandom(1, "sids");
    const dealt = new Set(Array.from({ length: 100_000 }, () => random.sid("CF")));
    expect(dealt.size).toBe(100_000);
    expect([...dealt][0]).toMatch(/^CF[0-9a-f]{32}$/);
  });

  it("stays within bounds, ends included", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -5, max: 5 }), fc.nat(3), (seed, min, span) => {
        const random = createRandom(seed, "dice");
        const throws = Array.from({ length: 200 }, () => random.integer(min, min + span));
        expect(Math.min(...throws)).toBe(min);
        expect(Math.max(...throws)).toBe(min + span);
      }),
    );
  });
});
