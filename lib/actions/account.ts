"use server";

import type { Outcome } from "@/lib/model/outcome";
import { outcomeOf } from "@/lib/server/outcome";
import { changePassword, endSession, signOutEverywhere } from "@/lib/server/people/account";
import { textOf } from "@/lib/server/people/given";

/** Changes one's own password and ends one's other sessions. */
export async function changeOwnPassword(current: string, next: string): Promise<Outcome> {
  return outcomeOf(["see"], (person) => changePassword(person, textOf(current), textOf(next)));
}

/** Ends one of one's own sessions. */
export async function endOwnSession(id: string): Promise<Outcome> {
  return outcomeOf(["see"], (person) => endSession(textOf(id), person));
}

/** Ends all of one's own sessions, this one too. */
export async function endOwnSessions(): Promise<Outcome> {
  return outcomeOf(["see"], signOutEverywhere);
}
