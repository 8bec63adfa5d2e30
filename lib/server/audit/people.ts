import "server-only";
import { sql } from "drizzle-orm";
import type { AuditPerson } from "@/lib/model/audit";
import { orm } from "../database/database";
import { sharedReads } from "../shared-reads";

/**
 * Everybody who has ever done something, by the name that they had last. The index is read in leaps,
 * from one person to the next, so that it does not matter how much they have done.
 */
export function readAuditPeople(): Promise<AuditPerson[]> {
  return shared("", async () =>
    orm()
      .select({ id: sql<string>`"id"`, name: sql<string>`coalesce("name", "id")` })
      .from(everybody),
  );
}

const shared = sharedReads<AuditPerson[]>("audit-people", 5000, 1);

const everybody = sql`(
  with recursive "leaps" as (
    (select "person_id" from "events" where "person_id" is not null order by "person_id" limit 1)
    union all
    select (
      select "e"."person_id" from "events" "e"
      where "e"."person_id" > "leaps"."person_id" order by "e"."person_id" limit 1
    ) from "leaps" where "leaps"."person_id" is not null
  )
  select "person_id" as "id", (
    select "e"."person_name" from "events" "e"
    where "e"."person_id" = "leaps"."person_id" order by "e"."id" desc limit 1
  ) as "name"
  from "leaps" where "person_id" is not null
  order by 2
) as "everybody"`;
