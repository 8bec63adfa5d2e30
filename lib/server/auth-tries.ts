import "server-only";
import type { BetterAuthOptions } from "better-auth";
import { APIError, getIP } from "better-auth/api";
import { z } from "zod";
import { countTry, forgetTries, type Try } from "./sign-in-tries";
import { noteRefused } from "./sign-ins";

const BY_PASSWORD = "/sign-in/email";

/** What Better Auth's hooks see of a request. */
interface Asked {
  path: string;
  body?: unknown;
  headers?: Headers | undefined;
  context: { options: BetterAuthOptions; newSession: object | null };
}

const body = z.object({ email: z.string() });

/**
 * Counts a try before its password is looked at, and after Better Auth has asked the address's own
 * limit: whom that one stops costs the account nothing.
 */
export async function countSignIn(asked: Asked): Promise<void> {
  if (asked.path !== BY_PASSWORD) return;
  const tried = tryOf(asked);
  if (await countTry(tried)) return;
  await noteRefused(tried.email, "too many tries");
  throw new APIError("TOO_MANY_REQUESTS");
}

/** Forgets the tries of whoever has come in. */
export async function forgetSignIns(asked: Asked): Promise<void> {
  if (asked.path === BY_PASSWORD && asked.context.newSession) await forgetTries(tryOf(asked));
}

function tryOf({ body: said, headers, context: { options } }: Asked): Try {
  const { email } = body.parse(said);
  // Of IPv6 the first half: one connection has all the others.
  return { email, address: (headers && getIP(headers, options)) ?? "" };
}
