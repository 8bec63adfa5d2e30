import "server-only";
import type { Skew } from "@/lib/model/skew";
import { processWide } from "./process-wide";

/** By so much, in milliseconds, a running clock may be put back at once: less than anything on the board shows. */
const PUT_BACK = 2000;

/**
 * The board's clock. It begins with the host's time, takes the database's, which all boards on it share,
 * and from then on counts by the monotonic clock: whatever becomes of the host's, it never goes back.
 * @param monotonic what has passed, in milliseconds, since whenever
 * @param host the host's time, in ms since 1970
 */
export function createClock(monotonic = () => performance.now(), host = () => Date.now()) {
  let began = host() - monotonic();
  let last = Number.NEGATIVE_INFINITY;
  let follows = false;

  return {
    /** The time, in whole ms since 1970. */
    now(): number {
      last = Math.max(last, Math.floor(began + monotonic()));
      return last;
    },

    /**
     * Takes the time of a clock that differs from this one's by so much. The first time it takes any;
     * later none that would put it back by more than moments, as where the other clock was set.
     */
    follow({ low, high }: Skew): void {
      const apart = low > 0 || high < 0 ? (low + high) / 2 : 0;
      if (follows && apart < -PUT_BACK) return;
      began += apart;
      if (!follows) last = Number.NEGATIVE_INFINITY;
      follows = true;
    },
  };
}

export type BoardClock = ReturnType<typeof createClock>;

export const clock = processWide<BoardClock>("clock", () => createClock());

/** The time by the board's clock, in ms since 1970. */
export const now = (): number => clock().now();

/** The same, as a date. */
export const nowDate = (): Date => new Date(now());
