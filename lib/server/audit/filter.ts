import "server-only";
import { z } from "zod";
import { withoutEnds } from "@/lib/catalogue/plain-text";
import {
  type AuditKind,
  type AuditOutcome,
  auditKindWords,
  outcomeWords,
} from "@/lib/model/audit-words";
import { valid } from "../valid";

/** Between these, Postgres understands each time as JavaScript writes it, and those around it. */
const FIRST = Date.UTC(1000, 0, 1);
const LAST = Date.UTC(9999, 11, 31);

const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), "This is not a time: write it in ISO 8601.")
  .transform((text) => new Date(text))
  .refine((time) => +time >= FIRST && +time < LAST, "A time lies in the years from 1000 to 9999.");

/** Postgres keeps no NUL, and refuses to look for one. */
const withoutNul = [
  (text: string) => !text.includes("\0"),
  "This holds a character that no name has.",
] as const;

const filters = z.object({
  person: z
    .string()
    .max(128)
    .refine(...withoutNul)
    .optional(),
  conference: z
    .string()
    .transform(withoutEnds)
    .pipe(
      z
        .string()
        .max(128, "A conference's name has at most 128 characters.")
        .refine(...withoutNul),
    )
    .optional(),
  kind: z
    .string()
    .refine((text): text is AuditKind => Object.hasOwn(auditKindWords, text), {
      message: "The audit knows nothing of this kind.",
    })
    .optional(),
  outcome: z
    .string()
    .refine((text): text is AuditOutcome => Object.hasOwn(outcomeWords, text), {
      message: "An outcome is done, failed, unknown or pending.",
    })
    .optional(),
  from: instant.optional(),
  to: instant.optional(),
});

/** What the audit is narrowed to, checked. */
export type AuditFilter = z.output<typeof filters>;

/**
 * The filters of an address.
 * @throws FaultError `invalid`
 */
export function auditFilterOf(query: Record<string, string>): AuditFilter {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return valid(filters, Object.fromEntries(given));
}

const cursors = z.object({
  before: z.coerce.number().int().positive().optional(),
  after: z.coerce.number().int().nonnegative().optional(),
  until: z.coerce.number().int().nonnegative().optional(),
});

/** Where a page begins: older than one event, newer than one, or no newer than one. */
export type AuditCursor = z.output<typeof cursors>;

/**
 * The place in the audit that an address names.
 * @throws FaultError `invalid`
 */
export function auditCursorOf(query: Record<string, string>): AuditCursor {
  return valid(cursors, query);
}
