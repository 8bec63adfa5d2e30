import "server-only";
import { and, eq, lte } from "drizzle-orm";
import { nowDate } from "../clock";
import { orm } from "../database/database";
import { people, sessions } from "../database/people";
import { append } from "../record/events";

/** Writes down that somebody has signed in, and by which door. */
export async function noteSignIn(
  session: { id: string; userId: string },
  context: { path?: string } | null,
): Promise<void> {
  const [person] = await orm()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(eq(people.id, session.userId));
  await append({
    kind: "sign-in",
    at: nowDate(),
    person: person ?? null,
    payload: { method: methodOf(context?.path ?? "") },
    key: `sign-in:${session.id}`,
  });
}

function methodOf(path: string): "password" | "openid" | "demo" | "invitation" {
  if (path.endsWith("/demo")) return "demo";
  if (path.endsWith("/join")) return "invitation";
  return path.startsWith("/callback") ? "openid" : "password";
}

/**
 * Writes down that somebody was not let in: at most once a minute for each account, so that guessing
 * does not fill the record.
 */
export async function noteRefused(email: string, reason: string): Promise<void> {
  const at = nowDate();
  const account = email.trim().toLowerCase();
  await append({
    kind: "sign-in-refused",
    at,
    person: null,
    payload: { email: account, reason },
    key: `sign-in-refused:${account}:${at.toISOString().slice(0, 16)}:${reason}`,
  });
}

/** How exactly it is known when a session was heard of last, in milliseconds: a minute. */
const SEEN = 60 * 1000;

/** Notes that a session is in use, at most once a minute: a page asks far more often. */
export async function noteSeen({ id, updatedAt }: { id: string; updatedAt: Date }): Promise<void> {
  const now = nowDate();
  const before = new Date(now.getTime() - SEEN);
  if (updatedAt > before) return;
  await orm()
    .update(sessions)
    .set({ updatedAt: now })
    .where(and(eq(sessions.id, id), lte(sessions.updatedAt, before)));
}
