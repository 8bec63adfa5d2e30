import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "./browser.mjs";
import { distributionCommands } from "./distribution.mjs";
import { run } from "./run.mjs";
import { Stop } from "./stop.mjs";

const FIVE_MINUTES_MS = 300_000;

/** @type {import("./browser.mjs").Probes} */
const probes = {
  env: process.env,
  platform: process.platform,
  exists: existsSync,
  // On Windows and macOS asking for the version may open a window.
  runs: (path) => process.platform !== "linux" || succeeds(path, ["--version"]),
  async playwrightPath() {
    const { chromium } = await import("@playwright/test");
    return chromium.executablePath();
  },
};

/**
 * The browser to test with; where there is none, the distribution's is installed, from its packages alone.
 * @param {(text: string) => void} write takes what is printed
 * @returns {Promise<string>} the path of its program
 * @throws {Stop} when there is no way to get one
 */
export async function findOrInstallBrowser(write) {
  return (
    (await findBrowser(probes)) ??
    (await installed(distributionCommands(machine()), write)) ??
    noBrowser()
  );
}

/**
 * @param {string[][]} commands
 * @param {(text: string) => void} write
 * @returns {Promise<string | undefined>} the browser that is there afterwards
 */
async function installed(commands, write) {
  if (commands.length === 0) return undefined;
  write("No Chromium or Chrome here yet: trying to install the distribution's …\n");
  for (const [command = "", ...args] of commands) {
    // A step that fails need not be the end: an old package list may still do, or another package.
    await run(command, args, { timeoutMs: FIVE_MINUTES_MS, write });
    const found = await findBrowser(probes);
    if (found) return found;
  }
  return undefined;
}

/** @returns {import("./distribution.mjs").Machine} */
function machine() {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    mayBecomeRoot: succeeds("sudo", ["-n", "true"]),
    has: (name) => spawnSync(name, ["--version"], { stdio: "ignore" }).error === undefined,
  };
}

/** @param {string} command @param {string[]} args */
function succeeds(command, args) {
  return spawnSync(command, args, { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/** @returns {never} */
function noBrowser() {
  throw new Stop(
    "The end-to-end tests need a Chromium or Chrome and none could be installed: install one (npx playwright install chromium does), or set CHROMIUM_PATH to its program, and run npm test again.",
  );
}
