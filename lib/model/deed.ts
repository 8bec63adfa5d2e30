import { isolated } from "@/lib/catalogue/plain-text";
import type { AuditOutcome, Deed } from "./audit-words";

/** The last thing that somebody did to a participant, or to a conference as a whole. */
export interface LastDeed {
  /** Null for the conference as a whole. */
  callSid: string | null;
  deed: Deed;
  outcome: Exclude<AuditOutcome, "failed">;
  /** Who did it; null where that is the one who asks. */
  by: string | null;
  /** When it was asked for: ISO 8601, in UTC. */
  at: string;
}

/** What was done, before "by Dana". */
const passive: Record<Deed, string> = {
  mute: "Muted",
  unmute: "Unmuted",
  hold: "Put on hold",
  resume: "Taken off hold",
  coach: "Set to coach",
  "stop-coaching": "Coaching stopped",
  announce: "Heard an announcement",
  change: "Changed",
  dial: "Dialled in",
  remove: "Removed",
  end: "Ended",
};

/** A deed in words: "Muted by Dana", "Muted by you"; what is not known to be done says so. */
export function deedInWords({ callSid, deed, outcome, by }: LastDeed): string {
  const toAll = callSid === null && deed === "announce";
  const done = `${toAll ? "Announced to everybody" : passive[deed]} by ${by === null ? "you" : isolated(by)}`;
  return outcome === "done" ? done : `${done} (${outcome})`;
}
