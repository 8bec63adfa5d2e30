import { createStage } from "./stage.mjs";
import { Stop } from "./stop.mjs";

/**
 * @typedef {import("./counts.mjs").Report} Report
 * @typedef {{ ok: boolean, remark?: string, report?: Report }} Outcome
 * @typedef {(text: string) => void} Write
 * @typedef {object} Step
 * @property {string} name
 * @property {string} again the command that runs the step alone
 * @property {string[]} [after] the steps that must have passed before it starts; all others run beside it
 * @property {(write: Write) => Promise<Outcome>} run
 * @typedef {{ name: string, seconds: number, passed: boolean }} StepTime
 * @typedef {{ passed: boolean, seconds: number, times: StepTime[], reports: Report[] }} Verdict
 */

/**
 * Runs steps side by side, each as soon as those that it builds on have passed. After a failure nothing
 * new starts, and what runs is waited for.
 * @param {Step[]} steps in the order in which they are shown
 * @param {{ write: Write, now: () => number }} io now: milliseconds
 * @returns {Promise<Verdict>}
 */
export async function runSteps(steps, { write, now }) {
  const stage = createStage(write);
  const began = now();
  /** @type {Map<string, Promise<boolean>>} */
  const passes = new Map();
  /** @type {StepTime[]} */
  const times = [];
  /** @type {Report[]} */
  const reports = [];
  /** @type {Map<string, string>} */
  const remarks = new Map();
  let advice = "";
  let failed = false;

  /** @param {string} name */
  async function passOf(name) {
    const pass = passes.get(name);
    if (!pass) throw new TypeError(`There is no step ${name}.`);
    return pass;
  }

  /** @param {Step} step */
  async function take(step) {
    // A step may build on one that stands behind it: by then all of them are known.
    await Promise.resolve();
    const before = await Promise.all((step.after ?? []).map(passOf));
    if (failed || before.includes(false)) return false;
    const act = stage.add();
    act.write(`\n── ${step.name} ──\n`);
    const started = now();
    const { ok, remark, report } = await attempt(step, act.write).finally(act.end);
    failed ||= !ok;
    times.push({ name: step.name, seconds: round(now() - started), passed: ok });
    if (report) reports.push(report);
    if (remark) remarks.set(step.name, remark);
    if (!ok) advice += `${step.name} failed; to run it alone: ${step.again}\n`;
    return ok;
  }

  for (const step of steps) passes.set(step.name, take(step));
  await Promise.all(passes.values());

  const width = Math.max(...times.map(({ name }) => name.length));
  const lines = times.map(({ name, seconds, passed }) => {
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    return `${name.padEnd(width)}  ${passed ? "passed" : "FAILED"}${time}  ${remarks.get(name) ?? ""}`.trimEnd();
  });
  write(`\n${lines.join("\n")}\n${advice}`);
  return { passed: !failed, seconds: round(now() - began), times, reports };
}

/** Milliseconds as seconds, to a tenth. @param {number} ms */
const round = (ms) => Math.round(ms / 100) / 10;

/** @param {Step} step @param {Write} write @returns {Promise<Outcome>} */
async function attempt(step, write) {
  try {
    return await step.run(write);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    write(`${error.message}\n`);
    return { ok: false };
  }
}
