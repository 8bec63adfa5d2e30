import type { Source } from "./program";
import type { ConferenceCallbacks } from "./subscription";

/** Twilio docs: Conference Participant resource, `status`. */
export type ParticipantStatus =
  | "queued"
  | "connecting"
  | "ringing"
  | "connected"
  | "complete"
  | "failed";

/** The conference side of a leg. Times are milliseconds since 1970. */
export interface Participant {
  /** CP…: never in the resource itself, only in page tokens. */
  readonly sid: string;
  readonly callSid: string;
  readonly conferenceSid: string;
  readonly label: string | null;
  readonly dateCreated: number;
  dateUpdated: number;
  status: ParticipantStatus;
  muted: boolean;
  hold: boolean;
  coaching: boolean;
  callSidToCoach: string | null;
  readonly startConferenceOnEnter: boolean;
  endConferenceOnExit: boolean;
  /** The region asked for; counts only if this participant is the first to join. */
  readonly region: string | null;
  /** The conference's callbacks that were asked for; they count only if this participant is the first to join. */
  readonly conferenceCallbacks: ConferenceCallbacks;
  /** Whether the conference is recorded because of this one. */
  readonly recordsConference: boolean;
  /** Whether the one at the other end talks just now, heard or not. */
  talking: boolean;
  /** How it is odd, by order of whoever controls the simulator. */
  quirk: "ghost" | "unlisted" | "mute-does-not-take" | null;
  /** What is heard until the conference starts; null for Twilio's own music, or for silence. */
  waitMusic: Source | null;
  /** True once somebody has created or changed this participant over the REST API. */
  touched: boolean;
}
