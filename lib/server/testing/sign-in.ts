import { createHmac } from "node:crypto";
import type { Person, Role } from "@/lib/model/person";
import { orm } from "../database/database";
import { people } from "../database/people";
import { auth } from "../people/auth";

const HOST = "localhost:3000";

/** What a browser sends from the board's own page before anybody has signed in. */
export const signedOut = { host: HOST, origin: `http://${HOST}` };

/** Somebody of a role, with the headers that their browser sends. Needs a booted process. */
export async function signIn(
  role: Role,
  name: string = role,
): Promise<{
  person: Person;
  headers: Record<string, string>;
}> {
  const person: Person = { id: name, name, email: `${name}@example.com`, role };
  const cookie = (await sessionCookie(person)).join("=");
  return { person, headers: { ...signedOut, cookie } };
}

/** Adds a person, unless they are known, and a session of theirs. @returns its cookie */
export async function sessionCookie(person: Person): Promise<[name: string, value: string]> {
  await orm().insert(people).values(person).onConflictDoNothing();
  const { internalAdapter, authCookies, secret } = await auth().$context;
  const { token } = await internalAdapter.createSession(person.id);
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return [authCookies.sessionToken.name, encodeURIComponent(`${token}.${signature}`)];
}
