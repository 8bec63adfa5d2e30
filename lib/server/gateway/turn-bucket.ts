import "server-only";

const MINUTE = 60_000;

/** Milliseconds on a clock that is never set. */
export type Monotonic = () => number;

/**
 * Turns that come at an even pace. A few that nobody took are kept, so that what comes together after a
 * quiet moment need not wait. No minute, wherever it begins, has more than `perMinute` of them.
 * @param perMinute asked each time, as it may change; Infinity for no limit
 * @param kept which part of a minute's turns is kept at most
 */
export function createTurnBucket(perMinute: () => number, kept: number, now: Monotonic) {
  const most = () => Math.max(1, perMinute() * kept);
  /** Per millisecond. What is kept and what comes in a minute are no more than the limit together. */
  const pace = () => Math.max(perMinute() - most(), perMinute() / 2) / MINUTE;
  let at = now();
  let left = most();

  function refill(): void {
    const passed = now() - at;
    at += passed;
    left = Math.min(most(), left + (passed > 0 ? passed * pace() : 0));
  }

  return {
    /** How long until there is a turn, in milliseconds; 0 where there is one. */
    wait(): number {
      if (perMinute() === Number.POSITIVE_INFINITY) return 0;
      refill();
      return left >= 1 ? 0 : (1 - left) / pace();
    },

    /** Takes a turn, which has to be there. */
    take(): void {
      left -= 1;
    },
  };
}
