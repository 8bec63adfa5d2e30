const ORPHAN_CHECK_MS = 250;

/**
 * Runs `stop` once, when the process is asked to end: by Ctrl-C, by SIGTERM, or by npm, which starts us
 * through a shell that dies of npm's SIGTERM without passing it on.
 */
export function whenAskedToStop(stop: () => void): void {
  let isAsked = false;
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    stop();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, ask);
  if (!process.env["npm_lifecycle_event"]) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) ask();
  }, ORPHAN_CHECK_MS);
  watch.unref();
}
