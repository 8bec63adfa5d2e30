import { inProject } from "./root.mjs";

/**
 * How to start Next.js for production, without a shell and without npm in between, so that a
 * signal reaches it.
 * @param {string[]} args such as ["build"]
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ command: string, args: string[], env: NodeJS.ProcessEnv }}
 */
export function nextCommand(args, env = process.env) {
  return {
    command: process.execPath,
    args: [inProject("node_modules", "next", "dist", "bin", "next"), ...args],
    // A NODE_ENV left over in somebody's shell would build a broken mixture.
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  };
}
