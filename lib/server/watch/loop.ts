import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { now } from "../clock";

/** Waits for a while, in milliseconds, or until it is woken. */
export type Sleep = (ms: number, woken: AbortSignal) => Promise<unknown>;

export const sleep: Sleep = (ms, signal) =>
  wait(ms, undefined, { signal, ref: false }).catch(() => undefined);

interface Looking {
  /** Looks once; it never fails. @returns how long to wait before the next time; null for no next time */
  look: () => Promise<number | null>;
  /** However often it is woken, it begins not more often than this, in milliseconds. */
  between?: number;
  sleep: Sleep;
}

/** Something that is looked at again and again until it is stopped. */
export function createLoop({ look, between = 0, sleep: rest }: Looking) {
  const stopped = new AbortController();
  let woken = new AbortController();

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      // Whoever wakes it while it looks has news that this look may have missed.
      woken = new AbortController();
      const began = now();
      const pause = await look();
      if (pause === null || stopped.signal.aborted) return;
      await rest(pause, woken.signal);
      const early = began + between - now();
      if (early > 0 && woken.signal.aborted) await rest(early, stopped.signal);
    }
  }

  const done = run();
  return {
    /** Looks at once. */
    wake: () => woken.abort(),
    /** Ends it; what is under way is done when the promise is. */
    stop: () => {
      stopped.abort();
      woken.abort();
      return done;
    },
  };
}
