"use server";

import type { Outcome } from "@/lib/model/outcome";
import { outcomeOf } from "@/lib/server/outcome";
import { changeRole, removePerson, renewPassword } from "@/lib/server/people/changes";
import { invitationOf, roleOf, textOf } from "@/lib/server/people/given";
import { invite, joinLink, withdraw } from "@/lib/server/people/invitations";

/** Makes a link by which somebody joins. @returns the link, which is shown this once */
export async function invitePerson(email: string, role: string): Promise<Outcome<string>> {
  return outcomeOf(["manage-people"], async (by) =>
    joinLink(await invite(await invitationOf(email, role), by)),
  );
}

/** Makes a link by which somebody sets a new password. @returns the link, which is shown this once */
export async function makePasswordLink(personId: string): Promise<Outcome<string>> {
  return outcomeOf(["manage-people"], async (by) =>
    joinLink(await renewPassword(textOf(personId), by)),
  );
}

/** Closes an invitation that was not used yet. */
export async function withdrawInvitation(id: string): Promise<Outcome> {
  return outcomeOf(["manage-people"], (by) => withdraw(textOf(id), by));
}

/** Gives somebody another role. */
export async function changePersonRole(personId: string, role: string): Promise<Outcome> {
  return outcomeOf(["manage-people"], (by) => changeRole(textOf(personId), roleOf(role), by));
}

/** Takes somebody from the people. */
export async function removePersonFromBoard(personId: string): Promise<Outcome> {
  return outcomeOf(["manage-people"], (by) => removePerson(textOf(personId), by));
}
