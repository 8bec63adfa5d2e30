import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sharedReads } from "./shared-reads";
import { deferred, later } from "./testing/waiting";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

it("reads once for all who ask at once, and for those who ask soon after", async () => {
  const shared = sharedReads<string[]>("shared", 1000, 10);
  const answer = deferred<string[]>();
  const read = vi.fn<() => Promise<string[]>>(() => answer.promise);
  const both = Promise.all([shared("a", read), shared("a", read)]);
  answer.resolve(["one"]);
  expect(await both).toEqual([["one"], ["one"]]);
  later(1000);
  expect(await shared("a", read)).toEqual(["one"]);
  expect(read).toHaveBeenCalledTimes(1);
  later(1);
  await shared("a", read);
  expect(read).toHaveBeenCalledTimes(2);
});

it("keeps apart what has another key, and does not keep a failure", async () => {
  const shared = sharedReads<string[]>("failing", 1000, 10);
  await expect(shared("a", () => Promise.reject(new Error("Refused")))).rejects.toThrow("Refused");
  expect(await shared("a", async () => ["a"])).toEqual(["a"]);
  expect(await shared("b", async () => ["b"])).toEqual(["b"]);
});
