import "server-only";
import type { CommandOperation, Target } from "@/lib/model/command";
import { consequencesOf } from "@/lib/model/removal";
import { present, type Room } from "@/lib/model/room";
import { readRoom } from "./rooms";
import { rememberedRoom } from "./watch/kept-rooms";

/**
 * Whether a command ends the conference that it names for others: a removal does, of somebody who ends
 * it on leaving. Twilio is asked only about a conference that nobody looks at.
 * @throws FaultError where nothing is known of the conference, and Twilio does not tell
 */
export async function endsThere(
  operation: CommandOperation,
  { conferenceSid, callSid }: Target,
): Promise<boolean> {
  if (operation !== "removeParticipant") return false;
  const there = present(await newestRoom(conferenceSid));
  const leg = there.find((one) => one.callSid === callSid || one.label === callSid);
  return leg !== undefined && consequencesOf(leg, there).cutOff > 0;
}

/** While Twilio cannot be read, somebody may have to be removed all the same. */
async function newestRoom(conferenceSid: string): Promise<Room> {
  try {
    return await readRoom(conferenceSid);
  } catch (error) {
    const known = rememberedRoom(conferenceSid);
    if (known) return known;
    throw error;
  }
}
