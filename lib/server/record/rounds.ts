import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { reasonOf } from "../database/failure";
import { log } from "../log";

/**
 * Does something again and again until it is stopped, with a pause in between, in milliseconds. A
 * round that fails is logged, and the next one comes all the same. It does not keep the process alive.
 */
export async function everySoOften(
  what: string,
  pause: number,
  stop: AbortSignal,
  run: () => Promise<unknown>,
): Promise<void> {
  while (!stop.aborted) {
    try {
      await run();
    } catch (error) {
      log().warn({ reason: reasonOf(error) }, `${what} failed`);
    }
    await wait(pause, undefined, { signal: stop, ref: false }).catch(() => undefined);
  }
}
