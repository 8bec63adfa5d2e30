import { join } from "node:path";
import { expect, test } from "vitest";
import { playwrightReport, vitestReport } from "./counts.mjs";
import { root } from "./root.mjs";

const name = join(root, "lib/a.test.ts");
const assertion = { fullName: "a story is told", duration: 1200 };

test("counts what Vitest passed and failed, and says how long each took", () => {
  const testResults = [
    { name, status: "failed", assertionResults: [assertion, { fullName: "a story skipped" }] },
  ];
  expect(vitestReport({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
    passed: 2,
    failed: 1,
    tests: [
      { test: "lib/a.test.ts › a story is told", seconds: 1.2 },
      { test: "lib/a.test.ts › a story skipped", seconds: 0 },
    ],
  });
});

test("counts a test file that could not be loaded as a failure", () => {
  const testResults = [{ name, status: "failed", assertionResults: [] }];
  expect(vitestReport({ numPassedTests: 2, numFailedTests: 0, testResults }).failed).toBe(1);
});

test("counts what Playwright passed and failed, and not what it skipped", () => {
  const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 4 };
  const report = playwrightReport({ stats, errors: [], suites: [] });
  expect(report).toMatchObject({ passed: 6, failed: 2 });
});

test("counts a server that did not start as a failure", () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0 };
  expect(playwrightReport({ stats, errors: [{}], suites: [] }).failed).toBe(1);
});

const spec = (title: string, ...durations: number[]) => ({
  title,
  tests: [{ results: durations.map((duration) => ({ duration })) }],
});

test("names each story by its file, what it stands in, and its title", () => {
  const suites = [
    {
      title: "dial.spec.ts",
      specs: [spec("a phone rings", 1500)],
      suites: [{ title: "when Twilio is away", specs: [spec("a dial fails", 400, 600)] }],
    },
  ];
  const stats = { expected: 2, unexpected: 0, flaky: 0 };
  expect(playwrightReport({ stats, errors: [], suites }).tests).toEqual([
    { test: "e2e/dial.spec.ts › a phone rings", seconds: 1.5 },
    { test: "e2e/dial.spec.ts › when Twilio is away › a dial fails", seconds: 1 },
  ]);
});
