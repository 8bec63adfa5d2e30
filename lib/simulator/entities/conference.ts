import type { ConferenceCallbacks } from "./subscription";

/** Twilio docs: Conference resource, `status`. */
export const conferenceStatuses = ["init", "in-progress", "completed"] as const;
export type ConferenceStatus = (typeof conferenceStatuses)[number];

/** Twilio docs: Conference resource, `reason_conference_ended`. */
export type ReasonConferenceEnded =
  | "conference-ended-via-api"
  | "participant-with-end-conference-on-exit-left"
  | "participant-with-end-conference-on-exit-kicked"
  | "last-participant-kicked"
  | "last-participant-left";

/** Times are milliseconds since 1970. */
export interface Conference {
  readonly sid: string;
  readonly friendlyName: string;
  readonly dateCreated: number;
  dateUpdated: number;
  status: ConferenceStatus;
  /** Where it is mixed; null until the first participant has joined and thereby decided it. */
  region: string | null;
  readonly maxParticipants: number;
  reasonConferenceEnded: ReasonConferenceEnded | null;
  callSidEndingConference: string | null;
  /** Those of the first to be called in, until somebody has joined: then of the first who did. */
  callbacks: ConferenceCallbacks;
  /** Whether somebody has joined, and thereby decided what is decided once. */
  joined: boolean;
  /** The SequenceNumber of its next status callback. */
  sequence: number;
}
