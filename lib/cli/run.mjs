import { spawn } from "node:child_process";
import { root } from "./root.mjs";
import { passSignals } from "./signals.mjs";

/** Exit codes as shells give them. */
const TIMED_OUT = 124;
const NOT_STARTED = 127;
const INTERRUPTED = 130;

/**
 * Runs a command in the project's folder, on this terminal.
 * When a person or a supervisor stops us, the command is stopped and this process ends with it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} [options]
 * @returns {Promise<number>} the exit code; 124 after `timeoutMs`, 127 when there is no such command
 */
export function run(command, args, { env = process.env, timeoutMs, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, shell, stdio: "inherit" });
    // Playwright takes its web servers down on SIGINT only.
    const received = passSignals(child, { as: "SIGINT", graceMs: 5000 });
    let late = false;
    const limit =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill("SIGKILL");
          }, timeoutMs);

    child.once("error", () => {
      clearTimeout(limit);
      resolve(NOT_STARTED);
    });
    child.once("exit", (code, signal) => {
      clearTimeout(limit);
      if (received() || signal === "SIGINT" || code === INTERRUPTED) process.exit(INTERRUPTED);
      resolve(late ? TIMED_OUT : (code ?? 1));
    });
  });
}
