import { settled } from "../../testing/waiting";
import type { Timing } from "../read-queue";

/** A clock that only a test moves, and the timers on it. */
export function handTiming() {
  let time = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  const timing: Timing = {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };

  /** Lets time pass, in milliseconds: what is due comes when it is due. */
  async function pass(ms: number): Promise<void> {
    const until = time + ms;
    await settled();
    for (;;) {
      const [next] = [...timers].toSorted((one, other) => one.at - other.at);
      if (!next || next.at > until) break;
      timers.delete(next);
      time = Math.max(time, next.at);
      next.run();
      await settled();
    }
    time = until;
  }

  return { timing, pass, timers: () => timers.size };
}
