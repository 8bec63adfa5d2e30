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

describe("a clock that is changed while it runs", () => {
  it("stops, and goes on from where it stopped", async () => {
    const clock = realClock({ speed: 1_000 });
    clock.setSpeed(0);
    const stoppedAt = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(clock.now()).toBe(stoppedAt);
    clock.setSpeed(1_000);
    await expect.poll(() => clock.now() - stoppedAt).toBeGreaterThan(1_000);
  });

  it("hurries what was planned while it was slow", async () => {
    const clock = realClock();
    const due = clock.now() + 3_600_000;
    const rang = new Promise<number>((resolve) => {
      clock.after(3_600_000, () => resolve(clock.now()));
    });
    clock.setSpeed(10_000_000);
    expect(await rang).toBeGreaterThanOrEqual(due);
  });

  it("is stepped while it stands, and is on time by its own watch", () => {
    const clock = realClock({ speed: 0 });
    const start = clock.now();
    const seen: number[] = [];
    clock.after(10, () => seen.push(clock.now() - start));
    clock.after(20, () => seen.push(clock.now() - start));
    clock.advance(15);
    expect(seen).toEqual([10]);
    clock.advance(5);
    expect(seen).toEqual([10, 20]);
  });

  it("never goes back", () => {
    const clock = steppedClock();
    clock.advance(1_000);
    const before = clock.now();
    clock.setSpeed(1);
    expect(clock.now()).toBeGreaterThanOrEqual(before);
  });
});
