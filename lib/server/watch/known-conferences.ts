import "server-only";
import { sql } from "drizzle-orm";
import type { Conference } from "@/lib/model/conference";
import { orm } from "../database/database";

/** Conferences as a read has last shown them, by SID, as far as they are on record. */
export async function knownConferences(sids: string[]): Promise<Map<string, Conference>> {
  if (sids.length === 0) return new Map();
  const rows = await orm()
    .select({ conference: sql<Conference>`"last"."conference"` })
    .from(sql`jsonb_array_elements_text(${JSON.stringify(sids)}::jsonb) as "asked" ("sid")
      cross join lateral (
        select "payload" -> 'conference' as "conference" from "events"
        where "conference_sid" = "asked"."sid" and "kind" = 'read' and "payload" ? 'conference'
        order by "id" desc limit 1
      ) as "last"`);
  return new Map(rows.map(({ conference }) => [conference.sid, conference]));
}
