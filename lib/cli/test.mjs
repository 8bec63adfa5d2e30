import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withoutTwilio } from "./environment.mjs";
import { install } from "./install.mjs";
import { main } from "./main.mjs";
import { selectTests } from "./selection.mjs";
import { runSteps } from "./steps.mjs";
import { checkSteps, chosenSteps, testSteps } from "./test-steps.mjs";
import { keepTimes, slowestLines } from "./times.mjs";

/** @typedef {import("./test-steps.mjs").Setting} Setting */

const write = (/** @type {string} */ text) => void process.stdout.write(text);
const now = () => performance.now();

/**
 * `npm test`: everything that must hold, from nothing but Node.js and npm. `npm test -- words`: what
 * matches these words, and what that needs. `npm run check`: what needs neither a build nor a browser.
 */
async function test() {
  await install();
  const reports = mkdtempSync(join(tmpdir(), "bridgeboard-test-"));
  process.on("exit", () => rmSync(reports, { recursive: true, force: true }));
  // No test may reach anybody's real account.
  const env = { ...withoutTwilio(process.env), NEXT_TELEMETRY_DISABLED: "1" };

  const verdict = await runSteps(stepsFor(process.argv.slice(2), { reports, env }), { write, now });
  keepTimes(verdict);
  write(slowestLines(verdict));
  const total = (/** @type {"passed" | "failed"} */ which) =>
    verdict.reports.reduce((sum, report) => sum + report[which], 0);
  write(`\n${verdict.seconds.toFixed(0)} s in all\n`);
  write(`${total("passed")} passed, ${total("failed")} failed\n`);
  return verdict.passed ? 0 : 1;
}

/** @param {string[]} words @param {Setting} setting */
function stepsFor(words, setting) {
  if (words.length === 0) return testSteps(setting);
  if (words.length === 1 && words[0] === "--check") return checkSteps(setting);
  return chosenSteps(selectTests(words), setting);
}

await main(test);
