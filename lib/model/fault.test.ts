import { expect, test, vi } from "vitest";
import { FaultError, invalid } from "./fault";

test("a fault is known even where the module was loaded a second time", async () => {
  vi.resetModules();
  const again = await import("./fault");
  expect(again.FaultError).not.toBe(FaultError);
  const error: unknown = new again.FaultError(invalid("Fill in To.", "to"));
  expect(error instanceof FaultError && error.fault.option).toBe("to");
  expect(new Error("another") instanceof FaultError).toBe(false);
});
