export const participantStatuses = [
  "queued",
  "connecting",
  "ringing",
  "connected",
  "complete",
  "failed",
] as const;
export type ParticipantStatus = (typeof participantStatuses)[number];

/** Twilio's Participant resource. Times are ISO 8601, in UTC. */
export interface Participant {
  callSid: string;
  conferenceSid: string;
  label: string | null;
  status: ParticipantStatus;
  muted: boolean;
  hold: boolean;
  coaching: boolean;
  callSidToCoach: string | null;
  startConferenceOnEnter: boolean;
  endConferenceOnExit: boolean;
  dateCreated: string;
  dateUpdated: string;
}

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

/** Twilio's Call resource, as far as it tells who is on the line and how it went. */
export interface Call {
  sid: string;
  status: CallStatus;
  from: string | null;
  to: string | null;
  direction: string | null;
  startTime: string | null;
  endTime: string | null;
}

/** The far end of a call: who was called, or who called in. */
export function farEnd(call: Pick<Call, "from" | "to" | "direction">): string | null {
  return call.direction === "inbound" ? call.from : call.to;
}

/** Whether Twilio says that a participant is not there any more. */
export const isOver = ({ status }: Pick<Participant, "status">): boolean =>
  status === "complete" || status === "failed";

/**
 * Whether a command's target is a Call SID rather than a label. The board's own buttons name Call SIDs
 * alone; of a label that begins like one the next read tells.
 */
export const isCallSid = (target: string | null): target is string =>
  target?.startsWith("CA") ?? false;
