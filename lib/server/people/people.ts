import "server-only";
import { desc, eq, max, sql } from "drizzle-orm";
import type { Member } from "@/lib/model/member";
import { orm } from "../database/database";
import { people, sessions } from "../database/people";
import { events } from "../database/record";

/** Everybody who can sign in, by name. */
export async function listPeople(): Promise<Member[]> {
  const session = orm()
    .select({ seen: max(sessions.updatedAt).as("seen") })
    .from(sessions)
    .where(eq(sessions.userId, people.id))
    .as("session");
  // Sessions go when they end: then what somebody did last says when they were here.
  const deed = orm()
    .select({ at: events.at })
    .from(events)
    .where(eq(events.personId, people.id))
    .orderBy(desc(events.id))
    .limit(1)
    .as("deed");
  const rows = await orm()
    .select({ person: people, seen: session.seen, acted: deed.at })
    .from(people)
    .leftJoinLateral(session, sql`true`)
    .leftJoinLateral(deed, sql`true`)
    .orderBy(sql`lower(${people.name})`, people.email);
  return rows.map(({ person: { id, name, email, role, createdAt }, seen, acted }) => ({
    id,
    name,
    email,
    role,
    joined: createdAt.toISOString(),
    seen: latest(seen, acted)?.toISOString() ?? null,
  }));
}

function latest(...moments: (Date | null)[]): Date | undefined {
  return moments.filter((moment) => moment !== null).toSorted((a, b) => +b - +a)[0];
}
