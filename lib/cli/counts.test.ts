import { expect, test } from "vitest";
import { playwrightCounts, vitestCounts } from "./counts.mjs";

test("counts what Vitest passed and failed", () => {
  const testResults = [{ status: "failed", assertionResults: [{}, {}, {}] }];
  expect(vitestCounts({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
    passed: 2,
    failed: 1,
  });
});

test("counts a test file that could not be loaded as a failure", () => {
  const testResults = [{ status: "failed", assertionResults: [] }];
  expect(vitestCounts({ numPassedTests: 2, numFailedTests: 0, testResults }).failed).toBe(1);
});

test("counts what Playwright passed and failed, and not what it skipped", () => {
  const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 4 };
  expect(playwrightCounts({ stats, errors: [] })).toEqual({ passed: 6, failed: 2 });
});

test("counts a server that did not start as a failure", () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0 };
  expect(playwrightCounts({ stats, errors: [{}] }).failed).toBe(1);
});
