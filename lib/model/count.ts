/** How many are in a conference, as of a moment. */
export interface Count {
  participants: number;
  /** When they were counted, in ms since 1970. */
  at: number;
  /** It may be out of date, and is waiting to be counted again. */
  due: boolean;
}

/** By Conference SID. Null where Twilio could not be asked; what nobody has counted yet is missing. */
export type Counts = Record<string, Count | null>;

/** A count that is due and older than this, in milliseconds, is older than it should be. */
const OLD = 30_000;

/** How old a count is, in milliseconds, where that is older than it should be; else null. */
export function lateness({ at, due }: Count, now: number): number | null {
  return due && now - at > OLD ? now - at : null;
}

/** Whether all of these are counted, and none is waiting to be counted again. */
export function areSettled(counts: Counts, conferenceSids: readonly string[]): boolean {
  return conferenceSids.every((sid) => counts[sid] !== undefined && !counts[sid]?.due);
}
