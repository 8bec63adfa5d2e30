/**
 * When something was said, and how it stands to all else in the log. No host's clock decides what is
 * newer: what was asked for, by a read or a press, goes by the log's own sequence. Only a callback may be
 * older than its place there, and has to be compared by time.
 */
export interface Moment {
  /** By the board's clock, in ms since 1970. */
  at: number;
  /** Where it was written down. */
  id: number;
  /**
   * The newest event that was on record when Twilio was asked: whatever it answered is newer than that.
   * Null for a callback.
   */
  asOf: number | null;
  /** Its place in the sequence: a read's is right after the newest event that it knew. */
  seq: number;
}

/** A callback. */
export const momentTold = ({ at, id }: Pick<Moment, "at" | "id">): Moment => ({
  at,
  id,
  asOf: null,
  seq: id,
});

/** What Twilio answered to a press, as its receipt says: that is written down at once. */
export const momentAnswered = ({ at, id, asOf }: Asked): Moment => ({ at, id, asOf, seq: id });

/** What a read showed, as of when it began. */
export const momentAsked = ({ at, id, asOf }: Asked): Moment => ({ at, id, asOf, seq: asOf + 0.5 });

interface Asked {
  at: number;
  id: number;
  asOf: number;
}

/** A read that is not on record yet. */
export const momentOfRead = (read: Omit<Asked, "id">): Moment =>
  momentAsked({ ...read, id: Number.POSITIVE_INFINITY });

/** A value of which only the newest counts, in whatever order the events arrive. */
export type Latest<Value> = (Value & Moment) | null;

/** The newer of two, by the log's sequence. */
export function latest<One extends Moment>(known: One | null, said: One): One {
  return known && comparison(known, said) >= 0 ? known : said;
}

/**
 * Whether one thing speaks of a later moment than another; neither does where both may. This is no order:
 * it compares two, and nothing can be sorted by it.
 */
export function isLater(one: Moment, other: Moment): boolean {
  if (one.asOf === null && other.asOf === null) return one.at > other.at;
  if (other.asOf === null) return isAskedLater(one, other);
  if (one.asOf === null) return !isAskedLater(other, one) && one.at > other.at;
  return comparison(one, other) > 0;
}

/** What was on record before Twilio was asked is older; what was told later may be, as the times say. */
const isAskedLater = ({ asOf, at }: Moment, told: Moment) =>
  (asOf !== null && asOf >= told.id) || at > told.at;

const comparison = (one: Moment, other: Moment) =>
  one.seq - other.seq || one.at - other.at || compareIds(one.id, other.id);

/** Both may be reads that are not on record. */
const compareIds = (one: number, other: number) => (one === other ? 0 : one - other);

/** Said in one of Twilio's sequences, which may arrive in any order. */
interface Numbered {
  sequence: number;
}

/** The later of two in their sequence. */
export function further<One extends Numbered>(known: One | null, said: One): One {
  return known && known.sequence >= said.sequence ? known : said;
}

/** The earlier of two times or texts. */
export function earliest<One extends number | string>(known: One | null, said: One): One {
  return known !== null && known <= said ? known : said;
}

/** The later of two times. */
export function newest(known: number | null, said: number): number {
  return known !== null && known >= said ? known : said;
}

/** Twilio tells whole seconds: a moment may have been up to this much later than it says. In ms. */
export const WITHIN = 999;
