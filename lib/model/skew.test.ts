import { expect, it } from "vitest";
import { isSkewed, skewInWords } from "./skew";

it.each([
  [{ low: -50, high: 900 }, false, "in step"],
  [{ low: 0, high: 0 }, false, "in step"],
  [{ low: 1900, high: 2900 }, false, "in step"],
  [{ low: 2001, high: 2100 }, true, "2 s ahead"],
  [{ low: -3100, high: -2900 }, true, "3 s behind"],
  [{ low: 300_000, high: 301_000 }, true, "5 min ahead"],
  [{ low: -95_000, high: -94_000 }, true, "1 min 34 s behind"],
  [{ low: -7_201_000, high: -7_200_000 }, true, "2 h behind"],
  [{ low: 7_500_000, high: 7_501_000 }, true, "2 h 5 min ahead"],
])("a clock between %o is skewed: %s, in words: %s", (skew, skewed, words) => {
  expect(isSkewed(skew)).toBe(skewed);
  expect(skewInWords(skew)).toBe(words);
});
