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
  const look = (topic: string, person = "dana") => made.look(topic, person);
  return { ...made, look, looked };
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

it("lets no more than twenty topics of one person linger, and ends the oldest first", () => {
  const { look, looked } = lookers();
  look("CFsam", "sam")();
  for (let number = 0; number < 25; number++) look(`CF${number}`)();
  expect(looked).toHaveLength(21);
  expect(looked[0]).toBe("CFsam");
  expect(looked[1]).toBe("CF5");
  vi.advanceTimersByTime(5000);
  expect(looked).toEqual([]);
});

it("looks at nothing when it is closed", () => {
  const { look, looked, ...made } = lookers();
  look("CF1");
  look("CF2")();
  made.close();
  expect(looked).toEqual([]);
});
