import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inProject } from "./root.mjs";

/** @typedef {import("./steps.mjs").Verdict} Verdict */

const MOST = 10;
const file = inProject("test-results", "times.json");

/** The slowest tests of a run. @param {Verdict} verdict */
export function slowestOf({ reports }) {
  return reports
    .flatMap(({ tests }) => tests)
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, MOST);
}

/** The slowest tests as lines to print. @param {Verdict} verdict */
export function slowestLines(verdict) {
  const slowest = slowestOf(verdict);
  if (slowest.length === 0) return "";
  const lines = slowest.map(({ test, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${test}`);
  return `\nSlowest tests\n${lines.join("\n")}\n`;
}

/** Keeps how long each step and the slowest tests took, in seconds. @param {Verdict} verdict */
export function keepTimes(verdict) {
  const { passed, seconds, times } = verdict;
  mkdirSync(dirname(file), { recursive: true });
  const kept = { passed, seconds, steps: times, slowest: slowestOf(verdict) };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}
