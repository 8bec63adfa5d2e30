/** A browser in which somebody is signed in, as they see it themselves. */
export interface Session {
  id: string;
  /** The browser in words. */
  browser: string;
  /** Where it was when it signed in; empty where that is not known. */
  address: string;
  /** ISO 8601 */
  since: string;
  /** When it was heard of last, to the minute, ISO 8601. */
  seen: string;
  /** It is the one that asks. */
  current: boolean;
}
