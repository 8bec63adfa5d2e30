import { describe, expect, it } from "vitest";
import { invalid } from "@/lib/model/fault";
import { afterCallback, afterFault, afterRead, firstPace, pauseOf } from "./pace";

const rhythm = { reading: 2000, called: 15_000 };
const now = Date.UTC(2026, 0, 5, 9);
const later = now + 61_000;
const called = afterCallback(firstPace(false));

describe("the pause between reads", () => {
  it("is long while callbacks arrive, and short without them", () => {
    expect(pauseOf(firstPace(false), now, rhythm)).toBe(2000);
    expect(pauseOf(called, now, rhythm)).toBe(15_000);
  });

  it("is short once one has not come, until a minute has passed and another one has", () => {
    const missed = afterRead(called, now, true);
    expect(pauseOf(missed, now, rhythm)).toBe(2000);
    expect(pauseOf(afterCallback(missed), now + 59_000, rhythm)).toBe(2000);
    expect(pauseOf(afterCallback(missed), later, rhythm)).toBe(15_000);
  });

  it("stays short where they have stopped for good", () => {
    expect(pauseOf(afterRead(called, now, true), later, rhythm)).toBe(2000);
  });

  it("grows while reads fail, longer where there are too many of them, and no more", () => {
    const pauses = (kind: "unavailable" | "rate-limited") =>
      Array.from({ length: 5 }).reduce<number[]>((all) => {
        pace = afterFault(pace, { ...invalid(""), kind }, rhythm);
        return [...all, pauseOf(pace, now, rhythm)];
      }, []);
    let pace = firstPace(false);
    expect(pauses("unavailable")).toEqual([2000, 4000, 8000, 10_000, 10_000]);
    pace = afterRead(pace, now, false);
    expect(pauses("rate-limited")).toEqual([4000, 8000, 16_000, 30_000, 30_000]);
  });
});
