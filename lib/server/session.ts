import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { cache } from "react";
import type { OperationName } from "@/lib/catalogue/operations";
import type { Target } from "@/lib/model/command";
import { type Fault, FaultError } from "@/lib/model/fault";
import { may, type Permission, permissions } from "@/lib/model/permission";
import type { Person } from "@/lib/model/person";
import { namesOf } from "./audit/names";
import { nowDate } from "./clock";
import { environment } from "./env";
import { hostRefusal, refusalOf } from "./own-address";
import { sessionOf } from "./people/auth";
import { append } from "./record/events";

/** What a request is about, for the record of a refusal. */
export interface About {
  operation?: OperationName;
  target?: Target | undefined;
}

/**
 * Every action and route asks here first: who is asking, and may they do all of this? Both are read
 * from the database each time, so that a role or a session that is taken away is gone at once.
 * A refusal changes nothing and is on record.
 * @throws FaultError `signed-out` or `forbidden`
 */
export async function authorise(needed: readonly Permission[], about: About = {}): Promise<Person> {
  const asked = await headers();
  const foreign = refusalOf(asked, environment());
  if (foreign) throw new FaultError({ ...refused, kind: "forbidden", message: foreign });

  const person = await personOf(asked);
  const lacking = needed.find((permission) => !person || !may(person.role, permission));
  if (person && !lacking) return person;

  await noteRefusal(person, lacking ?? "see", about);
  if (!person) throw new FaultError(signedOut);
  throw mayNot(person, lacking ?? "see");
}

/** What somebody is told who may not do what they asked for. */
export function mayNot({ role }: Pick<Person, "role">, lacking: Permission): FaultError {
  const message = `You may not ${permissions[lacking]}: you are signed in as ${role}. An admin can change that.`;
  return new FaultError({ ...refused, kind: "forbidden", message });
}

/** For an answer that takes its time: whether whoever asked with these headers may still have it. */
export function stillMay(needed: readonly Permission[], asked: Headers): () => Promise<boolean> {
  return async () => {
    const person = await personOf(asked);
    return person !== null && needed.every((permission) => may(person.role, permission));
  };
}

/** Who looks at this page; null where nobody is signed in, or not under one of the board's names. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const asked = await headers();
  return hostRefusal(asked, environment()) ? null : personOf(asked);
});

async function personOf(asked: Headers): Promise<Person | null> {
  const session = await sessionOf(asked);
  if (!session) return null;
  const { id, name, email, role } = session.user as Person;
  return { id, name, email, role };
}

/** Whoever is not signed in can ask as often as they like: they are noted once a minute. */
function noteRefusal(
  person: Person | null,
  permission: Permission,
  { operation, target }: About,
): Promise<number | null> {
  const at = nowDate();
  const once = person ? randomUUID() : `signed-out:${operation ?? permission}:${minuteOf(at)}`;
  return append({
    kind: "refusal",
    at,
    person,
    payload: { permission, ...(target && { target }) },
    key: `refusal:${once}`,
    operation,
    conferenceSid: target?.conferenceSid,
    callSid: target?.callSid,
    ...(target && namesOf({ operation, target, options: {} })),
  });
}

const minuteOf = (at: Date) => at.toISOString().slice(0, 16);

const refused = { repeatable: true, unsure: false } satisfies Partial<Fault>;

const signedOut: Fault = {
  kind: "signed-out",
  message: "You are signed out. Sign in, then do it again.",
  repeatable: true,
  unsure: false,
};
