import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { playwrightReport, vitestReport } from "./counts.mjs";
import { freePortBase } from "./e2e-servers.mjs";
import { findOrInstallBrowser } from "./find-or-install-browser.mjs";
import { npm } from "./npm.mjs";

/**
 * @typedef {import("./steps.mjs").Step} Step
 * @typedef {import("./steps.mjs").Write} Write
 * @typedef {import("./counts.mjs").Report} Report
 * @typedef {import("./selection.mjs").Selection} Selection
 * @typedef {{ reports: string, env: NodeJS.ProcessEnv }} Setting reports: an empty folder for the runners' own reports
 */

/**
 * What is checked without a build and without a browser.
 * @param {Setting} setting
 * @param {string[]} beforeUnit the steps that unit tests wait for
 * @returns {Step[]}
 */
export const checkSteps = (setting, beforeUnit = []) => [
  script("types", setting),
  { ...script("lint", setting), after: ["types"] },
  { ...unit(setting), after: beforeUnit },
];

/**
 * All that `npm test` does. The build empties the folder of the routes' types, and so comes after what reads
 * them; it has what of the machine the unit tests leave, which often wait for a database. Stories, which wait
 * for each other's answers, have all of it.
 * @param {Setting} setting
 * @returns {Step[]}
 */
export const testSteps = (setting) => [
  ...checkSteps(setting, ["lint", "browser"]),
  ...storySteps(setting, { build: ["lint"], stories: ["unit"] }),
];

/**
 * The tests that somebody has chosen, with what these need.
 * @param {Selection} chosen @param {Setting} setting
 * @returns {Step[]}
 */
export const chosenSteps = (chosen, setting) => [
  ...(chosen.unit.length > 0 ? [unit(setting, chosen)] : []),
  ...(chosen.stories.length > 0 ? storySteps(setting, {}, chosen) : []),
];

/** @param {string} name @param {Setting} setting @returns {Step} */
function script(name, { env }) {
  return {
    name,
    again: `npm run ${name}`,
    run: async (write) => ({ ok: (await npm(["run", "--silent", name], { env, write })) === 0 }),
  };
}

/** @param {Setting} setting @param {Selection} [chosen] @returns {Step} */
function unit({ reports, env }, chosen) {
  const report = join(reports, "unit.json");
  const { unit: files = [], title } = chosen ?? {};
  return {
    name: "unit",
    again: "npm run unit",
    run: (write) =>
      tested(
        [
          "unit",
          "--",
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${report}`,
          ...(title ? ["--testNamePattern", escaped(title)] : []),
          ...files,
        ],
        { env, write },
        () => vitestReport(JSON.parse(readFileSync(report, "utf8"))),
      ),
  };
}

/**
 * The stories in a browser, and what comes before them.
 * @param {Setting} setting
 * @param {{ build?: string[], stories?: string[] }} after the steps that these wait for, beside each other
 * @param {Selection} [chosen]
 * @returns {Step[]}
 */
function storySteps({ reports, env }, after, chosen) {
  const report = join(reports, "end-to-end.json");
  const { stories = [], title } = chosen ?? {};
  let browser = "";
  return [
    {
      name: "browser",
      again: "npm test",
      run: async (write) => {
        browser = await findOrInstallBrowser(write);
        return { ok: true, remark: browser };
      },
    },
    {
      name: "build",
      again: "npm run build",
      ...(after.build && { after: after.build }),
      run: async (write) => ({
        ok: true,
        ...((await build({ write, yielding: true })) ? {} : { remark: "built already" }),
      }),
    },
    {
      name: "end-to-end",
      again: "npm test -- e2e/",
      after: [...(after.stories ?? []), "browser", "build"],
      run: async (write) =>
        tested(
          ["e2e", "--", ...stories, ...(title ? ["--grep", escaped(title)] : [])],
          {
            env: {
              ...env,
              CHROMIUM_PATH: browser,
              E2E_PORT_BASE: await freePortBase(),
              PLAYWRIGHT_JSON_OUTPUT_FILE: report,
            },
            write,
          },
          () => playwrightReport(JSON.parse(readFileSync(report, "utf8"))),
        ),
    },
  ];
}

/** A title as a pattern that it alone matches. @param {string} title */
const escaped = (title) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Runs a script that runs tests; it has failed, too, when it ran none or reports a failure.
 * @param {string[]} args @param {{ env: NodeJS.ProcessEnv, write: Write }} options @param {() => Report} read
 */
async function tested(args, options, read) {
  const code = await npm(["run", "--silent", ...args], options);
  const report = reportOrNone(read);
  const ran = report.passed + report.failed;
  const remark = ran > 0 ? `${report.passed} of ${ran} tests` : "no test ran";
  return { ok: code === 0 && ran > 0 && report.failed === 0, remark, report };
}

/** A runner that broke down early leaves no report. @param {() => Report} read @returns {Report} */
function reportOrNone(read) {
  try {
    return read();
  } catch {
    return { passed: 0, failed: 0, tests: [] };
  }
}
