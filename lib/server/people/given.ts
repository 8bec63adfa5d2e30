import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { isBlank, unseenProblem, withoutEnds } from "@/lib/catalogue/plain-text";
import { FaultError, invalid } from "@/lib/model/fault";
import { isRole, type Role } from "@/lib/model/person";
import { orm } from "../database/database";
import { people } from "../database/people";

const email = z
  .string()
  .transform(withoutEnds)
  .pipe(z.string().toLowerCase().max(254))
  .pipe(z.email());
const name = z.string().trim().min(1).max(80);

/** An e-mail address that a browser sent, in lower case. @throws FaultError */
export function emailOf(given: unknown): string {
  const { data } = email.safeParse(given);
  if (data === undefined) throw new FaultError(invalid("Give a whole e-mail address.", "email"));
  return data;
}

/** A person's name that a browser sent. @throws FaultError */
export function nameOf(given: unknown): string {
  const { data = "" } = name.safeParse(given);
  const problem = isBlank(data)
    ? "Give your name, in at most 80 characters."
    : unseenProblem(data, "name");
  if (problem) throw new FaultError(invalid(problem, "name"));
  return data;
}

/** A role that a browser sent. @throws FaultError */
export function roleOf(given: unknown): Role {
  if (isRole(given)) return given;
  throw new FaultError(invalid("Choose viewer, supervisor or admin.", "role"));
}

/** An id or a password that a browser sent; what is none, and what no database keeps, is nobody's. */
export const textOf = (given: unknown): string =>
  typeof given === "string" && !given.includes("\0") ? given : "";

/** Who is to be invited. @throws FaultError where they are here already, or a field is wrong */
export async function invitationOf(givenEmail: unknown, givenRole: unknown) {
  const invitation = { email: emailOf(givenEmail), role: roleOf(givenRole) };
  const [known] = await orm()
    .select({ name: people.name })
    .from(people)
    .where(eq(people.email, invitation.email));
  if (!known) return invitation;
  const message = `${known.name} has this address and is here already. Change their role in the list, or make a link for a new password there.`;
  throw new FaultError(invalid(message, "email"));
}
