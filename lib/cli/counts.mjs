import { relative } from "node:path";
import { root } from "./root.mjs";

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{ test: string, seconds: number }} TestTime
 * @typedef {Counts & { tests: TestTime[] }} Report
 *
 * @typedef {{ fullName: string, duration?: number | null }} Assertion
 * @typedef {{ name: string, status: string, assertionResults: Assertion[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: VitestFile[] }} VitestReport
 *
 * @typedef {{ title: string, tests: { results: { duration: number }[] }[] }} Spec
 * @typedef {{ title: string, specs: Spec[], suites?: Suite[] }} Suite
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number }, errors: unknown[], suites: Suite[] }} PlaywrightReport
 */

/**
 * Reads what Vitest's JSON reporter wrote; a file that could not even be loaded is one failure.
 * @param {VitestReport} report
 * @returns {Report}
 */
export function vitestReport({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      test: `${relative(root, name)} › ${fullName}`,
      seconds: (duration ?? 0) / 1000,
    })),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length, tests };
}

/**
 * Reads what Playwright's JSON reporter wrote; an error outside of all tests, such as a server that did
 * not start, is one failure.
 * @param {PlaywrightReport} report
 * @returns {Report}
 */
export function playwrightReport({ stats, errors, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    tests: suites.flatMap((suite) => storiesOf(suite, "e2e/")),
  };
}

/** @param {Suite} suite @param {string} above @returns {TestTime[]} */
function storiesOf({ title, specs, suites = [] }, above) {
  const here = `${above}${title} › `;
  const stories = specs.map((spec) => {
    const results = spec.tests.flatMap((test) => test.results);
    const ms = results.reduce((sum, { duration }) => sum + duration, 0);
    return { test: here + spec.title, seconds: ms / 1000 };
  });
  return [...stories, ...suites.flatMap((inner) => storiesOf(inner, here))];
}
