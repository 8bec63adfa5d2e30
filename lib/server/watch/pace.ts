import "server-only";
import type { Fault } from "@/lib/model/fault";

/** How often something is read at Twilio, and why so. Times are in milliseconds. */
export interface Pace {
  /** Whether Twilio's callbacks arrive: then reading is a check only. */
  called: boolean;
  /** Until when they are not relied upon, in ms since 1970: something has not been told. */
  doubtedUntil: number;
  /** The pause since reads fail, which grows; 0 while they work. */
  held: number;
}

/** Without callbacks, and with them. */
export interface Rhythm {
  reading: number;
  called: number;
}

const DOUBTED_FOR = 60_000;
/** The longest pause while Twilio has too many requests, and while it does not answer. */
const LONGEST = { limited: 30_000, other: 10_000 };

export const firstPace = (called: boolean): Pace => ({ called, doubtedUntil: 0, held: 0 });

/** A callback has arrived. */
export const afterCallback = (pace: Pace): Pace => (pace.called ? pace : { ...pace, called: true });

/**
 * A read has worked. Where it showed what a callback should have told, callbacks are relied upon no more
 * before another one has arrived, and some time has passed.
 */
export function afterRead(pace: Pace, now: number, missed: boolean): Pace {
  if (!missed || !pace.called) return { ...pace, held: 0 };
  return { called: false, doubtedUntil: now + DOUBTED_FOR, held: 0 };
}

/** A read has not worked: the next one waits, each time twice as long. */
export function afterFault(pace: Pace, { kind }: Fault, { reading }: Rhythm): Pace {
  const longest = kind === "rate-limited" ? LONGEST.limited : LONGEST.other;
  const first = kind === "rate-limited" ? 2 * reading : reading;
  return { ...pace, held: Math.min(longest, pace.held === 0 ? first : 2 * pace.held) };
}

/** Whether callbacks arrive and are relied upon. */
export const isCalled = ({ called, doubtedUntil }: Pace, now: number): boolean =>
  called && now >= doubtedUntil;

/** How long to wait before the next read. */
export function pauseOf(pace: Pace, now: number, rhythm: Rhythm): number {
  return Math.max(pace.held, isCalled(pace, now) ? rhythm.called : rhythm.reading);
}
