import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLookers } from "./lookers";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function lookers() {
  const looked: string[] = [];
  const made = createLookers((topic) => {
    looked.push(topic);
    return () => void looked.splice(looked.indexOf(topic), 1);
  });
  return { ...made, looked };
}

it("looks at a topic once, however many streams are for it", () => {
  const { look, looked } = lookers();
  const [one, other] = [look("CF1"), look("CF1")];
  look("CF2");
  expect(looked).toEqual(["CF1", "CF2"]);
  one();
  vi.advanceTimersByTime(60_000);
  expect(looked).toEqual(["CF1", "CF2"]);
  other();
  vi.advanceTimersByTime(4999);
  expect(looked).toEqual(["CF1", "CF2"]);
  vi.advanceTimersByTime(1);
  expect(looked).toEqual(["CF2"]);
});

it("does not look away while a page is loaded again", () => {
  const { look, looked } = lookers();
  look("CF1")();
  vi.advanceTimersByTime(4000);
  const leave = look("CF1");
  vi.advanceTimersByTime(60_000);
  expect(looked).toEqual(["CF1"]);
  leave();
  vi.advanceTimersByTime(5000);
  expect(looked).toEqual([]);
});

it("looks at nothing when it is closed", () => {
  const { look, close, looked } = lookers();
  look("CF1");
  look("CF2")();
  close();
  expect(looked).toEqual([]);
});
