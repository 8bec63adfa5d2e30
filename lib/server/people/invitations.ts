import "server-only";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { and, desc, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Fault, FaultError } from "@/lib/model/fault";
import type { Invited } from "@/lib/model/member";
import type { Person, Role } from "@/lib/model/person";
import { nowDate } from "../clock";
import { orm } from "../database/database";
import type { Orm } from "../database/orm";
import { invitations, people } from "../database/people";
import { environment } from "../env";
import { append } from "../record/events";
import { lockPeopleFor } from "./lock";

/** How long a link can be used, in milliseconds: a week. */
const OPEN_FOR = 7 * 24 * 60 * 60 * 1000;

/** Who is to come in by a link. */
interface Invitation {
  /** Null for the first admin, whom nobody knows yet. */
  email: string | null;
  role: Role;
}

/**
 * Makes a link by which one person comes in, once, within a week; for somebody who is here already
 * it sets a new password. Earlier links for the same person are closed; those for the first admin are not,
 * because each board that shares an empty database prints one.
 * @param by who invites; null where it is the owner of the machine
 * @returns the link's secret, which is kept nowhere
 * @throws FaultError where they may not manage people any more
 */
export async function invite(
  { email, role }: Invitation,
  by: Pick<Person, "id" | "name"> | null,
  within: Orm = orm(),
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const at = nowDate();
  const id = randomUUID();
  await within.transaction(async (tx) => {
    if (by) await lockPeopleFor(by, tx);
    if (email !== null) {
      await tx
        .delete(invitations)
        .where(and(isNull(invitations.acceptedAt), eq(invitations.email, email)));
    }
    await tx.insert(invitations).values({
      id,
      tokenHash: hashOf(token),
      email,
      role,
      invitedBy: by?.id,
      expiresAt: new Date(at.getTime() + OPEN_FOR),
    });
    if (email === null) return;
    const payload = { email, role };
    await append({ kind: "person-invited", at, person: by, payload, key: `invited:${id}` }, tx);
  });
  return token;
}

/** The address at which an invitation is accepted: whole, unless only the reader's browser knows it. */
export function joinLink(
  token: string,
  base: string | undefined = environment().publicUrl,
): string {
  const path = `/join/${token}`;
  return base ? new URL(path, base).href : path;
}

/** What is kept of a link's secret. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** What a link is for, or why it does not work any more. */
export type LinkState =
  | (Invitation & {
      state: "open";
      /** Whoever it is for is here already: the link sets a new password. */
      known: { name: string } | null;
    })
  | { state: "used" | "expired" | "unknown" };

/** Looks a link up, for its page. */
export async function readLink(token: string): Promise<LinkState> {
  const [row] = await orm()
    .select({
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      name: people.name,
    })
    .from(invitations)
    .leftJoin(people, eq(people.email, invitations.email))
    .where(eq(invitations.tokenHash, hashOf(token)));
  if (!row) return { state: "unknown" };
  if (row.acceptedAt) return { state: "used" };
  if (row.expiresAt <= nowDate()) return { state: "expired" };
  const { email, role, name } = row;
  return { state: "open", email, role, known: name === null ? null : { name } };
}

/** Every invitation that nobody has used, the newest first; also those whose time is over. */
export async function listInvitations(): Promise<Invited[]> {
  const inviter = alias(people, "inviter");
  const rows = await orm()
    .select({ invitation: invitations, by: inviter.name, known: people.id })
    .from(invitations)
    .leftJoin(inviter, eq(inviter.id, invitations.invitedBy))
    .leftJoin(people, eq(people.email, invitations.email))
    .where(and(isNull(invitations.acceptedAt), isNotNull(invitations.email)))
    .orderBy(desc(invitations.createdAt));
  return rows.map(({ invitation: { id, email, role, expiresAt }, by, known }) => ({
    id,
    email: email ?? "",
    role,
    by,
    known: known !== null,
    until: expiresAt.toISOString(),
  }));
}

/**
 * Closes an invitation before it is used.
 * @throws FaultError where it is gone already: used, withdrawn, or replaced by a newer one; or where
 *   they may not manage people any more
 */
export async function withdraw(id: string, by: Person): Promise<void> {
  await orm().transaction(async (tx) => {
    await lockPeopleFor(by, tx);
    if ((await close(eq(invitations.id, id), by, tx)) === 0) throw new FaultError(gone);
  });
}

/** Closes all links that somebody has made and nobody has used: they may not let anybody in any more. */
export async function closeLinksOf(person: Person, by: Person, tx: Orm): Promise<void> {
  await close(eq(invitations.invitedBy, person.id), by, tx);
}

/** Closes the links by which somebody's password could be set, because they have seen to it themselves. */
export async function closeLinksTo(person: Person, tx: Orm): Promise<void> {
  await close(eq(invitations.email, person.email), person, tx);
}

async function close(which: SQL, by: Person, tx: Orm): Promise<number> {
  const closed = await tx
    .delete(invitations)
    .where(and(which, isNull(invitations.acceptedAt)))
    .returning({ id: invitations.id, email: invitations.email });
  for (const { id, email } of closed) {
    const payload = { email: email ?? "" };
    const key = `invitation-withdrawn:${id}`;
    await append({ kind: "invitation-withdrawn", at: nowDate(), person: by, payload, key }, tx);
  }
  return closed.length;
}

const gone: Fault = {
  kind: "not-found",
  message: "This invitation was used, withdrawn or replaced in the meantime.",
  repeatable: true,
  unsure: false,
};
