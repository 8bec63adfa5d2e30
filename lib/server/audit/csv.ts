import "server-only";
import type { AuditEntry } from "@/lib/model/audit";
import { sentenceOf, sentenceText } from "@/lib/model/audit-sentence";
import { auditKindOf, auditKindWords } from "@/lib/model/audit-words";

/** The columns of a CSV file, in order. */
const columns: Record<string, (entry: AuditEntry) => string | number | null | undefined> = {
  id: ({ id }) => id,
  at: ({ at }) => at,
  person: ({ person }) => person?.name,
  person_id: ({ person }) => person?.id,
  kind: (entry) => auditKindWords[auditKindOf(entry)],
  words: (entry) => sentenceText(sentenceOf(entry)),
  participant: ({ participantName }) => participantName,
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

/** A byte order mark, by which Excel knows UTF-8, and the names of the columns. */
export const csvHead = `\uFEFF${Object.keys(columns).join(",")}\r\n`;

/** An entry as a row of a CSV file (RFC 4180). */
export function csvRow(entry: AuditEntry): string {
  return `${Object.values(columns)
    .map((read) => csvCell(read(entry)))
    .join(",")}\r\n`;
}

/** What a spreadsheet takes for the beginning of a formula, in both widths. */
const FORMULA = "[=+\\-@＝＋－＠]";

/** A cell begins with a formula, or with what a spreadsheet drops before it looks. */
const atFront = new RegExp(`^(\\s*${FORMULA}|[\\t\\r\\n])`);

/** Where a spreadsheet is set to another separator than the comma, a new cell begins within the text. */
const withinText = new RegExp(`([;\\t\\r\\n]\\s*)(?=${FORMULA})`, "g");

/**
 * A cell that a spreadsheet shows and does not run. What could be taken for a formula gets an
 * apostrophe in front, which Excel, LibreOffice and Google Sheets take for "this is text". A number
 * stays a number.
 */
export function csvCell(value: string | number | null | undefined): string {
  if (typeof value === "number") return String(value);
  const text = (value ?? "").replaceAll(withinText, "$1'");
  const safe = atFront.test(text) ? `'${text}` : text;
  const quoted = /[",;\t\r\n]/.test(safe) || safe !== safe.trim();
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
