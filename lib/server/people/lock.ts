import "server-only";
import { eq, sql } from "drizzle-orm";
import { type Fault, FaultError } from "@/lib/model/fault";
import { may } from "@/lib/model/permission";
import type { Person } from "@/lib/model/person";
import type { Orm } from "../database/orm";
import { people } from "../database/people";

/**
 * Lets one transaction at a time change who there is and what they may: the others wait for its end,
 * readers do not. A transaction takes it before anything else, so that no two wait for each other.
 */
export async function lockPeople(within: Pick<Orm, "execute">): Promise<void> {
  await within.execute(sql`lock table ${people} in share row exclusive mode`);
}

/**
 * The same, for somebody who manages people, and may still do so when their turn comes.
 * @throws FaultError `forbidden` where another admin was quicker
 */
export async function lockPeopleFor({ id }: Pick<Person, "id">, tx: Orm): Promise<void> {
  await lockPeople(tx);
  const [actor] = await tx.select({ role: people.role }).from(people).where(eq(people.id, id));
  if (!actor || !may(actor.role, "manage-people")) throw new FaultError(noLonger);
}

const noLonger: Fault = {
  kind: "forbidden",
  message: "You may not manage people any more: another admin has changed your role.",
  repeatable: true,
  unsure: false,
};
