import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { type Fault, FaultError } from "@/lib/model/fault";
import type { Person, Role } from "@/lib/model/person";
import { nowDate } from "../clock";
import { orm } from "../database/database";
import type { Orm } from "../database/orm";
import { invitations, people } from "../database/people";
import { removeOwnPresets } from "../presets";
import { append } from "../record/events";
import { closeLinksOf, invite } from "./invitations";
import { lockPeopleFor } from "./lock";

/**
 * Gives somebody another role. It holds at their next press, whatever they have open. Links
 * that they made as an admin are closed.
 * @throws FaultError where they have left, or nobody could manage people any more
 */
export async function changeRole(personId: string, to: Role, by: Person): Promise<void> {
  await change(personId, by, async (person, tx) => {
    const { name, role: from } = person;
    if (from === to) return;
    if (from === "admin") await keepAnAdmin(person, by, tx);
    if (from === "admin") await closeLinksOf(person, by, tx);
    await tx.update(people).set({ role: to, updatedAt: nowDate() }).where(eq(people.id, personId));
    await append(
      {
        kind: "role-changed",
        at: nowDate(),
        person: by,
        payload: { personId, name, from, to },
        key: `role-changed:${randomUUID()}`,
      },
      tx,
    );
  });
}

/**
 * Takes somebody from the people: their sessions end, and the open links to them and by them. What they did stays on
 * record, under their name; presets that they made for everybody stay as well.
 * @throws FaultError where they have left already, or nobody could manage people any more
 */
export async function removePerson(personId: string, by: Person): Promise<void> {
  await change(personId, by, async (person, tx) => {
    const { name, email, role } = person;
    if (role === "admin") await keepAnAdmin(person, by, tx);
    await closeLinksOf(person, by, tx);
    await removeOwnPresets(personId, tx);
    await tx.delete(people).where(eq(people.id, personId));
    // A link that would set their password would let them join again.
    await tx
      .delete(invitations)
      .where(and(eq(invitations.email, email), isNull(invitations.acceptedAt)));
    await append(
      {
        kind: "person-removed",
        at: nowDate(),
        person: by,
        payload: { personId, name, email },
        key: `person-removed:${personId}`,
      },
      tx,
    );
  });
}

/**
 * Makes a link by which somebody sets a new password.
 * @returns the link's secret
 */
export async function renewPassword(personId: string, by: Person): Promise<string> {
  return change(personId, by, ({ email, role }, tx) => invite({ email, role }, by, tx));
}

/** One change at a time, by somebody who may still make it when its turn comes. */
function change<Value>(
  personId: string,
  by: Person,
  make: (person: Person, tx: Orm) => Promise<Value>,
): Promise<Value> {
  return orm().transaction(async (tx) => {
    await lockPeopleFor(by, tx);
    const [person] = await tx.select().from(people).where(eq(people.id, personId));
    if (!person) throw new FaultError(gone);
    return make(person, tx);
  });
}

async function keepAnAdmin(person: Person, by: Person, tx: Orm): Promise<void> {
  if ((await tx.$count(people, eq(people.role, "admin"))) > 1) return;
  const who = person.id === by.id ? "You are" : `${person.name} is`;
  const message = `${who} the only admin: without one, nobody could manage people. Make somebody else an admin first.`;
  throw new FaultError({ ...refused, kind: "conflict", message });
}

const refused = { repeatable: true, unsure: false } satisfies Partial<Fault>;

const gone: Fault = {
  ...refused,
  kind: "not-found",
  message: "They are not among the people any more: another admin has removed them.",
};
