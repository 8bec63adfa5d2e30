import { expect, it, vi } from "vitest";
import { processWide } from "./process-wide";
import { boot } from "./testing/process";

it("is one value, made at its first use, though the module is loaded twice", async () => {
  boot();
  const make = vi.fn<() => object>(() => ({}));
  const first = processWide("a test", make);
  expect(make).not.toHaveBeenCalled();
  vi.resetModules();
  const again = await import("./process-wide");
  expect(again.processWide).not.toBe(processWide);
  expect(again.processWide("a test", make)()).toBe(first());
  expect(make).toHaveBeenCalledTimes(1);
});
