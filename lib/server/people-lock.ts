import "server-only";
import { sql } from "drizzle-orm";
import type { Orm } from "./database/orm";
import { people } from "./database/people";

/**
 * Lets one transaction at a time change who there is and what they may: the others wait for its end,
 * readers do not. A transaction takes it before anything else, so that no two wait for each other.
 */
export async function lockPeople(within: Pick<Orm, "execute">): Promise<void> {
  await within.execute(sql`lock table ${people} in share row exclusive mode`);
}
