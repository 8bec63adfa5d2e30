import type { Program, Voice } from "./program";
import type { Recording } from "./recording";
import type { MachineDetection, Subscription } from "./subscription";

/** Twilio docs: Call resource, `status`. */
export const callStatuses = [
  "queued",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
] as const;
export type CallStatus = (typeof callStatuses)[number];

/** Twilio docs: Call resource, "Answering Machine Detection", `AnsweredBy`. */
export const answeredBys = [
  "human",
  "machine_start",
  "machine_end_beep",
  "machine_end_silence",
  "machine_end_other",
  "fax",
  "unknown",
] as const;
export type AnsweredBy = (typeof answeredBys)[number];

export type CallDirection = "inbound" | "outbound-api" | "outbound-dial";

/** Keys that the far party has pressed. */
export interface Keys {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly digits: string;
}

/** The telephone side of a leg. Times are milliseconds since 1970. */
export interface Call {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly direction: CallDirection;
  /** The call whose <Dial> placed this one. */
  readonly parentCallSid: string | null;
  /** Inferred: only a call that comes in has these two, and only if they were given. */
  readonly forwardedFrom: string | null;
  readonly callerName: string | null;
  /** The account's number that the call came in on, or went out from. */
  readonly phoneNumberSid: string | null;
  readonly dateCreated: number;
  dateUpdated: number;
  status: CallStatus;
  /** When it was dialled. */
  startTime: number | null;
  answeredTime: number | null;
  endTime: number | null;
  /** Seconds of ringing before Twilio gives up. */
  readonly timeout: number;
  /** Seconds after which an answered call is cut, or null for the account's own limit, which is for calls that were dialled or called in. */
  timeLimit: number | null;
  /** Milliseconds that it has to wait for its turn before it is dialled. */
  readonly queueTime: number;
  /** How it is to be recorded from its answer on; null if it is not. */
  readonly record: Pick<Recording, "channels" | "track"> | null;
  /** What to do once it is answered; null for a leg that only ever is in its conference. */
  voice: Voice | null;
  /** Where it is in its TwiML; null before it has any. */
  program: Program | null;
  statusCallback: Subscription | null;
  /** The SequenceNumber of its next status callback. */
  sequence: number;
  readonly machineDetection: MachineDetection | null;
  /** Who or what picks up; only machine detection tells them apart. */
  pickedUpBy: "person" | "machine" | "fax";
  /** What the far party has pressed. Inferred: nobody but the others in a conference hears of it. */
  keys: readonly Keys[];
  /** Whether the far party lets it ring, though it would have answered by itself. */
  ringsOn: boolean;
  answeredBy: AnsweredBy | null;
  /** Where callbacks about a recording of this leg go. */
  readonly recordingStatusCallback: Subscription | null;
}

/** Whether the call can still come to anything. */
export function isLive(call: Call): boolean {
  return call.status === "queued" || call.status === "ringing" || call.status === "in-progress";
}
