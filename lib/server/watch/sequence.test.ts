import { expect, it } from "vitest";
import { createSequence } from "./sequence";

/** What is missing after each of these numbers. */
const gaps = (before: number | undefined, ...numbers: number[]) => {
  const sequence = createSequence(before);
  return numbers.map((number) => sequence.heard(number));
};

it.each([
  { of: "in order", numbers: [1, 2, 3], missing: [[], [], []] },
  { of: "that go on", before: 6, numbers: [7, 8], missing: [[], []] },
  { of: "begun before anybody listened", numbers: [4, 5], missing: [[1, 2, 3], []] },
  { of: "missing while nobody listened", before: 2, numbers: [5], missing: [[3, 4]] },
  { of: "overtaken", numbers: [1, 4, 2, 3, 5], missing: [[], [2, 3], [], [], []] },
  { of: "told twice", numbers: [1, 1, 2], missing: [[], [], []] },
  { of: "told late", before: 4, numbers: [5, 3, 6], missing: [[], [], []] },
  { of: "begun anew", numbers: [1, 5000, 5001], missing: [[], [], []] },
])("notices which are missing of numbers $of", ({ before, numbers, missing }) => {
  expect(gaps(before, ...numbers)).toEqual(missing);
});

it("gives up what has not come, once", () => {
  const sequence = createSequence();
  sequence.heard(1);
  const missing = sequence.heard(4);
  sequence.heard(2);
  expect(sequence.givenUp(missing)).toBe(true);
  expect(sequence.givenUp(missing)).toBe(false);
});

it("gives up nothing where all has come", () => {
  const sequence = createSequence();
  sequence.heard(1);
  const missing = sequence.heard(3);
  sequence.heard(2);
  expect(sequence.givenUp(missing)).toBe(false);
});
