import "server-only";
import { eq } from "drizzle-orm";
import type { Person } from "@/lib/model/person";
import { nowDate } from "../clock";
import { orm } from "../database/database";
import { sessions } from "../database/people";
import { append } from "../record/events";
import { endSession } from "./account";
import { auth, sessionOf } from "./auth";

/** Who was signed in when they knocked, and by which session. */
export interface Before {
  sessionId: string;
  person: Person;
}

/** Who is signed in with these cookies; null where nobody is. */
export async function sessionBefore(headers: Headers): Promise<Before | null> {
  const found = await sessionOf(headers);
  return found && { sessionId: found.session.id, person: found.user as Person };
}

/** A browser has one session: where it has just got another, the one that it had before is over. */
export async function endReplaced(before: Before | null, answered: Response): Promise<void> {
  if (!before) return;
  const { name } = (await auth().$context).authCookies.sessionToken;
  const given = answered.headers
    .getSetCookie()
    .some((cookie) => cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}=;`));
  if (given) await endSession(before.sessionId, before.person);
}

/**
 * Ends a session, and writes down that somebody has signed out: both or neither. Better Auth would
 * say that it is done though the database has failed, and leave the session open.
 */
export async function signOut({ sessionId, person: { id, name } }: Before): Promise<void> {
  await orm().transaction(async (tx) => {
    const its = eq(sessions.id, sessionId);
    const ended = await tx.delete(sessions).where(its).returning({ id: sessions.id });
    if (ended.length === 0) return;
    const payload = { everywhere: false };
    const key = `sign-out:${sessionId}`;
    await append({ kind: "sign-out", at: nowDate(), person: { id, name }, payload, key }, tx);
  });
}
