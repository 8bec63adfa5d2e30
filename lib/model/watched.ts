import type { Fault } from "./fault";

/**
 * How a conference, or the list of them, is being read at the moment. It changes with every read and is
 * told beside the events, never on record.
 */
export interface Watched {
  /** Null for the list of conferences. */
  conferenceSid: string | null;
  /** When the last read that worked began, in ms since 1970; null before the first. */
  readAt: number | null;
  /** Why the newest read did not work. */
  fault: Fault | null;
  /** Whether Twilio's callbacks arrive, so that it is read as a check only. */
  callbacks: boolean;
}
