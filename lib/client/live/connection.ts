import { PING_EVERY } from "@/lib/model/live";

/**
 * How what stands on the page comes to be true: it is being reached for, comes as it happens, comes
 * late, or does not come.
 */
export type Connection = "connecting" | "live" | "delayed" | "offline";

/** What is known of one thing that is looked at. Times are the browser's, in ms since 1970. */
export interface News {
  /** When Twilio was last heard of it, as far as that reached us. */
  at: number;
  /** Whether Twilio tells of its own accord, so that it is read as a check only. */
  callbacks: boolean;
  /** Whether the newest attempt to read it has failed: what callbacks tell alone may be half of it. */
  troubled: boolean;
}

export interface ConnectionFacts {
  /** When the stream was opened or was lost, whichever came later; when it was first asked for. */
  since: number;
  open: boolean;
  /** Whether it was lost at least once, or never came. */
  tried: boolean;
  /** When anything at all was heard on it. */
  heardAt: number;
  /** What is looked at and still changes. */
  news: readonly News[];
}

/** A stream that is lost may come back so soon that nobody need be told. In milliseconds. */
export const GRACE = 2000;
/** A page that has just been opened may wait so long for its first stream. */
const FIRST_GRACE = 5000;
/** A ping may be late by so much. */
const PING_LATE = 5000;
/** Twilio is read every two seconds where it tells nothing by itself, else every fifteen. */
const OLD = { read: 6000, told: 22_000 };
/** What was not heard of for so long is not known any more. */
const UNKNOWN_AFTER = 30_000;

/** How it stands, and since when. */
export function connectionOf(
  { since, open, tried, heardAt, news }: ConnectionFacts,
  now: number,
): { state: Connection; since: number } {
  if (!open) {
    const lost = since + (tried ? GRACE : FIRST_GRACE);
    return now < lost ? { state: "connecting", since } : { state: "offline", since };
  }
  const overdue = heardAt + PING_EVERY + PING_LATE;
  const late = [overdue, ...news.map((one) => one.at + ageOf(one))];
  const delayed = Math.min(...late);
  return now < delayed ? { state: "live", since } : { state: "delayed", since: delayed };
}

/** How old the news may become before they are late, in milliseconds. */
function ageOf({ callbacks, troubled }: News): number {
  if (troubled) return 0;
  return callbacks ? OLD.told : OLD.read;
}

/** Since when something is not known any more; null where it is. */
export function unknownSince({ at }: News, now: number): number | null {
  return now - at >= UNKNOWN_AFTER ? at : null;
}
