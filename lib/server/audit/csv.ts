import "server-only";
import type { AuditEntry } from "@/lib/model/audit";
import { sentenceOf, sentenceText } from "@/lib/model/audit-sentence";
import { auditKindOf, auditKindWords } from "@/lib/model/audit-words";
import { recordedName } from "@/lib/model/leg-words";
import { csvBeginning, csvLine } from "../csv";

/** The columns of a CSV file, in order. */
const columns: Record<string, (entry: AuditEntry) => string | number | null | undefined> = {
  id: ({ id }) => id,
  at: ({ at }) => at,
  person: ({ person }) => person?.name,
  person_id: ({ person }) => person?.id,
  kind: (entry) => auditKindWords[auditKindOf(entry)],
  words: (entry) => sentenceText(sentenceOf(entry)),
  participant: ({ participantName }) => recordedName(participantName),
  call_sid: ({ callSid }) => callSid,
  conference: ({ conferenceName }) => conferenceName,
  conference_sid: ({ conferenceSid }) => conferenceSid,
  outcome: ({ outcome }) => outcome,
  took_ms: ({ took }) => took,
  fault: ({ fault }) => fault?.message,
  twilio_code: ({ fault }) => fault?.code,
  twilio_request: ({ fault }) => fault?.requestId,
  details: ({ payload }) => JSON.stringify(payload),
};

/** The names of the columns. */
export const csvHead = csvBeginning(Object.keys(columns));

/** An entry as a row of a CSV file. */
export function csvRow(entry: AuditEntry): string {
  return csvLine(Object.values(columns).map((read) => read(entry)));
}
