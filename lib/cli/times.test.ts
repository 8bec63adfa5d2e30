import { expect, test } from "vitest";
import { slowestLines, slowestOf } from "./times.mjs";

const tests = (...seconds: number[]) =>
  seconds.map((one) => ({ test: `took ${one}`, seconds: one }));
const verdict = (...reports: number[][]) => ({
  passed: true,
  seconds: 60,
  times: [],
  reports: reports.map((seconds) => ({ passed: 1, failed: 0, tests: tests(...seconds) })),
});

test("names the ten slowest tests of all runners, slowest first", () => {
  const slowest = slowestOf(verdict([1, 2, 3, 4, 5, 6], [12, 11, 10, 9, 8, 7]));
  expect(slowest.map(({ seconds }) => seconds)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  expect(slowestLines(verdict([1.26]))).toBe("\nSlowest tests\n   1.3 s  took 1.26\n");
});

test("says nothing where no test ran", () => {
  expect(slowestLines(verdict())).toBe("");
});
