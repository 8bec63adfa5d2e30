import { existsSync } from "node:fs";
import { nextCommand } from "./next-command.mjs";
import { inProject, root } from "./root.mjs";
import { run } from "./run.mjs";
import { hashOf, readStamp, removeStamp, writeStamp } from "./stamp.mjs";
import { Stop } from "./stop.mjs";

/** What reaches the build. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.js",
  "postcss.config.js",
  "tsconfig.json",
  "instrumentation.ts",
  "proxy.ts",
  "package-lock.json",
];

const stamp = inProject(".next", "bridgeboard-build");

/** One hash over everything that reaches the build; tests and this folder do not. @param {string} [folder] */
export function buildHash(folder = root) {
  return hashOf(folder, sources, (path) => !/\.test\.[a-z]+$|testing\/|^lib\/cli\//.test(path));
}

/**
 * Builds the app for production, unless this very source is built already. Types are left out: they
 * are checked by themselves, and nobody who starts a demo has to wait for that.
 * @param {Pick<import("./run.mjs").RunOptions, "write" | "yielding">} [options]
 * @returns {Promise<boolean>} whether there was anything to do
 * @throws {Stop} when the build fails
 */
export async function build({ write, yielding = false } = {}) {
  // Taken before the build: what somebody edits meanwhile is then built the next time.
  const wanted = buildHash();
  if (readStamp(stamp) === wanted && existsSync(inProject(".next", "BUILD_ID"))) return false;
  removeStamp(stamp);
  const say = write ?? ((/** @type {string} */ text) => process.stdout.write(text));
  say("Building Bridgeboard (once; it takes a minute or two) …\n");
  const { command, args, env } = nextCommand(["build"]);
  const options = { env: { ...env, SKIP_TYPES: "1" }, yielding, ...(write && { write }) };
  if ((await run(command, args, options)) !== 0) {
    throw new Stop("The build failed; Next.js says why above.");
  }
  writeStamp(stamp, wanted);
  return true;
}
