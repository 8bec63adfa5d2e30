import "server-only";
import { reasonOf } from "./database/failure";
import { log } from "./log";

const signals = { SIGTERM: 143, SIGINT: 130 } as const;

/**
 * Closes what is open when the process is told to stop, and only then lets the others know who
 * listen: Next.js ends the process as soon as it has answered its last request.
 */
export function closeOnSignals(close: () => Promise<void>): void {
  let closing: Promise<void> | undefined;
  for (const [signal, code] of Object.entries(signals) as [keyof typeof signals, number][]) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (closing) return;
      closing = closeFirst(close).finally(() => {
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
