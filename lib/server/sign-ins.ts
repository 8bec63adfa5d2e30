import "server-only";
import { createHash } from "node:crypto";
import { and, eq, lte, sql } from "drizzle-orm";
import { orm } from "./database/database";
import { people, rateLimits, sessions } from "./database/people";
import { append } from "./events";

/** How many wrong passwords one account takes within the window, wherever they come from. */
const TRIES = 10;
/** In milliseconds. */
const WINDOW = 15 * 60 * 1000;

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
    at: new Date(),
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
  const at = new Date();
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
  const now = new Date();
  const before = new Date(now.getTime() - SEEN);
  if (updatedAt > before) return;
  await orm()
    .update(sessions)
    .set({ updatedAt: now })
    .where(and(eq(sessions.id, id), lte(sessions.updatedAt, before)));
}

/**
 * Counts a try to sign in to an account, whether it exists or not. One statement, so that many tries
 * at once are all counted.
 * @returns whether it may be tried
 */
export async function countTry(email: string): Promise<boolean> {
  const now = Date.now();
  const over = sql`${rateLimits.lastRequest} <= ${now}`;
  // Better Auth sweeps this table by it, a minute later: so it says when the window ends, and stays till then.
  const ends = now + WINDOW;
  const [row] = await orm()
    .insert(rateLimits)
    .values({ id: keyOf(email), key: keyOf(email), count: 1, lastRequest: ends })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${over} then 1 else ${rateLimits.count} + 1 end`,
        lastRequest: sql`case when ${over} then ${ends} else ${rateLimits.lastRequest} end`,
      },
    })
    .returning({ count: rateLimits.count });
  return (row?.count ?? 0) <= TRIES;
}

/** Forgets the tries of an account whose owner has come in. */
export async function forgetTries(email: string): Promise<void> {
  await orm()
    .delete(rateLimits)
    .where(eq(rateLimits.key, keyOf(email)));
}

function keyOf(email: string): string {
  return `account:${createHash("sha256").update(email.trim().toLowerCase()).digest("hex")}`;
}
