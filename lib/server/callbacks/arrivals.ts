import "server-only";
import { LRUCache } from "lru-cache";
import { processWide } from "../process-wide";

const KEPT = 10_000;

const arrivals = processWide(
  "callback-arrivals",
  () => new LRUCache<string, number>({ max: KEPT }),
);

/** Notes that a conference's callback has come to this process. @param at in ms since 1970 */
export function noteArrival(conferenceSid: string, at: number): void {
  arrivals().set(conferenceSid, at);
}

/** When the last callback of a conference came to this process, in ms since 1970; null for none. */
export function lastArrival(conferenceSid: string): number | null {
  return arrivals().get(conferenceSid) ?? null;
}
