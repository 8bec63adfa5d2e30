/** When something was said, and by which event: of two said in the same moment the later event counts. */
export interface Moment {
  /** Ms since 1970. */
  at: number;
  id: number;
}

/** A value of which only the newest counts, in whatever order the events arrive. */
export type Latest<Value> = (Value & Moment) | null;

/** The newer of two. */
export function latest<One extends Moment>(known: One | null, said: One): One {
  if (!known) return said;
  return known.at > said.at || (known.at === said.at && known.id >= said.id) ? known : said;
}

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
