import "server-only";
import { asc, desc, eq, max, sql } from "drizzle-orm";
import type { AuditEntry, AuditPage } from "@/lib/model/audit";
import { orm } from "../database/database";
import { events } from "../database/record";
import { conditionsOf, receipts } from "./conditions";
import { entryColumns, entryOf } from "./entry";
import type { AuditCursor, AuditFilter } from "./filter";

const PAGE = 50;

/**
 * One page of the audit, newest first. Pages hang on ids, not on numbers, so that what arrives
 * meanwhile moves nothing.
 * @param cursor `before` an event for what is older, `after` one for what is newer, `until` one to read
 *   the newest page again as it was, with the outcomes of now, however one came there
 */
export async function readAuditPage(filter: AuditFilter, cursor: AuditCursor): Promise<AuditPage> {
  const newest = await newestId();
  if (cursor.after !== undefined && cursor.until === undefined) {
    const rows = await entries(filter, { after: cursor.after }, "upwards");
    const more = rows.length > PAGE;
    // A page that is not full is the first one: it is filled up from below.
    if (!more) return readAuditPage(filter, {});
    const page = rows.slice(0, PAGE).toReversed();
    return { entries: page, newest, newer: page[0]?.id ?? null, older: page.at(-1)?.id ?? null };
  }
  const { before, until } = cursor;
  const top = until ?? newest;
  const place = before === undefined ? { until: top } : { before };
  const rows = await entries(filter, place, "downwards");
  const page = rows.slice(0, PAGE);
  const older = rows.length > PAGE ? (page.at(-1)?.id ?? null) : null;
  return {
    entries: page,
    newest: top,
    older,
    newer: before === undefined ? null : (page[0]?.id ?? before - 1),
  };
}

/** More than this many new ones are not counted. */
const COUNTED = 100;

/** How many there are that came after an event, up to a hundred. */
export async function countAuditNews(filter: AuditFilter, after: number): Promise<number> {
  const news = orm()
    .select({ id: events.id })
    .from(events)
    .leftJoin(receipts, eq(receipts.about, events.id))
    .where(await conditionsOf(filter, { after }))
    .orderBy(asc(events.id))
    .limit(COUNTED)
    .as("news");
  const [row] = await orm().select({ count: sql<number>`count(*)::int` }).from(news);
  return row?.count ?? 0;
}

/** The id of the newest event of all; 0 where there is none. */
export async function newestId(): Promise<number> {
  const [row] = await orm()
    .select({ newest: max(events.id) })
    .from(events);
  return row?.newest ?? 0;
}

/** The entries from one place on: one more than a page has, to see whether there are others. */
export async function entries(
  filter: AuditFilter,
  place: AuditCursor,
  direction: "upwards" | "downwards",
  limit = PAGE + 1,
): Promise<AuditEntry[]> {
  const rows = await orm()
    .select(entryColumns)
    .from(events)
    .leftJoin(receipts, eq(receipts.about, events.id))
    .where(await conditionsOf(filter, place))
    .orderBy(direction === "upwards" ? asc(events.id) : desc(events.id))
    .limit(limit);
  return rows.map(entryOf);
}
