import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTurnBucket } from "./turn-bucket";

const MINUTE = 60_000;

/** A bucket from which somebody takes whatever there is, and when. */
function emptied(
  perMinute: () => number,
  kept: number,
  ms: number,
  pauses: readonly number[] = [],
) {
  let time = 0;
  const bucket = createTurnBucket(perMinute, kept, () => time);
  const taken: number[] = [];
  for (let round = 0; time < ms; round++) {
    time += pauses[round] ?? 0;
    time += Math.max(1, Math.ceil(bucket.wait()));
    for (; bucket.wait() === 0; taken.push(time)) bucket.take();
  }
  return taken;
}

/** The most that were taken in a minute, wherever it begins. */
const worstMinute = (taken: readonly number[]) =>
  Math.max(...taken.map((from) => taken.filter((at) => at >= from && at < from + MINUTE).length));

describe("a bucket of turns", () => {
  it("gives no minute more than its limit, however they are taken", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 600 }),
        fc.constantFrom(1 / 20, 1 / 4),
        fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 20 }),
        (perMinute, kept, pauses) => {
          const taken = emptied(() => perMinute, kept, 4 * MINUTE, pauses);
          expect(worstMinute(taken)).toBeLessThanOrEqual(perMinute);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([60, 600, 6000])("gives nearly all of %i a minute to who takes them all", (perMinute) => {
    const taken = emptied(() => perMinute, 1 / 20, 2 * MINUTE);
    const second = taken.filter((at) => at >= MINUTE).length;
    expect(second).toBeGreaterThan(perMinute * 0.9);
  });

  it("keeps a few for what comes together", () => {
    const bucket = createTurnBucket(
      () => 600,
      1 / 20,
      () => 0,
    );
    for (let taken = 0; taken < 30; taken++) {
      expect(bucket.wait()).toBe(0);
      bucket.take();
    }
    expect(bucket.wait()).toBeCloseTo(MINUTE / 570);
  });

  it("keeps to a limit that has changed", () => {
    let time = 0;
    let limit = 600;
    const bucket = createTurnBucket(
      () => limit,
      1 / 20,
      () => time,
    );
    limit = 60;
    let taken = 0;
    for (; time <= MINUTE; time += 100) {
      for (; bucket.wait() === 0; taken++) bucket.take();
    }
    expect(taken).toBeLessThanOrEqual(60);
  });

  it("without a limit never waits", () => {
    const bucket = createTurnBucket(
      () => Number.POSITIVE_INFINITY,
      1 / 20,
      () => 0,
    );
    for (let taken = 0; taken < 1000; taken++) bucket.take();
    expect(bucket.wait()).toBe(0);
  });
});
