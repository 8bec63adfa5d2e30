import { expect, it } from "vitest";
import { createSequence } from "./sequence";

/** What is missing after each of these numbers. */
const gaps = (...numbers: number[]) => {
  const sequence = createSequence();
  return numbers.map((number) => sequence.heard(number));
};

it.each([
  { of: "in order", numbers: [1, 2, 3], missing: [[], [], []] },
  { of: "from the middle", numbers: [7, 8], missing: [[], []] },
  { of: "overtaken", numbers: [1, 4, 2, 3, 5], missing: [[], [2, 3], [], [], []] },
  { of: "told twice", numbers: [1, 1, 2], missing: [[], [], []] },
  { of: "told late", numbers: [5, 3, 6], missing: [[], [], []] },
  { of: "begun anew", numbers: [1, 5000, 5001], missing: [[], [], []] },
])("notices which are missing of numbers $of", ({ numbers, missing }) => {
  expect(gaps(...numbers)).toEqual(missing);
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
