import "server-only";
import { randomUUID } from "node:crypto";
import { APIError } from "better-auth/api";
import { and, eq, gt, isNull } from "drizzle-orm";
import { plain } from "@/lib/catalogue/plain-text";
import { nowDate } from "../clock";
import { orm } from "../database/database";
import type { Orm } from "../database/orm";
import { accounts, invitations, people } from "../database/people";
import { join } from "./invitations-accepted";
import { lockPeople } from "./lock";
import { noteRefused } from "./sign-ins";

/** What an OpenID provider says of somebody whom it has let in. */
export interface Claims {
  email?: string | null | undefined;
  /** The provider has seen that the address is theirs. Nothing but true counts. */
  verified: boolean;
  name?: string | undefined;
  /** How their identity there is kept as an account here. */
  accountId: string;
}

/**
 * Makes somebody who comes by OpenID Connect one of the people, if an open invitation names their
 * address: with its role, and once. Whoever is known, or neither known nor invited, stays that.
 */
export async function admitInvited({ email, verified, name, accountId }: Claims): Promise<void> {
  const address = email?.trim().toLowerCase();
  if (!address) return;
  if (!verified) return noteRefused(address, "OpenID Connect: the e-mail address is not verified");
  await orm().transaction(async (tx) => {
    await lockPeople(tx);
    if (await isKnown(address, accountId, tx)) return;
    const role = await takeInvitation(address, tx);
    if (role === null) return;
    const called = plain(name ?? "").slice(0, 80);
    await join({ id: randomUUID(), name: called || address, email: address, role }, tx);
  });
}

/** Better Auth makes nobody one of the people: whom nothing has invited stays outside. */
export async function refuseStranger({ email }: { email: string }): Promise<never> {
  await noteRefused(email, "OpenID Connect: not invited");
  throw new APIError("FORBIDDEN", { code: "not_invited", message: "not invited" });
}

async function isKnown(email: string, accountId: string, tx: Orm): Promise<boolean> {
  const byAddress = await tx.$count(people, eq(people.email, email));
  return byAddress > 0 || (await tx.$count(accounts, eq(accounts.accountId, accountId))) > 0;
}

async function takeInvitation(email: string, tx: Orm) {
  const now = nowDate();
  const [invitation] = await tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(
      and(
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning({ role: invitations.role });
  return invitation?.role ?? null;
}
