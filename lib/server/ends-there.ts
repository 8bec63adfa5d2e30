import "server-only";
import type { CommandOperation, Target } from "@/lib/model/command";
import { FaultError } from "@/lib/model/fault";
import type { Leg } from "@/lib/model/leg";
import type { Participant } from "@/lib/model/participant";
import { consequencesOf } from "@/lib/model/removal";
import { present, type Room } from "@/lib/model/room";
import { readRoom } from "./rooms";
import { twilio } from "./twilio";
import { unlessGone } from "./unless-gone";
import { rememberedRoom } from "./watch/kept-rooms";

/**
 * Whether a command ends the conference that it names for others, as far as the board knows at this
 * moment: a removal does, of somebody who ends it on leaving.
 */
export function endsThere(operation: CommandOperation, target: Target): boolean {
  if (operation !== "removeParticipant") return false;
  const room = rememberedRoom(target.conferenceSid);
  return room !== undefined && wouldEnd(room, target) === true;
}

/**
 * The same asked of Twilio itself, at the last moment: somebody else may have changed it a second ago.
 * While Twilio cannot be read, what the board knows has to do.
 * @throws FaultError where nothing is known, and Twilio does not tell
 */
export async function stillEndsThere(
  operation: CommandOperation,
  target: Target,
): Promise<boolean> {
  const { conferenceSid, callSid } = target;
  if (operation !== "removeParticipant" || callSid === undefined) return false;
  try {
    const participant = await unlessGone(twilio().participants.fetch(conferenceSid, callSid));
    if (!participant?.endConferenceOnExit) return false;
    return cutsOff(participant, rememberedRoom(conferenceSid) ?? (await readRoom(conferenceSid)));
  } catch (error) {
    const room = rememberedRoom(conferenceSid);
    const known = room && wouldEnd(room, target);
    if (known === undefined || !(error instanceof FaultError)) throw error;
    return known;
  }
}

/** Whether a removal would end a room for others; undefined where the room does not have them. */
function wouldEnd(room: Room, { callSid }: Target): boolean | undefined {
  const leg = present(room).find((one) => one.callSid === callSid || one.label === callSid);
  return leg && cutsOff(leg, room);
}

const cutsOff = (leg: Leg | Participant, room: Room): boolean =>
  consequencesOf(leg, present(room)).cutOff > 0;
