import "server-only";
import { becomes } from "./availability";
import { reasonOf } from "./database/failure";
import { log } from "./log";

const signals = { SIGTERM: 143, SIGINT: 130 } as const;

/** Signals this close together are one wish: a terminal and npm both pass on a Ctrl-C. In milliseconds. */
const ONE_WISH = 1000;

/** All of it takes no longer than this, whoever still has a connection open. In milliseconds. */
const LIMIT = 2800;

/**
 * Closes what is open when the process is told to stop, and only then lets the others know who
 * listen: Next.js ends the process as soon as it has answered its last request.
 * Whoever asks a second time does not want to wait, and the process ends at once.
 */
export function closeOnSignals(close: () => Promise<void>): void {
  let askedAt: number | undefined;
  for (const [signal, code] of Object.entries(signals) as [keyof typeof signals, number][]) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (askedAt !== undefined) {
        if (performance.now() - askedAt > ONE_WISH) process.exit(code);
        return;
      }
      askedAt = performance.now();
      becomes("stopping");
      setTimeout(() => process.exit(code), LIMIT).unref();
      void closeFirst(close).finally(() => {
        for (const other of others) other(signal);
        if (others.length === 0) process.exit(code);
      });
    });
  }
}

async function closeFirst(close: () => Promise<void>): Promise<void> {
  try {
    await close();
  } catch (error) {
    log().warn({ reason: reasonOf(error) }, "not everything was closed");
  }
}
