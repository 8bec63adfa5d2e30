import "server-only";
import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Deed, deedWords } from "@/lib/model/audit-words";
import { isConferenceSid } from "@/lib/model/conference";
import { events, pendingCommands } from "../database/record";
import type { AuditFilter } from "./filter";

/** What came of a command, beside it. */
export const receipts = alias(events, "receipts");

/** What narrows the audit, beside the receipts by `receipts.about = events.id`. */
export function conditionsOf(filter: AuditFilter): SQL | undefined {
  const { person, conference, kind, outcome, from, to } = filter;
  return and(
    ne(events.kind, "receipt"),
    person ? eq(events.personId, person) : undefined,
    conference ? ofConference(conference) : undefined,
    kind && (isDeed(kind) ? eq(events.deed, kind) : eq(events.kind, kind)),
    outcome && (outcome === "pending" ? pending() : eq(receipts.outcome, outcome)),
    from && since(from),
    to && until(to),
  );
}

const isDeed = (kind: NonNullable<AuditFilter["kind"]>): kind is Deed =>
  Object.hasOwn(deedWords, kind);

/** A dial into a conference that it made itself names it, and only its receipt has the SID. */
function ofConference(text: string): SQL {
  if (!isConferenceSid(text)) return eq(events.conferenceName, text);
  return sql`${events.id} in (select coalesce("about", "id") from ${events} where ${events.conferenceSid} = ${text})`;
}

function pending(): SQL | undefined {
  const keys = sql`select 'command:' || ${pendingCommands.commandId} from ${pendingCommands}`;
  return and(sql`${events.key} in (${keys})`, isNull(receipts.id));
}

/**
 * Ids rise with time, but for what several instances write at once and for how far their clocks are
 * apart: this much, in milliseconds. So a time is also a place among the ids, which saves reading all
 * that is newer than a time long ago.
 */
const SLACK = 10 * 60_000;

function since(from: Date): SQL {
  const first = sql`select ${events.id} from ${events} where ${events.at} >= ${early(from)} order by ${events.at} limit 1`;
  return sql`${events.at} >= ${from.toISOString()} and ${events.id} >= (${first})`;
}

function until(to: Date): SQL {
  const last = sql`select ${events.id} from ${events} where ${events.at} <= ${late(to)} order by ${events.at} desc limit 1`;
  return sql`${events.at} <= ${to.toISOString()} and ${events.id} <= (${last})`;
}

const early = (at: Date) => new Date(at.getTime() - SLACK).toISOString();
const late = (at: Date) => new Date(at.getTime() + SLACK).toISOString();
