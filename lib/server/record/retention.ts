import "server-only";
import { sql } from "drizzle-orm";
import { orm } from "../database/database";
import { events } from "../database/record";
import { log } from "../log";

/** How many events go at once, so that nobody waits long for the table. */
const BATCH = 500;

/**
 * Deletes what is older than a number of days. A command goes with its receipt: so one that has none
 * yet stays, however old it is.
 * @returns how many events went
 */
export async function forget(days: number, batch = BATCH): Promise<number> {
  let gone = 0;
  for (;;) {
    const deleted = await forgetSome(days, batch);
    if (deleted === 0) break;
    gone += deleted;
  }
  if (gone > 0) log().info({ gone, days }, "old events deleted");
  return gone;
}

function forgetSome(days: number, batch: number): Promise<number> {
  return orm().transaction(async (tx) => {
    await tx.execute(sql`set local bridgeboard.retention = 'on'`);
    const old = sql`
      select ${events.id} as id, ${events.about} as about from ${events}
      where ${events.kind} <> 'command' and ${events.at} < now() - ${days} * interval '1 day'
      order by ${events.at} limit ${batch}`;
    const rows = await tx
      .delete(events)
      .where(sql`${events.id} in (
        with old as (${old}) select id from old union select about from old where about is not null)`)
      .returning({ id: events.id });
    return rows.length;
  });
}
