import "server-only";
import { isBlank } from "@/lib/catalogue/plain-text";
import type { AuditEntry } from "@/lib/model/audit";
import type { AuditOutcome } from "@/lib/model/audit-words";
import type { EventPayloadOf } from "@/lib/model/event";
import { events } from "../database/record";
import { receipts } from "./conditions";

/** What an entry is made from: an event, and where it is a command its receipt. */
export const entryColumns = {
  id: events.id,
  at: events.at,
  kind: events.kind,
  deed: events.deed,
  personId: events.personId,
  personName: events.personName,
  conferenceSid: events.conferenceSid,
  conferenceName: events.conferenceName,
  callSid: events.callSid,
  participantName: events.participantName,
  payload: events.payload,
  outcome: receipts.outcome,
  laterConferenceSid: receipts.conferenceSid,
  laterConferenceName: receipts.conferenceName,
  laterCallSid: receipts.callSid,
  laterParticipantName: receipts.participantName,
  receipt: receipts.payload,
};

/** A row of these columns; what stands on the right of the join may be missing. */
export type EntryRow = {
  [Name in keyof typeof entryColumns]: (typeof entryColumns)[Name]["_"]["data"] | null;
};

/** An entry as it is shown: what the receipt knows better, such as who was dialled, comes from there. */
export function entryOf(row: EntryRow): AuditEntry {
  const receipt = row.receipt as EventPayloadOf<"receipt"> | null;
  const isCommand = row.kind === "command";
  return {
    id: row.id ?? 0,
    at: (row.at ?? new Date(0)).toISOString(),
    kind: row.kind as AuditEntry["kind"],
    deed: row.deed,
    person:
      row.personId === null ? null : { id: row.personId, name: row.personName ?? row.personId },
    conferenceSid: row.laterConferenceSid ?? row.conferenceSid,
    conferenceName: firstSeen(row.laterConferenceName, row.conferenceName),
    callSid: row.laterCallSid ?? row.callSid,
    participantName: firstSeen(row.participantName, row.laterParticipantName),
    outcome: isCommand ? ((row.outcome as AuditOutcome | null) ?? "pending") : null,
    took: receipt?.took ?? null,
    fault: receipt?.fault ? faultOf(receipt.fault) : null,
    payload: row.payload as AuditEntry["payload"],
  };
}

/** The first name in which there is something to see. */
const firstSeen = (...names: (string | null)[]): string | null =>
  names.find((name) => name !== null && !isBlank(name)) ?? null;

function faultOf({ kind: _kind, ...fault }: NonNullable<EventPayloadOf<"receipt">["fault"]>) {
  return fault as NonNullable<AuditEntry["fault"]>;
}
