import { isLive } from "../entities/call";
import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import { endConference } from "../lifecycle/conference";
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

/** Makes everybody ordinary again. A ghost is ordinary once it is gone; nobody leaves who has left before. */
export function clearQuirks(world: World): void {
  world.exitAloneSticks = true;
  const { store } = world;
  for (const conference of store.conferences.all()) {
    for (const participant of store.participants(conference.sid).all()) {
      if (participant.quirk === "ghost") layToRest(world, conference, participant);
      else participant.quirk = null;
    }
  }
}

function layToRest(world: World, conference: Conference, ghost: Participant): void {
  const { store } = world;
  store.removeParticipant(ghost);
  const isEmpty = store.participants(conference.sid).size === 0;
  if (isEmpty) endConference(world, conference, "last-participant-left", ghost);
}
