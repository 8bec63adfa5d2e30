"use server";

import type { Submitted, Target } from "@/lib/model/command";
import { submit } from "@/lib/server/commands";

/** Dials somebody into a conference. */
export async function createParticipant(
  target: Target,
  options: object,
  commandId: string,
): Promise<Submitted> {
  return submit("createParticipant", target, options, commandId);
}

/** Changes a participant: any of the twelve options that Twilio lets one change. */
export async function updateParticipant(
  target: Target,
  options: object,
  commandId: string,
): Promise<Submitted> {
  return submit("updateParticipant", target, options, commandId);
}

/** Removes a participant from the conference: hangs up its call. */
export async function removeParticipant(
  target: Target,
  options: object,
  commandId: string,
): Promise<Submitted> {
  return submit("removeParticipant", target, options, commandId);
}
