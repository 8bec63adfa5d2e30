import type { AuditOutcome, Deed } from "./audit-words";
import type { ConferenceStatus } from "./conference";
import type { EndedHow } from "./leg-ending";

/** What somebody is doing; of these, one at a time. Nothing is on record of what is `unknown`. */
export const bandStates = ["ringing", "waiting", "in-call", "held", "unknown"] as const;

/** What else can be so at the same time. */
export const bandTraits = ["muted", "coaching", "speech"] as const;

export type BandKind = (typeof bandStates)[number] | (typeof bandTraits)[number];

/** Something that lasts. Times are in ms since 1970, by the board's clock. */
export interface Band {
  kind: BandKind;
  from: number;
  /** Null while it goes on. */
  to: number | null;
  /** Of coaching: the coachee's Call SID; null where nobody knows. */
  whom?: string | null;
}

/** A leg from dial to end. */
export interface Lane {
  callSid: string;
  name: string;
  /** The number of the far end, where it is not the name. */
  number: string | null;
  from: number;
  /** Null while it is there. */
  to: number | null;
  ended: { how: EndedHow; by: string | null } | null;
  /** In the order in which they began. */
  bands: Band[];
}

/** Something that happened at once. */
export type Mark = {
  at: number;
  /** Null for the conference as a whole. */
  callSid: string | null;
  /** Who did it from here; null where that was nobody, or nobody whom the record knows. */
  by: string | null;
} & (
  | { what: PlainMark }
  | { what: "coaches"; whom: string | null }
  | { what: "ended"; how: EndedHow }
  /** Who or what picked up, in Twilio's word. */
  | { what: "answered"; answeredBy: string }
  /** Asked for from here, without any other mark to show for it. */
  | { what: "command"; deed: Deed; outcome: AuditOutcome }
);

type PlainMark =
  | "dialled"
  | "rings"
  | "joined"
  /** Was there already when somebody first looked. */
  | "found"
  | "came-back"
  | "muted"
  | "unmuted"
  | "held"
  | "resumed"
  | "stopped-coaching"
  | "conference-started"
  | "conference-ended";

/** How the conference as a whole was, and until when. */
export interface Phase {
  status: ConferenceStatus;
  from: number;
  to: number | null;
}

/** What happened in a conference, as far as it is on record. */
export interface Timeline {
  conferenceSid: string;
  name: string;
  from: number;
  /** When all was over; while it goes on, as of when this is. */
  to: number;
  live: boolean;
  phases: Phase[];
  /** In the order of joining. */
  lanes: Lane[];
  /** In the order in which they happened. */
  marks: Mark[];
  /** What is not told of a conference in which too much happened: who talked, and at last its beginning. */
  leftOut?: "speech" | "speech-and-beginning" | undefined;
}
