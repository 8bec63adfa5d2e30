"use server";

import type { Submitted, Target } from "@/lib/model/command";
import { submit } from "@/lib/server/commands";

/** Ends a conference, or plays an announcement to everybody in it. */
export async function updateConference(
  target: Target,
  options: object,
  commandId: string,
): Promise<Submitted> {
  return submit("updateConference", target, options, commandId);
}
