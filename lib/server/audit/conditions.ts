import "server-only";
import {
  and,
  type Column,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Deed, deedWords } from "@/lib/model/audit-words";
import { isConferenceSid } from "@/lib/model/conference";
import { events, pendingCommands } from "../database/record";
import { commandKeyIn } from "../record/command-log-events";
import { conferencesNamedBy } from "../record/names-on-record";
import type { AuditCursor, AuditFilter } from "./filter";
import { within } from "./times";

/** What came of a command, beside it. */
export const receipts = alias(events, "receipts");

/**
 * What people did, among the many more rows of what Twilio told and a look at it showed: as the
 * indexes say it, in so many words.
 */
const whatWasDone = sql`${events.kind} not in ('receipt', 'callback', 'read')`;

/** What narrows the audit, and to which place in it, beside the receipts by `receipts.about = events.id`. */
export async function conditionsOf(
  filter: AuditFilter,
  place: AuditCursor,
): Promise<SQL | undefined> {
  const { person, conference, kind, outcome, from, to } = filter;
  return and(
    whatWasDone,
    person ? eq(events.personId, person) : undefined,
    conference ? await ofConference(conference) : undefined,
    kind && (isDeed(kind) ? eq(events.deed, kind) : eq(events.kind, kind)),
    await within(from, to),
    // Said once, of the receipts where they are asked for: said of both, it lets Postgres think that
    // few rows are left, and join all that are older.
    outcome && outcome !== "pending" ? cameTo(outcome, place) : at(place, events.id),
    outcome === "pending" ? pending() : undefined,
  );
}

const isDeed = (kind: NonNullable<AuditFilter["kind"]>): kind is Deed =>
  Object.hasOwn(deedWords, kind);

/**
 * A command may know the conference by its SID or its name alone, however a number in it is written, and only its receipt has the other.
 * The ids are gathered first: otherwise Postgres may look at every newer event whether it is among them.
 */
async function ofConference(text: string): Promise<SQL> {
  const about = isConferenceSid(text) ? events.conferenceSid : events.conferenceName;
  const texts = [text, ...(await conferencesNamedBy(text))];
  const ids = sql`select coalesce("about", "id") from ${events}
    where ${inArray(about, texts)} and "kind" not in ('callback', 'read')`;
  return sql`${events.id} = any (array(${ids}))`;
}

function at({ before, after, until }: AuditCursor, id: Column): SQL | undefined {
  return and(
    before === undefined ? undefined : lt(id, before),
    after === undefined ? undefined : gt(id, after),
    until === undefined ? undefined : lte(id, until),
  );
}

/** Only a receipt is about something, and it is about what is at that place. */
function cameTo(outcome: string, place: AuditCursor): SQL | undefined {
  return and(eq(receipts.outcome, outcome), at(place, receipts.about) ?? isNotNull(receipts.about));
}

function pending(): SQL | undefined {
  const keys = sql`select ${commandKeyIn(pendingCommands.commandId)} from ${pendingCommands}`;
  return and(sql`${events.key} = any (array(${keys}))`, isNull(receipts.id));
}
