import { vi } from "vitest";
import type { Sleep } from "../watch/loop";
import { later } from "./waiting";

interface Sleeper {
  due: number;
  ms: number;
  wake: () => void;
}

/** Sleep by the test's own clock, which moves when the test says so. */
export function sleeping() {
  const asleep = new Set<Sleeper>();

  const sleep: Sleep = (ms, woken) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        asleep.delete(sleeper);
        resolve();
      };
      const sleeper: Sleeper = { due: Date.now() + ms, ms, wake };
      if (woken.aborted) return resolve();
      woken.addEventListener("abort", wake, { once: true });
      asleep.add(sleeper);
    });

  const pauses = () => [...asleep].map(({ ms }) => ms);

  return {
    sleep,
    /** How long everybody sleeps who does, in milliseconds. */
    pauses,
    /** Waits until somebody sleeps for so long. */
    until: (ms: number) =>
      vi.waitUntil(() => pauses().includes(ms), { timeout: 5000, interval: 5 }),
    /** Lets time go by, and wakes whose time has come. */
    pass: (ms: number): void => {
      later(ms);
      for (const { due, wake } of asleep) if (due <= Date.now()) wake();
    },
  };
}
