import "server-only";
import { createHash } from "node:crypto";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { now } from "../clock";
import { orm } from "../database/database";
import { rateLimits } from "../database/people";

/** How many wrong passwords one account takes within the window from one address. */
const FROM_ONE_ADDRESS = 10;
/** And from all of them together: so many that nobody keeps its owner out with one machine. */
const FROM_ALL = 100;
/** In milliseconds. */
const WINDOW = 15 * 60 * 1000;

/** Whose password is tried, and from where. */
export interface Try {
  email: string;
  address: string;
}

/**
 * Counts a try to sign in to an account, whether it exists or not. What one address may not try any
 * more does not count against the account, or that address could close it for everybody.
 * @returns whether it may be tried
 */
export async function countTry({ email, address }: Try): Promise<boolean> {
  if ((await count(keyOf("account", email, address))) > FROM_ONE_ADDRESS) return false;
  return (await count(keyOf("account", email))) <= FROM_ALL;
}

/** Takes back one try that was counted. */
export async function uncountTry({ email, address }: Try): Promise<void> {
  const keys = [keyOf("account", email, address), keyOf("account", email)];
  await orm()
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(and(inArray(rateLimits.key, keys), gt(rateLimits.count, 0)));
}

/** Forgets the tries from where an account's owner has come in; those from elsewhere are not theirs. */
export async function forgetTries({ email, address }: Try): Promise<void> {
  await forget(keyOf("account", email, address));
}

/**
 * Counts a try of somebody who is signed in to say their password. It is counted by itself: who tries
 * to sign in elsewhere keeps nobody from changing theirs.
 * @returns whether it may be tried
 */
export async function countOwnTry(personId: string): Promise<boolean> {
  return (await count(keyOf("person", personId))) <= FROM_ONE_ADDRESS;
}

/** Forgets the tries of somebody who has said their password. */
export async function forgetOwnTries(personId: string): Promise<void> {
  await forget(keyOf("person", personId));
}

/** Counts one more within the window. One statement, so that many at once are all counted. */
async function count(key: string): Promise<number> {
  const at = now();
  // No window ends so late, unless the clock has been put back since: it would keep people out for as long.
  const over = sql`${rateLimits.lastRequest} not between ${at + 1} and ${at + WINDOW}`;
  // Better Auth sweeps this table by it, a minute later: so it says when the window ends, and stays till then.
  const ends = at + WINDOW;
  const [row] = await orm()
    .insert(rateLimits)
    .values({ id: key, key, count: 1, lastRequest: ends })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${over} then 1 else ${rateLimits.count} + 1 end`,
        lastRequest: sql`case when ${over} then ${ends} else ${rateLimits.lastRequest} end`,
      },
    })
    .returning({ count: rateLimits.count });
  return row?.count ?? 0;
}

async function forget(key: string): Promise<void> {
  await orm().delete(rateLimits).where(eq(rateLimits.key, key));
}

function keyOf(kind: "account" | "person", ...whose: string[]): string {
  const text = JSON.stringify(whose.map((one) => one.trim().toLowerCase()));
  return `${kind}:${createHash("sha256").update(text).digest("hex")}`;
}
