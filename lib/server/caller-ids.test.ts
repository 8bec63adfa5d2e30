import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readCallerIds } from "./caller-ids";
import { faultFrom } from "./testing/gateway";
import { boot } from "./testing/process";
import { later } from "./testing/waiting";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

it("reads the account's numbers once a minute, whoever asks", async () => {
  const { asked } = boot();
  await Promise.all([readCallerIds(), readCallerIds()]);
  later(60_000);
  expect(await readCallerIds()).toHaveLength(6);
  expect(asked()).toHaveLength(2);
  later(1);
  await readCallerIds();
  expect(asked()).toHaveLength(4);
});

it("does not keep a read that failed", async () => {
  const { control } = boot();
  control.fault({ path: "", kind: "500" });
  expect((await faultFrom(readCallerIds())).kind).toBe("unavailable");
  expect(await readCallerIds()).toHaveLength(6);
});
