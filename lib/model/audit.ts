import type { AuditOutcome, Deed } from "./audit-words";
import type { EventKind, EventPayload, SeenKind } from "./event";
import type { Fault } from "./fault";

/** One thing that was done or refused: an event, and for a command what came of it. */
export interface AuditEntry {
  /** The event's id: later ones are larger. */
  id: number;
  /** ISO 8601, in UTC. */
  at: string;
  kind: Exclude<EventKind, "receipt" | SeenKind>;
  deed: Deed | null;
  /** Null where nobody was signed in. */
  person: { id: string; name: string } | null;
  conferenceSid: string | null;
  conferenceName: string | null;
  callSid: string | null;
  participantName: string | null;
  /** Null for what is no command. */
  outcome: AuditOutcome | null;
  /** How long Twilio took, in milliseconds; null where nobody heard it out. */
  took: number | null;
  fault: Omit<Fault, "kind"> | null;
  payload: EventPayload;
}

/** What the audit is narrowed to, as it stands in the address of the page: all text. */
export const auditFilterNames = ["person", "conference", "kind", "outcome", "from", "to"] as const;
export type AuditFilterName = (typeof auditFilterNames)[number];
export type AuditFilters = Partial<Record<AuditFilterName, string>>;

/** A page of the audit, newest first; `older` and `newer` are ids to go on from. */
export interface AuditPage {
  entries: AuditEntry[];
  older: number | null;
  newer: number | null;
  /** The newest event of all when it was read: what comes later is new. */
  newest: number;
}

/** Somebody who has done something. */
export interface AuditPerson {
  id: string;
  name: string;
}
