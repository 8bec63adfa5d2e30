import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { nowDate } from "../clock";
import { orm } from "../database/database";
import { people } from "../database/people";
import { environment } from "../env";
import { append } from "../record/events";
import { emailOf } from "./given";
import { invite, joinLink } from "./invitations";
import { lockPeople } from "./lock";

/**
 * Makes somebody an admin, because whoever owns the machine says so: for the first one, and for a
 * board whose admins have all left or forgotten their passwords.
 * @returns what was done, with a link by which they join or set a new password, to be printed
 * @throws FaultError where this is no e-mail address
 */
export async function makeAdmin(givenEmail: string): Promise<string> {
  const email = emailOf(givenEmail);
  const known = await orm().transaction(async (tx) => {
    await lockPeople(tx);
    const [person] = await tx.select().from(people).where(eq(people.email, email));
    if (!person || person.role === "admin") return person;
    const { id: personId, name, role: from } = person;
    await tx.update(people).set({ role: "admin" }).where(eq(people.id, personId));
    await append(
      {
        kind: "role-changed",
        at: nowDate(),
        person: null,
        payload: { personId, name, from, to: "admin" },
        key: `role-changed:${randomUUID()}`,
      },
      tx,
    );
    return person;
  });
  const { publicUrl, port } = environment();
  const token = await invite({ email, role: "admin" }, null);
  const link = joinLink(token, publicUrl ?? `http://localhost:${port}`);
  if (!known) return `Open this link once, within a week, to join as an admin: ${link}`;
  const { name, role } = known;
  const now = role === "admin" ? `is an admin already` : `was ${role} and is an admin now`;
  return `${name} ${now}. If they have no password any more, this link sets a new one, once, within a week: ${link}`;
}
