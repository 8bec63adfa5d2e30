import "server-only";
import type { BetterAuthOptions } from "better-auth";
import { APIError, getIP } from "better-auth/api";
import { z } from "zod";
import { countTry, forgetTries, type Try, uncountTry } from "./sign-in-tries";
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

/** Takes back a try that could not be made, through no fault of whoever tried. */
export async function uncountSignIn(
  email: string,
  headers: Headers,
  options: BetterAuthOptions,
): Promise<void> {
  await uncountTry({ email, address: addressOf(headers, options) });
}

function tryOf({ body: said, headers, context: { options } }: Asked): Try {
  return { email: body.parse(said).email, address: headers ? addressOf(headers, options) : "" };
}

/** Of IPv6 the first half: one connection has all the others. */
const addressOf = (headers: Headers, options: BetterAuthOptions) => getIP(headers, options) ?? "";
