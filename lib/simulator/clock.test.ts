import { describe, expect, it } from "vitest";
import { createAgenda } from "./agenda";
import { realClock, steppedClock } from "./clock";

describe("a stepped clock", () => {
  it("runs what falls due in order of time, then of asking, each at its own time", () => {
    const clock = steppedClock(1_000);
    const seen: string[] = [];
    const note = (name: string) => () => seen.push(`${name}@${clock.now()}`);
    clock.after(30, note("c"));
    clock.after(10, note("a"));
    clock.after(10, note("b"));
    clock.after(50, note("late"));
    clock.advance(40);
    expect(seen).toEqual(["a@1010", "b@1010", "c@1030"]);
    expect(clock.now()).toBe(1_040);
  });

  it("runs what is asked for on the way, if it falls due on the way", () => {
    const clock = steppedClock(0);
    const seen: number[] = [];
    const again = () => {
      seen.push(clock.now());
      clock.after(10, again);
    };
    clock.after(10, again);
    clock.advance(35);
    expect(seen).toEqual([10, 20, 30]);
  });

  it("forgets what was cancelled", () => {
    const clock = steppedClock();
    let ran = false;
    const cancel = clock.after(10, () => {
      ran = true;
    });
    cancel();
    cancel();
    clock.advance(100);
    expect(ran).toBe(false);
  });
});

it("lets a real clock run fast", async () => {
  const clock = realClock({ speed: 1_000 });
  const start = clock.now();
  await new Promise<void>((resolve) => {
    clock.after(5_000, resolve);
    setTimeout(resolve, 1_000);
  });
  expect(clock.now() - start).toBeGreaterThan(4_500);
  expect(Math.abs(start - Date.now())).toBeLessThan(60_000);
});

describe("an agenda", () => {
  it("has one plan to a name, and none once it is cleared", () => {
    const clock = steppedClock();
    const agenda = createAgenda(clock);
    const seen: string[] = [];
    agenda.plan("ring", 10, () => seen.push("first"));
    agenda.plan("ring", 20, () => seen.push("second"));
    agenda.plan("other", 30, () => seen.push("other"));
    clock.advance(20);
    expect(seen).toEqual(["second"]);
    agenda.clear();
    clock.advance(100);
    expect(seen).toEqual(["second"]);
  });
});
