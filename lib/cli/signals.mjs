/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** @type {readonly NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Passes the first Ctrl-C, SIGTERM or closed terminal on to a child, and kills the child if it has
 * not gone after `graceMs` milliseconds. Later ones are ignored: the terminal and npm both send it.
 * @param {ChildProcess} child
 * @param {{ as: NodeJS.Signals, graceMs: number }} options
 * @returns {() => NodeJS.Signals | undefined} which signal came, if one did
 */
export function passSignals(child, { as, graceMs }) {
  /** @type {NodeJS.Signals | undefined} */
  let received;
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    if (received) return;
    received = signal;
    child.kill(as);
    patience = setTimeout(() => child.kill("SIGKILL"), graceMs);
  };
  const forget = () => {
    clearTimeout(patience);
    for (const signal of signals) process.off(signal, pass);
  };
  for (const signal of signals) process.on(signal, pass);
  child.once("exit", forget);
  child.once("error", forget);
  return () => received;
}
