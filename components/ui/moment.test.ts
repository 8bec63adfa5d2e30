import { expect, it } from "vitest";
import { agoInWords } from "./moment";

const NOW = Date.UTC(2026, 0, 5, 9);
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

it.each([
  [-5 * SECOND, "0 s ago"],
  [999, "0 s ago"],
  [59 * SECOND, "59 s ago"],
  [MINUTE, "1 min ago"],
  [HOUR - 1, "59 min ago"],
  [HOUR, "1 h ago"],
  [DAY - 1, "23 h ago"],
  [DAY, "yesterday"],
  [2 * DAY, "2 days ago"],
  [29 * DAY, "29 days ago"],
])("%i ms ago is %s", (ago, words) => {
  expect(agoInWords(NOW - ago, NOW)).toBe(words);
});

it("names the date from a month on", () => {
  expect(agoInWords(NOW - 40 * DAY, NOW)).toMatch(/2025/);
});
