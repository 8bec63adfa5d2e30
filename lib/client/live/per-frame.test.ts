// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { perFrame } from "./per-frame";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("what comes together is done at once and with the next frame", async () => {
  const run = vi.fn<() => void>();
  const ask = perFrame(run);
  ask();
  await vi.advanceTimersByTimeAsync(0);
  ask();
  ask();
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(run).toHaveBeenCalledTimes(2);
});

test("a page that is hidden before its next frame goes on all the same", async () => {
  vi.spyOn(globalThis, "requestAnimationFrame").mockReturnValue(1);
  const run = vi.fn<() => void>();
  const ask = perFrame(run);
  ask();
  await vi.advanceTimersByTimeAsync(0);
  ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(run).toHaveBeenCalledTimes(2);
});
