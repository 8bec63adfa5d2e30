import "server-only";
import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { orm } from "./database/database";
import { people, rateLimits } from "./database/people";
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
 * Counts a try to sign in to an account, whether it exists or not. One statement, so that many tries
 * at once are all counted.
 * @returns whether it may be tried
 */
export async function countTry(email: string): Promise<boolean> {
  const now = Date.now();
  const fresh = sql`${rateLimits.lastRequest} < ${now - WINDOW}`;
  const [row] = await orm()
    .insert(rateLimits)
    .values({ id: keyOf(email), key: keyOf(email), count: 1, lastRequest: now })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${fresh} then 1 else ${rateLimits.count} + 1 end`,
        lastRequest: sql`case when ${fresh} then ${now} else ${rateLimits.lastRequest} end`,
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
