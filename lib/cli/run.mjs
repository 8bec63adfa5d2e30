import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { root } from "./root.mjs";
import { passSignals } from "./signals.mjs";

/** Exit codes as shells give them. */
const TIMED_OUT = 124;
const NOT_STARTED = 127;
const INTERRUPTED = 130;

/** A group of its own can be stopped whole, with the shells and servers that the command starts. */
const ownGroup = process.platform !== "win32";

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs]
 * @property {boolean} [shell]
 * @property {boolean} [yielding] it has what of the processors nobody else wants
 * @property {(text: string) => void} [write] takes what the command prints, in place of this terminal
 */

/**
 * Runs a command in the project's folder, on this terminal.
 * When a person or a supervisor stops us, the command is stopped and this process ends with it.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} the exit code; 124 after `timeoutMs`, 127 when there is no such command
 */
export function run(command, args, options = {}) {
  const { env = process.env, timeoutMs, shell = false, yielding = false, write } = options;
  return new Promise((resolve) => {
    const settings = { cwd: root, env, shell, detached: ownGroup };
    const child = write
      ? spawn(command, args, { ...settings, stdio: ["ignore", "pipe", "pipe"] })
      : spawn(command, args, { ...settings, stdio: "inherit" });
    // What it starts has the same priority.
    if (yielding && child.pid !== undefined)
      setPriority(child.pid, constants.priority.PRIORITY_LOW);
    for (const printed of [child.stdout, child.stderr]) {
      printed?.setEncoding("utf8").on("data", (/** @type {string} */ text) => write?.(text));
    }
    /** @param {NodeJS.Signals} signal */
    const send = (signal) => {
      if (!ownGroup || child.pid === undefined) child.kill(signal);
      else process.kill(-child.pid, signal);
    };
    // Playwright takes its web servers down on SIGINT only.
    const stopped = passSignals(child, { as: "SIGINT", graceMs: 5000, send });
    let late = false;
    const giveUp = () => {
      late = true;
      send("SIGKILL");
    };
    const limit = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);

    child.once("error", () => {
      clearTimeout(limit);
      resolve(NOT_STARTED);
    });
    // All that it printed has come by then.
    child.once("close", (code) => {
      clearTimeout(limit);
      if (stopped()) process.exit(INTERRUPTED);
      resolve(late ? TIMED_OUT : (code ?? 1));
    });
  });
}
