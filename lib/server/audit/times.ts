import "server-only";
import { and, asc, desc, gte, lte, type SQL, sql } from "drizzle-orm";
import { orm } from "../database/database";
import { events } from "../database/record";

/**
 * Ids rise with time, but for what several instances write at once and for how far their clocks are
 * apart: this much, in milliseconds.
 */
const SLACK = 10 * 60_000;

/**
 * From one time to another, as a condition. A time is also a place among the ids; it is looked up
 * first, because Postgres then knows how few events lie between, and reads none of the newer ones.
 */
export async function within(
  from: Date | undefined,
  to: Date | undefined,
): Promise<SQL | undefined> {
  const [first, last] = await Promise.all([from && firstSince(from), to && lastUntil(to)]);
  // Nothing is as late, or as early: then nothing is found.
  if (first === null || last === null) return sql`false`;
  return and(
    from && gte(events.at, from),
    to && lte(events.at, to),
    first === undefined ? undefined : gte(events.id, first),
    last === undefined ? undefined : lte(events.id, last),
  );
}

async function firstSince(from: Date): Promise<number | null> {
  const [row] = await orm()
    .select({ id: events.id })
    .from(events)
    .where(gte(events.at, new Date(from.getTime() - SLACK)))
    .orderBy(asc(events.at))
    .limit(1);
  return row?.id ?? null;
}

async function lastUntil(to: Date): Promise<number | null> {
  const [row] = await orm()
    .select({ id: events.id })
    .from(events)
    .where(lte(events.at, new Date(to.getTime() + SLACK)))
    .orderBy(desc(events.at))
    .limit(1);
  return row?.id ?? null;
}
