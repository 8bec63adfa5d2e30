import { Stop } from "./stop.mjs";

/**
 * @typedef {import("./counts.mjs").Counts} Counts
 * @typedef {{ ok: boolean, remark?: string, counts?: Counts }} Outcome
 * @typedef {{ name: string, again: string, run: () => Promise<Outcome> }} Step `again` is the
 *   command that runs the step alone
 * @typedef {{ passed: boolean, counts: Counts }} Verdict
 */

/**
 * Runs steps in order until one fails, and prints what each did and how long it took.
 * @param {Step[]} steps
 * @param {{ print: (line: string) => void, now: () => number }} io now: milliseconds
 * @returns {Promise<Verdict>}
 */
export async function runSteps(steps, { print, now }) {
  const width = Math.max(...steps.map(({ name }) => name.length));
  const counts = { passed: 0, failed: 0 };
  const summary = [];
  /** @type {Step | undefined} */
  let failed;
  for (const step of steps) {
    print(`\n── ${step.name} ──`);
    const started = now();
    const outcome = await attempt(step, print);
    const time = `${((now() - started) / 1000).toFixed(1)} s`.padStart(8);
    counts.passed += outcome.counts?.passed ?? 0;
    counts.failed += outcome.counts?.failed ?? 0;
    const remark = outcome.remark ? `  ${outcome.remark}` : "";
    summary.push(`${step.name.padEnd(width)}  ${outcome.ok ? "passed" : "FAILED"}${time}${remark}`);
    if (!outcome.ok) {
      failed = step;
      break;
    }
  }
  print(["", ...summary].join("\n"));
  if (failed) print(`Stopped at ${failed.name}; to run it alone: ${failed.again}`);
  return { passed: !failed, counts };
}

/** @param {Step} step @param {(line: string) => void} print @returns {Promise<Outcome>} */
async function attempt(step, print) {
  try {
    return await step.run();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    print(error.message);
    return { ok: false };
  }
}
