import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { FaultError, invalid } from "@/lib/model/fault";
import { passwordProblem } from "@/lib/model/password";
import type { Person } from "@/lib/model/person";
import { nowDate } from "../clock";
import { orm } from "../database/database";
import type { Orm } from "../database/orm";
import { invitations, people } from "../database/people";
import { append } from "../record/events";
import { emailOf, nameOf } from "./given";
import { hashOf, readLink } from "./invitations";
import { lockPeople } from "./lock";
import { hashOfPassword } from "./passwords";
import { notePasswordChanged, setPassword } from "./set-password";

/** What somebody says of themselves when they come in. Who is known already says a password alone. */
export interface Newcomer {
  name?: string | undefined;
  email?: string | undefined;
  password: string;
}

/**
 * Comes in by a link, once: makes the person, or gives who is here already a new password and ends
 * their sessions. Of several who use a link at once, one comes in.
 * @throws FaultError `invalid` with the field, or `conflict` where the link does not work any more
 */
export async function accept(token: string, newcomer: Newcomer): Promise<Person> {
  const link = await readLink(token);
  if (link.state !== "open") throw new FaultError(closed);
  const wrong = passwordProblem(newcomer.password, link.email ?? newcomer.email);
  if (wrong) throw new FaultError(invalid(wrong, "password"));
  // It takes a while on purpose: not while others wait for the lock.
  const password = await hashOfPassword(newcomer.password);
  return orm().transaction(async (tx) => {
    await lockPeople(tx);
    const invitation = await take(token, tx);
    const email = invitation.email ?? emailOf(newcomer.email);
    const [known] = await tx.select().from(people).where(eq(people.email, email));
    if (invitation.email === null) {
      if ((await tx.$count(people)) > 0) throw new FaultError(closed);
      await tx
        .delete(invitations)
        .where(and(isNull(invitations.email), isNull(invitations.acceptedAt)));
    }
    const person = known ?? {
      id: randomUUID(),
      name: nameOf(newcomer.name),
      email,
      role: invitation.role,
    };
    if (!known) await join(person, tx);
    await setPassword(person.id, password, tx);
    if (known) await notePasswordChanged(person, tx);
    return person;
  });
}

/** Puts somebody who was invited among the people. Whoever invited them has vouched for the address. */
export async function join(person: Person, tx: Orm): Promise<void> {
  await tx.insert(people).values({ ...person, emailVerified: true });
  await append(
    {
      kind: "person-joined",
      at: nowDate(),
      person,
      payload: { email: person.email, role: person.role },
      key: `person-joined:${person.id}`,
    },
    tx,
  );
}

async function take(token: string, tx: Orm) {
  const now = nowDate();
  const [invitation] = await tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(
      and(
        eq(invitations.tokenHash, hashOf(token)),
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning();
  if (!invitation) throw new FaultError(closed);
  return invitation;
}

const closed = {
  kind: "conflict",
  message:
    "This link does not work any more: it was used, withdrawn or replaced in the meantime. Ask an admin for a new one.",
  repeatable: false,
  unsure: false,
} as const;
