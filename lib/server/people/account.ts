import "server-only";
import { randomUUID } from "node:crypto";
import { and, desc, eq, gt } from "drizzle-orm";
import { headers } from "next/headers";
import { browserInWords } from "@/lib/model/browser-words";
import { type Fault, FaultError, invalid } from "@/lib/model/fault";
import { passwordProblem } from "@/lib/model/password";
import type { Person } from "@/lib/model/person";
import type { Session } from "@/lib/model/session";
import { nowDate } from "../clock";
import { orm } from "../database/database";
import { sessions } from "../database/people";
import { append } from "../record/events";
import { sessionOf } from "./auth";
import { closeLinksTo } from "./invitations";
import { lockPeople } from "./lock";
import { hashOfPassword, isPassword } from "./passwords";
import { notePasswordChanged, passwordOf, setPassword } from "./set-password";
import { countOwnTry, forgetOwnTries } from "./sign-in-tries";

/** Where somebody is signed in, the one that asks first. */
export async function listSessions({ id: personId }: Person): Promise<Session[]> {
  const rows = await orm()
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, personId), gt(sessions.expiresAt, new Date())))
    .orderBy(desc(sessions.updatedAt));
  const current = await currentSessionId();
  return rows
    .map(({ id, userAgent, ipAddress, createdAt, updatedAt }) => ({
      id,
      browser: browserInWords(userAgent ?? ""),
      address: ipAddress ?? "",
      since: createdAt.toISOString(),
      seen: updatedAt.toISOString(),
      current: id === current,
    }))
    .toSorted((one, other) => Number(other.current) - Number(one.current));
}

/** Ends one of somebody's own sessions. One that has ended already is no mistake. */
export async function endSession(id: string, person: Person): Promise<void> {
  await orm().transaction(async (tx) => {
    const [ended] = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, person.id)))
      .returning({ id: sessions.id });
    if (!ended) return;
    const payload = { sessionId: id };
    const key = `session-ended:${id}`;
    await append({ kind: "session-ended", at: nowDate(), person, payload, key }, tx);
  });
}

/** Ends all of somebody's sessions, the one that asks too, and closes links that set their password. */
export async function signOutEverywhere(person: Person): Promise<void> {
  await orm().transaction(async (tx) => {
    await lockPeople(tx);
    await closeLinksTo(person, tx);
    await tx.delete(sessions).where(eq(sessions.userId, person.id));
    const payload = { everywhere: true };
    const key = `sign-out:${randomUUID()}`;
    await append({ kind: "sign-out", at: nowDate(), person, payload, key }, tx);
  });
}

/** Whether somebody signs in with a password; else an OpenID provider answers for them. */
export async function hasPassword({ id }: Person): Promise<boolean> {
  return (await passwordOf(id, orm())) !== null;
}

/**
 * Changes somebody's password, ends their other sessions and closes links that would set another. Wrong tries are counted, so that a browser that was left open is
 * not a place to guess it.
 * @throws FaultError with the field that is wrong
 */
export async function changePassword(person: Person, current: string, next: string): Promise<void> {
  const wrong = passwordProblem(next, person.email);
  if (wrong) throw new FaultError(invalid(wrong, "next"));
  const known = await passwordOf(person.id, orm());
  if (!known) throw new FaultError(none);
  if (!(await countOwnTry(person.id))) throw new FaultError(tooMany);
  if (!(await isPassword({ hash: known.hash, password: current }))) {
    throw new FaultError(invalid("This is not your present password.", "current"));
  }
  await forgetOwnTries(person.id);
  const [hash, session] = await Promise.all([hashOfPassword(next), currentSessionId()]);
  await orm().transaction(async (tx) => {
    await lockPeople(tx);
    await closeLinksTo(person, tx);
    await setPassword(person.id, hash, tx, session);
    await notePasswordChanged(person, tx);
  });
}

async function currentSessionId(): Promise<string | undefined> {
  return (await sessionOf(await headers()))?.session.id;
}

const none: Fault = {
  kind: "conflict",
  message:
    "You have no password here: you sign in elsewhere. An admin can make a link with which you choose one.",
  repeatable: false,
  unsure: false,
};

const tooMany: Fault = {
  kind: "rate-limited",
  message: "There were too many tries. Wait a quarter of an hour, then try again.",
  repeatable: true,
  unsure: false,
};
