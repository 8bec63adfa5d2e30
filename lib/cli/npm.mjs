import { run } from "./run.mjs";

/**
 * Runs npm: the very one that started us where there is one, so that PATH and Windows' npm.cmd
 * do not matter.
 * @param {string[]} args
 * @param {import("./run.mjs").RunOptions} [options]
 */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}
