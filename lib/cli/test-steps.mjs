import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { playwrightCounts, vitestCounts } from "./counts.mjs";
import { npm } from "./npm.mjs";

/** @typedef {import("./steps.mjs").Step} Step */

/**
 * What `npm test` does, in order.
 * @param {{ browser: string, portBase: string | undefined, reports: string, env: NodeJS.ProcessEnv }} options
 *   portBase: as `freePortBase` found it; reports: an empty folder for the runners' own reports
 * @returns {Step[]}
 */
export function testSteps({ browser, portBase, reports, env }) {
  const unitReport = join(reports, "unit.json");
  const endToEndReport = join(reports, "end-to-end.json");
  return [
    script("types", env),
    script("lint", env),
    {
      name: "unit",
      again: "npm run unit",
      run: () =>
        counted(
          [
            "unit",
            "--",
            "--reporter=default",
            "--reporter=json",
            `--outputFile.json=${unitReport}`,
          ],
          env,
          () => vitestCounts(JSON.parse(readFileSync(unitReport, "utf8"))),
        ),
    },
    {
      name: "build",
      again: "npm run build",
      run: async () => ((await build()) ? { ok: true } : { ok: true, remark: "built already" }),
    },
    {
      name: "end-to-end",
      again: `CHROMIUM_PATH="${browser}" npm run e2e`,
      run: () =>
        counted(
          ["e2e"],
          {
            ...env,
            CHROMIUM_PATH: browser,
            E2E_PORT_BASE: portBase,
            PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport,
          },
          () => playwrightCounts(JSON.parse(readFileSync(endToEndReport, "utf8"))),
        ),
    },
  ];
}

/** A step that is one of package.json's scripts. @param {string} name @param {NodeJS.ProcessEnv} env */
function script(name, env) {
  return {
    name,
    again: `npm run ${name}`,
    run: async () => ({ ok: (await npm(["run", "--silent", name], { env })) === 0 }),
  };
}

/**
 * Runs a script that runs tests; it has failed, too, when it ran none.
 * @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @param {() => import("./counts.mjs").Counts} read
 */
async function counted(args, env, read) {
  const code = await npm(["run", "--silent", ...args], { env });
  const counts = countsOrNone(read);
  const ran = counts.passed + counts.failed;
  return {
    ok: code === 0 && ran > 0,
    remark: ran > 0 ? `${counts.passed} of ${ran} tests` : "no test ran",
    counts,
  };
}

/** A runner that broke down early leaves no report. @param {() => import("./counts.mjs").Counts} read */
function countsOrNone(read) {
  try {
    return read();
  } catch {
    return { passed: 0, failed: 0 };
  }
}
