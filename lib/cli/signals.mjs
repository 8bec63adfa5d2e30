const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
const ORPHAN_CHECK_MS = 250;

/**
 * Passes the first Ctrl-C, SIGTERM or closed terminal on to a child, and kills the child if it has
 * not gone after `graceMs` milliseconds. Later ones are ignored: the terminal and npm both send it.
 * @param {import("node:child_process").ChildProcess} child
 * @param {object} options
 * @param {NodeJS.Signals} options.as what the child is sent
 * @param {number} options.graceMs
 * @param {(signal: NodeJS.Signals) => void} [options.send] how, where not to the child alone
 * @returns {() => boolean} whether we were asked to stop
 */
export function passSignals(child, { as, graceMs, send = (signal) => child.kill(signal) }) {
  let asked = false;
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  const pass = () => {
    if (asked) return;
    asked = true;
    send(as);
    patience = setTimeout(() => send("SIGKILL"), graceMs);
  };
  const stopWatching = whenOrphaned(pass);
  const forget = () => {
    clearTimeout(patience);
    stopWatching();
    for (const signal of signals) process.off(signal, pass);
  };
  for (const signal of signals) process.on(signal, pass);
  child.once("exit", forget);
  child.once("error", forget);
  return () => asked;
}

/**
 * npm starts us through a shell, which dies of npm's SIGTERM without passing it on.
 * @param {() => void} react
 */
function whenOrphaned(react) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) react();
  }, ORPHAN_CHECK_MS);
  return () => clearInterval(watch);
}
