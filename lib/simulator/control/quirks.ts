import { isLive } from "../entities/call";
import type { Participant } from "../entities/participant";
import { endLeg, legOf } from "../lifecycle/leg";
import type { World } from "../world";

/** What has been seen to go wrong with one participant, or might. */
export const quirks = [
  /** Gone, but still listed; changing or removing it is 404. */
  "ghost",
  /** There and talking, but in no list. */
  "unlisted",
  /** Muting and unmuting is answered as if it had worked, and does nothing. */
  "mute-does-not-take",
] as const;
export type Quirk = (typeof quirks)[number];

/** Makes somebody odd, or ordinary again. Throws an Error with a sentence when they cannot be. */
export function setQuirk(world: World, callSid: string, quirk: Quirk | null): void {
  const leg = legOf(world, callSid);
  if (!leg) throw new Error(`No participant has the Call SID ${callSid}.`);
  const { participant, call } = leg;
  if (participant.quirk === "ghost") throw new Error(`${callSid} is a ghost, and stays one.`);
  if (quirk !== "ghost") {
    participant.quirk = quirk;
    return;
  }
  if (!isLive(call) || participant.status !== "connected") {
    throw new Error(`${callSid} has to be in the conference before it can haunt it.`);
  }
  const shade: Participant = { ...participant, quirk: "ghost" };
  endLeg(world, leg, "completed", "left");
  const conference = world.store.conferences.get(shade.conferenceSid);
  if (conference?.status !== "completed") world.store.addParticipant(shade);
}
