import "server-only";
import { now } from "../clock";
import { processWide } from "../process-wide";

/** How long an answer speaks for Twilio's clock, in milliseconds: clocks drift, and are set. */
const REMEMBERED = 5 * 60_000;
const SECOND = 1000;

/** When a request went out and when its answer came, in ms since 1970, and the answer's Date header. */
export interface Answered {
  date: string | null;
  sent: number;
  received: number;
}

/** By how many milliseconds Twilio's clock is ahead of ours: somewhere between the two. */
export interface Offset {
  low: number;
  high: number;
}

interface Known extends Offset {
  /** When the first answer came that it is known from, in ms since 1970. */
  since: number;
}

/**
 * What one more answer tells. Its Date is a whole second, begun somewhere between the request and the
 * answer; where that contradicts what was known, one of the clocks has been set.
 */
function narrowed(known: Known | null, { date, sent, received }: Answered): Known | null {
  const told = Date.parse(date ?? "");
  if (Number.isNaN(told)) return known;
  const fresh = { low: told - received, high: told + SECOND - sent, since: received };
  if (!known || received - known.since > REMEMBERED) return fresh;
  const both = {
    ...known,
    low: Math.max(known.low, fresh.low),
    high: Math.min(known.high, fresh.high),
  };
  return both.low <= both.high ? both : fresh;
}

const clock = processWide<{ known: Known | null }>("twilio-clock", () => ({ known: null }));

/** Learns from an answer of Twilio's what its clock says. */
export function hearTwilioClock(answered: Answered): void {
  clock().known = narrowed(clock().known, answered);
}

/** How far Twilio's clock is from ours; null where nothing was heard of it lately. */
export function twilioOffset(at = now()): Offset | null {
  const { known } = clock();
  return known && at - known.since <= REMEMBERED ? { low: known.low, high: known.high } : null;
}

/**
 * The latest moment, by our clock, of which a callback can speak.
 * @param timestamp Twilio's own, which leaves out what is less than a second, in ms since 1970
 * @param arrival when it came here, in ms since 1970; all that is known where Twilio's clock is not
 */
export function latestMoment(timestamp: number, arrival: number): number {
  const offset = twilioOffset(arrival);
  return offset ? Math.min(arrival, timestamp + SECOND - 1 - offset.low) : arrival;
}
