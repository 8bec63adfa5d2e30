import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import type { Person } from "@/lib/model/person";
import { nowDate } from "../clock";
import type { Orm } from "../database/orm";
import { accounts, sessions } from "../database/people";
import { append } from "../record/events";

/** Better Auth's name for the way in by password. */
const PASSWORD = "credential";

/** Somebody's way in by password; null where they have none. */
export async function passwordOf(
  personId: string,
  within: Orm,
): Promise<{ id: string; hash: string } | null> {
  const [row] = await within
    .select({ id: accounts.id, hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, personId), eq(accounts.providerId, PASSWORD)));
  return row?.hash ? { id: row.id, hash: row.hash } : null;
}

/**
 * Gives somebody their first password, or another one: then all their sessions end.
 * @param hash the password as it is kept
 * @param but the id of a session that goes on
 */
export async function setPassword(
  personId: string,
  hash: string,
  tx: Orm,
  but?: string,
): Promise<void> {
  const before = await passwordOf(personId, tx);
  const kept = { userId: personId, password: hash, updatedAt: nowDate() };
  if (before) await tx.update(accounts).set(kept).where(eq(accounts.id, before.id));
  else {
    const key = { id: randomUUID(), accountId: personId, providerId: PASSWORD };
    await tx.insert(accounts).values({ ...key, ...kept });
  }
  const theirs = eq(sessions.userId, personId);
  await tx.delete(sessions).where(but === undefined ? theirs : and(theirs, ne(sessions.id, but)));
}

/** Writes down that somebody has another password than before. */
export async function notePasswordChanged({ id, name }: Person, tx: Orm): Promise<void> {
  await append(
    {
      kind: "password-changed",
      at: nowDate(),
      person: { id, name },
      payload: {},
      key: `password-changed:${randomUUID()}`,
    },
    tx,
  );
}
