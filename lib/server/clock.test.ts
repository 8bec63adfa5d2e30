import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClock } from "./clock";

const NINE = Date.UTC(2026, 0, 5, 9);
const HOUR = 3_600_000;

/** A host whose time can be set, and what has passed on it since it was started. */
function aHost() {
  const host = { time: NINE, passed: 12_345.6 };
  const clock = createClock(
    () => host.passed,
    () => host.time,
  );
  return { host, clock, pass: (ms: number) => void (host.passed += ms) };
}

const by = (ms: number, unsure = 0) => ({ low: ms - unsure, high: ms + unsure });

describe("the board's clock", () => {
  it("begins with the host's time, and goes on by what passes", () => {
    const { clock, pass } = aHost();
    expect(clock.now()).toBe(NINE);
    pass(1500);
    expect(clock.now()).toBe(NINE + 1500);
  });

  it.each([-2 * HOUR, -5 * 60_000, 5 * 60_000, 2 * HOUR])(
    "does not care that the host's is set by %i ms",
    (ms) => {
      const { clock, host, pass } = aHost();
      host.time += ms;
      pass(1000);
      expect(clock.now()).toBe(NINE + 1000);
    },
  );

  it.each([-2 * HOUR, -40, 0, 40, 5 * 60_000])(
    "takes the database's time when it starts, %i ms apart",
    (ms) => {
      const { clock } = aHost();
      clock.now();
      clock.follow(by(ms, 2));
      expect(Math.abs(clock.now() - NINE - ms)).toBeLessThanOrEqual(2);
    },
  );

  it("leaves a difference alone that may be none", () => {
    const { clock } = aHost();
    clock.follow({ low: -30, high: 50 });
    expect(clock.now()).toBe(NINE);
  });

  it.each([
    { what: "drifts ahead", ms: 800, goes: 800 },
    { what: "is set ahead", ms: 5 * 60_000, goes: 5 * 60_000 },
    { what: "is set back", ms: -2 * HOUR, goes: 0 },
  ])("goes on where the database's $what", ({ ms, goes }) => {
    const { clock, pass } = aHost();
    clock.follow(by(0));
    clock.follow(by(ms));
    pass(10);
    expect(clock.now()).toBe(NINE + 10 + goes);
  });

  it("stands still until a database's clock has caught up that is a little behind", () => {
    const { clock, pass } = aHost();
    clock.follow(by(0));
    expect(clock.now()).toBe(NINE);
    clock.follow(by(-300));
    pass(200);
    expect(clock.now()).toBe(NINE);
    pass(200);
    expect(clock.now()).toBe(NINE + 100);
  });

  it("never goes back, whatever the database's does", () => {
    const steps = fc.array(
      fc.record({ apart: fc.integer({ min: -3 * HOUR, max: 3 * HOUR }), passes: fc.nat(5000) }),
    );
    fc.assert(
      fc.property(steps, (all) => {
        const { clock, pass } = aHost();
        clock.follow(by(0));
        let before = clock.now();
        for (const { apart, passes } of all) {
          clock.follow(by(apart));
          pass(passes);
          expect(clock.now()).toBeGreaterThanOrEqual(before);
          before = clock.now();
        }
      }),
    );
  });
});
