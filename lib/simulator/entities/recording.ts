/** Twilio docs: Conference Recording resource, `status`. */
export type RecordingStatus =
  | "in-progress"
  | "paused"
  | "stopped"
  | "processing"
  | "completed"
  | "absent";

/** What was said, as far as anybody can know it who has no sound. Times are milliseconds since 1970. */
export interface Recording {
  readonly sid: string;
  /** Null for a recording of one leg. */
  readonly conferenceSid: string | null;
  /** Of a conference, the one whose joining began it. */
  readonly callSid: string;
  readonly dateCreated: number;
  dateUpdated: number;
  readonly startTime: number;
  status: RecordingStatus;
  readonly channels: 1 | 2;
  readonly track: "inbound" | "outbound" | "both";
  readonly source: "Conference" | "OutboundAPI";
  /** Milliseconds that are on it, up to `since`. */
  recorded: number;
  /** Since when it goes on; null while it does not. */
  since: number | null;
}

/** Whether more can come onto it. */
export function isRunning({ status }: Recording): boolean {
  return status === "in-progress" || status === "paused";
}

/** Whole seconds; null until it is all there (Twilio docs: Conference Recording resource, `duration`). */
export function durationOf({ status, recorded }: Recording): number | null {
  return status === "completed" || status === "absent" ? Math.round(recorded / 1_000) : null;
}
