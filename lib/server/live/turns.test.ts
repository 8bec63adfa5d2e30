import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTurns } from "./turns";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Turns of which each takes so long, in milliseconds. */
function turnsOf(took: number) {
  const run = vi.fn<() => void>(() => void vi.setSystemTime(Date.now() + took));
  vi.spyOn(performance, "now").mockImplementation(() => Date.now());
  const turns = createTurns(run);
  return { ask: () => turns.ask(), run };
}

test("does at once what comes after a rest", () => {
  const { ask, run } = turnsOf(10);
  ask();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  ask();
  expect(run).toHaveBeenCalledTimes(2);
});

test("rests twice as long as a turn took, and then does all that has come once", () => {
  const { ask, run } = turnsOf(50);
  ask();
  ask();
  ask();
  vi.advanceTimersByTime(95);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10);
  expect(run).toHaveBeenCalledTimes(2);
});

test("goes on after a turn that failed", () => {
  const { ask, run } = turnsOf(10);
  run.mockImplementationOnce(() => {
    throw new Error("A stream is broken");
  });
  expect(ask).toThrow("A stream is broken");
  vi.advanceTimersByTime(100);
  ask();
  expect(run).toHaveBeenCalledTimes(2);
});

test("rests a third of a second at most, and does nothing that nobody has asked for", () => {
  const { ask, run } = turnsOf(5000);
  ask();
  ask();
  vi.advanceTimersByTime(310);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(2);
});
